"""Other checkers run over a folder of texts, each as a whole command, and what they found in one shape."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare_rules import STYLE

OURS = Path(__file__).with_name("compare_ours.py")
PATIENCE = 60
"""Seconds that the LanguageTool server gets to start."""


@dataclass(frozen=True)
class Found:
    """Something that a tool found in a text."""

    rule: str
    """Our rule's id, or the tool's own."""
    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends."""

    @property
    def category(self) -> str:
        """The part of our rules' ids before the dot."""
        return self.rule.partition(".")[0]


@dataclass(frozen=True)
class Run:
    """What a tool found, per text in the order given, and what that cost, its own start included."""

    found: Sequence[Sequence[Found]]
    cpu: float
    """Seconds of CPU time, of the tool and its children."""
    wall: float
    """Seconds on the clock."""


Tool = Callable[[Sequence[Path]], Run]


def ours(paths: Sequence[Path]) -> Run:
    """Run klantcheck: one process, `check_many`."""
    printed, cpu, wall = _timed([sys.executable, str(OURS), *map(str, paths)])
    found = [[Found(*one) for one in json.loads(line)] for line in printed.splitlines()]
    return Run(found, cpu, wall)


def textlint_tool(installed: Path | None, config: Path) -> Tool | None:
    """Return textlint as `npm install` left it in a folder; None when it is not there."""
    if installed is None or not (installed / "node_modules" / "textlint-rule-prh").is_dir():
        return None
    modules = installed.resolve() / "node_modules"
    command = [str(modules / ".bin" / "textlint"), "-c", str(config), "--rules-base-directory", str(modules)]

    def run(paths: Sequence[Path]) -> Run:
        printed, cpu, wall = _timed([*command, "-f", "json", *map(str, paths)])
        return Run(read_textlint(json.loads(printed), paths), cpu, wall)

    return run


def read_textlint(printed: Sequence[Mapping[str, Any]], paths: Sequence[Path]) -> list[list[Found]]:
    """Read textlint's JSON; our rule's id stands where prh says what is expected."""
    by_path = {one["filePath"]: one["messages"] for one in printed}
    return [[Found(one["fix"]["text"], *one["fix"]["range"]) for one in by_path.get(str(path), ())] for path in paths]


def vale_tool(program: str, config: Path) -> Tool | None:
    """Return Vale; None when it is not there."""
    command = shutil.which(program)
    if command is None:
        return None

    def run(paths: Sequence[Path]) -> Run:
        printed, cpu, wall = _timed([command, "--config", str(config), "--output", "JSON", *map(str, paths)])
        return Run(read_vale(json.loads(printed), paths), cpu, wall)

    return run


def read_vale(printed: Mapping[str, Sequence[Mapping[str, Any]]], paths: Sequence[Path]) -> list[list[Found]]:
    """Read Vale's JSON, which counts lines and columns from one."""
    return [_vale_file(printed.get(str(path), ()), path.read_text(encoding="utf-8")) for path in paths]


def _vale_file(alerts: Sequence[Mapping[str, Any]], text: str) -> list[Found]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return [
        Found(
            _rule_of(one["Check"]),
            starts[one["Line"] - 1] + one["Span"][0] - 1,
            starts[one["Line"] - 1] + one["Span"][1],
        )
        for one in alerts
    ]


def _rule_of(check: str) -> str:
    category, rule, _ = check.removeprefix(f"{STYLE}.").split("_")
    return f"{category}.{rule}"


def languagetool_tool(classpath: str | None) -> Tool | None:
    """Return LanguageTool's server on its own rules for Dutch; None without a class path or Java."""
    java = shutil.which("java")
    if classpath is None or java is None:
        return None

    def run(paths: Sequence[Path]) -> Run:
        before, start = _children(), time.perf_counter()
        port = _free_port()
        command = [java, "-cp", classpath, "org.languagetool.server.HTTPServer", "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                _wait_for(port, server)
                found = [_asked(port, path.read_text(encoding="utf-8")) for path in paths]
            finally:
                server.terminate()
        return Run(found, _children() - before, time.perf_counter() - start)

    return run


def _asked(port: int, text: str) -> list[Found]:
    body = urllib.parse.urlencode({"language": "nl", "text": text}).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/v2/check", body) as answer:
        matches = json.load(answer)["matches"]
    return [Found(one["rule"]["id"], one["offset"], one["offset"] + one["length"]) for one in matches]


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if server.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _timed(command: Sequence[str]) -> tuple[str, float, float]:
    """Run a command; return what it printed, its CPU time and the time on the clock."""
    before, start = _children(), time.perf_counter()
    # A linter that found something leaves with 1.
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    cpu, wall = _children() - before, time.perf_counter() - start
    if done.returncode not in (0, 1) or not done.stdout.strip():
        raise RuntimeError(f"{command[0]} left with {done.returncode}: {done.stderr.strip()[:500]}")
    return done.stdout, cpu, wall


def _children() -> float:
    now = os.times()
    return now.children_user + now.children_system
