"""What the headers of a message say."""

from datetime import datetime
from email import message_from_string

import pytest

from checker.draft.headers import read_headers
from checker.draft.model import MailHeaders, Person


def headers(*lines: str) -> MailHeaders:
    return read_headers(message_from_string("\n".join(lines) + "\n\ntekst\n"))


def test_reads_who_what_and_when() -> None:
    read = headers(
        "From: Balie <balie@noord.example>",
        'To: =?utf-8?q?Zo=C3=AB?= Maes <Zoe@Klant.example>, "Bakker, Piet" <piet@klant.example>',
        "Cc: chef@noord.example",
        "Subject: =?utf-8?q?Vertraging?=\n =?utf-8?q?_van_uw_trein?=",
        "Date: Fri, 20 Nov 2026 10:00:00 +0100",
    )
    assert read == MailHeaders(
        subject="Vertraging van uw trein",
        sender=Person("Balie", "balie@noord.example"),
        recipients=(Person("Zoë Maes", "zoe@klant.example"), Person("Bakker, Piet", "piet@klant.example")),
        is_reply=False,
        sent=datetime(2026, 11, 20, 10, 0),
    )


@pytest.mark.parametrize(
    "line", ["In-Reply-To: <a@b>", "References: <a@b>", "Subject: RE: uw klacht", "Subject: Antw: uw klacht"]
)
def test_an_answer(line: str) -> None:
    assert headers("From: a@b.nl", line).is_reply


@pytest.mark.parametrize("line", ["Subject: Reactie op uw klacht", "Subject: Retour: schoenen", "To: re@b.nl"])
def test_no_answer(line: str) -> None:
    assert not headers("From: a@b.nl", line).is_reply


@pytest.mark.parametrize("date", ["morgen", "Fri, 99 Nov 2026 10:00:00 +0100", "", "Fri, 20 Foo 26"])
def test_a_date_that_cannot_be_read_is_left_out(date: str) -> None:
    assert headers(f"Date: {date}").sent is None


def test_nothing() -> None:
    assert headers("X-Leeg: ja") == MailHeaders("", None, (), is_reply=False, sent=None)


@pytest.mark.parametrize("value", ["=?x-onbekend?q?Zo=EB?= <a@b.nl>", "=?utf-8?b?!!!?= <a@b.nl>", "<<<>>> <a@b.nl>"])
def test_broken_names_are_no_problem(value: str) -> None:
    assert [person.address for person in headers(f"To: {value}").recipients] in ([], ["a@b.nl"])
