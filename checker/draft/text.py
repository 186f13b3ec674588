"""From plain text or raw bytes to a draft."""

import codecs
import re
from collections.abc import Set

from checker.draft.frame import frame_parts
from checker.draft.model import Draft, Part
from checker.draft.quotes import quoted_ranges
from checker.errors import MailError

MAX_CHARACTERS = 1_000_000
UTF_8_THEN_WINDOWS = ("utf-8-sig", "cp1252", "latin-1")
BINARY = "Dit is geen tekst maar een binair bestand. Bewaar de mail als .txt of .eml."
# A stray control character is left by many programs; one in fifty bytes is no text (in random bytes, one in ten is).
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
CONTROLS_A_BYTE = 0.02
_BLANK = re.compile(r"[\s\u200b\u2060\ufeff]*")


def read_text(text: str, own_lines: Set[int] = frozenset()) -> Draft:
    """Tell the sender's own words in a text from quotes, greeting and signature.

    `own_lines` says where lines begin that are no quotation although they start with `>`. Raises MailError when there
    is nothing to check or the text is longer than MAX_CHARACTERS.
    """
    _refuse(text)
    parts: list[Part] = []
    position = 0
    for start, end in [*quoted_ranges(text, own_lines), (len(text), len(text))]:
        first = all(part.kind == "quote" or not text[part.start : part.end].strip() for part in parts)
        parts += frame_parts(text, position, start, first=first)
        parts.append(Part("quote", start, end))
        position = end
    return Draft(text, tuple(part for part in parts if part.start < part.end))


def _refuse(text: str) -> None:
    if _BLANK.fullmatch(text):
        raise MailError("De tekst is leeg: er valt niets te controleren.")
    if len(text) > MAX_CHARACTERS:
        length, limit = (f"{number:,}".replace(",", ".") for number in (len(text), MAX_CHARACTERS))
        raise MailError(f"De tekst is te lang: {length} tekens, en het mogen er hoogstens {limit} zijn.")


def decode(raw: bytes) -> str:
    """Decode UTF-8 (with or without BOM), UTF-16 with BOM, or else Windows-1252; line ends stay as they are.

    Raises MailError when the bytes are no text.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = raw.decode("utf-16", errors="replace")
        if "\0" not in text:
            return text
    if b"\0" in raw or len(_CONTROLS.findall(raw)) > CONTROLS_A_BYTE * len(raw):
        raise MailError(BINARY)
    for encoding in UTF_8_THEN_WINDOWS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise MailError("De tekens in dit bestand zijn niet te lezen. Bewaar het als UTF-8.")
