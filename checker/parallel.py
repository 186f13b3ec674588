"""Work in several processes, with the results in order and bounded memory."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

from checker.memory import loading_for_good

Work = TypeVar("Work")
Result = TypeVar("Result")
AHEAD = 3
LIFETIME = 200
"""After how many pieces of work a process is replaced: a pipeline with vectors keeps every word it ever met."""


def in_order(
    function: Callable[[Work], Result],
    works: Iterable[Work],
    workers: int,
    initializer: Callable[..., object],
    initargs: tuple[Any, ...],
) -> Iterator[Result]:
    """Give `function` of every piece of work in order; each process runs the initializer once and has AHEAD waiting.

    When the caller stops early, such as at a Ctrl-C, what is running is finished and what waits is not begun.
    """
    start = (initializer, *initargs)
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, start, max_tasks_per_child=LIFETIME) as pool:
        running: deque[Future[Result]] = deque()
        try:
            for work in works:
                running.append(pool.submit(function, work))
                if len(running) > workers * AHEAD:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _start(initializer: Callable[..., object], *initargs: Any) -> None:
    # A Ctrl-C in the terminal reaches these processes too; their parent tells them when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with loading_for_good():
        initializer(*initargs)
