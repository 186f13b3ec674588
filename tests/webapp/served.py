"""`klantcheck serve` in a process of its own, and what a client of it does."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

PATIENCE = 60
HANGS = "Dit blijft hangen."
PROGRAM = f"""
from pathlib import Path
import checker.flow, checker.rulebook.folder
from checker.cli import main
# A few rules load in no time.
checker.flow.shipped_rules = checker.rulebook.folder.shipped_rules = lambda: Path({str(Path(__file__).parent / "rules")!r})
own = checker.flow.Checker.check
def check(self, text, **known):
    while {HANGS!r} in text:
        pass
    return own(self, text, **known)
checker.flow.Checker.check = check
raise SystemExit(main())
"""
RULE = """\
category: eigen
title: Eigen woorden
why: Dit is alleen voor de proef.
source: {{document: "001", advice: 1}}
rules:
  - id: {word}
    severity: error
    match: [{word}]
    message: "‘{{match}}’ staat er."
    advice: Laat het weg.
    examples:
      flag: [{{text: "Dit is [[{word}]]."}}]
      leave: [{{text: "Dit is niets."}}]
"""


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, object]:
        read: dict[str, object] = json.loads(self.body)
        return read


@dataclass
class Served:
    """A server that runs."""

    process: subprocess.Popen[str]
    port: int
    folder: Path

    def ask(self, path: str, body: object = None, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            return ask(connection, path, body, **headers)
        finally:
            connection.close()

    def found(self, text: str) -> list[str]:
        answer = self.ask("/api/v1/check", {"text": text})
        assert answer.status == 200, answer.body
        return re.findall(r'"rule":"([^"]+)"', answer.body.decode())

    def said(self) -> str:
        return (self.folder / "said").read_text(encoding="utf-8")

    def workers(self) -> set[int]:
        task = Path(f"/proc/{self.process.pid}/task")
        return {int(pid) for one in task.iterdir() for pid in (one / "children").read_text().split()}

    def write_rule(self, word: str) -> None:
        (self.folder / "regels" / "eigen.yaml").write_text(RULE.format(word=word), encoding="utf-8")

    def reload(self) -> None:
        self.process.send_signal(signal.SIGHUP)


def ask(connection: HTTPConnection, path: str, body: object = None, **headers: str) -> Answer:
    """Ask over a connection; what is sent is JSON, unless it is bytes."""
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    kind = {} if data is None or isinstance(body, bytes) else {"Content-Type": "application/json"}
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET" if data is None else "POST", path, data, kind | given)
    answer = connection.getresponse()
    return Answer(answer.status, dict(answer.getheaders()), answer.read())


def until(happens: Callable[[], object]) -> None:
    """Wait until something happens."""
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


@contextmanager
def serving(folder: Path, settings: str, *options: str, **environment: str) -> Iterator[Served]:
    """Run a server with settings and a folder of rules of its own, until the block ends."""
    (folder / "regels").mkdir()
    (folder / "klantcheck.yaml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, "serve", "--port", "0"]
    with (folder / "said").open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [*command, *options],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            env=os.environ | environment,
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert "staat klaar op" in line, (folder / "said").read_text(encoding="utf-8")
        yield Served(process, int(line.rsplit(":", 1)[1].split()[0]), folder)
    finally:
        process.terminate()
        process.wait(PATIENCE)


@contextmanager
def busy(served: Served, clients: int) -> Iterator[list[object]]:
    """Let clients ask all the time, half of them over a connection that stays open; give whatever went wrong."""
    wrong: list[object] = []
    stop = Event()

    def hammer(keep: bool) -> None:
        connection = HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
        while not stop.is_set():
            try:
                answer = ask(connection, "/api/v1/check", {"text": "U hoort zo snel mogelijk van ons."})
                if answer.status != 200:
                    wrong.append(answer.status)
            except OSError as error:
                wrong.append(error)
            if not keep:
                connection.close()
            time.sleep(0.01)

    threads = [Thread(target=hammer, args=(number % 2 == 0,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield wrong
    finally:
        stop.set()
        for thread in threads:
            thread.join()
