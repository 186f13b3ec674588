"""Where the marks stand: a draft cut into stretches that are marked alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.report.model import Finding

WORST_FIRST = ("error", "warning", "suggestion")


@dataclass(frozen=True)
class Stretch:
    """Some text of the draft, and what it is marked with."""

    text: str
    """The text."""
    finding: Finding | None
    """The finding that marks it, the most severe where several do; None when nothing does."""
    number: int
    """The number of that finding in the report, from 1; 0 when nothing marks the text."""
    first: bool
    """Whether the finding begins here; a finding that others overlap is cut in several stretches."""


def stretches(text: str, findings: Sequence[Finding]) -> Iterator[Stretch]:
    """Cut a text at every start and end of a finding."""
    borders = {0, len(text), *(finding.start for finding in findings), *(finding.end for finding in findings)}
    seen = {0}
    for start, end in pairwise(sorted(borders)):
        number = _worst(start, end, findings)
        yield Stretch(text[start:end], findings[number - 1] if number else None, number, number not in seen)
        seen.add(number)


def _worst(start: int, end: int, findings: Sequence[Finding]) -> int:
    covering = [number for number, finding in enumerate(findings, 1) if finding.start <= start and end <= finding.end]
    return min(covering, key=lambda number: WORST_FIRST.index(findings[number - 1].severity), default=0)
