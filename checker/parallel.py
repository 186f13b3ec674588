"""Work in several processes, with the results in order and bounded memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")
AHEAD = 3


def in_order(
    function: Callable[[Work], Result],
    works: Iterable[Work],
    workers: int,
    initializer: Callable[..., None],
    initargs: tuple[Any, ...],
) -> Iterator[Result]:
    """Give `function` of every piece of work in order; each process runs the initializer once and has AHEAD waiting."""
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer, initargs) as pool:
        running: deque[Future[Result]] = deque()
        for work in works:
            running.append(pool.submit(function, work))
            if len(running) > workers * AHEAD:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
