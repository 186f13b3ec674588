"""`klantcheck archive` as its users call it."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sample_mails import message

from checker.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, with an archive of three mails."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "post").mkdir()
    for number in range(3):
        (tmp_path / "post" / f"{number}.eml").write_bytes(
            message(number, "Geachte klant,\n\nDat mag niet.\n\nGroet,\nBo\n")
        )
    return tmp_path


def test_it_says_what_it_did_and_what_to_do_next(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "post", "--out", "uit", "--workers", "1"]) == 0
    first = capsys.readouterr().out.splitlines()
    assert first[0].startswith("3 mails gelezen, 3 gecontroleerd, ")
    assert first[-1] == "Maak er een rapport van met: klantcheck report uit"
    assert main(["archive", "post", "--out", "uit", "--workers", "1"]) == 0
    assert "Verder gegaan: 1 deel was al klaar." in capsys.readouterr().out
    assert main(["report", "uit"]) == 0
    assert (folder / "uit" / "rapport.html").is_file()


def test_what_cannot_be_read_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "bestaat-niet.mbox", "post", "--out", "uit", "--workers", "1"]) == 0
    assert "Niet te lezen: 1; welke en waarom staat in uit/unread.csv." in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "uit").write_text("een bestand", encoding="utf-8")
    assert main(["archive", "post", "--out", "uit", "--workers", "1"]) == 2
    assert "uit: hier is geen map te maken" in capsys.readouterr().err


def test_ctrl_c_stops_and_the_next_run_goes_on(folder: Path) -> None:
    mails = b"".join(b"From a@b Mon Mar  2 10:15:00 2026\n" + message(number) + b"\n" for number in range(1600))
    (folder / "veel.mbox").write_bytes(mails)
    klantcheck = str(Path(sys.executable).with_name("klantcheck"))
    command = [klantcheck, "archive", "veel.mbox", "--out", "uit", "--workers", "2", "--no-text"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True) as running:
        finished = folder / "uit" / "parts"
        deadline = time.monotonic() + 120
        while not (finished.is_dir() and list(finished.glob("*.mails.parquet"))) and time.monotonic() < deadline:
            time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=120)[1]
    assert running.returncode == 130
    assert b"Traceback" not in said
    assert b"begin opnieuw" in said
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert "Verder gegaan" in done.stdout
    assert "1600 mails gelezen, 1600 gecontroleerd" in done.stdout
