"""Outlook: .msg files, and PST files through readpst."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from outlook_file import msg
from sample_mails import mails_of, message, read_all, reasons, split

from checker.archive.model import ArchivedMail, Part, Unread

CLASS, SUBJECT, BODY, SENDER_NAME, SENDER, SMTP, HEADERS, MESSAGE_ID = (
    0x1A,
    0x37,
    0x1000,
    0xC1A,
    0xC1F,
    0x5D01,
    0x7D,
    0x1035,
)
NOTE = {CLASS: "IPM.Note", SUBJECT: "Zaak 40123: uw vraag", BODY: "Geachte klant,\r\n\r\nDank u wel.\r\n" * 9}
SENT = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)


def read_one(folder: Path, raw: bytes) -> ArchivedMail | Unread:
    (folder / "bericht.msg").write_bytes(raw)
    (found,) = read_all(folder)
    return found


def test_a_sent_message_tells_its_words_people_and_dutch_time(tmp_path: Path) -> None:
    texts = {SENDER_NAME: "Sanne de Wit", SENDER: "Sanne@Voorbeeld.nl", MESSAGE_ID: "<1@voorbeeld.nl>"}
    mail = read_one(tmp_path, msg(NOTE | texts, SENT, ("Een@klant.nl", "twee@klant.nl")))
    assert isinstance(mail, ArchivedMail)
    assert (mail.text, mail.is_html, mail.place) == (NOTE[BODY], False, "bericht.msg")
    assert (mail.sender, mail.agent) == ("sanne@voorbeeld.nl", "Sanne de Wit")
    assert mail.recipients == ("een@klant.nl", "twee@klant.nl")
    assert (mail.sent, mail.ticket, mail.key) == (datetime(2026, 7, 1, 10, 30), "40123", "<1@voorbeeld.nl>")
    assert mail.automatic is False


def test_an_exchange_address_is_told_by_its_smtp_address_or_not_at_all(tmp_path: Path) -> None:
    exchange = {SENDER_NAME: "Sanne", SENDER: "/O=VOORBEELD/CN=SANNE"}
    mail = read_one(tmp_path, msg(NOTE | exchange))
    assert isinstance(mail, ArchivedMail)
    assert (mail.sender, mail.agent) == ("", "Sanne")
    mail = read_one(tmp_path, msg(NOTE | exchange | {SMTP: "sanne@voorbeeld.nl"}))
    assert isinstance(mail, ArchivedMail)
    assert mail.sender == "sanne@voorbeeld.nl"


def test_a_message_with_only_html_gives_that(tmp_path: Path) -> None:
    mail = read_one(tmp_path, msg({CLASS: "IPM.Note", SUBJECT: "x"}, html="<p>Één</p>".encode()))
    assert isinstance(mail, ArchivedMail)
    assert (mail.text, mail.is_html) == ("<p>Één</p>", True)


def test_headers_tell_the_recipients_and_that_a_program_wrote(tmp_path: Path) -> None:
    headers = (
        "From: Bo <bo@voorbeeld.nl>\r\nTo: een@klant.nl\r\nCc: Chef <chef@voorbeeld.nl>\r\nAuto-Submitted: auto-replied"
    )
    mail = read_one(tmp_path, msg(NOTE | {HEADERS: headers}, to=("iemand@anders.nl",)))
    assert isinstance(mail, ArchivedMail)
    assert (mail.sender, mail.recipients, mail.automatic) == (
        "bo@voorbeeld.nl",
        ("een@klant.nl", "chef@voorbeeld.nl"),
        True,
    )


def test_what_is_no_mail_or_cut_off_is_named(tmp_path: Path) -> None:
    whole = msg(NOTE | {CLASS: "IPM.Contact"})
    contact = read_one(tmp_path, whole)
    assert isinstance(contact, Unread)
    assert "geen mail" in contact.reason
    for cut in (8, 100, 600, 1200):
        broken = read_one(tmp_path, whole[:cut])
        assert isinstance(broken, Unread)
        assert (broken.place, "niet te lezen" in broken.reason) == ("bericht.msg", True)


@pytest.fixture
def mailbox(tmp_path: Path) -> Path:
    path = tmp_path / "archief.pst"
    path.write_bytes(b"!BDN" + bytes(600))
    return path


def pretend_readpst(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "bin" / "readpst"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done\nout=$2\nin=$3\n{script}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")


def test_a_pst_file_is_unpacked_and_read(mailbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (mailbox.parent / "los.eml").write_bytes(message(3))
    script = (
        f'mkdir "$out/Verzonden"; cp {mailbox.parent}/los.eml "$out/Verzonden/1.eml"; test -s "$in"; : > "$out/2.eml"'
    )
    pretend_readpst(mailbox.parent, monkeypatch, script)
    assert split(mailbox) == [Part(str(mailbox), "pst", 0, 1)]
    empty, mail = read_all(mailbox)
    assert isinstance(mail, ArchivedMail)
    assert (mail.place, mail.key) == ("Verzonden/1.eml", "<3@voorbeeld.nl>")
    assert isinstance(empty, Unread)
    assert empty.place == "2.eml"


def test_a_pst_file_elsewhere_is_fetched_first(mailbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fsspec

    fsspec.filesystem("memory").pipe("/verweg/archief.pst", b"!BDN" + message(4))
    pretend_readpst(mailbox.parent, monkeypatch, 'tail -c +5 "$in" > "$out/1.eml"')
    assert [mail.key for mail in mails_of("memory://verweg/archief.pst")] == ["<4@voorbeeld.nl>"]


@pytest.mark.parametrize(("script", "reason"), [("exit 3", "code 3"), (":", "geen mail")])
def test_a_pst_file_that_gives_nothing_says_why(
    mailbox: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    pretend_readpst(mailbox.parent, monkeypatch, script)
    ((_, told),) = reasons(mailbox)
    assert reason in told


def test_without_readpst_the_reason_says_what_to_install(mailbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(mailbox.parent))
    ((_, told),) = reasons(mailbox)
    assert "pst-utils" in told


@pytest.mark.skipif(not shutil.which("readpst"), reason="needs Debian's pst-utils")
def test_the_real_readpst_refuses_a_broken_file(mailbox: Path) -> None:
    assert len(reasons(mailbox)) == 1
