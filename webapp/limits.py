"""How much a server takes on: so many drafts at once, so long for each, and so many a minute from one client.

The limits stand around the checker itself, so they hold for whatever asks it to check. The pre-send hook has limits of
its own: it never refuses, its policy says what happens to mail that has to wait.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import BoundedSemaphore, Lock, Thread, Timer
from typing import TYPE_CHECKING, Any, cast

from flask import Flask

from checker.report.model import Report
from checker.settings import Server
from webapp.clients import the_client
from webapp.problems import Problem
from webapp.rate import Rate

if TYPE_CHECKING:
    from checker.flow import Checker

WAIT = 1
"""After how many seconds to come back to a server that is busy."""
BUSY = "Het is even te druk. Probeer het over een paar tellen nog een keer."
TOO_SLOW = "De controle duurde te lang. Probeer het straks nog een keer, of met een kortere tekst."
TOO_MANY = "Dat zijn te veel controles in korte tijd. Probeer het zo nog een keer."
_KEY = "klantcheck-limits"
CHECKS = frozenset({"check", "check_draft", "check_mail"})


class Limits:
    """The limits of one process."""

    def __init__(self, server: Server) -> None:
        self._places = BoundedSemaphore(server.at_once)
        # Threads that check at the same time hinder each other: one by one they do half as many again. A check that
        # hangs keeps its turn no longer than the time limit.
        self._turn = Lock()
        self._seconds = server.seconds
        self._rate = Rate(server.per_minute) if server.per_minute else None
        self.when_stuck: Callable[[], None] = lambda: None
        """What to do about a check that goes on for another time limit after it was given up; it cannot be killed."""

    def run(self, check: Callable[..., Report], *given: Any, **known: Any) -> Report:
        """Check within the limits; raises Problem with 429 or 503 and Retry-After otherwise."""
        wait = self._rate.wait(the_client()) if self._rate else 0
        if wait:
            raise Problem(429, "too_many", TOO_MANY, "Too many checks. Please wait a moment.", retry_after=wait)
        if not self._places.acquire(blocking=False):
            raise _busy()
        until = time.monotonic() + self._seconds
        if not self._turn.acquire(timeout=self._seconds):
            self._places.release()
            raise _busy()
        try:
            report = self._started(partial(check, *given, **known))
            return self._awaited(report, until)
        finally:
            self._turn.release()

    def _awaited(self, report: Future[Report], until: float) -> Report:
        try:
            return report.result(max(0.0, until - time.monotonic()))
        except TimeoutError:
            if report.done():
                raise
        self._watch(report)
        wait = max(WAIT, round(self._seconds))
        raise Problem(503, "timeout", TOO_SLOW, "The check took too long. Please try again later.", retry_after=wait)

    def _started(self, check: Callable[[], Report]) -> Future[Report]:
        report: Future[Report] = Future()
        try:
            Thread(target=self._work, args=(report, check), daemon=True).start()
        except RuntimeError:
            # The system has no thread left to give.
            self._places.release()
            raise
        return report

    def _work(self, report: Future[Report], check: Callable[[], Report]) -> None:
        """Check in a thread; the place is given back when the check ends, also when nobody waits for it any more."""
        try:
            report.set_result(check())
        except BaseException as error:
            report.set_exception(error)
        finally:
            self._places.release()

    def _watch(self, report: Future[Report]) -> None:
        timer = Timer(self._seconds, lambda: None if report.done() else self.when_stuck())
        timer.daemon = True
        timer.start()


def keep(app: Flask, limits: Limits) -> None:
    """Give an application its limits."""
    app.extensions[_KEY] = limits


def limits_of(app: Flask) -> Limits:
    """Return the limits of an application."""
    return cast("Limits", app.extensions[_KEY])


def _busy() -> Problem:
    return Problem(503, "busy", BUSY, "Too busy. Please try again in a few seconds.", retry_after=WAIT)


class _Limited:
    """A checker of which every check stays within the limits; the rest is the checker's own."""

    def __init__(self, checker: "Checker", limits: Limits) -> None:
        self._checker, self._limits = checker, limits

    def __getattr__(self, name: str) -> Any:
        own = getattr(self._checker, name)
        return partial(self._limits.run, own) if name in CHECKS else own

    def writing(self, **manner: Any) -> "Checker":
        """Return the checker for mail written in another manner, within the same limits."""
        return limited(self._checker.writing(**manner), self._limits)


def limited(checker: "Checker", limits: Limits) -> "Checker":
    """Return a checker of which every check stays within the limits."""
    return cast("Checker", _Limited(checker, limits))


def unlimited(checker: "Checker") -> "Checker":
    """Return the checker without limits, for the server's own questions."""
    return cast("_Limited", checker)._checker
