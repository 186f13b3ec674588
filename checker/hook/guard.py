"""Check a message within a time limit, whatever happens: no crash, hang or flood of mail gets past this."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Literal

from checker.draft.mail import read_mail
from checker.errors import CheckerError, MailError, PipelineError
from checker.settings import Settings

if TYPE_CHECKING:
    from pebble import ProcessPool

    from checker.flow import Checker
    from checker.report.model import Report

Reason = Literal["internal", "sender", "too-large", "no-text", "not-dutch", "busy", "timeout", "crash"]
FAILURES: frozenset[Reason] = frozenset({"busy", "timeout", "crash"})
"""The reasons that are the checker's own fault."""
START_SECONDS = 120
"""How long loading the pipeline may take."""


@dataclass(frozen=True)
class Unchecked:
    """A message that was not checked."""

    reason: Reason
    """Why."""


Submit = Callable[[bytes], "Future[Report | Unchecked]"]


def check_message(checker: "Checker", raw: bytes) -> "Report | Unchecked":
    """Check the sender's own new words in a message; one without any, or in another language, is left alone."""
    from checker.language.dutch import is_dutch

    try:
        draft = read_mail(raw)
    except MailError:
        return Unchecked("no-text")
    words = " ".join(draft.text[part.start : part.end] for part in draft.of("own")).strip()
    if not words:
        return Unchecked("no-text")
    return checker.check_draft(draft) if is_dutch(words) else Unchecked("not-dutch")


class Guard:
    """Hands messages to workers and waits for each no longer than the time limit."""

    def __init__(self, submit: Submit, *, seconds: float, waiting: int) -> None:
        self._submit = submit
        self._seconds = seconds
        self._places = BoundedSemaphore(waiting)

    def __call__(self, raw: bytes) -> "Report | Unchecked":
        """Return the report on a message, or why there is none; never raises."""
        if not self._places.acquire(blocking=False):
            return Unchecked("busy")
        try:
            future = self._submit(raw)
            try:
                return future.result(self._seconds)
            except (TimeoutError, CancelledError):
                future.cancel()
                return Unchecked("timeout")
        except Exception:
            # Whatever broke in a worker or on the way there, the mail has to go on; the reason is in the verdict.
            return Unchecked("crash")
        finally:
            self._places.release()


def threads(checker: "Checker", workers: int) -> Submit:
    """Return workers that share a checker, for a server that has one loaded; they live as long as the process."""
    pool = ThreadPoolExecutor(workers, "klantcheck")
    return lambda raw: pool.submit(check_message, checker, raw)


@contextmanager
def processes(settings: Settings, workers: int, seconds: float) -> Iterator[Submit]:
    """Give workers that are processes, each with its own pipeline, when all are loaded.

    One that hangs is killed after the time limit, and one that dies is replaced. Raises CheckerError when one
    cannot be loaded.
    """
    from pebble import ProcessPool

    pool = ProcessPool(workers, initializer=_load, initargs=(settings,), context=get_context("spawn"))
    try:
        _wait_until_loaded(pool, workers)
        yield lambda raw: pool.schedule(_check, (raw,), timeout=seconds)
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _wait_until_loaded(pool: "ProcessPool", workers: int) -> None:
    try:
        for ready in [pool.schedule(_problem, timeout=START_SECONDS) for _ in range(workers)]:
            if problem := ready.result(START_SECONDS):
                raise CheckerError(problem)
    except TimeoutError as error:
        raise PipelineError(f"de pijplijn is na {START_SECONDS} seconden nog niet geladen") from error


_checker: "Checker | None" = None
_error = ""


def _load(settings: Settings) -> None:
    """Load the checker of a worker, and let it check once: the first check takes longer than the next."""
    global _checker, _error
    from checker.flow import Checker

    # A Ctrl-C in the terminal reaches workers too; their parent tells them when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _checker = Checker(settings)
        _checker.check("Beste klant,\n\nWij helpen u zo snel mogelijk.")
    except Exception as error:
        # A worker that raises here is started anew for ever; its parent asks for the problem and gives up.
        _error = str(error) if isinstance(error, CheckerError) else f"laden lukt niet ({type(error).__name__})"


def _problem() -> str:
    """Return why the checker of this worker could not be loaded; empty when it was."""
    return _error


def _check(raw: bytes) -> "Report | Unchecked":
    assert _checker is not None
    return check_message(_checker, raw)
