"""Folders, packed folders and single files: what is mail is read, what is not is named."""

import os
import zipfile
from pathlib import Path

import pytest
from sample_mails import mails_of, message, read_all, reasons, split

from checker.archive.model import Part, Unread


def places(source: Path | str, mails: int = 500) -> list[str]:
    return [mail.place for mail in mails_of(source, mails)]


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    for box in ("", ".Verzonden/", ".Verzonden.2025/"):
        for folder in ("cur", "new", "tmp"):
            (tmp_path / "Maildir" / box / folder).mkdir(parents=True)
    root = tmp_path / "Maildir"
    (root / "dovecot-uidlist").write_text("3 V1")
    (root / "tmp" / "9.half").write_bytes(message(9))
    (root / "new" / "5.M1.host").write_bytes(message(5))
    (root / ".Verzonden" / "cur" / "1.M1.host:2,S").write_bytes(message(1))
    (root / ".Verzonden" / "cur" / "2.M1.host:2,RS").write_bytes(message(2))
    (root / ".Verzonden" / "cur" / "3.M1.host:2,DS").write_bytes(message(3))
    (root / ".Verzonden" / "cur" / "4.M1.host:2,ST").write_bytes(message(4))
    (root / ".Verzonden.2025" / "cur" / "6.M1.host:2,").write_bytes(message(6))
    return root


def test_a_maildir_gives_its_messages_but_no_drafts_deleted_or_half_delivered_ones(maildir: Path) -> None:
    assert places(maildir) == [
        ".Verzonden/cur/1.M1.host:2,S",
        ".Verzonden/cur/2.M1.host:2,RS",
        ".Verzonden.2025/cur/6.M1.host:2,",
        "new/5.M1.host",
    ]


def test_one_folder_of_a_maildir_is_a_source_as_well(maildir: Path) -> None:
    assert len(places(maildir / ".Verzonden")) == 2
    assert len(places(maildir / ".Verzonden" / "cur")) == 2


@pytest.mark.parametrize("mails", [1, 2, 3, 500])
def test_message_files_are_found_anywhere_and_sorted(tmp_path: Path, mails: int) -> None:
    for name in ("b/2.eml", "a/diep/1.EML", "3.eml", "10.eml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(message(int(path.stem)))
    assert sorted(places(tmp_path, mails)) == ["10.eml", "3.eml", "a/diep/1.EML", "b/2.eml"]
    assert places(tmp_path, mails) == places(tmp_path, 500)


def test_the_same_folder_gives_the_same_parts(tmp_path: Path) -> None:
    for number in range(7):
        (tmp_path / f"{number}.eml").write_bytes(message(number))
    assert split(tmp_path, 3) == split(tmp_path, 3)
    assert len(set(split(tmp_path, 3))) == 3


def test_a_link_back_up_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(message(1))
    os.symlink(tmp_path, tmp_path / "lus")
    assert places(tmp_path) == ["1.eml"]


def test_what_is_broken_or_no_mail_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(message(1))
    (tmp_path / "2.eml").write_bytes(b"")
    (tmp_path / "3.eml").write_bytes(b"zomaar een tekst zonder kop")
    (tmp_path / "4.eml").write_bytes(message(4))
    (tmp_path / "foto.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "leeg.mbox").write_bytes(b"")
    (tmp_path / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    found = read_all(tmp_path, 1)
    assert [mail.place for mail in found if not isinstance(mail, Unread)] == ["1.eml", "4.eml"]
    told = {one.place or Path(one.source).name: one.reason for one in found if isinstance(one, Unread)}
    assert set(told) == {"2.eml", "3.eml", "foto.png", "leeg.mbox"}
    assert "leeg" in told["2.eml"]
    assert "kopregels" in told["3.eml"]
    assert "leeg" in told["leeg.mbox"]


def test_other_kinds_of_files_in_a_folder_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(message(1))
    (tmp_path / "Verzonden").write_bytes(b"From - Mon Mar 02 10:15:00 2026\n" + message(2))
    (tmp_path / "export.csv").write_text("id;tekst\n3;Goedemiddag\n")
    (tmp_path / "los").write_bytes(message(4))
    assert sorted(mail.key for mail in mails_of(tmp_path)) == [
        "3",
        "<1@voorbeeld.nl>",
        "<2@voorbeeld.nl>",
        "<4@voorbeeld.nl>",
    ]


def test_a_single_message_file_is_a_source(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(message(1))
    assert split(path) == [Part(str(path), "files", 0, 1)]
    assert places(path) == ["mail.eml"]


def test_a_zip_file_is_read_as_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "post.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("map/1.eml", message(1))
        packed.writestr("map/2.eml", message(2))
        packed.writestr("export.jsonl", '{"text": "Hallo", "id": 3}\n')
    assert sorted(mail.key for mail in mails_of(path)) == ["3", "<1@voorbeeld.nl>", "<2@voorbeeld.nl>"]
    assert places(f"zip://map::{path}") == ["1.eml", "2.eml"]
    assert places(f"zip://map/2.eml::{path}") == ["2.eml"]


def test_a_url_of_another_file_system_is_a_source() -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/bron-map/diep/1.eml", message(1))
    memory.pipe("/bron-map/2.eml", message(2))
    memory.pipe("/bron-map/oud.mbox", b"From - Mon Mar 02 10:15:00 2026\n" + message(3))
    assert sorted(places("memory://bron-map")) == ["2.eml", "byte 0", "diep/1.eml"]
    assert places("memory://bron-map/oud.mbox") == ["byte 0"]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("bestaat-niet.mbox", "bestaat niet"),
        ("nietbekend://bak/post.mbox", "nietbekend://"),
        ("memory://bestaat-ook-niet", "bestaat niet"),
    ],
)
def test_a_source_that_cannot_be_reached_is_one_unread_with_the_reason(source: str, reason: str) -> None:
    ((place, told),) = reasons(source)
    assert place == ""
    assert reason in told


def test_a_file_that_vanishes_after_the_split_is_named(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(message(1))
    (tmp_path / "2.eml").write_bytes(message(2))
    from sample_mails import NO_SETTINGS

    from checker.archive.sources import read

    (part,) = split(tmp_path)
    (tmp_path / "1.eml").unlink()
    assert isinstance(part, Part)
    gone, there = read(part, NO_SETTINGS)
    assert isinstance(gone, Unread)
    assert gone.place == "1.eml"
    assert there.place == "2.eml"
