"""What is done with an upload: check its mails, and make the report, the workbook and the exercise sheets."""

import os
import re
import sys
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from webapp.trainers.job import REPORT, WORKBOOK, Asked, Job, Lost, Status

if TYPE_CHECKING:
    from checker.archive.report.topics import Rulebook
    from checker.archive.run import Done

FAILED = "Het nakijken is niet gelukt. Probeer het nog een keer, of vraag je beheerder om hulp."
SENTENCES = 8
"""How many sentences stand on an exercise sheet."""
REPORT_PERCENT = 5
"""What part of the work making the report is."""
MOST_REASONS = 20
"""How many reasons why something could not be read are shown."""
_KIND = re.compile(r" \([A-Z]\w+\)$")
"""The kind of error that some reasons end with, which tells a trainer nothing."""


def work(folder: Path) -> None:
    """Do a job; what goes wrong stands in its status."""
    job = Job(folder)
    try:
        job.end(_done(job, job.asked()))
    except Exception as error:
        if not job.exists():
            return
        # Only the kind and the place: the message may quote a mail.
        place = extract_tb(error.__traceback__)[-1]
        sys.stderr.write(f"{type(error).__name__} at {place.filename}:{place.lineno}\n")
        job.end(Status(state="failed", problem=FAILED))


def _done(job: Job, asked: Asked) -> Status:
    from checker.archive.run import Plan, here, run

    # From its own folder the file has a short name, which is the one that people get to see.
    os.chdir(job.upload)
    plan = Plan((asked.name,), str(job.tables), asked.settings, keep_text=asked.keep_text)
    run(plan, here, _Progress(job))
    os.chdir(job.folder)
    return _made(job, asked)


class _Progress:
    """Tells in a job's status how far a run is."""

    def __init__(self, job: Job) -> None:
        self._job, self._mails = job, 0

    def __call__(self, count: int, total: int, done: "Done | None") -> None:
        self._mails += done.mails if done else 0
        percent = (100 - REPORT_PERCENT) * count // total if total else 0
        self._job.tell(Status(percent=percent, mails=self._mails))


def _made(job: Job, asked: Asked) -> Status:
    """Make everything from the tables, and say what there is."""
    from checker.archive.report.database import opened
    from checker.archive.report.topics import read_rulebook
    from checker.archive.report.totals import read_totals, read_unread
    from checker.archive.report.wording import STATUSES, counted

    with opened(job.tables) as database:
        totals, unread = read_totals(database), read_unread(database)
    passed_over = [(STATUSES.get(name, name), count) for name, count in totals.statuses.items() if name != "checked"]
    status = Status(
        state="done" if totals.mails else "nothing",
        percent=100,
        mails=sum(totals.statuses.values()),
        counted=counted(totals) if totals.mails else "",
        passed_over=tuple(passed_over),
        lost=tuple(
            Lost(reason=_KIND.sub("", one.reason), count=one.count, example=_place(one.example, asked.name))
            for one in unread[:MOST_REASONS]
        ),
    )
    if not totals.mails:
        return status
    rulebook = read_rulebook(asked.settings.rules.extra)
    return status.model_copy(update={"sheets": _pages(job, asked, rulebook)})


def _place(place: str, file: str) -> str:
    """Return a place as people say it: without the file that was sent, which they know."""
    inside = re.sub(r"^zip://(.*?)::", r"\1", place).replace(file, "", 1)
    return inside.strip(": ")


def _pages(job: Job, asked: Asked, rulebook: "Rulebook") -> tuple[tuple[str, str], ...]:
    """Write the report, the workbook and the exercise sheets; return category and title of each sheet."""
    from checker.archive.report.exercise import exercise_page
    from checker.archive.report.measures import Event
    from checker.archive.report.page import report_page
    from checker.archive.report.results import read_results
    from checker.archive.report.sheets import sheets, write_workbook

    events = [Event(asked.day, asked.label)] if asked.day else []
    results = read_results(job.tables, rulebook, asked.settings.archive, events)
    page = report_page(results, asked.settings.archive.minimum_group)
    (job.made / REPORT).write_text(page, encoding="utf-8", newline="\n")
    write_workbook(sheets(results), job.made / WORKBOOK, results.totals.last)
    topics = [(one.slug, one.title) for one in results.categories if one.sentences]
    for slug, _ in topics:
        sheet = exercise_page(job.tables, slug, rulebook, SENTENCES)
        (job.made / f"oefenblad-{slug}.html").write_text(sheet, encoding="utf-8", newline="\n")
    return tuple(topics)
