"""`klantcheck archive`: check archived mail, and keep what comes of it in tables."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import SettingsOption, chosen_settings, needs

if TYPE_CHECKING:
    from checker.archive.run import Done, Plan, Runner, Summary

ARCHIVE = {"duckdb", "fsspec", "oxmsg", "stdnum"}
CLUSTER = {"distributed", "dask"}

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="BRON…", help="mbox, Maildir, map met .eml of .msg, PST, CSV, JSON, Parquet of een export; ook een URL."
    ),
]
Out = Annotated[str, typer.Option("--out", metavar="MAP", help="In deze map of URL komen de tabellen.")]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="AANTAL", help="Met zoveel processen; gewoonlijk alle kernen.")
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADRES", help="Op de werkers van deze Dask-scheduler, zoals tcp://host:8786."),
]
NoText = Annotated[bool, typer.Option("--no-text", help="Bewaar geen zinnen, ook niet gemaskeerd.")]


def archive(
    sources: Sources,
    out: Out,
    workers: Workers = None,
    scheduler: Scheduler = None,
    no_text: NoText = False,
    settings: SettingsOption = None,
) -> None:
    """Check what an earlier run has not, show how far it is, and say how it went."""
    try:
        with needs("archive", ARCHIVE), needs("cluster", CLUSTER):
            from checker.archive.run import Plan, run

            plan = Plan(tuple(sources), out, chosen_settings(settings), keep_text=not no_text)
            runner = _runner(scheduler, workers or os.cpu_count() or 1)
            with _progress() as progress:
                summary = run(plan, runner, progress)
    except KeyboardInterrupt:
        typer.echo("Gestopt. Wat klaar is, blijft staan: begin opnieuw om verder te gaan.", err=True)
        raise
    _say(plan, summary)


def _runner(scheduler: str | None, workers: int) -> "Runner":
    from checker.archive.cluster import cluster
    from checker.archive.run import here, processes

    if scheduler:
        return cluster(scheduler)
    return here if workers == 1 else processes(workers)


class _Progress:
    """A bar on standard error, when that is a terminal: parts done, mails a second, time left."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._mails = 0
        columns = (
            TextColumn("{task.percentage:>3.0f}%"),
            BarColumn(),
            TextColumn("{task.fields[mails]} mails, {task.fields[rate]} per seconde, nog"),
            TimeRemainingColumn(),
        )
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
        self._task = self.bar.add_task("", total=None, mails=0, rate=0)

    def __call__(self, count: int, total: int, done: "Done | None") -> None:
        self._mails += done.mails if done else 0
        elapsed = self.bar.tasks[0].elapsed or 0.0
        rate = round(self._mails / elapsed) if elapsed else 0
        self.bar.update(self._task, completed=count, total=total, mails=self._mails, rate=rate)


@contextmanager
def _progress() -> Iterator[_Progress]:
    progress = _Progress()
    with progress.bar:
        yield progress


def _say(plan: "Plan", summary: "Summary") -> None:
    counts = summary.counts
    if summary.anew:
        typer.echo(f"Opnieuw begonnen, want dit is veranderd sinds de vorige keer: {summary.anew}.")
    if summary.resumed:
        there = "1 deel was" if summary.resumed == 1 else f"{summary.resumed} delen waren"
        typer.echo(f"Verder gegaan: {there} al klaar.")
    read, found = _count(counts.mails, "mail", "mails"), _count(counts.findings, "bevinding", "bevindingen")
    typer.echo(f"{read} gelezen, {counts.checked} gecontroleerd, {found}.")
    if counts.unread:
        typer.echo(f"Niet te lezen: {counts.unread}; welke en waarom staat in {plan.out}/unread.csv.")
    typer.echo(f"Maak er een rapport van met: klantcheck report {plan.out}")


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
