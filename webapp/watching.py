"""Notice that files have changed, by looking at them now and then."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

PAUSE = 1.0
"""Seconds between two looks."""
Look = frozenset[tuple[str, int, int]]


def _pause() -> None:
    time.sleep(PAUSE)


def watch(files: Callable[[], Iterable[Path]], tell: Callable[[], None], wait: Callable[[], None] = _pause) -> None:
    """Tell, for ever, when the YAML files among these files and in these folders have changed.

    A file that is being written is let finish: it is told when two looks see the same.
    """
    seen = told = look(files())
    while True:
        wait()
        now = look(files())
        if now == seen and now != told:
            told = now
            tell()
        seen = now


def look(files: Iterable[Path]) -> Look:
    """Return what can be seen of files from outside: name, moment of change and size."""
    return frozenset(_seen(path) for path in _all(files))


def _all(files: Iterable[Path]) -> Iterator[Path]:
    for path in files:
        yield from path.rglob("*.yaml") if path.is_dir() else [path]


def _seen(path: Path) -> tuple[str, int, int]:
    try:
        state = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), state.st_mtime_ns, state.st_size
