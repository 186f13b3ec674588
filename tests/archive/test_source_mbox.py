"""Mbox: every message once, however the file is split and whatever stands in a body."""

import gzip
from pathlib import Path

import pytest
from sample_mails import NO_SETTINGS, mails_of, message, read_all, reasons, split

from checker.archive.model import ArchivedMail, Part
from checker.archive.sources import mbox, read

POSTMARKS = (
    "From sanne@voorbeeld.nl Mon Mar  2 10:15:00 2026",
    "From - Mon Mar 02 10:15:00 2026",
    "From 1790000000000000001@xxx Mon Mar 02 10:15:00 +0000 2026",
    "From MAILER-DAEMON ma mrt 2 10:15:00 2026",
    "From sanne@voorbeeld.nl 2026-03-02 10:15:00",
)
TRICKY = (
    "Beste klant,\n\nFrom Monday 9:00 to 2026 nothing changes.\n\nFrom hier gaat het verder.\n>From u hoorde ik.\n\n\n"
)


def mailbox(count: int = 12, end: str = "\n") -> bytes:
    """Return an mbox of messages of very different sizes, with trouble in their bodies."""
    bodies = ["", TRICKY, "kort", "x" * 400 + "\n\n\n", "\n\n"]
    mails = [
        POSTMARKS[number % len(POSTMARKS)].encode() + b"\n" + message(number, bodies[number % len(bodies)]) + b"\n\n"
        for number in range(count)
    ]
    return b"".join(mails).replace(b"\n", end.encode())


def keys(path: Path, mails: int) -> list[str]:
    return [mail.key for mail in mails_of(path, mails)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_split_at_bytes_gives_each_message_once(tmp_path: Path, end: str) -> None:
    path = tmp_path / "archief.mbox"
    path.write_bytes(mailbox(end=end))
    total = path.stat().st_size
    whole = list(mbox.read(Part(str(path), "mbox", 0, total)))
    assert [mail.key for mail in whole] == [f"<{number}@voorbeeld.nl>" for number in range(12)]
    for step in [*range(90, 130), *range(130, total + 100, 37)]:
        ranges = [Part(str(path), "mbox", start, start + step) for start in range(0, total, step)]
        assert [mail for part in ranges for mail in mbox.read(part)] == whole, step


def test_every_cut_in_two_gives_each_message_once(tmp_path: Path) -> None:
    path = tmp_path / "archief.mbox"
    path.write_bytes(mailbox(4))
    total = path.stat().st_size
    whole = list(mbox.read(Part(str(path), "mbox", 0, total)))
    assert len(whole) == 4
    for cut in range(1, total):
        halves = (Part(str(path), "mbox", 0, cut), Part(str(path), "mbox", cut, total))
        assert [mail for part in halves for mail in read(part, NO_SETTINGS)] == whole, cut


@pytest.mark.parametrize("mails", [1, 2, 5, 500])
def test_the_parts_of_a_mailbox_hold_about_so_many_messages(tmp_path: Path, mails: int) -> None:
    path = tmp_path / "zonder-ending"
    path.write_bytes(mailbox(40))
    assert keys(path, mails) == [f"<{number}@voorbeeld.nl>" for number in range(40)]
    assert len(split(path, mails)) == pytest.approx(max(1, 40 / mails), rel=0.3)


def test_a_from_line_in_a_body_stays_there_and_the_quoted_ones_lose_their_mark(tmp_path: Path) -> None:
    path = tmp_path / "archief.mbox"
    path.write_bytes(POSTMARKS[0].encode() + b"\n" + message(1, TRICKY + ">>From ver\n"))
    (mail,) = mails_of(path)
    assert mail.raw is not None
    assert mail.raw.decode().partition("\n\n")[2] == TRICKY.replace(">From", "From") + ">From ver\n"


def test_a_from_line_counts_only_after_an_empty_line(tmp_path: Path) -> None:
    path = tmp_path / "archief.mbox"
    body = f"Dit stond erboven:\n{POSTMARKS[0]}\nSubject: iets\n\nEinde."
    path.write_bytes(POSTMARKS[0].encode() + b"\n" + message(1, body))
    assert keys(path, 500) == ["<1@voorbeeld.nl>"]


def test_what_the_headers_say_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "archief.mbox"
    path.write_bytes(POSTMARKS[0].encode() + b"\n" + message(7, headers="Cc: Chef <Chef@Voorbeeld.nl>"))
    (mail,) = mails_of(path)
    assert (mail.sender, mail.agent, mail.recipients) == (
        "sanne@voorbeeld.nl",
        "Sanne de Wit",
        ("klant7@klant.nl", "chef@voorbeeld.nl"),
    )
    assert (str(mail.sent), mail.subject, mail.place) == ("2026-03-02 10:15:00", "Uw vraag 7", "byte 0")


def test_a_message_without_an_id_is_a_message(tmp_path: Path) -> None:
    path = tmp_path / "archief.mbox"
    path.write_bytes(mailbox(3).replace(b"Message-ID: <1@voorbeeld.nl>\n", b""))
    assert keys(path, 500) == ["<0@voorbeeld.nl>", "", "<2@voorbeeld.nl>"]


def test_a_mailbox_that_was_cut_off_gives_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "archief.mbox"
    data = mailbox(3)
    path.write_bytes(data[: data.rindex(b"<2@voorbeeld.nl>") + 4])
    assert keys(path, 1) == ["<0@voorbeeld.nl>", "<1@voorbeeld.nl>", "<2@v"]


def test_one_broken_message_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "archief.mbox"
    broken = POSTMARKS[0].encode() + b"\nSubject:\xff\xfe\x00\nFrom: =?x?q?==?=\nDate: 99\n\n\n" + b"\n"
    path.write_bytes(mailbox(2) + broken + mailbox(1))
    found = mails_of(path)
    assert [mail.key for mail in found] == ["<0@voorbeeld.nl>", "<1@voorbeeld.nl>", "", "<0@voorbeeld.nl>"]
    assert found[2].sent is None


def test_a_message_that_is_too_large_is_named_and_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MAX_BYTES", 400)
    path = tmp_path / "archief.mbox"
    path.write_bytes(mailbox(5))
    found = read_all(path, 2)
    assert [mail.key for mail in found if isinstance(mail, ArchivedMail)] == [
        f"<{n}@voorbeeld.nl>" for n in (0, 1, 2, 4)
    ]
    ((place, reason),) = reasons(path)
    assert place == f"byte {len(mailbox(3))}"
    assert "te groot" in reason


def test_a_packed_mailbox_is_unpacked_on_the_way(tmp_path: Path) -> None:
    path = tmp_path / "archief.mbox.gz"
    path.write_bytes(gzip.compress(mailbox(6)))
    assert keys(path, 2) == [f"<{number}@voorbeeld.nl>" for number in range(6)]
