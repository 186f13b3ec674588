"""A run over archived mail: in parts that are finished or not there, so that it can be stopped and taken up again."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Protocol

from checker.archive.merge import Counts, merge
from checker.archive.model import Part, Unread
from checker.archive.rows import Rows, check_mails
from checker.archive.sources import parts, read
from checker.archive.store import Store
from checker.errors import CheckerError
from checker.flow import Checker
from checker.parallel import in_order
from checker.settings import Settings

PARTS = "parts"
MANIFEST = "manifest.json"
VERSION = 1
"""The version of the rows; another one starts a run anew."""


@dataclass(frozen=True)
class Plan:
    """What a run does."""

    sources: tuple[str, ...]
    """Paths or URLs of archives."""
    out: str
    """The folder or URL for the tables."""
    settings: Settings
    """The organisation's settings."""
    keep_text: bool = True
    """Whether masked sentences are kept."""


@dataclass(frozen=True)
class Task:
    """A part to be checked, with the name that its tables get."""

    name: str
    """Its name: the same for the same stretch of the same source, as long as that does not change."""
    part: Part
    """The stretch."""


@dataclass(frozen=True)
class Done:
    """A part that was checked."""

    name: str
    """The task's name."""
    mails: int
    """How many messages it held."""
    unread: int
    """How many could not be read."""


@dataclass(frozen=True)
class Summary:
    """How a run went."""

    counts: Counts
    """How much there is in its tables."""
    resumed: int
    """How many parts were finished before this run."""
    anew: str
    """Why earlier parts were thrown away; empty when they were not."""


class Runner(Protocol):
    """Something that runs tasks: this process, several, or a cluster."""

    def __call__(self, plan: Plan, tasks: Iterable[Task]) -> Iterator[Done]:
        """Run the tasks and give each when its tables are written, in any order."""


def run(plan: Plan, runner: Runner, progress: Callable[[int, int, Done | None], None]) -> Summary:
    """Check what an earlier run has not, put the tables together, and say how it went.

    `progress` is called with the numbers of parts finished and in all, and the part last finished. Raises CheckerError
    when the settings, the rules, the pipeline or the folder for the tables cannot be used.
    """
    store = Store(plan.out)
    anew = _take_up(store, plan)
    tasks, unread = _tasks(plan.sources, plan.settings)
    there = _finished(store)
    todo = [task for task in tasks if task.name not in there]
    progress(len(tasks) - len(todo), len(tasks), None)
    for count, done in enumerate(runner(plan, todo), len(tasks) - len(todo) + 1):
        progress(count, len(tasks), done)
    counts = merge(store, PARTS, [task.name for task in tasks], unread)
    return Summary(counts, len(tasks) - len(todo), anew)


def run_task(task: Task, plan: Plan) -> Done:
    """Check a part and write its tables, in any process: its checker is loaded at the first task."""
    checker = _checker(plan.settings)
    try:
        rows = check_mails(task.part, read(task.part, plan.settings.archive), checker, keep_text=plan.keep_text)
    except OSError as error:
        reason = f"de bron is niet te lezen ({error.strerror or type(error).__name__})"
        rows = Rows(unread=[{"source": task.part.source, "place": str(task.part.start), "reason": reason}])
    Store(plan.out).put_rows(PARTS, task.name, rows)
    return Done(task.name, len(rows.mails), len(rows.unread))


def give_up(plan: Plan, name: str) -> Done:
    """Write down that a part cannot be checked, because every worker that tried was lost."""
    lost = {"source": "", "place": name, "reason": "bij dit deel vielen de werkers steeds uit"}
    Store(plan.out).put_rows(PARTS, name, Rows(unread=[lost]))
    return Done(name, 0, 1)


def here(plan: Plan, tasks: Iterable[Task]) -> Iterator[Done]:
    """Run tasks in this process."""
    for task in tasks:
        yield run_task(task, plan)


def processes(workers: int) -> Runner:
    """Return a runner that runs tasks in so many processes, each with its own pipeline."""

    def runner(plan: Plan, tasks: Iterable[Task]) -> Iterator[Done]:
        work = ((task, plan) for task in tasks)
        try:
            yield from in_order(_run, work, workers, _checker, (plan.settings,))
        except BrokenProcessPool as error:
            problem = "een werker is gestopt, misschien door te weinig geheugen; begin opnieuw om verder te gaan"
            raise CheckerError(problem) from error

    return runner


def _take_up(store: Store, plan: Plan) -> str:
    """Throw away parts that were made with other rules, another pipeline or other settings, and say why."""
    checker = _checker(plan.settings)
    now = {
        "version": VERSION,
        "regels": checker.rulebook.version,
        "pijplijn": checker.pipeline,
        "instellingen": _digest(plan.settings.model_dump_json()),
        "tekst bewaren": plan.keep_text,
    }
    before = store.get_json(MANIFEST)
    changed = [key for key in now if before and before.get(key) != now[key]]
    if not before or changed:
        store.remove(PARTS)
        store.put_json(MANIFEST, now)
    return ", ".join(changed)


def _tasks(sources: Iterable[str], settings: Settings) -> tuple[list[Task], list[Unread]]:
    tasks: dict[str, Task] = {}
    unread: list[Unread] = []
    version = cache(_version)
    for source in dict.fromkeys(sources):
        for part in parts(source, settings.archive):
            if isinstance(part, Unread):
                unread.append(part)
            else:
                versions = [version(part.source, name) for name in part.names or ("",)]
                name = _digest(f"{part} {versions}")
                tasks[name] = Task(name, part)
    return list(tasks.values()), unread


def _version(source: str, name: str) -> str:
    """Return what changes when a file of a source does, or without a name the source: its size and moment of change."""
    from fsspec.core import url_to_fs

    files, path = url_to_fs(source)
    version: str = files.ukey(name or path)
    return version


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _finished(store: Store) -> set[str]:
    ending = ".mails.parquet"
    return {name.removesuffix(ending) for name in store.names(PARTS) if name.endswith(ending)}


def _run(work: tuple[Task, Plan]) -> Done:
    return run_task(*work)


_loaded: dict[str, Checker] = {}
_loading = Lock()


def _checker(settings: Settings) -> Checker:
    """Return the checker of an organisation's settings; the latest is kept."""
    key = settings.model_dump_json()
    with _loading:
        if key not in _loaded:
            _loaded.clear()
            _loaded[key] = Checker(settings)
        return _loaded[key]
