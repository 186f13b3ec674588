"""A run over an archive: every mail once, taken up where it was stopped, and the same with any runner."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pytest
from sample_mails import message

from checker import Settings
from checker.archive.run import Done, Plan, Summary, Task, here, processes, run
from checker.settings import Archive, RuleSettings

FAULTY = "Geachte mevrouw De Boer,\n\nDat is tegen onze regels. U kunt mij bellen op 06-12345678.\n\nGroet,\nSanne\n"
ENGLISH = "Dear madam,\n\nYour order is on its way and you will receive it soon.\n\nKind regards,\nSanne\n"
SETTINGS = Settings(archive=Archive(domains=("voorbeeld.nl",)))


def archive_of(folder: Path) -> Path:
    """Write files: 20 ordinary ones, a faulty one twice, one in English, one from a customer and two that say nothing."""
    folder.mkdir()
    files = {f"{number:02}.eml": message(number) for number in range(20)}
    files |= {"20.eml": message(20, FAULTY), "21.eml": message(20, FAULTY), "22.eml": message(22, ENGLISH)}
    files |= {
        "23.eml": message(23, sender="klant@elders.nl"),
        "24.eml": b"From: a@voorbeeld.nl\n\n",
        "25.msg": b"kapot",
    }
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return folder


def nothing(*_: object) -> None:
    pass


def checked(plan: Plan, runner: Any = here) -> Summary:
    return run(plan, runner, nothing)


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    found = duckdb.read_parquet(str(out / f"{table}.parquet"))
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Summary]:
    folder = tmp_path_factory.mktemp("archive")
    source, out = archive_of(folder / "post"), folder / "out"
    return source, out, checked(Plan((str(source),), str(out), SETTINGS))


def test_every_mail_has_its_status(done: tuple[Path, Path, Summary]) -> None:
    _, out, summary = done
    statuses = Counter(row["status"] for row in rows(out, "mails"))
    assert statuses == {"checked": 21, "duplicate": 1, "other-language": 1, "incoming": 1, "empty": 1}
    assert (summary.counts.mails, summary.counts.checked, summary.counts.unread) == (25, 21, 1)
    assert summary.anew == ""


def test_a_finding_has_its_sentence_masked_and_rewritten(done: tuple[Path, Path, Summary]) -> None:
    _, out, summary = done
    [finding] = [row for row in rows(out, "findings") if row["category"] == "regels-als-reden"]
    assert finding["sentence"] == "Dat is tegen onze regels."
    [mail] = [row for row in rows(out, "mails") if row["mail_id"] == finding["mail_id"]]
    assert mail["errors"] >= 1
    assert mail["sent"].isoformat() == "2026-03-02T10:15:00"
    assert summary.counts.findings == len(rows(out, "findings"))


def test_no_personal_data_is_kept(done: tuple[Path, Path, Summary]) -> None:
    _, out, _ = done
    kept = str(
        [row | {"agent": "", "key": ""} for table in ("mails", "findings", "plus_points") for row in rows(out, table)]
    )
    assert not any(word in kept for word in ("12345678", "Boer"))


def test_what_cannot_be_read_is_listed(done: tuple[Path, Path, Summary]) -> None:
    source, out, _ = done
    with (out / "unread.csv").open(encoding="utf-8-sig", newline="") as file:
        [lost] = list(csv.DictReader(file))
    assert (lost["source"], lost["place"]) == (str(source), "25.msg")
    assert lost["reason"]


def test_mails_that_differ_in_names_and_numbers_have_one_skeleton(done: tuple[Path, Path, Summary]) -> None:
    _, out, _ = done
    assert len({row["skeleton"] for row in rows(out, "mails") if row["status"] == "checked"}) == 2


def test_without_text_no_sentence_is_kept(done: tuple[Path, Path, Summary], tmp_path: Path) -> None:
    source, _, summary = done
    bare = checked(Plan((str(source),), str(tmp_path), SETTINGS, keep_text=False))
    assert bare.counts == summary.counts
    texts = [row[column] for row in rows(tmp_path, "findings") for column in ("wording", "sentence", "rewritten")]
    assert texts
    assert set(texts) == {None}
    assert {row["opening"] for row in rows(tmp_path, "mails")} == {None}


class StoppedError(Exception):
    """Somebody pressed Ctrl-C."""


def stopping_after(count: int) -> Any:
    def runner(plan: Plan, tasks: Iterable[Task]) -> Iterator[Done]:
        yield from islice(here(plan, tasks), count)
        raise StoppedError

    return runner


@pytest.fixture
def mbox(tmp_path: Path) -> Path:
    """Return an mbox of two parts."""
    path = tmp_path / "post.mbox"
    path.write_bytes(
        b"".join(b"From a@b Mon Mar  2 10:15:00 2026\n" + message(number) + b"\n" for number in range(900))
    )
    return path


def test_a_run_that_was_stopped_goes_on_where_it_was(mbox: Path, tmp_path: Path) -> None:
    stopped, whole = (Plan((str(mbox),), str(tmp_path / name), SETTINGS, keep_text=False) for name in ("a", "b"))
    with pytest.raises(StoppedError):
        run(stopped, stopping_after(1), nothing)
    calls: list[tuple[int, int]] = []
    summary = run(stopped, here, lambda count, total, _: calls.append((count, total)))
    assert (summary.resumed, calls) == (1, [(1, 2), (2, 2)])
    assert summary.counts == checked(whole).counts
    for table in ("mails", "findings", "plus_points"):
        assert rows(tmp_path / "a", table) == rows(tmp_path / "b", table)


def test_other_rules_start_a_run_anew_and_it_is_said(tmp_path: Path) -> None:
    source = archive_of(tmp_path / "post")
    out = str(tmp_path / "out")
    checked(Plan((str(source),), out, SETTINGS))
    other = SETTINGS.model_copy(update={"rules": RuleSettings(off=("regels-als-reden",))})
    summary = checked(Plan((str(source),), out, other))
    assert (summary.anew, summary.resumed) == ("instellingen", 0)
    assert not [row for row in rows(tmp_path / "out", "findings") if row["category"] == "regels-als-reden"]


def test_a_source_that_changed_is_checked_again(tmp_path: Path) -> None:
    source = archive_of(tmp_path / "post")
    plan = Plan((str(source),), str(tmp_path / "out"), SETTINGS)
    checked(plan)
    (source / "00.eml").write_bytes(message(0, FAULTY))
    summary = checked(plan)
    assert summary.resumed == 0
    assert len([row for row in rows(tmp_path / "out", "findings") if row["category"] == "regels-als-reden"]) == 2


def test_processes_give_the_same_as_one(mbox: Path, tmp_path: Path) -> None:
    alone, together = (Plan((str(mbox),), str(tmp_path / name), SETTINGS, keep_text=False) for name in ("a", "b"))
    assert checked(together, processes(2)).counts == checked(alone).counts
    assert rows(tmp_path / "a", "findings") == rows(tmp_path / "b", "findings")


def test_results_can_be_under_a_url(tmp_path: Path) -> None:
    source = archive_of(tmp_path / "post")
    summary = checked(Plan((str(source),), "memory://uit/run", SETTINGS))
    assert summary.counts.checked == 21
    again = checked(Plan((str(source),), "memory://uit/run", SETTINGS))
    assert (again.counts, again.resumed) == (summary.counts, 1)


def test_no_source_is_an_empty_result(tmp_path: Path) -> None:
    summary = checked(Plan((str(tmp_path / "bestaat-niet.mbox"),), str(tmp_path / "out"), SETTINGS))
    assert (summary.counts.mails, summary.counts.unread) == (0, 1)
    assert rows(tmp_path / "out", "mails") == []
