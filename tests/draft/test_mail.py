"""From an RFC 5322 message to the sender's own words: encodings, character sets, parts, and garbage."""

import base64
import quopri
import random
from email.message import EmailMessage

import pytest

from checker.draft.mail import read_mail
from checker.errors import MailError

BODY = "Beste Zoë,\n\nVóór vrijdag hoort u één ding: “ja”.\n\nMet vriendelijke groet,\nJan\n"
OWN = "Vóór vrijdag hoort u één ding: “ja”."


def message(body: bytes, *headers: str) -> bytes:
    return "\n".join(["From: a@x.nl", "Subject: =?utf-8?q?uw_klacht?=", *headers]).encode() + b"\n\n" + body


def own(raw: bytes) -> str:
    draft = read_mail(raw)
    return "".join(draft.text[part.start : part.end] for part in draft.of("own")).strip()


ENCODED = {
    "no headers that say how": message(BODY.encode()),
    "8bit UTF-8": message(BODY.encode(), "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"),
    "quoted-printable": message(
        quopri.encodestring(BODY.encode()),
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
    ),
    "base64": message(
        base64.encodebytes(BODY.encode()),
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
    ),
    "Windows-1252": message(BODY.encode("cp1252"), "Content-Type: text/plain; charset=windows-1252"),
    "UTF-16": message(
        base64.encodebytes(BODY.encode("utf-16")),
        "Content-Type: text/plain; charset=utf-16",
        "Content-Transfer-Encoding: base64",
    ),
    "UTF-16 little endian": message(
        base64.encodebytes(BODY.encode("utf-16-le")),
        "Content-Type: text/plain; charset=utf-16le",
        "Content-Transfer-Encoding: base64",
    ),
    "UTF-8 with BOM": message(b"\xef\xbb\xbf" + BODY.encode(), "Content-Type: text/plain; charset=utf-8"),
    "UTF-8 that is called ASCII": message(BODY.encode(), "Content-Type: text/plain; charset=us-ascii"),
    "UTF-8 that is called Latin-1": message(BODY.encode(), "Content-Type: text/plain; charset=iso-8859-1"),
    "Windows-1252 that is called UTF-8": message(BODY.encode("cp1252"), "Content-Type: text/plain; charset=utf-8"),
    "Windows-1252 that is called Latin-1": message(
        BODY.encode("cp1252"), "Content-Type: text/plain; charset=iso-8859-1"
    ),
    "a character set nobody knows": message(BODY.encode("cp1252"), "Content-Type: text/plain; charset=x-onbekend"),
    "a character set that is no text": message(BODY.encode("cp1252"), "Content-Type: text/plain; charset=base64"),
    "a character set with a zero in it": message(BODY.encode("cp1252"), "Content-Type: text/plain; charset=u\0f"),
    "a character set half declared": message(BODY.encode(), 'Content-Type: text/plain; charset*=="utf-8"'),
    "an encoding nobody knows": message(BODY.encode(), "Content-Transfer-Encoding: x-onbekend"),
    "CRLF": message(BODY.encode(), "Content-Type: text/plain").replace(b"\n", b"\r\n"),
    "HTML only": message(
        BODY.replace("\n", "<br>\n").encode(),
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ),
    "HTML in Windows-1252 without saying so": message(
        BODY.replace("\n", "<br>").encode("cp1252"), "Content-Type: text/html"
    ),
}


@pytest.mark.parametrize("name", ENCODED)
def test_reads_every_encoding(name: str) -> None:
    assert own(ENCODED[name]) == OWN


def test_latin_9_is_read_as_declared() -> None:
    assert (
        own(message("Het kost € 25.".encode("iso-8859-15"), "Content-Type: text/plain; charset=iso-8859-15"))
        == "Het kost € 25."
    )


def alternatives(plain: str | None, html: str | None) -> EmailMessage:
    mail = EmailMessage()
    if plain is not None:
        mail.set_content(plain)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return mail


def test_of_alternatives_the_plain_text_is_read() -> None:
    assert own(alternatives("Ik bel u.\n", "<p>Ik mail u.</p>").as_bytes()) == "Ik bel u."


@pytest.mark.parametrize("plain", ["", " \n\n", None])
def test_of_alternatives_the_html_is_read_when_the_plain_text_is_empty(plain: str | None) -> None:
    assert own(alternatives(plain, "<p>Ik <b>mail</b> u.</p>").as_bytes()) == "Ik mail u."


def test_alternatives_in_the_wrong_order() -> None:
    mail = EmailMessage()
    mail.set_content("<p>Ik mail u.</p>", subtype="html")
    mail.make_alternative()
    mail.attach(alternatives("Ik bel u.\n", None))
    assert own(mail.as_bytes()) == "Ik bel u."


