"""Figures per category and per rule."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from checker.archive.report.database import rows
from checker.archive.report.measures import PER, Rate
from checker.archive.report.model import CategoryFigures, RuleFigures, Sentence
from checker.archive.report.topics import Rulebook
from checker.archive.report.totals import WEIGHT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WORDINGS = 8
"""How many wordings of a category are shown."""
FREQUENT = 0.20
"""From which share of mails a rule is so frequent that somebody should look whether it fits here."""

_CATEGORIES = f"""
SELECT category, count(*), count(DISTINCT mail_id), sum({WEIGHT})::BIGINT FROM hits
GROUP BY category ORDER BY sum({WEIGHT}) DESC, category
"""
_WORDINGS = """
SELECT category, lower(trim(wording)), count(*) FROM hits WHERE trim(wording) <> ''
GROUP BY 1, 2 QUALIFY row_number() OVER (PARTITION BY category ORDER BY count(*) DESC, lower(trim(wording))) <= ?
ORDER BY category, count(*) DESC, 2
"""
_RULES = """
SELECT rule, count(*), count(DISTINCT mail_id), mode(severity ORDER BY severity) FROM hits
GROUP BY rule ORDER BY count(*) DESC, rule
"""
_RULE_WORDINGS = """
SELECT rule, lower(trim(wording)), count(*) FROM hits WHERE trim(wording) <> ''
GROUP BY 1, 2 QUALIFY row_number() OVER (PARTITION BY rule ORDER BY count(*) DESC, lower(trim(wording))) = 1
"""


def read_categories(
    database: "DuckDBPyConnection", rulebook: Rulebook, mails: int, sentences: Mapping[str, Sequence[Sentence]]
) -> list[CategoryFigures]:
    """Return the categories with findings, most to win first."""
    wordings: dict[str, list[tuple[str, int]]] = {}
    for category, wording, count in rows(database, _WORDINGS, (WORDINGS,)):
        wordings.setdefault(category, []).append((wording, count))
    leading = _leading_rules(database)
    return [
        CategoryFigures(
            slug=slug,
            title=rulebook.title(slug),
            why=rulebook.whys.get(slug, ""),
            advice=rulebook.advices.get(leading[slug], ""),
            rate=Rate(mails, findings),
            affected=affected,
            weight=PER * weight / mails,
            wordings=wordings.get(slug, ()),
            sentences=sentences.get(slug, ()),
        )
        for slug, findings, affected, weight in rows(database, _CATEGORIES)
    ]


def read_rules(database: "DuckDBPyConnection", mails: int) -> list[RuleFigures]:
    """Return the rules that hit, most frequent first."""
    wordings = {rule: (wording, count) for rule, wording, count in rows(database, _RULE_WORDINGS)}
    return [
        RuleFigures(
            rule=rule,
            severity=severity,
            rate=Rate(mails, hits),
            affected=affected,
            wording=wordings.get(rule, ("", 0))[0],
            wording_hits=wordings.get(rule, ("", 0))[1],
            frequent=affected >= FREQUENT * mails,
        )
        for rule, hits, affected, severity in rows(database, _RULES)
    ]


def _leading_rules(database: "DuckDBPyConnection") -> dict[str, str]:
    """Return the most frequent rule of each category."""
    found = rows(database, "SELECT category, rule FROM hits GROUP BY 1, 2 ORDER BY count(*), rule DESC")
    return dict(found)
