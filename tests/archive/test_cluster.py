"""A run on a cluster: a worker that is lost costs nothing, and a scheduler that is not there is said."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from distributed import LocalCluster
from sample_mails import message

from checker import Settings
from checker.archive.cluster import cluster
from checker.archive.run import Done, Plan, Task, here, run
from checker.errors import CheckerError

PARTS = 6


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    options: dict[str, Any] = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(**options) as started:
        yield started


def mailboxes(folder: Path) -> tuple[str, ...]:
    """Write a mailbox for each part."""
    for part in range(PARTS):
        mails = (message(number, "Geachte klant,\n\nDat is tegen onze regels.\n") for number in range(part, 120, PARTS))
        raw = b"".join(b"From a@b Mon Mar  2 10:15:00 2026\n" + mail + b"\n" for mail in mails)
        (folder / f"{part}.mbox").write_bytes(raw)
    return tuple(str(folder / f"{part}.mbox") for part in range(PARTS))


def rows(out: Path, table: str) -> list[Any]:
    return duckdb.read_parquet(str(out / f"{table}.parquet")).fetchall()


def test_a_lost_worker_costs_no_mail_and_doubles_none(workers: LocalCluster, tmp_path: Path) -> None:
    sources = mailboxes(tmp_path)
    spread, alone = (Plan(sources, str(tmp_path / name), Settings()) for name in ("spread", "alone"))
    killed: list[int] = []

    def progress(count: int, total: int, done: Done | None) -> None:
        assert total == PARTS
        if done and not killed:
            [pid, *_] = [worker.pid for worker in workers.workers.values()]
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)

    summary = run(spread, cluster(workers.scheduler_address), progress)
    assert killed
    assert summary.counts == run(alone, here, lambda *_: None).counts
    assert (summary.counts.mails, summary.counts.unread) == (120, 0)
    for table in ("mails", "findings", "plus_points"):
        assert rows(tmp_path / "spread", table) == rows(tmp_path / "alone", table)


def test_a_scheduler_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.archive.cluster.CONNECT_SECONDS", 1)
    tasks: list[Task] = []
    with pytest.raises(CheckerError, match=r"op tcp://127\.0\.0\.1:9 antwoordt geen scheduler"):
        list(cluster("tcp://127.0.0.1:9")(Plan((), str(tmp_path), Settings()), tasks))
