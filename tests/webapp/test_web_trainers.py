"""The trainers' door: a file goes in, a report and exercise sheets come out, and nothing stays."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from trainers_app import ended, left_in, links, mbox, open_app, send, until

from checker.settings import Uploads

EVIL = "<img src=x onerror=alert(1)>.mbox"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trainers")


@pytest.fixture(scope="module")
def trainers(root: Path) -> FlaskClient:
    return open_app(root).test_client()


@pytest.fixture(scope="module")
def address(trainers: FlaskClient) -> str:
    """The address of a job that is done."""
    answer = send(trainers, mbox(12) + mbox(1, "klant@elders.nl"), EVIL, day="2026-03-10", label="De <b>training</b>")
    assert answer.status_code == 303, answer.text
    ended(trainers, answer.location)
    return answer.location


def test_a_file_becomes_a_report_a_workbook_and_exercise_sheets(trainers: FlaskClient, address: str) -> None:
    page = trainers.get(address).text
    assert "Je rapport is klaar" in page
    assert "12 mails van 1 maart 2026 tot en met 12 maart 2026" in page
    assert "1 × van klanten of anderen" in page
    assert "oefenblad-vage-termijn.html" in links(page)
    for name in links(page):
        assert trainers.get(f"{address}/{name}").status_code == 200
    report = trainers.get(f"{address}/rapport.html").text
    assert "zo snel mogelijk" in report
    assert "De &lt;b&gt;training" in report
    book = openpyxl.load_workbook(io.BytesIO(trainers.get(f"{address}/rapport.xlsx").data))
    assert ("mails nagekeken", 12) in list(book["totaal"].values)


def test_of_what_was_sent_only_what_was_made_is_left(trainers: FlaskClient, root: Path, address: str) -> None:
    names = {Path(name).suffix for name in left_in(root) if "/" in name}
    assert names <= {".json", ".html", ".xlsx", ""}
    assert not [path for path in root.rglob("*") if path.is_file() and b"klant@klant.nl" in path.read_bytes()]
    assert oct((root / address.split("/")[-1]).stat().st_mode)[-3:] == "700"


def test_the_report_names_no_folder_of_the_server(trainers: FlaskClient, root: Path, address: str) -> None:
    report = trainers.get(f"{address}/rapport.html").text
    assert str(root) not in report
    assert address.split("/")[-1] not in report


def test_the_report_keeps_its_own_strict_policy(trainers: FlaskClient, address: str) -> None:
    answer = trainers.get(f"{address}/rapport.html")
    policy = answer.headers.getlist("Content-Security-Policy")
    assert len(policy) == 1
    assert policy[0].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "style-src 'sha256-" in answer.text
    assert "script-src 'self'" in trainers.get(address).headers["Content-Security-Policy"]


def test_a_file_name_is_shown_and_never_run(trainers: FlaskClient, address: str) -> None:
    page = trainers.get(address).text
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;.mbox" in page


@pytest.mark.parametrize("name", ["stand.json", "vraag.json", "oefenblad-.html", "oefenblad-x.html", "..%2Fvraag.json"])
def test_nothing_else_of_a_job_can_be_had(trainers: FlaskClient, address: str, name: str) -> None:
    assert trainers.get(f"{address}/{name}").status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 32, "..", "beurt", "é" * 32])
def test_a_token_that_is_none_opens_nothing(trainers: FlaskClient, address: str, token: str) -> None:
    for path in ("", "/stand", "/rapport.html"):
        assert trainers.get(f"/trainers/{token}{path}").status_code == 404
    assert trainers.post(f"/trainers/{token}/verwijder").status_code == 404
    assert trainers.get(address).status_code == 200


def test_without_sentences_there_are_figures_only(trainers: FlaskClient) -> None:
    answer = send(trainers, mbox(3), no_text="1")
    page = ended(trainers, answer.location)
    assert links(page) == ["rapport.html", "rapport.xlsx"]
    assert "Er zijn geen zinnen om mee te oefenen." in page
    assert "zo snel mogelijk van ons" not in trainers.get(f"{answer.location}/rapport.html").text


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"map/{name}.eml", content)
    return packed.getvalue()


def test_a_zip_of_messages_is_read_and_what_is_broken_in_it_is_told(trainers: FlaskClient) -> None:
    message = mbox(1).partition(b"\n")[2]
    page = ended(trainers, send(trainers, zipped(een=message, twee=b"\0\0\0"), "Post van maart.zip").location)
    assert "1 mail van 1 maart 2026" in page
    assert "niet te lezen" in page
    assert "map/twee.eml" in page


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (
            b"PK dit is geen zip",
            "kapot.zip",
            "1 × niet te lezen: dit zip-bestand is beschadigd of geen zip-bestand</li>",
        ),
        (b"\x89PNG\r\n", "foto.png", "dit soort bestand kan klantcheck niet lezen"),
        (mbox(2, "klant@elders.nl"), "klanten.mbox", "2 × van klanten of anderen"),
    ],
)
def test_a_file_without_mail_to_check_says_why(trainers: FlaskClient, content: bytes, name: str, reason: str) -> None:
    page = ended(trainers, send(trainers, content, name).location)
    assert "Geen mail om na te kijken" in page
    assert reason in page
    assert links(page) == []


def test_a_run_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    client = open_app(tmp_path, Uploads(run_minutes=0.001)).test_client()
    page = ended(client, send(client, mbox(3)).location)
    assert "duurde te lang" in page
    assert send(client, mbox(1)).status_code == 303, "the next one gets its turn"


def test_a_report_goes_by_itself(tmp_path: Path) -> None:
    app: Flask = open_app(tmp_path, Uploads(minutes=0.02))
    client = app.test_client()
    address = send(client, mbox(1)).location
    until(lambda: client.get(address).status_code == 404)
    until(lambda: left_in(tmp_path) == [])
