"""The trainers' door refuses what it cannot or may not take, says why, and removes at once what it is told to."""

import io
import os
import time
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from trainers_app import left_in, mbox, open_app, send, until

from checker import Settings
from webapp.trainers.job import Asked, Job
from webapp.trainers.jobs import PREFIX, Jobs, clear_dead, sweep
from webapp.trainers.work import work

HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "trainers"
    folder.mkdir()
    return folder


@pytest.fixture
def trainers(root: Path) -> FlaskClient:
    return open_app(root).test_client()


def test_without_the_setting_the_page_says_so_and_takes_nothing(tmp_path: Path) -> None:
    client = open_app(tmp_path, None).test_client()
    answer = client.get("/trainers")
    assert answer.status_code == 404
    assert "Dit staat nog niet aan" in answer.text
    assert send(client, mbox(1)).status_code == 404
    assert client.get(f"/trainers/{'a' * 32}").status_code == 404
    assert "/trainers" not in client.get("/").text
    assert left_in(tmp_path) == []


def test_every_page_leads_to_the_door_that_is_open(trainers: FlaskClient) -> None:
    for path in ("/", "/regels", "/regels/vage-termijn", "/trainers"):
        assert 'href="/trainers"' in trainers.get(path).text


def test_without_the_extra_the_page_says_what_to_install(
    trainers: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.trainers.routes.PACKAGES", ("duckdb", "bestaat_niet"))
    for answer in (trainers.get("/trainers"), send(trainers, mbox(1))):
        assert answer.status_code == 503
        assert "pip install &#39;klantcheck[archive]&#39;" in answer.text or "'klantcheck[archive]'" in answer.text


def test_the_form_has_the_domains_of_the_organisation(trainers: FlaskClient) -> None:
    assert 'value="voorbeeld.nl"' in trainers.get("/trainers").text


@pytest.mark.parametrize("megabytes", [1.2, 3, 9])
def test_a_file_that_is_too_large_is_refused(trainers: FlaskClient, root: Path, megabytes: float) -> None:
    answer = send(trainers, b"x" * int(megabytes * 1024 * 1024))
    assert answer.status_code == 413
    assert "Het bestand is te groot: het mag hoogstens 1 MB zijn." in answer.text
    assert left_in(root) == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"domains": "geen domein!"}, "geen domein is"),
        ({"domains": "<script>alert(1)</script>"}, "geen domein is"),
        ({"day": "gisteren"}, "De datum van de training klopt niet"),
        ({"label": "training"}, "Vul ook de datum in"),
        ({"label": "x" * 200, "day": "2026-03-01"}, "te lang"),
    ],
)
def test_what_is_filled_in_wrong_is_told_and_nothing_stays(
    trainers: FlaskClient, root: Path, fields: dict[str, str], said: str
) -> None:
    answer = send(trainers, mbox(1), **fields)
    assert answer.status_code == 400
    assert said in answer.text
    assert "<script>alert" not in answer.text
    assert left_in(root) == []


@pytest.mark.parametrize("data", [{}, {"archive": (io.BytesIO(b""), "")}, {"anders": (io.BytesIO(b"x"), "a.mbox")}])
def test_a_form_without_a_file_is_told(trainers: FlaskClient, root: Path, data: dict[str, object]) -> None:
    answer = trainers.post("/trainers", data=data, content_type="multipart/form-data", headers=HERE)
    assert answer.status_code == 400
    assert "Kies eerst een bestand." in answer.text
    assert left_in(root) == []


def test_a_body_that_is_no_form_is_told(trainers: FlaskClient, root: Path) -> None:
    for kind in ("application/json", "multipart/form-data", "multipart/form-data; boundary=x"):
        assert trainers.post("/trainers", data=b"{}", content_type=kind, headers=HERE).status_code == 400
    assert left_in(root) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elders.nl"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    ],
)
def test_a_form_of_another_site_is_refused(trainers: FlaskClient, root: Path, headers: dict[str, str]) -> None:
    for path in ("/trainers", f"/trainers/{'a' * 32}/verwijder"):
        answer = trainers.post(path, data={"archive": (io.BytesIO(mbox(1)), "a.mbox")}, headers=headers)
        assert answer.status_code == 403
        assert "een andere site" in answer.text
    assert left_in(root) == []


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "none"}])
def test_our_own_form_and_programs_that_are_no_browser_may_send(trainers: FlaskClient, headers: dict[str, str]) -> None:
    answer = trainers.post("/trainers", data={"domains": ""}, content_type="multipart/form-data", headers=headers)
    assert "Kies eerst een bestand." in answer.text


