"""Requests per second and memory of `klantcheck serve`, beside the same checker called in its own process.

    python benchmarks/server.py [--seconds 20] [--clients 8] [--workers 1 2 4]

Every client asks again as soon as it has its answer, over a connection of its own that stays open, about mails of the
development set; the clients are threads of another process than the server. Memory is PSS, in which what processes
share counts for each only in part; it is read when the clients have stopped.
"""

import argparse
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path

from evaluate import CASES, MAIL_MARK, read_mails, strip_marks

from checker.examples import example_checker

WARM_UP = 3
"""Seconds that clients ask before it counts."""


def drafts() -> list[str]:
    return [strip_marks(text, MAIL_MARK, None)[0] for text, _ in read_mails(CASES)]


def in_process(texts: list[str], seconds: float) -> float:
    """Return how many drafts a second the checker does by itself, in one thread."""
    checker, done = example_checker(), 0
    for text in texts[:20]:
        checker.check(text)
    began = time.perf_counter()
    for text in cycle(texts):
        json.dumps(checker.check(text).to_dict())
        done += 1
        if time.perf_counter() - began > seconds:
            break
    return done / (time.perf_counter() - began)


@contextmanager
def serving(workers: int) -> Iterator[tuple[int, int]]:
    """Run a server; give its process and its port."""
    program = "from checker.cli import main; raise SystemExit(main())"
    command = [sys.executable, "-c", program, "serve", "--port", "0", "--workers", str(workers)]
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        port = int(re.search(r":(\d+) ", process.stdout.readline())[1])  # type: ignore[index]
        yield process.pid, port
        process.send_signal(signal.SIGTERM)
        process.wait()


def ask(port: int, texts: Iterator[str], until: float) -> list[tuple[float, float]]:
    """Ask until a moment; return of every answer when it came and how long it took."""
    connection, answers = HTTPConnection("127.0.0.1", port), []
    while (began := time.perf_counter()) < until:
        body = json.dumps({"text": next(texts)})
        connection.request("POST", "/api/v1/check", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        answers.append((time.perf_counter(), time.perf_counter() - began))
    return answers


def memory(pid: int) -> int:
    """Return the PSS of a process in MB."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) // 1024 if found else 0


def children(pid: int) -> list[int]:
    return [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]


def measure(texts: list[str], workers: int, clients: int, seconds: float) -> str:
    """Return a row of the table."""
    with serving(workers) as (pid, port), ThreadPoolExecutor(clients) as pool:
        start = time.perf_counter() + WARM_UP
        end = start + seconds
        turns = [islice(cycle(texts), number * 7, None) for number in range(clients)]
        answers = [one for done in pool.map(lambda turn: ask(port, turn, end), turns) for one in done]
        took = [1000 * length for came, length in answers if start < came < end]
        each = [memory(one) for one in children(pid)]
        master = memory(pid)
    middle, slow = statistics.median(took), statistics.quantiles(took, n=100)[98]
    total = master + sum(each)
    return (
        f"| {workers} | {len(took) / seconds:.1f} | {middle:.0f} | {slow:.0f} "
        f"| {statistics.mean(each):.0f} | {master} | {total} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    options = parser.parse_args()
    texts = drafts()
    words = statistics.mean(len(text.split()) for text in texts)
    print(f"{len(texts)} drafts of {words:.0f} words, {options.clients} clients, {os.cpu_count()} cores\n")
    print(f"The checker by itself, one thread: {in_process(texts, options.seconds):.1f} drafts/s\n")
    print("| workers | requests/s | ms, median | ms, p99 | PSS a worker, MB | PSS master, MB | PSS together, MB |")
    print("|---|---|---|---|---|---|---|")
    for workers in options.workers:
        print(measure(texts, workers, options.clients, options.seconds), flush=True)


if __name__ == "__main__":
    main()
