"""From text or bytes to a draft: what is refused, how bytes are decoded, and where offsets count."""

import codecs
import time

import pytest

from checker.draft.text import MAX_CHARACTERS, decode, read_text
from checker.errors import MailError

DECODED = {
    "UTF-8": ("Vóór € 25 ☎️", "Vóór € 25 ☎️".encode()),
    "UTF-8 with BOM": ("Vóór", codecs.BOM_UTF8 + "Vóór".encode()),
    "UTF-16 little endian": ("Vóór €", codecs.BOM_UTF16_LE + "Vóór €".encode("utf-16-le")),
    "UTF-16 big endian": ("Vóór €", codecs.BOM_UTF16_BE + "Vóór €".encode("utf-16-be")),
    "Windows-1252": ("“Vóór” € 25 – één", "“Vóór” € 25 – één".encode("cp1252")),
    "bytes that Windows-1252 lacks": ("caf\u00e9 \x81", b"caf\xe9 \x81"),
    "CRLF": ("Beste Jan,\r\n\r\nDank.", b"Beste Jan,\r\n\r\nDank."),
    "form feed and tab": ("a\fb\tc", b"a\fb\tc"),
    "a stray control character": ("Ik bel u." * 10 + "\x07", b"Ik bel u." * 10 + b"\x07"),
    "nothing": ("", b""),
}
BINARY = {
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "ZIP": b"PK\x03\x04\x14\x00\x06\x00",
    "UTF-16 without BOM": "Vóór".encode("utf-16-le"),
    "UTF-32": codecs.BOM_UTF32_LE + "Vóór".encode("utf-32-le"),
    "no zero byte, but control characters": bytes(range(1, 32)) * 5 + b"tekst",
}


@pytest.mark.parametrize("name", DECODED)
def test_decodes(name: str) -> None:
    text, raw = DECODED[name]
    assert decode(raw) == text


@pytest.mark.parametrize("name", BINARY)
def test_refuses_binary(name: str) -> None:
    with pytest.raises(MailError, match="geen tekst maar een binair bestand"):
        decode(BINARY[name])


@pytest.mark.parametrize("text", ["", " ", "\r\n\t \n", "\u00a0\u2003", "\ufeff", "\u200b\n\ufeff"])
def test_refuses_what_holds_no_words(text: str) -> None:
    with pytest.raises(MailError, match=r"^De tekst is leeg: er valt niets te controleren\.$"):
        read_text(text)


def test_refuses_what_is_too_long_and_says_how_long() -> None:
    assert len(read_text("a" * MAX_CHARACTERS).text) == 1_000_000
    with pytest.raises(MailError, match=r"1\.000\.001 tekens, en het mogen er hoogstens 1\.000\.000 zijn"):
        read_text("a" * (MAX_CHARACTERS + 1))


@pytest.mark.parametrize(
    "text",
    [
        "Beste Jan,\r\n\r\nIk bel u.\r\n\r\nMet vriendelijke groet,\r\nPiet\r\n",
        "😀 Hoi Jan! 👨‍👩‍👧 Ik bel.\nGroetjes 😀\nPiet\n> 👍🏽\nNog iets.",
        "\ufeffOnderwerp: x\nBeste Jan,\nIk bel.",
        "> vraag\n\n> vraag\n",
        "\n\n  \nIk bel u.\n\n",
    ],
)
def test_parts_are_all_of_the_text_as_given(text: str) -> None:
    draft = read_text(text)
    assert draft.text == text
    assert "".join(text[part.start : part.end] for part in draft.parts) == text
    assert all(part.start < part.end for part in draft.parts)


def test_offsets_are_code_points() -> None:
    draft = read_text("Hoi 👨‍👩‍👧,\r\nIk bel u 😀.\r\nGroet,\r\nPiet")
    assert [(part.kind, part.start, part.end) for part in draft.parts] == [
        ("salutation", 0, 10),
        ("own", 10, 25),
        ("closing", 25, 32),
        ("signature", 32, 37),
    ]


@pytest.mark.parametrize(
    "piece",
    ["a\n", "> a\nb\n", "Van: a\n", "Groet\n", "Op a\n", "een ", "____\n", "\t\n", "p.s\n", "Beste ", "A. ", "en, "],
)
def test_a_long_text_takes_no_longer_than_its_length(piece: str) -> None:
    started = time.process_time()
    read_text("x" + piece * (200_000 // len(piece)))
    assert time.process_time() - started < 5
