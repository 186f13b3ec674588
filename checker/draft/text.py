"""From plain text or raw bytes to a draft."""

import codecs

from checker.draft.frame import frame_parts
from checker.draft.model import Draft, Part
from checker.draft.quotes import quoted_ranges
from checker.errors import MailError

MAX_CHARACTERS = 1_000_000
UTF_8_THEN_WINDOWS = ("utf-8-sig", "cp1252", "latin-1")


def read_text(text: str) -> Draft:
    """Tell the sender's own words in a text from quotes, greeting and signature.

    Raises MailError when there is nothing to check or the text is longer than MAX_CHARACTERS.
    """
    if not text.strip():
        raise MailError("De tekst is leeg: er valt niets te controleren.")
    if len(text) > MAX_CHARACTERS:
        raise MailError(f"De tekst is te lang: {len(text)} tekens, en het mogen er {MAX_CHARACTERS} zijn.")
    parts: list[Part] = []
    position = 0
    for start, end in quoted_ranges(text):
        parts += frame_parts(text, position, start, first=position == 0)
        parts.append(Part("quote", start, end))
        position = end
    parts += frame_parts(text, position, len(text), first=position == 0)
    return Draft(text, tuple(part for part in parts if part.start < part.end))


def decode(raw: bytes) -> str:
    """Decode UTF-8 (with or without BOM), UTF-16 with BOM, or else Windows-1252; line ends stay as they are.

    Raises MailError when the bytes are no text.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", errors="replace")
    if b"\0" in raw:
        raise MailError("Dit is geen tekst maar een binair bestand. Bewaar de mail als .txt of .eml.")
    for encoding in UTF_8_THEN_WINDOWS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise MailError("De tekens in dit bestand zijn niet te lezen. Bewaar het als UTF-8.")
