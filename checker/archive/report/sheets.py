"""The figures of a report as sheets: CSV files for programs, one workbook for people."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from checker.archive.report.measures import Difference, Interval
from checker.archive.report.model import Group, Results
from checker.archive.report.wording import STATUSES, verdict

Cell = str | int | float | date | None
EXACT = 2
"""How many decimals a rate has in a sheet."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sheet:
    """A table with a name."""

    name: str
    """Its name, fit for a file and for a tab."""
    heads: Sequence[str]
    """The names of its columns."""
    rows: Sequence[Sequence[Cell]]
    """Its rows."""


def sheets(results: Results) -> list[Sheet]:
    """Return every table of a report; those about persons only when the report shows them."""
    titles = {category.slug: category.title for category in results.categories}
    people = [Sheet("personen", _GROUP, list(map(_group, results.people)))] if results.people else []
    return [
        Sheet("totaal", ("wat", "aantal"), list(_totals(results))),
        Sheet("weken", ("week van", "categorie", "mails", "punten"), list(_weeks(results))),
        Sheet("voor-en-na", _CHANGE, list(_changes(results))),
        Sheet("teams", _GROUP, list(map(_group, results.teams.shown))),
        Sheet("teams-per-onderwerp", ("team", "categorie", "mails", "punten", "per 100 mails"), list(_spread(results))),
        *people,
        Sheet("onderwerpen", _CATEGORY, list(_categories(results))),
        Sheet("woorden", ("categorie", "woorden", "punten"), list(_wordings(results))),
        Sheet("regels", ("regel", "soort", "punten", "mails", "meest gevonden", "daarvan"), list(_rules(results))),
        Sheet("zinnen", ("categorie", "regel", "soort", "woorden", "zin", "liever"), list(_sentences(results))),
        Sheet("standaardantwoorden", ("begint met", "mails", "categorie", "punten"), list(_templates(results, titles))),
        Sheet("pluspunten", ("pluspunt", "mails", "per 100 mails"), list(_plus(results))),
        Sheet(
            "niet-gelezen",
            ("reden", "aantal", "bijvoorbeeld"),
            [(one.reason, one.count, one.example) for one in results.unread],
        ),
    ]


def write_csv(found: Sequence[Sheet], folder: Path) -> None:
    """Write every sheet as a CSV file in a folder; an apostrophe keeps a text from being run as a formula."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in found:
        with (folder / f"{sheet.name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([sheet.heads, *([_harmless(cell) for cell in row] for row in sheet.rows)])


def write_workbook(found: Sequence[Sheet], path: Path, made: date | None) -> None:
    """Write the sheets as one workbook, dated the day that is given; texts stay texts, whatever they begin with."""
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "d mmm yyyy"}
    with Workbook(str(path), options) as book:
        book.set_properties({"created": datetime.combine(made or date(2000, 1, 1), time())})
        bold = book.add_format({"bold": True})
        for sheet in found:
            tab = book.add_worksheet(sheet.name)
            tab.write_row(0, 0, sheet.heads, bold)
            for number, row in enumerate(sheet.rows, start=1):
                tab.write_row(number, 0, row)
            tab.freeze_panes(1, 0)
            tab.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)
            tab.autofit(500)


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RISKY) else cell


_GROUP = ("naam", "schrijvers", "mails", "punten", "per 100 mails", "vanaf", "tot", "mails zonder fout")
_CHANGE = (
    *("gebeurtenis", "datum", "categorie", "mails voor", "punten voor", "mails na", "punten na"),
    *("verschil per 100 mails", "vanaf", "tot", "wat dat zegt"),
)
_CATEGORY = ("categorie", "onderwerp", "punten", "mails", "per 100 mails", "gewogen per 100 mails")
ALL = "alles"


def _totals(results: Results) -> Iterator[tuple[Cell, ...]]:
    totals = results.totals
    yield "mails nagekeken", totals.read
    yield "mails die tellen", totals.mails
    yield "standaardantwoorden", totals.templates
    yield "schrijvers", totals.people
    yield "mails zonder fout", totals.without_error
    yield "punten", totals.rate.findings
    yield "punten per 100 mails", _exact(totals.rate.per_hundred)
    yield from ((f"soort: {severity}", found) for severity, found in totals.severities.items())
    yield from ((f"archief: {STATUSES.get(status, status)}", found) for status, found in totals.statuses.items())


def _weeks(results: Results) -> Iterator[tuple[Cell, ...]]:
    for week in results.weeks:
        yield week.monday, ALL, week.mails, week.findings
        yield from ((week.monday, slug, week.mails, found) for slug, found in sorted(week.categories.items()))


def _changes(results: Results) -> Iterator[tuple[Cell, ...]]:
    for one in results.comparisons:
        for slug, found in ((ALL, one.total), *sorted(one.categories.items())):
            yield (one.event.label, one.event.day, slug, *_change(found))


def _change(found: Difference) -> tuple[Cell, ...]:
    before, after = found.before, found.after
    counts = (before.mails, before.findings, after.mails, after.findings)
    return (*counts, _exact(found.change), *_ends(found.interval), verdict(found))


def _group(group: Group) -> tuple[Cell, ...]:
    rate = group.rate
    counts = (group.name, group.people, rate.mails, rate.findings, _exact(rate.per_hundred))
    return (*counts, *_ends(group.interval), group.without_error)


def _spread(results: Results) -> Iterator[tuple[Cell, ...]]:
    for group in results.teams.shown:
        for slug, found in sorted(group.categories.items()):
            yield group.name, slug, group.rate.mails, found, _exact(100 * found / group.rate.mails)


def _categories(results: Results) -> Iterator[tuple[Cell, ...]]:
    for one in results.categories:
        rates = (_exact(one.rate.per_hundred), _exact(one.weight))
        yield (one.slug, one.title, one.rate.findings, one.affected, *rates)


def _wordings(results: Results) -> Iterator[tuple[Cell, ...]]:
    return ((one.slug, words, found) for one in results.categories for words, found in one.wordings)


def _rules(results: Results) -> Iterator[tuple[Cell, ...]]:
    for one in results.rules:
        yield one.rule, one.severity, one.rate.findings, one.affected, one.wording, one.wording_hits


def _sentences(results: Results) -> Iterator[tuple[Cell, ...]]:
    for category in results.categories:
        for one in category.sentences:
            yield category.slug, one.rule, one.severity, one.wording, one.text, one.rewritten


def _templates(results: Results, titles: dict[str, str]) -> Iterator[tuple[Cell, ...]]:
    for one in results.templates:
        yield from ((one.opening, one.mails, titles.get(slug, slug), found) for slug, found in one.categories.items())


def _plus(results: Results) -> Iterator[tuple[Cell, ...]]:
    return ((one.title, one.rate.findings, _exact(one.rate.per_hundred)) for one in results.plus)


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return (_exact(interval.low), _exact(interval.high)) if interval else (None, None)


def _exact(number: float) -> float:
    return round(number, EXACT)
