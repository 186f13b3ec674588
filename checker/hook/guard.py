"""Check a message within a time limit, whatever happens: no crash, hang or flood of mail gets past this."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Literal

from checker.draft.mail import read_mail
from checker.errors import MailError

if TYPE_CHECKING:
    from checker.flow import Checker
    from checker.report.model import Report

Reason = Literal["internal", "sender", "too-large", "no-text", "not-dutch", "busy", "timeout", "crash"]
FAILURES: frozenset[Reason] = frozenset({"busy", "timeout", "crash"})
"""The reasons that are the checker's own fault."""


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