def test_browsers_are_told_to_say_where_our_forms_come_from(trainers: FlaskClient) -> None:
    assert trainers.get("/trainers").headers["Referrer-Policy"] == "same-origin"
    assert trainers.get("/").headers["Referrer-Policy"] == "no-referrer"


def test_one_at_a_time_and_removing_stops_it_and_lets_the_next_one_in(trainers: FlaskClient, root: Path) -> None:
    first = send(trainers, mbox(600)).location
    assert "Bezig met nakijken" in trainers.get(first).text
    second = send(trainers, mbox(1))
    assert second.status_code == 503
    assert int(second.headers["Retry-After"]) > 0
    assert "een ander archief" in second.text
    gone = trainers.post(f"{first}/verwijder", headers=HERE)
    assert gone.status_code == 303
    assert "verwijderd" in trainers.get(gone.location).text
    assert left_in(root) == []
    assert trainers.get(first).status_code == 404
    third = send(trainers, mbox(1))
    assert third.status_code == 303
    trainers.post(f"{third.location}/verwijder", headers=HERE)


def test_a_page_without_scripts_refreshes_itself_until_it_is_done(trainers: FlaskClient) -> None:
    address = send(trainers, mbox(5)).location
    assert '<noscript><meta http-equiv="refresh"' in trainers.get(address).text
    until(lambda: trainers.get(f"{address}/stand").json["state"] == "done")
    assert "http-equiv" not in trainers.get(address).text
    trainers.post(f"{address}/verwijder", headers=HERE)


def test_a_job_that_nobody_looks_after_is_told_and_then_removed(trainers: FlaskClient, root: Path) -> None:
    jobs: Jobs = trainers.application.extensions["klantcheck-trainers"]
    job = jobs.begin()
    settings = trainers.application.extensions["klantcheck"].checker.settings
    asked = {"name": "a.mbox", "title": "a.mbox", "keep_text": True, "day": None, "label": ""}
    job.ask(Asked.model_validate({**asked, "settings": settings, "run_minutes": 1, "minutes": 1}))
    address = f"/trainers/{job.folder.name}"
    age(job, 30)
    assert "Bezig met nakijken" in trainers.get(address).text
    assert send(trainers, mbox(1)).status_code == 503
    age(job, 90)
    assert "onverwacht gestopt" in trainers.get(address).text
    clear_dead(root)
    assert job.folder.exists()
    age(job, 400)
    following = send(trainers, mbox(1))
    assert following.status_code == 303
    assert not job.folder.exists()
    trainers.post(f"{following.location}/verwijder", headers=HERE)


def test_what_breaks_is_told_without_a_word_of_what_was_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    job = Job(tmp_path / "a")
    job.make()
    (job.upload / "geheim.mbox").write_bytes(mbox(1))
    asked = {"name": "geheim.mbox", "title": "geheim.mbox", "keep_text": True, "day": None, "label": ""}
    settings = Settings(model="bestaat_niet")
    job.ask(Asked.model_validate({**asked, "settings": settings, "run_minutes": 1, "minutes": 1}))
    work(job.folder)
    outcome = job.outcome()
    assert outcome is not None
    assert outcome.state == "failed"
    assert "niet gelukt" in outcome.problem
    said = capsys.readouterr().err
    assert said.startswith("PipelineError at ")
    assert len(said.splitlines()) == 1
    assert "geheim" not in said


def test_a_new_server_removes_what_a_crash_left_and_nothing_else(tmp_path: Path) -> None:
    old, fresh = (Job(tmp_path / f"{PREFIX}{name}" / "a") for name in ("oud", "nieuw"))
    other = Job(tmp_path / "van-een-ander" / "a")
    for job in (old, fresh, other):
        job.folder.parent.mkdir()
        job.make()
        (job.upload / "post.mbox").write_bytes(b"x")
    age(old, 1000)
    age(other, 1000)
    (tmp_path / f"{PREFIX}wijzer").symlink_to(other.folder.parent)
    sweep(tmp_path)
    assert not old.folder.exists()
    assert fresh.folder.exists()
    assert other.folder.exists()


def age(job: Job, seconds: float) -> None:
    """Make a job as if nothing had happened to it for a while."""
    then = time.time() - seconds
    for path in (*job.folder.rglob("*"), job.folder):
        os.utime(path, (then, then))
