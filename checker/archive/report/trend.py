"""The trend: findings per week, and what changed after an event.

Only mails that people wrote count here, and only those with a date: a reply template says nothing about a week.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from checker.archive.report.database import rows
from checker.archive.report.intervals import MINIMUM_CLUSTERS, Clusters, change_interval
from checker.archive.report.measures import Comparison, Difference, Event, Rate, Week

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ALL = ""
"""Stands where a category does, for all findings together."""
_WEEK = "date_trunc('week', sent)::DATE"
_WEEKLY_MAILS = f"SELECT {_WEEK}, count(*) FROM written WHERE sent IS NOT NULL GROUP BY 1 ORDER BY 1"
_WEEKLY_HITS = (
    f"SELECT {_WEEK}, category, count(*) FROM written_hits WHERE sent IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2"
)
_BY_WEEK = "strftime(sent, '%G-W%V')"
_BY_AGENT = f"coalesce(nullif(agent, ''), {_BY_WEEK})"
_PERIOD = "FROM {table} WHERE sent >= ? AND sent < ? GROUP BY ALL ORDER BY ALL"

Counts = Mapping[str, Mapping[str, int]]
"""By category (ALL for all together), by cluster."""


def read_weeks(database: "DuckDBPyConnection") -> list[Week]:
    """Return the weeks in which mail was written, in order."""
    found: dict[date, dict[str, int]] = {}
    for monday, category, count in rows(database, _WEEKLY_HITS):
        found.setdefault(monday, {})[category] = count
    return [
        Week(monday, mails, sum(found.get(monday, {}).values()), found.get(monday, {}))
        for monday, mails in rows(database, _WEEKLY_MAILS)
    ]


def read_comparisons(database: "DuckDBPyConnection", events: Iterable[Event]) -> list[Comparison]:
    """Return what changed at each event, against the time up to the event before it and the one after it."""
    ordered = sorted(events, key=lambda event: (event.day, event.label))
    days = [None, *(event.day for event in ordered), None]
    cluster = _cluster(database)
    return [_comparison(database, cluster, event, days[place], days[place + 2]) for place, event in enumerate(ordered)]


def _comparison(
    database: "DuckDBPyConnection", cluster: str, event: Event, since: date | None, until: date | None
) -> Comparison:
    day = timedelta(days=1)
    before = _counts(database, cluster, since + day if since else date.min, event.day)
    after = _counts(database, cluster, event.day + day, until or date.max)
    found = sorted({*before[1], *after[1]} - {ALL})
    differences = {name: _difference(before, after, name) for name in (ALL, *found)}
    return Comparison(event, since, until, differences.pop(ALL), differences)


def _cluster(database: "DuckDBPyConnection") -> str:
    """Return what keeps alike mails together: their writer, or their week where too few writers are known."""
    known = rows(database, "SELECT count(DISTINCT agent) FROM written WHERE agent <> '' AND sent IS NOT NULL")[0][0]
    return _BY_AGENT if known >= MINIMUM_CLUSTERS else _BY_WEEK


def _counts(database: "DuckDBPyConnection", cluster: str, start: date, end: date) -> tuple[Mapping[str, int], Counts]:
    """Return the mails by cluster, and the findings by category and cluster, of [start, end)."""
    mails = dict(rows(database, f"SELECT {cluster}, count(*) {_PERIOD.format(table='written')}", (start, end)))
    found: dict[str, dict[str, int]] = {ALL: {}}
    query = f"SELECT {cluster}, category, count(*) {_PERIOD.format(table='written_hits')}"
    for name, category, count in rows(database, query, (start, end)):
        found.setdefault(category, {})[name] = count
        found[ALL][name] = found[ALL].get(name, 0) + count
    return mails, found


def _difference(
    before: tuple[Mapping[str, int], Counts], after: tuple[Mapping[str, int], Counts], category: str
) -> Difference:
    names = sorted({*before[0], *after[0]})
    old, new = (
        Clusters([mails.get(name, 0) for name in names], [found.get(category, {}).get(name, 0) for name in names])
        for mails, found in (before, after)
    )
    return Difference(_rate(old), _rate(new), change_interval(old, new))


def _rate(group: Clusters) -> Rate:
    return Rate(sum(group.mails), sum(group.findings))
