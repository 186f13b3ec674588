"""The garbage collector, which is kept out of the way while much is loaded at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Collect no garbage for a while: the collector would go over all that is being loaded again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def loading_for_good() -> Iterator[None]:
    """Collect no garbage, and leave all that there is at the end out of every later collection.

    For a process that loads once: what is left out is never freed, not even when nothing refers to it any more.
    """
    with no_collection():
        yield
        gc.freeze()
