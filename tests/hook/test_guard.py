"""The guard: whatever a worker does, a message gets an answer in time."""

import threading
from concurrent.futures import Future

import pytest

from checker import Checker
from checker.hook.guard import Guard, Unchecked, check_message
from checker.report.model import Report

MAIL = b"From: a@b.nl\n\nBeste Jan,\n\nDat is tegen onze regels.\n\nGroet,\nBo\n"


def submit(outcome: Unchecked | Exception | None) -> Future[Report | Unchecked]:
    future: Future[Report | Unchecked] = Future()
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    elif outcome:
        future.set_result(outcome)
    return future


@pytest.mark.parametrize(
    ("outcome", "reason"),
    [(Unchecked("no-text"), "no-text"), (ValueError("kapot"), "crash"), (None, "timeout"), (TimeoutError(), "timeout")],
)
def test_every_outcome_is_an_answer(outcome: Unchecked | Exception | None, reason: str) -> None:
    assert Guard(lambda raw: submit(outcome), seconds=0.05, waiting=1)(MAIL) == Unchecked(reason)  # type: ignore[arg-type]


def test_a_worker_that_cannot_be_reached_is_a_crash() -> None:
    def gone(raw: bytes) -> Future[Report | Unchecked]:
        raise RuntimeError("the pool is closed")

    assert Guard(gone, seconds=1, waiting=1)(MAIL) == Unchecked("crash")


def test_more_than_may_wait_is_refused_at_once() -> None:
    first: Future[Report | Unchecked] = Future()
    asked = threading.Event()

    def submit_slowly(raw: bytes) -> Future[Report | Unchecked]:
        asked.set()
        return first

    guard = Guard(submit_slowly, seconds=5, waiting=1)
    waiting = threading.Thread(target=guard, args=(MAIL,))
    waiting.start()
    asked.wait(5)
    assert guard(MAIL) == Unchecked("busy")
    first.set_result(Unchecked("no-text"))
    waiting.join()
    assert guard(MAIL) == Unchecked("no-text")


OTHERS = {
    "no body": (b"From: a@b.nl\n\n", "no-text"),
    "only a quotation": (b"From: a@b.nl\n\n> U moet betalen.\n", "no-text"),
    "only a salutation": (b"From: a@b.nl\n\nBeste Jan,\n", "no-text"),
    "English": (
        b"From: a@b.nl\n\nDear Jan,\n\nYou must pay the bill that we sent to you.\n\nKind regards,\nBo\n",
        "not-dutch",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not_for_us_is_left_alone(name: str, checker: Checker) -> None:
    raw, reason = OTHERS[name]
    assert check_message(checker, raw) == Unchecked(reason)  # type: ignore[arg-type]
