"""`klantcheck check`: check drafts and mail messages."""

import json
import sys
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from checker.cli.options import CommandError, ExitCode, SettingsOption, choice, chosen_settings, moment, page
from checker.cli.sources import Source, read_source, source_names, spoken_name
from checker.errors import MailError
from checker.memory import loading_for_good
from checker.report.terminal import printable, terminal_report
from checker.starting import import_spacy

if TYPE_CHECKING:
    from checker.flow import Checker
    from checker.report.model import Report
    from checker.settings import Settings

FORMATS = ("text", "json")
SEVERITIES = ("error", "warning", "suggestion")
FAIL_ON = (*SEVERITIES, "never")

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="BESTAND", help="Tekst of mail (.txt, .eml). Een - leest wat binnenkomt door een pijp."),
]
Format = Annotated[str, typer.Option("--format", metavar="VORM", help="Om te lezen (text) of als gegevens (json).")]
Fix = Annotated[bool, typer.Option("--fix", help="Toon alleen de tekst zelf, met elke veilige herschrijving er al in.")]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="ERNST",
        help="Vanaf welke ernst de afloop 1 is: error (kost vertrouwen), warning (let op; zo staat het), "
        "suggestion (tip) of never (nooit).",
    ),
]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAAM", help="Lees met deze taalpijplijn, zoals nl_core_news_sm.")
]
Now = Annotated[
    str | None, typer.Option("--now", metavar="TIJDSTIP", help="Reken alsof het nu zo laat is, zoals 2026-11-20T10:00.")
]


def check(
    files: Files = None,
    output: Format = "text",
    fix: Fix = False,
    fail_on: FailOn = "warning",
    settings: SettingsOption = None,
    model: Model = None,
    now: Now = None,
) -> None:
    """Check every source, print what comes of it and exit with the worst status."""
    names = source_names(files or [])
    as_json = choice("--format", output, FORMATS) == "json"
    if fix and (as_json or len(names) > 1):
        raise CommandError("--fix toont één tekst: geef één bestand, zonder --format json.")
    desk = _Desk(
        settings=chosen_settings(settings, model),
        now=moment(now),
        fatal=_fatal(choice("--fail-on", fail_on, FAIL_ON)),
        output="fix" if fix else "json" if as_json else "text",
        several=len(names) > 1,
    )
    raise typer.Exit(max([desk.handle(name) for name in names]))


def _fatal(fail_on: str) -> tuple[str, ...]:
    """Return the severities that make the command fail."""
    return SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()


@dataclass
class _Desk:
    """Handles one source after another; the checker is loaded when the first can be read."""

    settings: "Settings"
    now: datetime | None
    fatal: tuple[str, ...]
    output: Literal["text", "json", "fix"]
    several: bool

    @cached_property
    def checker(self) -> "Checker":
        """The checker."""
        with loading_for_good():
            import_spacy()
            from checker.flow import Checker

            return Checker(self.settings)

    def handle(self, name: str) -> ExitCode:
        """Check a source, print what comes of it and return its exit code."""
        try:
            source = read_source(name)
            report = self._show(source.name, self._report(source))
        except MailError as error:
            typer.echo(f"klantcheck: {printable(spoken_name(name))}: {error}", err=True)
            return ExitCode.BAD_INPUT
        found = any(finding.severity in self.fatal for finding in report.findings)
        return ExitCode.FOUND if found else ExitCode.CLEAN

    def _report(self, source: Source) -> "Report":
        from checker.draft.text import decode

        if source.is_mail:
            return self.checker.check_mail(source.raw, now=self.now)
        text = decode(source.raw)
        return self.checker.check(text, now=self.now)

    def _show(self, name: str, report: "Report") -> "Report":
        """Print a report, or the text with its safe rewrites; return the report on what was printed."""
        if self.output == "fix":
            fixed = report.apply()
            _write(fixed, "\n" if sys.stdout.isatty() and not fixed.endswith("\n") else "")
            return self.checker.check(fixed, now=self.now)
        if self.output == "json":
            named = {"file": name} if self.several else {}
            _write(json.dumps({**named, **report.to_dict()}, ensure_ascii=False), "\n")
        else:
            typer.echo(terminal_report(report, name, page()) + ("\n" if self.several else ""))
        return report


def _write(text: str, end: str) -> None:
    """Write a text as UTF-8 whatever the terminal speaks, with its own line ends."""
    typer.echo(f"{text}{end}".encode(errors="replace"), nl=False)
