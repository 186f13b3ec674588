"""`klantcheck report`, as a trainer at a terminal meets it."""

import shutil
import subprocess
import sys
from pathlib import Path

import fsspec
import pytest
from report_archive import Tables, archive

from checker.cli import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return archive(400).write(tmp_path / "run")


def test_a_report_stands_beside_the_results(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(run), "--event", "2026-07-15=training vage beloften", "--csv", "--xlsx"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("569 mails van 4 mei 2026 tot en met 18 september 2026, van 24 schrijvers.")
    assert "training vage beloften (15 juli 2026): " in out
    for name in ("rapport.html", "rapport.xlsx", "rapport-csv"):
        assert (run / name).exists()
        assert f"Gemaakt: {run}/{name}" in out


def test_only_what_was_asked_is_made(run: Path) -> None:
    before = set(run.iterdir())
    assert main(["report", str(run)]) == 0
    assert {path.name for path in set(run.iterdir()) - before} == {"rapport.html"}


def test_a_second_report_is_the_same_byte_for_byte(run: Path) -> None:
    main(["report", str(run), "--event", "2026-07-15"])
    first = (run / "rapport.html").read_bytes()
    main(["report", str(run), "--event", "2026-07-15"])
    assert (run / "rapport.html").read_bytes() == first


def test_the_settings_say_whether_people_are_shown(tmp_path: Path) -> None:
    run = archive(2500).write(tmp_path / "run")
    settings = tmp_path / "eigen.yaml"
    settings.write_text("archive: {per_person: true, minimum_group: 7}", encoding="utf-8")
    assert main(["report", str(run), "--settings", str(settings)]) == 0
    page = (run / "rapport.html").read_text(encoding="utf-8")
    assert "noord1" in page
    assert "minder dan 7 schrijvers" in page


def test_results_may_stand_under_a_url(run: Path) -> None:
    files = fsspec.filesystem("memory")
    files.put(str(run), "/archief", recursive=True)
    assert main(["report", "memory://archief", "--csv"]) == 0
    assert files.cat("/archief/rapport.html").startswith(b"<!doctype html>")
    assert files.exists("/archief/rapport-csv/weken.csv")
    assert not (run / "rapport.html").exists()


@pytest.mark.parametrize("url", ["memory://leeg", "bestaatniet://x"])
def test_a_url_without_results_is_told(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", url]) == 2
    assert capsys.readouterr().err.startswith(f"klantcheck: {url}: ")


@pytest.mark.parametrize("event", ["morgen", "2026-13-01=x", "=x", "15-09-2026=training"])
def test_an_event_without_a_day_is_told(run: Path, event: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(run), "--event", event]) == 2
    error = capsys.readouterr().err
    assert "is geen datum; schrijf het als 2026-09-15" in error
    assert error.count("\n") == 1


def test_a_folder_that_is_not_there_or_empty_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path / "nee")]) == 2
    assert "deze map bestaat niet" in capsys.readouterr().err
    assert main(["report", str(tmp_path)]) == 2
    assert "hier staat geen mails.parquet" in capsys.readouterr().err


def test_a_damaged_table_is_told(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = (run / "findings.parquet").read_bytes()
    (run / "findings.parquet").write_bytes(whole[: len(whole) // 2])
    assert main(["report", str(run)]) == 2
    error = capsys.readouterr().err
    assert "findings.parquet: dit bestand is niet te lezen" in error
    assert error.count("\n") == 1


def test_a_table_of_another_form_is_told(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(run / "plus_points.parquet", run / "findings.parquet")
    assert main(["report", str(run)]) == 2
    assert "de kolom ‘rule’ ontbreekt" in capsys.readouterr().err


def test_a_run_that_read_everything_needs_no_list_of_the_unread(run: Path) -> None:
    (run / "unread.csv").unlink()
    assert main(["report", str(run)]) == 0
    assert "Wat niet te lezen was" not in (run / "rapport.html").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_told(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (run / "rapport.html").mkdir()
    assert main(["report", str(run)]) == 2
    assert "hier is niet te schrijven" in capsys.readouterr().err


def test_the_command_starts_without_what_only_the_report_needs() -> None:
    code = "import sys, checker.cli.app; print({'duckdb', 'jinja2', 'vl_convert', 'numpy'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "set()"


def test_an_installation_without_the_extra_says_what_to_install(
    run: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert main(["report", str(run)]) == 2
    assert "pip install 'klantcheck[archive]'" in capsys.readouterr().err


def test_an_archive_of_one_mail_has_a_report(tmp_path: Path) -> None:
    tables = Tables()
    tables.add_finding(tables.add_mail(), "voorschrijven.klant-moet")
    assert main(["report", str(tables.write(tmp_path)), "--event", "2026-01-01", "--xlsx"]) == 0
    assert "te weinig" in (tmp_path / "rapport.html").read_text(encoding="utf-8")
