"""A job: one upload, in a folder of its own that only this user of the machine can read."""

import os
import shutil
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from checker.settings import Settings

REPORT, WORKBOOK = "rapport.html", "rapport.xlsx"
LOOK = 0.2
"""Seconds between two looks of a job's supervisor."""
PATIENCE = 5.0
"""Seconds that a supervisor gets to stop what it does."""
DEAD = 60.0
"""After how many seconds of silence a job has nobody left who looks after it."""
STOPPED = "Het nakijken is onverwacht gestopt, misschien door te weinig geheugen. Probeer het met een kleiner deel."


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Asked(_Shape):
    """What a trainer asked for."""

    name: str
    """The name of the file in the job's folder."""
    title: str
    """The name of the file as the trainer knows it."""
    settings: Settings
    """The organisation's settings, with the domains that the trainer gave."""
    keep_text: bool
    """Whether masked sentences may stand in the report."""
    day: date | None
    """The day of a training."""
    label: str
    """The name of that training."""
    run_minutes: float
    """How long checking may take."""
    minutes: float
    """How long the report stays."""


class Lost(_Shape):
    """What could not be read, for one reason."""

    reason: str
    """Why, in Dutch."""
    count: int
    """How often."""
    example: str
    """One place where that was."""


class Status(_Shape):
    """How far a job is."""

    state: Literal["running", "done", "nothing", "failed"] = "running"
    """`done` has a report; `nothing` has none, for no mail in the file could be checked."""
    percent: int = 0
    """How much of the file has been checked."""
    mails: int = 0
    """How many mails have been read."""
    problem: str = ""
    """What went wrong, in Dutch."""
    counted: str = ""
    """How many mails were checked, in Dutch."""
    passed_over: tuple[tuple[str, int], ...] = ()
    """Why mails were not checked, in Dutch, and how many of them."""
    lost: tuple[Lost, ...] = ()
    """What could not be read."""
    sheets: tuple[tuple[str, str], ...] = ()
    """The exercise sheets: category and title."""
    until: float = 0
    """When everything is removed, in seconds since 1970; 0 as long as the job runs."""


class Job:
    """The folder of a job; its name is the token that lets somebody see it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.upload, self.tables = folder / "upload", folder / "tabellen"
        self.made, self.temporary = folder / "gemaakt", folder / "tijdelijk"
        self._asked, self._status, self._outcome = (folder / f"{name}.json" for name in ("vraag", "stand", "uitkomst"))
        self._alive = folder / "leeft"

    def make(self) -> None:
        """Make the folder."""
        self.folder.mkdir(mode=0o700)
        for part in (self.upload, self.tables, self.made, self.temporary):
            part.mkdir()

    def ask(self, asked: Asked) -> None:
        """Write down what was asked; from here on the job exists."""
        self.tell(Status())
        self._write(self._asked, asked)

    def asked(self) -> Asked:
        """Return what was asked."""
        return Asked.model_validate_json(self._asked.read_bytes())

    def exists(self) -> bool:
        """Tell whether there is such a job."""
        return self._asked.exists()

    def tell(self, status: Status) -> None:
        """Write down how far it is."""
        self._write(self._status, status)

    def status(self) -> Status | None:
        """Return how far it is; None when there is no such job, or not any more."""
        status = self._read(self._status)
        if not status or not self.exists():
            return None
        if status.state == "running" and self.silent() > DEAD:
            return Status(state="failed", problem=STOPPED, until=time.time())
        return status

    def end(self, outcome: Status) -> None:
        """Write down how it ended; others see that only once everything but what was made is gone."""
        self._write(self._outcome, outcome)

    def outcome(self) -> Status | None:
        """Return how it ended; None when it has not."""
        return self._read(self._outcome)

    def live(self) -> None:
        """Let others see that somebody looks after it."""
        with suppress(FileNotFoundError):
            self._alive.touch()

    def silent(self) -> float:
        """Return for how many seconds nothing has happened to it; infinite when it is not there."""
        seen = []
        for path in (self.folder, self._alive, *self.upload.glob("*")):
            with suppress(FileNotFoundError):
                seen.append(path.stat().st_mtime)
        return time.time() - max(seen) if seen else float("inf")

    def remove(self) -> None:
        """Remove all of it; returns when it is gone."""
        self._asked.unlink(missing_ok=True)
        end = time.monotonic() + PATIENCE
        while self._alive.exists() and time.monotonic() < end:
            time.sleep(LOOK / 2)
        self.clear()

    def clear(self) -> None:
        """Remove the folder, whoever looks after it."""
        self._asked.unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def tidy(self) -> None:
        """Remove everything but what was made of it."""
        for part in (self.upload, self.tables, self.temporary):
            shutil.rmtree(part, ignore_errors=True)

    def _read(self, path: Path) -> Status | None:
        try:
            return Status.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return None

    def _write(self, path: Path, shape: BaseModel) -> None:
        """Write a file whole or not at all."""
        under_way = path.with_suffix(".deel")
        under_way.write_text(shape.model_dump_json(), encoding="utf-8")
        os.replace(under_way, path)
