"""The trainers' door of a real server: any of its workers can tell of a job, and nothing is left when it stops."""

from pathlib import Path

import pytest
from served import Served, serving, until
from trainers_app import left_in, mbox

SETTINGS = """\
rules: {extra: [regels]}
server: {uploads: {megabytes: 1}}
archive: {domains: [voorbeeld.nl]}
"""
FORM = "multipart/form-data; boundary=grens"


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    return folder


def body(content: bytes) -> bytes:
    head = b'--grens\r\nContent-Disposition: form-data; name="archive"; filename="a.mbox"\r\n\r\n'
    return head + content + b"\r\n--grens--\r\n"


def jobs(temporary: Path) -> list[str]:
    return [name for root in temporary.glob("klantcheck-trainers-*") for name in left_in(root)]


def state(served: Served, address: str) -> object:
    answer = served.ask(f"{address}/stand")
    return answer.json["state"] if answer.status == 200 else None


def test_any_worker_tells_of_a_job_also_after_new_rules_and_stopping_removes_it(
    tmp_path: Path, temporary: Path
) -> None:
    with serving(tmp_path, SETTINGS, "--workers", "2", TMPDIR=str(temporary)) as served:
        served.write_rule("kwakkel")
        answer = served.ask("/trainers", body(mbox(3)), Content_Type=FORM)
        assert answer.status == 303, answer.body
        address = answer.headers["Location"]
        assert {state(served, address) for _ in range(8)} == {"running"}
        served.reload()
        until(lambda: state(served, address) == "done")
        assert {served.ask(f"{address}/rapport.html").status for _ in range(8)} == {200}
        assert jobs(temporary) != []
        assert address.split("/")[-1] not in served.said()
    until(lambda: jobs(temporary) == [])


def test_a_large_file_is_refused_with_an_answer(tmp_path: Path, temporary: Path) -> None:
    with serving(tmp_path, SETTINGS, TMPDIR=str(temporary)) as served:
        for megabytes in (2, 3.5):
            answer = served.ask("/trainers", body(b"x" * int(megabytes * 1024 * 1024)), Content_Type=FORM)
            assert answer.status == 413
            assert "hoogstens 1 MB" in answer.body.decode()
        assert jobs(temporary) == []


def test_what_was_sent_is_gone_when_the_server_stops_half_way(tmp_path: Path, temporary: Path) -> None:
    with serving(tmp_path, SETTINGS, TMPDIR=str(temporary)) as served:
        address = served.ask("/trainers", body(mbox(500)), Content_Type=FORM).headers["Location"]
        until(lambda: state(served, address) == "running")
    until(lambda: jobs(temporary) == [])
