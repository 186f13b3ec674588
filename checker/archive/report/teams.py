"""Figures per team and per person, with no team so small that it would show a person.

A team with too few people or mails goes into the others. When the others together are still too few, the smallest team
that would be shown joins them: else what is left of the total would give the small team away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.archive.report.database import rows
from checker.archive.report.intervals import Clusters, rate_interval
from checker.archive.report.measures import Rate
from checker.archive.report.model import Group, Teams

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MINIMUM_MAILS = 50
"""From how many mails a team or a person is shown."""
OTHERS = "Overige teams"
UNKNOWN = "Team onbekend"

_SIZES = "SELECT team, count(*), list(DISTINCT agent) FILTER (agent <> '') FROM written GROUP BY team ORDER BY team"
_MAILS = "SELECT {group}, {cluster}, count(*), count(*) FILTER (errors = 0) FROM written GROUP BY ALL ORDER BY ALL"
_HITS = "SELECT {group}, {cluster}, category, count(*) FROM written_hits GROUP BY ALL ORDER BY ALL"
_WEEK = "coalesce(strftime(sent, '%G-W%V'), '')"
_WRITER = f"coalesce(nullif(agent, ''), {_WEEK})"


@dataclass(frozen=True)
class _Size:
    """How large a team, or some together, are."""

    mails: int
    """How many mails they wrote."""
    people: frozenset[str]
    """Who wrote them."""

    def enough(self, minimum: int) -> bool:
        return self.mails >= MINIMUM_MAILS and len(self.people) >= minimum


def read_teams(database: "DuckDBPyConnection", minimum: int) -> Teams:
    """Return the teams of at least so many people."""
    sizes = {team: _Size(mails, frozenset(people or ())) for team, mails, people in rows(database, _SIZES)}
    if not set(sizes) - {""}:
        return Teams((), 0, "In dit archief staat niet welk team een mail schreef.")
    merged = _merged(sizes, minimum)
    if len(merged) == len(sizes):
        reason = f"Geen team is groot genoeg om te tonen: minstens {minimum} schrijvers en {MINIMUM_MAILS} mails."
        return Teams((), 0, reason)
    labels = {team: OTHERS if team in merged else team or UNKNOWN for team in sizes}
    people = {
        label: _together(sizes[team] for team in sizes if labels[team] == label).people for label in labels.values()
    }
    groups = _groups(database, ("team", _WRITER), labels, {label: len(names) for label, names in people.items()})
    shown = sorted(groups, key=lambda group: (group.name == OTHERS, group.name.casefold(), group.name))
    return Teams(shown, len(merged - {""}), "")


def read_people(database: "DuckDBPyConnection") -> list[Group]:
    """Return the people with enough mails, by name."""
    labels = {agent: agent for (agent,) in rows(database, "SELECT DISTINCT agent FROM written WHERE agent <> ''")}
    groups = _groups(database, ("agent", _WEEK), labels, dict.fromkeys(labels, 1))
    enough = [group for group in groups if group.rate.mails >= MINIMUM_MAILS]
    return sorted(enough, key=lambda group: (group.name.casefold(), group.name))


def _merged(sizes: Mapping[str, _Size], minimum: int) -> set[str]:
    """Return the teams that go into the others; all of them when there is no way to show one."""
    merged = {team for team, size in sizes.items() if not size.enough(minimum)}
    left = sorted(set(sizes) - merged, key=lambda team: (sizes[team].mails, team), reverse=True)
    while merged and left and not _together(sizes[team] for team in merged).enough(minimum):
        merged.add(left.pop())
    return merged


def _together(sizes: Iterable[_Size]) -> _Size:
    several = list(sizes)
    return _Size(sum(size.mails for size in several), frozenset().union(*(size.people for size in several)))


def _groups(
    database: "DuckDBPyConnection", by: tuple[str, str], labels: Mapping[str, str], people: Mapping[str, int]
) -> list[Group]:
    """Return the figures of the groups that `labels` makes; `by` is what to group by and what is alike within it."""
    group, cluster = by
    mails: dict[str, dict[str, int]] = {label: {} for label in labels.values()}
    clean = dict.fromkeys(mails, 0)
    hits: dict[str, dict[str, int]] = {label: {} for label in mails}
    categories: dict[str, dict[str, int]] = {label: {} for label in mails}
    for name, writer, count, without_error in rows(database, _MAILS.format(group=group, cluster=cluster)):
        if label := labels.get(name):
            _add(mails[label], writer, count)
            clean[label] += without_error
    for name, writer, category, count in rows(database, _HITS.format(group=group, cluster=cluster)):
        if label := labels.get(name):
            _add(hits[label], writer, count)
            _add(categories[label], category, count)
    return [_group(name, people[name], clean[name], mails[name], hits[name], categories[name]) for name in mails]


def _group(
    name: str,
    people: int,
    without_error: int,
    mails: Mapping[str, int],
    hits: Mapping[str, int],
    categories: Mapping[str, int],
) -> Group:
    clusters = Clusters(list(mails.values()), [hits.get(writer, 0) for writer in mails])
    rate = Rate(sum(mails.values()), sum(hits.values()))
    return Group(name, people, rate, without_error, rate_interval(clusters), categories)


def _add(counts: dict[str, int], name: str, count: int) -> None:
    counts[name] = counts.get(name, 0) + count