def test_attachments_are_not_read() -> None:
    mail = alternatives("Ik bel u.\n", "<p>Ik mail u.</p>")
    mail.add_attachment("U moet betalen.", filename="brief.txt")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="brief.pdf")
    mail.add_attachment(alternatives("U moet nu betalen.", None))
    assert own(mail.as_bytes()) == "Ik bel u."


def test_a_footer_that_a_list_adds_does_not_stand_in_for_an_html_body() -> None:
    mail = alternatives(None, "<p>Ik mail u.</p>")
    mail.make_mixed()
    mail.attach(alternatives("Deze lijst is van ons.", None))
    assert own(mail.as_bytes()) == "Ik mail u."


def test_pictures_in_the_html_do_not_matter() -> None:
    mail = alternatives("", "<p>Ik mail u.<img src='cid:a'></p>")
    mail.get_payload()[1].add_related(b"GIF89a", "image", "gif", cid="<a>")
    assert own(mail.as_bytes()) == "Ik mail u."


def test_html_threads_and_quotations_are_not_own() -> None:
    html = (
        "<div>Ik bel u.</div><div>Op ma 3 nov. 2026 om 12:00 schreef Jan &lt;<a>jan@x.nl</a>&gt;:<br>"
        "<blockquote>U moet terugbellen.</blockquote></div><div>Dat doe ik graag.</div>"
    )
    draft = read_mail(message(html.encode(), "Content-Type: text/html"))
    assert [draft.text[part.start : part.end].strip() for part in draft.of("own")] == ["Ik bel u.", "Dat doe ik graag."]


def test_headers_are_not_part_of_the_draft() -> None:
    assert read_mail(message(b"Ik bel u.\n")).text == "Ik bel u.\n"


WITHOUT_TEXT = {
    "only a picture": (
        message(b"R0lGOA==", "Content-Type: image/gif", "Content-Transfer-Encoding: base64"),
        "geen tekst",
    ),
    "only an attachment": (
        message(b"Ik bel u.", "Content-Type: text/plain", "Content-Disposition: attachment"),
        "geen tekst",
    ),
    "only a forwarded message": (message(b"From: b@x.nl\n\nIk bel u.", "Content-Type: message/rfc822"), "geen tekst"),
    "an empty body": (message(b""), "geen tekst"),
    "a body of white space": (message(b" \n\t\n"), "geen tekst"),
    "HTML without words": (message(b"<p><img src=x></p>", "Content-Type: text/html"), "geen tekst"),
    "nothing at all": (b"", "geen tekst"),
    "a binary body": (message(bytes(range(256)) * 4), "binair bestand"),
    "parts within parts without end": (
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(3000))
        + b"\n\nhoi",
        "te diep genest",
    ),
}


@pytest.mark.parametrize("name", WITHOUT_TEXT)
def test_says_why_there_is_nothing_to_check(name: str) -> None:
    raw, problem = WITHOUT_TEXT[name]
    with pytest.raises(MailError, match=problem):
        read_mail(raw)


def test_a_multipart_message_without_its_boundary_is_read_as_one_text() -> None:
    assert own(message(b"Ik bel u.", 'Content-Type: multipart/mixed; boundary="x"')) == "Ik bel u."


BROKEN_PIECES = [
    *rb"Content-Type: |text/plain|; charset=|=?|?=|multipart/|boundary=|;|*0*=|*=|%|(|<|>|@|:|attachment|base64".split(
        b"|"
    ),
    *rb"x-uuencode|begin 644 x|message/rfc822|utf-7|punycode|idna|undefined|utf-16|<![|<!|<?|&#x|</|-->".split(b"|"),
    *rb"<blockquote>|-- |> |&#xD800;|&#99999999999;|\|''".split(b"|"),
    *(b'"', b"\n", b"\r", b"\0", b"\xff", b"\xed\xa0\x80"),
]


def test_garbage_is_read_or_refused_but_never_crashes() -> None:
    chance = random.Random(3)
    whole = alternatives(BODY, f"<html><body><div>{BODY}</div><blockquote>a</blockquote></body></html>").as_bytes()
    for _ in range(1500):
        raw = bytearray(whole if chance.random() < 0.9 else chance.randbytes(300))
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(raw))
            raw[place : place + chance.randint(0, 5)] = chance.choice(BROKEN_PIECES)
        try:
            draft = read_mail(bytes(raw))
        except MailError:
            continue
        assert "".join(draft.text[part.start : part.end] for part in draft.parts) == draft.text
