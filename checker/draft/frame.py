"""The frame of a mail: subject line, salutation, closing and signature around the sender's own words."""

import re

from checker.draft.model import Part, PartKind

SUBJECT = re.compile(r"\s*(?:onderwerp|betreft|betr\.?|subject|re|fw|fwd|antw)\s*:[^\n]*(?:\n|\Z)", re.I)
_GREETING = (
    r"geachte|beste|hallo|hoi|hai|hey|hé|dag|goedemorgen|goedemiddag|goedenavond|goedendag|goeiemorgen|goeiedag|"
    r"goede(?:n)? ?(?:morgen|middag|avond|dag)|lieve|waarde|l\.s\.|ls|t\.a\.v\."
)
SALUTATION = re.compile(
    rf"\s*(?:(?:{_GREETING})\b[^\n,!?.:]{{0,60}}(?:(?:[a-z]\.|dhr\.|mevr?\.|mw\.)[^\n,!?.:]{{0,40}}){{0,4}}(?:[,!:]+|(?=\s*(?:\r?\n|\Z)))|l\.s\.,?)[ \t]*",
    re.I,
)
_GREET = r"(?:(?:met|de|veel|heel|een)\s+)*(?:(?:[a-z]+e|tot dan,?)\s+)?(?:groet(?:en|jes)?|gr\.?)"
CLOSING = re.compile(
    rf"^[ \t]*(?:{_GREET}|m\.?v\.?g\.?|hoogachtend|met (?:de meeste )?hoogachting|warme groet|"
    r"(?:fijne|prettige|goede|mooie) (?:dag|avond|middag|week|dagen|weekend)(?: (?:verder|nog|gewenst))?(?: en [a-z ]*groet(?:en|jes)?)?)"
    r"\b[^\n.?]{0,45}[,.!]?[ \t]*\r?$",
    re.I | re.M,
)
SIGNATURE = re.compile(r"^(?:-- ?|_{5,}|(?:verstuurd|verzonden|sent|get) (?:vanaf|van|from|met) [^\n]{2,40})[ \t]*\r?$", re.I | re.M)
POSTSCRIPT = re.compile(r"^[ \t]*p\.?[ ]?s\.?[ :.,-]", re.I | re.M)
CLOSING_MAX_WORDS_AFTER = 80


def frame_parts(text: str, start: int, end: int, *, first: bool) -> list[Part]:
    """Split `text[start:end]` into its frame and the own words; only the `first` stretch can open with a salutation."""
    parts: list[Part] = []

    def add(kind: PartKind, upto: int) -> None:
        nonlocal start
        if upto > start:
            parts.append(Part(kind, start, upto))
            start = upto

    if first:
        if subject := SUBJECT.match(text, start, end):
            add("subject", subject.end())
        if salutation := SALUTATION.match(text, start, end):
            add("salutation", salutation.end())
    closing = _closing(text, start, end)
    if closing:
        add("own", closing[0])
        add("closing", closing[1])
        postscript = POSTSCRIPT.search(text, start, end)
        add("signature", postscript.start() if postscript else end)
    elif signature := SIGNATURE.search(text, start, end):
        add("own", signature.start())
        add("signature", end)
    add("own", end)
    return parts


def _closing(text: str, start: int, end: int) -> tuple[int, int] | None:
    for match in CLOSING.finditer(text, start, end):
        if len(text[match.end() : end].split()) <= CLOSING_MAX_WORDS_AFTER:
            return match.span()
    return None
