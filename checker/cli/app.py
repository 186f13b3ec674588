"""The commands of `klantcheck`, and the one place where what goes wrong becomes a line for the user."""

import io
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from checker.cli.archive import archive
from checker.cli.check import check
from checker.cli.dutch import DutchCommand, DutchGroup, UsageError, in_dutch
from checker.cli.feedback import feedback
from checker.cli.hook import hook, milter
from checker.cli.options import ExitCode
from checker.cli.report import exercise, report
from checker.cli.rules import explain, lint_rules, list_rules, print_guide, print_schema, try_rules
from checker.cli.serve import serve
from checker.errors import CheckerError
from checker.report.terminal import printable

_CHECK_EPILOG = (
    "Staat er een klantcheck.yaml in deze map, dan gelden de instellingen daarin. "
    "Afloop: 0 = niets aan te merken, 1 = er is iets gevonden, 2 = de vraag, de instellingen of de tekst kloppen niet."
)

_HOOK_EPILOG = (
    "Afloop: 0 = de mail mag door, 1 = hij mag door maar er is iets gevonden, 69 = niet te controleren, "
    "75 = vasthouden of later opnieuw, 77 = niet versturen."
)

app = typer.Typer(cls=DutchGroup, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
rules_app = typer.Typer(cls=DutchGroup, add_completion=False, rich_markup_mode=None)
VersionOption = Annotated[bool, typer.Option("--version", help="Toon welke versie dit is.")]


@app.callback(
    invoke_without_command=True,
    help="Controleer klantmail: wat kost vertrouwen, waarom, en wat staat er beter?",
    epilog="Begin met: klantcheck check mail.txt",
)
def start(context: typer.Context, show_version: VersionOption = False) -> None:
    """Show the version, or the help when no command is given."""
    if show_version:
        typer.echo(f"klantcheck {_version()}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


@rules_app.callback(invoke_without_command=True, help="Bekijk, controleer en beproef mappen met regels.")
def start_rules(context: typer.Context) -> None:
    """Show the help when no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.command("check", cls=DutchCommand, help="Controleer een of meer mails.", epilog=_CHECK_EPILOG)(check)
app.command("explain", cls=DutchCommand, help="Leg een regel of categorie uit, met voorbeelden.")(explain)
app.command("serve", cls=DutchCommand, help="Start de webpagina op deze computer.")(serve)
app.command("hook", cls=DutchCommand, help="Beoordeel een mail vlak voor het versturen.", epilog=_HOOK_EPILOG)(hook)
app.command("milter", cls=DutchCommand, help="Beoordeel mail voor Postfix of Sendmail.")(milter)
app.command("feedback", cls=DutchCommand, help="Toon per regel hoe vaak schrijvers hem afwezen of volgden.")(feedback)
app.command("archive", cls=DutchCommand, help="Controleer een archief van verstuurde mail.")(archive)
app.command("report", cls=DutchCommand, help="Maak een rapport voor trainers van gecontroleerde mails.")(report)
app.command("exercise", cls=DutchCommand, help="Maak een oefenblad van zinnen uit gecontroleerde mails.")(exercise)
app.add_typer(rules_app, name="rules")
rules_app.command("list", cls=DutchCommand, help="Toon alle regels.")(list_rules)
rules_app.command("lint", cls=DutchCommand, help="Controleer of de regels in een map goed geschreven zijn.")(lint_rules)
rules_app.command("test", cls=DutchCommand, help="Beproef de voorbeelden in de regels van een map.")(try_rules)
rules_app.command("guide", cls=DutchCommand, help="Maak van de regels een schrijfwijzer om te lezen.")(print_guide)
rules_app.command("schema", cls=DutchCommand, help="Toon het JSON Schema van regelbestanden, voor editors.")(
    print_schema
)


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 clean, 1 findings, 2 a usage, settings or input error."""
    _never_fail_on_characters()
    try:
        return int(app(args, prog_name="klantcheck", standalone_mode=False) or 0)
    except CheckerError as error:
        problem = str(error)
    except UsageError as error:
        problem = in_dutch(error)
    except (typer.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    typer.echo(f"klantcheck: {printable(problem)}", err=True)
    return ExitCode.BAD_INPUT


def _never_fail_on_characters() -> None:
    """Let a terminal that is not UTF-8 show a question mark instead of stopping us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("klantcheck")
    except PackageNotFoundError:
        return "(niet geïnstalleerd)"
