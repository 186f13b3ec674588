"""`klantcheck serve` for real: workers that share, new rules without a dropped request, and nothing in the logs."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import HANGS, Served, busy, serving, until

SECRET = "geheimpje"
READ = "regels en instellingen zijn opnieuw gelezen"
SETTINGS = """\
rules: {extra: [regels]}
server: {seconds: 4, at_once: 16}
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("server"), SETTINGS, "--workers", "2") as served:
        yield served


def test_it_checks_in_that_many_processes(served: Served) -> None:
    assert served.found("U hoort zo snel mogelijk van ons.") == ["vage-termijn.zo-snel-mogelijk"]
    until(lambda: len(served.workers()) == 2)


def test_counts_are_of_all_workers_together(served: Served) -> None:
    def counted() -> float:
        lines = served.ask("/metrics").body.decode().splitlines()
        return float(next((line.split()[1] for line in lines if 'requests_total{endpoint="/readyz"' in line), 0))

    before = counted()
    for _ in range(20):
        assert served.ask("/readyz").status == 200
    assert {counted() for _ in range(10)} == {before + 20}


def test_a_changed_rule_is_seen_and_no_request_is_dropped(served: Served) -> None:
    assert served.found("Dit is kwibus.") == []
    old = served.workers()
    with busy(served, 4) as wrong:
        served.write_rule("kwibus")
        served.reload()
        until(lambda: "eigen.kwibus" in served.found("Dit is kwibus."))
        until(lambda: len(served.workers()) == 2 and not served.workers() & old)
        served.reload()
        until(lambda: served.said().count(READ) >= 2)
    assert wrong == []


def test_a_saved_file_is_noticed(served: Served) -> None:
    served.write_rule("kwinkslag")
    until(lambda: served.found("Een kwinkslag, een kwibus.") == ["eigen.kwinkslag"])


def test_a_broken_rule_keeps_the_old_ones_and_is_told(served: Served) -> None:
    served.write_rule("kwast")
    until(lambda: served.found("Een kwast.") == ["eigen.kwast"])
    rule = served.folder / "regels" / "eigen.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("severity: error", "severity: fout"), encoding="utf-8")
    with busy(served, 2) as wrong:
        served.reload()
        until(lambda: "eigen.yaml:" in served.said())
        assert served.found("Een kwast.") == ["eigen.kwast"]
    assert wrong == []
    (line,) = {line for line in served.said().splitlines() if "eigen.yaml:" in line}
    assert line.startswith("klantcheck: regels/eigen.yaml:7: rules.severity: mag alleen ")
    assert line.endswith("De oude regels en instellingen blijven gelden.")
    served.write_rule("kwast")


def test_broken_settings_keep_the_old_ones(served: Served) -> None:
    (served.folder / "klantcheck.yaml").write_text("server: {zeconds: 3}\n", encoding="utf-8")
    until(lambda: "klantcheck.yaml:1: server.zeconds: onbekende sleutel" in served.said())
    assert served.ask("/readyz").status == 200
    (served.folder / "klantcheck.yaml").write_text(SETTINGS, encoding="utf-8")


def test_a_worker_that_dies_is_replaced(served: Served) -> None:
    old = served.workers()
    os.kill(min(old), signal.SIGKILL)
    until(lambda: len(served.workers()) == 2 and served.workers() != old)
    assert served.ask("/healthz").status == 200


def test_clients_that_say_nothing_block_nobody(served: Served) -> None:
    silent = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(40)]
    for one in silent:
        one.sendall(
            b"POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
        )
    began = time.monotonic()
    assert served.ask("/healthz").status == 200
    assert time.monotonic() - began < 30
    for one in silent:
        one.close()


def test_no_log_holds_anything_of_a_request(served: Served) -> None:
    for request in (
        f"GET /{SECRET}?text={SECRET} HTTP/9.9\r\n\r\n",
        f"{SECRET}\r\n\r\n",
        f"GET / HTTP/1.1\r\n{SECRET} {SECRET}\r\n\r\n",
        f"GET /v2/check?language=nl&text={SECRET * 2000} HTTP/1.1\r\nHost: x\r\n\r\n",
        f"GET /v2/check?language=nl&text={SECRET} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        f"POST /api/v1/check HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{SECRET}\r\n",
    ):
        with socket.create_connection(("127.0.0.1", served.port), timeout=30) as raw:
            raw.sendall(request.encode())
            answer = b"".join(iter(lambda: raw.recv(4096), b""))
        assert answer.startswith(b"HTTP/1.1 ")
        assert b"200 OK" in answer or SECRET.encode() not in answer
    served.found(f"Een {SECRET}.")
    assert SECRET not in served.said()


def test_a_check_that_hangs_does_not_take_the_server_down(tmp_path: Path) -> None:
    with serving(tmp_path, "server: {seconds: 1}\n") as served:
        assert served.ask("/api/v1/check", {"text": HANGS}).status == 503
        old = served.workers()
        assert served.ask("/api/v1/check", {"text": "Hoi."}).status == 200
        until(lambda: served.workers() and not served.workers() & old)
        assert "een controle loopt vast; de werkers worden vervangen" in served.said()
        assert served.ask("/api/v1/check", {"text": "Hoi."}).status == 200


def test_what_is_under_way_is_finished_when_the_server_stops(tmp_path: Path) -> None:
    with serving(tmp_path, "") as served:
        connection = socket.create_connection(("127.0.0.1", served.port), timeout=30)
        connection.sendall(
            b"POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 16\r\n\r\n"
        )
        time.sleep(0.5)
        served.process.terminate()
        time.sleep(0.5)
        connection.sendall(b'{"text": "Hoi."}')
        assert connection.recv(4096).startswith(b"HTTP/1.1 200 OK")
        connection.close()
        assert served.process.wait(30) == 0
        assert served.said() == ""


def test_what_is_wrong_at_the_start_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(AssertionError) as caught, serving(tmp_path, "rules: {extra: [nergens]}"):
        pass
    assert "klantcheck: nergens:1: deze map met regels bestaat niet\n" in str(caught.value)
