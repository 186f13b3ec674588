"""`klantcheck feedback`: what writers said, per rule, and the file that it comes from."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.cli import main
from checker.feedback import Event, FeedbackError, Remark, Tally, add_remarks, read_remarks, tallies
from checker.settings import read_settings

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def remark(rule: str, event: Event = "rejected", sentence: str | None = None) -> Remark:
    return Remark(rule=rule, event=event, time=NOW, sentence=sentence)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "feedback.jsonl"
    add_remarks(path, [remark("a.een", "applied"), remark("b.twee", sentence="‹naam› belt\u2028u.")])
    add_remarks(path, [remark("b.twee", sentence="Héél snel 😀."), remark("a.een"), remark("b.twee", "applied")])
    return path


def test_what_is_written_is_read(file: Path) -> None:
    assert [(one.rule, one.event) for one in read_remarks(file)] == [
        ("a.een", "applied"),
        ("b.twee", "rejected"),
        ("b.twee", "rejected"),
        ("a.een", "rejected"),
        ("b.twee", "applied"),
    ]


def test_the_most_rejected_rule_comes_first(file: Path) -> None:
    assert tallies(read_remarks(file)) == [
        Tally("b.twee", 2, 1, ("‹naam› belt\u2028u.", "Héél snel 😀.")),
        Tally("a.een", 1, 1, ()),
    ]


def test_the_command_shows_counts(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", str(file)]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["regel", "klopt", "niet", "toegepast"],
        ["b.twee", "2", "1"],
        ["a.een", "1", "1"],
    ]


def test_the_command_shows_sentences_when_asked(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", str(file), "--sentences"]) == 0
    assert "    ‹naam› belt u.\n    Héél snel 😀.\n" in capsys.readouterr().out


def test_the_settings_say_where_it_is(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = file.with_name("klantcheck.yaml")
    settings.write_text("feedback: {file: feedback.jsonl}\n", encoding="utf-8")
    assert read_settings(settings).feedback.file == file
    monkeypatch.chdir(file.parent.parent)
    assert main(["feedback", "--settings", str(settings)]) == 0
    assert "b.twee" in capsys.readouterr().out


def test_where_nothing_is_kept_the_command_says_how(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["feedback"]) == 2
    assert "file: feedback.jsonl" in capsys.readouterr().err


def test_an_empty_file_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "leeg.jsonl"
    empty.touch()
    assert main(["feedback", str(empty)]) == 0
    assert capsys.readouterr().out == "Er is nog niets gemeld.\n"


@pytest.mark.parametrize(
    "line", ["geheim", '{"rule": "a.een"}', '{"rule":"a","event":"x","time":"2026-11-20T10:00:00Z"}', ""]
)
def test_a_broken_line_is_told_by_its_number(file: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"{line}\n")
    assert main(["feedback", str(file)]) == 2
    problem = capsys.readouterr().err
    assert "feedback.jsonl:6: " in problem
    assert "geheim" not in problem


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(FeedbackError, match="bestaat nog niet"):
        list(read_remarks(tmp_path / "weg.jsonl"))
    binary = tmp_path / "binair.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FeedbackError, match="niet te lezen"):
        list(read_remarks(binary))
    with pytest.raises(FeedbackError, match="niet in te schrijven"):
        add_remarks(tmp_path, [remark("a.een")])
