"""What the commands share: options, exit codes, the settings in force and the page that is written on."""

import os
import shutil
import sys
from collections.abc import Iterator, Set
from contextlib import contextmanager
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.errors import CheckerError, SettingsError
from checker.report.terminal import Page

if TYPE_CHECKING:
    from checker.hook.policy import Policy
    from checker.settings import Settings

SETTINGS_FILE = Path("klantcheck.yaml")
MIN_WIDTH, MAX_WIDTH = 40, 100

SettingsOption = Annotated[
    Path | None, typer.Option("--settings", metavar="BESTAND", help="Lees de instellingen uit dit bestand.")
]
PolicyOption = Annotated[
    Path | None, typer.Option("--policy", metavar="BESTAND", help="Lees uit dit bestand wat er met een mail gebeurt.")
]


class ExitCode(IntEnum):
    """How a command ends."""

    CLEAN = 0
    FOUND = 1
    BAD_INPUT = 2
    INTERRUPTED = 130


class CommandError(CheckerError):
    """The command was given something that it cannot work with."""


@contextmanager
def needs(extra: str, modules: Set[str], what: str = "hiervoor") -> Iterator[None]:
    """Turn a missing library of an extra into a CommandError with what to install; any other is a fault of ours."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in modules:
            raise
        raise CommandError(f"{what} is meer nodig. Installeer dat met: pip install 'klantcheck[{extra}]'") from error


def choice(option: str, value: str, allowed: tuple[str, ...]) -> str:
    """Return the value of an option; raises CommandError when it is none of those allowed."""
    if value not in allowed:
        raise CommandError(f"{option}: kies uit {', '.join(allowed)}; ‘{value}’ kan niet.")
    return value


def moment(value: str | None) -> datetime | None:
    """Return an ISO moment in the sender's own time; raises CommandError when it is none."""
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None) if value else None
    except ValueError as error:
        raise CommandError(f"--now: ‘{value}’ is geen tijdstip; schrijf het als 2026-11-20T10:00.") from error


def chosen_settings(path: Path | None, model: str | None = None) -> "Settings":
    """Return the settings of a file, or of `klantcheck.yaml` in the current folder, or else the defaults.

    Raises SettingsError when the file cannot be used.
    """
    from checker.settings import Settings, read_settings

    if path and not path.is_file():
        raise SettingsError(f"{path}: dit instellingenbestand bestaat niet.")
    if path is None and SETTINGS_FILE.is_file():
        path = SETTINGS_FILE
    settings = read_settings(path) if path else Settings()
    return settings.model_copy(update={"model": model}) if model else settings


def chosen_hook_policy(path: Path | None) -> "Policy":
    """Return the policy of a file, or else the default one; raises SettingsError when the file cannot be used."""
    from checker.hook.policy import Policy, read_policy

    return read_policy(path) if path else Policy()


def page_width() -> int:
    """Return how many cells wide our text may be."""
    return min(max(shutil.get_terminal_size((MAX_WIDTH, 24)).columns, MIN_WIDTH), MAX_WIDTH)


def page() -> Page:
    """Return the page that standard output is: with colours on a terminal, unless NO_COLOR says no."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Page(page_width(), colour=sys.stdout.isatty() and not plain)
