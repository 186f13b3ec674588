"""The named constructions that rule files can refer to."""

from checker.findings.constructions.base import Construction

CONSTRUCTIONS: dict[str, Construction] = {}
