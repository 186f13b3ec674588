"""`klantcheck feedback`: per rule how often writers rejected its findings or took a rewrite."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import CommandError, SettingsOption, chosen_settings, page_width
from checker.report.terminal import printable

if TYPE_CHECKING:
    from checker.feedback import Tally

NOT_ON = (
    "meldingen worden niet bewaard. Zet in klantcheck.yaml onder feedback een file, bijvoorbeeld file: feedback.jsonl,"
    " of noem het bestand: klantcheck feedback feedback.jsonl"
)
HEADING = ("regel", "klopt niet", "toegepast")

File = Annotated[
    Path | None,
    typer.Argument(metavar="BESTAND", help="Het bestand met meldingen; gewoonlijk dat van de instellingen."),
]
Sentences = Annotated[
    bool, typer.Option("--sentences", help="Toon ook de zinnen, met namen en nummers onleesbaar gemaakt.")
]


def feedback(file: File = None, settings: SettingsOption = None, sentences: Sentences = False) -> None:
    """Show a line for every rule that somebody said or did something about, the most rejected first."""
    from checker.feedback import read_remarks, tallies

    path = file or chosen_settings(settings).feedback.file
    if path is None:
        raise CommandError(NOT_ON)
    found = tallies(read_remarks(path))
    if not found:
        typer.echo("Er is nog niets gemeld.")
        return
    width = min(max(len(tally.rule) for tally in found), page_width() - 25)
    typer.echo(f"{HEADING[0]:{width}}  {HEADING[1]:>10}  {HEADING[2]:>9}")
    for tally in found:
        typer.echo("\n".join(_lines(tally, width, shown=sentences)))


def _lines(tally: "Tally", width: int, *, shown: bool) -> list[str]:
    counts = f"{printable(tally.rule):{width}}  {tally.rejected:10}  {tally.applied:9}"
    return [counts, *(f"    {printable(sentence)}" for sentence in tally.sentences if shown)]
