"""Workers: one that hangs or dies costs its own message at most, and another takes its place."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from checker import Checker, Settings
from checker.errors import CheckerError
from checker.hook.guard import Guard, Submit, Unchecked
from checker.hook.workers import processes, threads
from checker.report.model import Report
from checker.settings import RuleSettings

MAIL = b"From: a@b.nl\n\nBeste Jan,\n\nDat is tegen onze regels.\n\nGroet,\nBo\n"
LONG = MAIL + b"\n\n" + b"Dat mag u niet zo snel mogelijk volgens ons contract doen. " * 1500


def test_threads_share_a_checker(checker: Checker) -> None:
    report = Guard(threads(checker, 1), seconds=60, waiting=1)(MAIL)
    assert isinstance(report, Report)
    assert "regels-als-reden" in {finding.category for finding in report.findings}


@pytest.fixture(scope="module")
def workers() -> Iterator[Submit]:
    with processes(Settings(), 1, 6) as submit:
        yield submit


def comes_back(workers: Submit, lost: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if isinstance(Guard(workers, seconds=60, waiting=1)(MAIL), Report):
            assert lost not in children()
            return
    raise AssertionError("no worker came back")


@pytest.mark.parametrize("sent", [signal.SIGSTOP, signal.SIGKILL])
def test_a_process_lost_while_it_waits_is_replaced(sent: signal.Signals, workers: Submit) -> None:
    [worker] = children()
    os.kill(worker, sent)
    assert isinstance(Guard(workers, seconds=1, waiting=1)(MAIL), Unchecked)
    comes_back(workers, worker)


@pytest.mark.parametrize(("sent", "reason"), [(signal.SIGSTOP, "timeout"), (signal.SIGKILL, "crash")])
def test_a_process_lost_in_the_middle_is_replaced(sent: signal.Signals, reason: str, workers: Submit) -> None:
    [worker] = children()
    threading.Timer(0.3, os.kill, (worker, sent)).start()
    assert Guard(workers, seconds=20, waiting=1)(LONG) == Unchecked(reason)  # type: ignore[arg-type]
    comes_back(workers, worker)


def children() -> list[int]:
    return [child.pid for child in active_children() if child.pid]


def test_what_cannot_be_loaded_is_said() -> None:
    settings = Settings(rules=RuleSettings(off=("bestaat-niet",)))
    with (
        pytest.raises(CheckerError, match=r"rules\.off: ‘bestaat-niet’ is geen categorie of regel"),
        processes(settings, 1, 2),
    ):
        pass
