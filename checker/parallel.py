"""Check texts in several processes, in order and with bounded memory."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from itertools import islice
from multiprocessing import get_context

from checker.flow import BATCH, Checker
from checker.report.model import Report
from checker.settings import Settings

BATCHES_AHEAD = 3
_checker: Checker | None = None


def check_in_processes(settings: Settings, texts: Iterable[str], workers: int, now: datetime) -> Iterator[Report]:
    """Give the reports on texts in order; each process loads its own checker once."""
    texts = iter(texts)
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_load, initargs=(settings,)) as pool:
        running: deque[Future[list[Report]]] = deque()
        while batch := list(islice(texts, BATCH)):
            running.append(pool.submit(_check, batch, now))
            if len(running) > workers * BATCHES_AHEAD:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()


def _load(settings: Settings) -> None:
    global _checker
    _checker = Checker(settings)


def _check(texts: list[str], now: datetime) -> list[Report]:
    assert _checker is not None
    return list(_checker.check_many(texts, now=now))
