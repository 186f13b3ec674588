"""`klantcheck report` and `klantcheck exercise`: make something to train from of the results of a run."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import CommandError, SettingsOption, chosen_settings, needs
from checker.report.terminal import printable

if TYPE_CHECKING:
    from checker.archive.report.measures import Event
    from checker.archive.report.model import Results

EXTRA = {"duckdb", "fsspec", "jinja2", "markupsafe", "vl_convert", "xlsxwriter"}
REPORT, WORKBOOK, SHEETS = "rapport.html", "rapport.xlsx", "rapport-csv"

Folder = Annotated[
    str, typer.Argument(metavar="MAP", help="De map of URL die klantcheck archive met --out heeft gemaakt.")
]
Events = Annotated[
    list[str] | None,
    typer.Option(
        "--event",
        metavar="DATUM=WAT",
        help='Vergelijk de mails voor en na een dag, zoals 2026-09-15="training vage beloften" (mag vaker).',
    ),
]
Csv = Annotated[bool, typer.Option("--csv", help=f"Schrijf de cijfers ook als CSV-bestanden, in {SHEETS}.")]
Xlsx = Annotated[bool, typer.Option("--xlsx", help=f"Schrijf de cijfers ook als werkmap: {WORKBOOK}.")]
CategoryName = Annotated[
    str, typer.Option("--category", metavar="CATEGORIE", help="Waarmee geoefend wordt, zoals vage-termijn.")
]
HowMany = Annotated[int, typer.Option("--sentences", metavar="AANTAL", min=1, max=100, help="Met hoeveel zinnen.")]


def report(
    folder: Folder, events: Events = None, csv: Csv = False, xlsx: Xlsx = False, settings: SettingsOption = None
) -> None:
    """Write the report beside the results, and say where it is and what it comes to."""
    chosen, days = chosen_settings(settings), [_event(text) for text in events or ()]
    with needs("archive", EXTRA):
        from checker.archive.report.page import report_page
        from checker.archive.report.places import place
        from checker.archive.report.results import read_results
        from checker.archive.report.topics import read_rulebook

        with place(folder) as where:
            results = read_results(where.results, read_rulebook(chosen.rules.extra), chosen.archive, days)
            _write(where.made / REPORT, report_page(results, chosen.archive.minimum_group))
            made = [REPORT, *_sheets(results, where.made, csv=csv, xlsx=xlsx)]
    _say(folder, results, made)


def exercise(folder: Folder, category: CategoryName, sentences: HowMany = 8, settings: SettingsOption = None) -> None:
    """Write an exercise sheet beside the results, and say where it is."""
    chosen = chosen_settings(settings)
    with needs("archive", EXTRA):
        from checker.archive.report.exercise import exercise_page
        from checker.archive.report.places import place
        from checker.archive.report.topics import read_rulebook

        with place(folder) as where:
            page = exercise_page(where.results, category, read_rulebook(chosen.rules.extra), sentences)
            name = f"oefenblad-{category}.html"
            _write(where.made / name, page)
    typer.echo(f"Oefenblad: {_under(folder, name)}")


def _event(text: str) -> "Event":
    """Return an event from `2026-09-15=training`; raises CommandError when the day is none."""
    from checker.archive.report.measures import Event

    day, _, label = text.partition("=")
    try:
        return Event(date.fromisoformat(day.strip()), label.strip())
    except ValueError as error:
        raise CommandError(f'--event: ‘{day}’ is geen datum; schrijf het als 2026-09-15="training".') from error


def _sheets(results: "Results", folder: Path, *, csv: bool, xlsx: bool) -> Iterator[str]:
    """Write the figures as sheets where that was asked, and give the names of what was written."""
    from checker.archive.report.sheets import sheets, write_csv, write_workbook

    found = sheets(results) if csv or xlsx else []
    with _writing(folder):
        if csv:
            write_csv(found, folder / SHEETS)
            yield SHEETS
        if xlsx:
            write_workbook(found, folder / WORKBOOK, results.totals.last)
            yield WORKBOOK


def _write(path: Path, page: str) -> None:
    with _writing(path):
        path.write_text(page, encoding="utf-8", newline="\n")


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Turn what stops us from writing into a CommandError."""
    try:
        yield
    except OSError as error:
        raise CommandError(f"{path}: hier is niet te schrijven ({error.strerror}).") from error


def _say(folder: str, results: "Results", made: list[str]) -> None:
    from checker.archive.report.wording import conclusion, counted, what_happened

    typer.echo(printable(f"{counted(results.totals)}."))
    for one in results.comparisons:
        typer.echo(printable(f"{what_happened(one)}: {conclusion(one)}"))
    for name in made:
        typer.echo(f"Gemaakt: {_under(folder, name)}")


def _under(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}"
