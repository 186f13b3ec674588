"""Which mails are checked: the organisation's own, to people outside it, written by people."""

from pathlib import Path

import pytest
from sample_mails import message

from checker.archive.model import ArchivedMail
from checker.archive.selection import status
from checker.archive.sources.message import read_message
from checker.archive.tables import STATUSES
from checker.errors import SettingsError
from checker.settings import Archive, read_settings

OWN = Archive(domains=("Voorbeeld.NL", "café.nl"))
MAILS = Path(__file__).parent.parent / "mails"


def judged(raw: bytes, archive: Archive = OWN) -> str:
    mail = read_message(raw, "bron", "plek")
    assert isinstance(mail, ArchivedMail)
    assert status(mail, archive) in STATUSES
    return status(mail, archive)


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        ("sanne@voorbeeld.nl", "checked"),
        ("Sanne@SERVICE.voorbeeld.nl", "checked"),
        ("bo@xn--caf-dma.nl", "checked"),
        ("bo@café.nl", "checked"),
        ("klant@nietvoorbeeld.nl", "incoming"),
        ("klant@voorbeeld.nl.kwaad.com", "incoming"),
        ("klant@gmail.com", "incoming"),
    ],
)
def test_own_domains_tell_what_is_outgoing(sender: str, expected: str) -> None:
    assert judged(message(1, sender=sender)) == expected
    assert judged(message(1, sender=sender), Archive()) == "checked"


def test_a_message_without_a_sender_is_not_ones_own_but_a_row_without_one_is() -> None:
    assert judged(message(1).replace(b"From: Sanne de Wit <sanne@voorbeeld.nl>\n", b"")) == "incoming"
    assert status(ArchivedMail("rij 1", "", text="Hallo"), OWN) == "checked"


@pytest.mark.parametrize(("outgoing", "expected"), [(True, "checked"), (False, "incoming")])
def test_what_the_source_says_counts_first(outgoing: bool, expected: str) -> None:
    for sender in ("sanne@voorbeeld.nl", "klant@gmail.com", ""):
        mail = ArchivedMail("rij 1", "", text="Hallo", sender=sender, outgoing=outgoing)
        assert status(mail, OWN) == expected


@pytest.mark.parametrize(
    ("to", "copy", "expected"),
    [
        ("chef@voorbeeld.nl", "", "internal"),
        ("chef@voorbeeld.nl", "klant@klant.nl", "checked"),
        ("klant@klant.nl", "chef@voorbeeld.nl", "checked"),
        ("a@voorbeeld.nl, b@winkel.voorbeeld.nl", "c@café.nl", "internal"),
    ],
)
def test_mail_that_stays_inside_is_internal(to: str, copy: str, expected: str) -> None:
    raw = message(1, headers=f"Cc: {copy}" if copy else "").replace(b"Klant 1 <klant1@klant.nl>", to.encode())
    assert judged(raw) == expected


def test_mail_to_nobody_is_not_internal() -> None:
    assert judged(message(1).replace(b"To: Klant 1 <klant1@klant.nl>\n", b"")) == "checked"


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner=x",
        "auto-submitted: Auto-Notified",
        "Precedence: bulk",
        "Precedence: auto_reply",
        "X-Autoreply: yes",
        "X-MS-Exchange-Inbox-Rules-Loop: sanne@voorbeeld.nl",
        "List-Unsubscribe: <https://voorbeeld.nl/uit>",
        "List-Id: <nieuws.voorbeeld.nl>",
        "Return-Path: <>",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=x",
    ],
)
def test_headers_tell_that_a_program_wrote(header: str) -> None:
    assert judged(message(1, headers=header)) == "automatic"


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: no",
        "Precedence: normal",
        "X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply",
        "X-Auto-Response-Suppress: All",
        "Auto-Submitted: auto-generated\nIn-Reply-To: <1@klant.nl>\nX-Mailer: Zendesk Mailer",
        "Return-Path: <sanne@voorbeeld.nl>",
    ],
)
def test_headers_that_people_send_as_well_tell_nothing(header: str) -> None:
    assert judged(message(1, headers=header)) == "checked"


@pytest.mark.parametrize(
    "sender", ["noreply", "no-reply", "noreply+12", "donotreply", "niet-beantwoorden", "MAILER-DAEMON", "Nieuwsbrief"]
)
def test_some_senders_are_no_people(sender: str) -> None:
    assert judged(message(1, sender=f"{sender}@voorbeeld.nl")) == "automatic"


@pytest.mark.parametrize("sender", ["info", "klantenservice", "n.oreply", "antwoord", "bouncke"])
def test_a_shared_mailbox_is_people(sender: str) -> None:
    assert judged(message(1, sender=f"{sender}@voorbeeld.nl")) == "checked"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Automatisch antwoord: Uw vraag", "automatic"),
        ("Automatic reply: Vraag", "automatic"),
        ("Afwezig", "automatic"),
        ("Afwezig: vakantie", "automatic"),
        ("Ik ben er niet", "checked"),
        ("Tijdelijk afwezig t/m 3 mei", "automatic"),
        ("=?utf-8?q?Afwezigheidsbericht?=", "automatic"),
        ("Out of Office", "automatic"),
        ("Onbestelbaar: factuur", "automatic"),
        ("Geaccepteerd: overleg", "automatic"),
        ("RE: Automatisch antwoord: Uw vraag", "checked"),
        ("Afwezigheid van de monteur", "checked"),
        ("Afwezige monteur op 3 maart", "checked"),
        ("Automatische incasso", "checked"),
        ("Uw aanvraag is geaccepteerd: zo gaat het verder", "checked"),
    ],
)
def test_subjects_of_out_of_office_notes_and_bounces(subject: str, expected: str) -> None:
    assert judged(message(1).replace(b"Uw vraag 1", subject.encode())) == expected


def test_of_the_sample_mails_only_those_that_programs_wrote_are_automatic() -> None:
    automatic = {
        path.name for path in sorted(MAILS.glob("*.eml")) if judged(path.read_bytes(), Archive()) == "automatic"
    }
    assert "60-exchange-out-of-office-ps.eml" in automatic
    assert not automatic & {"29-zendesk-delimiter.eml", "33-topdesk-html.eml"}
    assert len(automatic) <= 5, automatic


@pytest.mark.parametrize("domain", ["sanne@voorbeeld.nl", "voorbeeld", "https://voorbeeld.nl", "*.voorbeeld.nl", ""])
def test_what_is_no_domain_is_refused_with_its_line(tmp_path: Path, domain: str) -> None:
    path = tmp_path / "klantcheck.yaml"
    path.write_text(f'archive:\n  domains: ["{domain}"]\n')
    with pytest.raises(SettingsError, match=r"klantcheck.yaml:2: archive.domains: "):
        read_settings(path)


def test_an_unknown_column_is_refused_with_those_there_are(tmp_path: Path) -> None:
    path = tmp_path / "klantcheck.yaml"
    path.write_text("archive:\n  columns: {tekst: bericht}\n")
    with pytest.raises(SettingsError, match=r":2: archive.columns.tekst: mag alleen 'text', 'html'"):
        read_settings(path)
