"""The archive as a whole: what was read, how much was found, and what goes well."""

from typing import TYPE_CHECKING

from checker.archive.report.database import rows
from checker.archive.report.measures import Rate
from checker.archive.report.model import PlusFigures, ReplyTemplate, Totals, Unreadable
from checker.archive.report.topics import Rulebook

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

WEIGHTS = {"error": 3, "warning": 2, "suggestion": 1}
"""How bad a finding is, for what to practise first."""
WEIGHT = "CASE severity " + " ".join(f"WHEN '{name}' THEN {weight}" for name, weight in WEIGHTS.items()) + " END"

_TOTALS = """
SELECT count(*), (SELECT count(*) FROM mails WHERE status = 'checked'),
       count(*) FILTER (is_template), coalesce(sum(reach), 0)::BIGINT,
       count(DISTINCT agent) FILTER (agent <> ''), min(sent)::DATE, max(sent)::DATE,
       count(*) FILTER (sent IS NULL), count(*) FILTER (errors = 0)
FROM counted
"""
_PLUS = """
SELECT category, count(DISTINCT mail_id) FROM plus_points JOIN counted USING (mail_id)
GROUP BY category ORDER BY count(DISTINCT mail_id) DESC, category
"""
_TEMPLATES = f"""
SELECT mail_id, counted.opening, counted.reach, category, count(*), sum({WEIGHT})::BIGINT
FROM hits JOIN counted USING (mail_id) WHERE counted.is_template
GROUP BY ALL ORDER BY mail_id, count(*) DESC, category
"""
_UNREAD = """
SELECT reason, count(*), min(concat_ws(': ', source, nullif(place, ''))) FROM unread
GROUP BY reason ORDER BY count(*) DESC, reason
"""


def read_totals(database: "DuckDBPyConnection") -> Totals:
    """Return the figures of the archive as a whole."""
    mails, read, templates, copies, people, first, last, undated, without_error = rows(database, _TOTALS)[0]
    return Totals(
        mails=mails,
        read=read,
        templates=templates,
        copies=copies,
        people=people,
        first=first,
        last=last,
        undated=undated,
        severities=dict(rows(database, "SELECT severity, count(*) FROM hits GROUP BY severity ORDER BY severity")),
        without_error=without_error,
        statuses=dict(
            rows(database, "SELECT status, count(*) FROM mails GROUP BY status ORDER BY count(*) DESC, status")
        ),
    )


def read_plus(database: "DuckDBPyConnection", rulebook: Rulebook, mails: int) -> list[PlusFigures]:
    """Return what goes well, most frequent first; a mail counts once for each kind."""
    return [
        PlusFigures(rulebook.plus_title(name), rulebook.plus_message(name), Rate(mails, found))
        for name, found in rows(database, _PLUS)
    ]


def read_templates(database: "DuckDBPyConnection") -> list[ReplyTemplate]:
    """Return the reply templates with findings, those that did most harm first."""
    found: dict[str, list[tuple[str, int, str, int, int]]] = {}
    for mail, *rest in rows(database, _TEMPLATES):
        found.setdefault(mail, []).append(tuple(rest))
    templates = [_template(lines) for lines in found.values()]
    return sorted(templates, key=lambda one: (-one.mails * one.weight, one.opening))


def _template(lines: list[tuple[str, int, str, int, int]]) -> ReplyTemplate:
    opening, reach, *_ = lines[0]
    return ReplyTemplate(
        opening=opening or "",
        mails=reach,
        rate=Rate(1, sum(count for _, _, _, count, _ in lines)),
        categories={category: count for _, _, category, count, _ in lines},
        weight=sum(weight for *_, weight in lines),
    )


def read_unread(database: "DuckDBPyConnection") -> list[Unreadable]:
    """Return why things could not be read, most frequent first."""
    return [Unreadable(reason or "", count, example or "") for reason, count, example in rows(database, _UNREAD)]
