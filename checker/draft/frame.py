"""The frame of a mail: heading, salutation, closing and signature around the sender's own words."""

import re

from checker.draft.greetings import find_closing, find_salutation_line, match_salutation
from checker.draft.model import Part, PartKind

_SUBJECT = (
    r"(?:[\s\ufeff]*+(?:t\.a\.v\.|(?:onderwerp|betreft|betr\.?|inzake|subject|re|fw|fwd|antw)[ \t]*:)[^\n]*(?:\n|\Z))+"
)
_HEADER = (
    r"[ \t*\ufeff]*(?:van|from|verzonden|verstuurd|sent|datum|date|aan|to|cc|bcc|bijlagen?|onderwerp|subject)[ \t*]*:"
    r"[^\n]*(?:\n|\Z)\s*"
)
HEADING = re.compile(rf"\s*+(?:{_HEADER}){{2,}}|{_SUBJECT}", re.I)
SUBJECT = re.compile(_SUBJECT, re.I)
# Lines above the salutation that are no sentences: an address, a date, `Ons kenmerk: 123`.
LETTERHEAD = re.compile(r"(?:[ \t]*(?:\S+[ \t]+){0,7}\S*[^\s.!?][ \t]*\r?\n|[ \t]*\r?\n){1,15}")
_FROM_PHONE = (
    r"\[?(?:verstuurd|verzonden|sent|get|download) (?:vanaf|vanuit|via|van|from|met|outlook) [^\n:\]]{2,40}"
    r"(?:\]\([^)\n]*\))?"
)
_TICKET = r"\[?[ ]?ref:[\w.!]+:ref[ ]?\]?"
SIGNATURE = re.compile(rf"^(?:-- ?|{_FROM_PHONE}|{_TICKET})[ \t]*\r?$", re.I | re.M)
_THIS_MAIL = r"(?:dit|deze)\s+(?:e-?mail(?:bericht)?|bericht)\b"
_FOR_YOU_ONLY = r"[^.]{0,160}\b(?:bestemd|vertrouwelijk)\b"
DISCLAIMER = re.compile(
    rf"^[ \t*_=-]*(?:disclaimer\b|{_THIS_MAIL}{_FOR_YOU_ONLY}|"
    rf"de[ ](?:informatie|inhoud)\b[^.]{{0,40}}\b{_THIS_MAIL}{_FOR_YOU_ONLY}|"
    rf"aan[ ]{_THIS_MAIL}[^.]{{0,60}}\bgeen\s+rechten\b|(?:denk|spaar)\b[^.]{{0,30}}\bmilieu\b|"
    r"this[ ](?:e-?mail|message)\b[^.]{0,160}\b(?:confidential|intended|privileged)\b)",
    re.I | re.M,
)
POSTSCRIPT = re.compile(r"^[ \t]*(?:(?:p\.?[ ]?){1,2}s|n\.?b)(?:[ :.,-]|\.:)", re.I | re.M)


def frame_parts(text: str, start: int, end: int, *, first: bool) -> list[Part]:
    """Split `text[start:end]` into its frame and the own words; only the `first` stretch can open with a salutation."""
    parts: list[Part] = []

    def add(kind: PartKind, upto: int) -> None:
        nonlocal start
        if upto > start:
            parts.append(Part(kind, start, upto))
            start = upto

    if first:
        add("subject", _heading_end(text, start, end))
        if salutation := match_salutation(text, start, end):
            add("salutation", salutation.end())
        if subject := SUBJECT.match(text, start, end):
            add("subject", subject.end())
    words_end = _disclaimer(text, start, end)
    while start < words_end:
        closing, closed = _leave(text, start, words_end)
        add("own", closing)
        add("closing", closed)
        postscript = POSTSCRIPT.search(text, start, words_end)
        add("signature", postscript.start() if postscript else words_end)
        if not postscript:
            break
    add("disclaimer", end)
    return parts


def _disclaimer(text: str, start: int, end: int) -> int:
    """Return where a legal disclaimer begins, to the end of the stretch; a closing below it makes it own words."""
    for disclaimer in DISCLAIMER.finditer(text, start, end):
        if not find_closing(text, disclaimer.end(), end):
            return disclaimer.start()
    return end


def _heading_end(text: str, start: int, end: int) -> int:
    """Return where the header block, subject line or letterhead above the salutation ends."""
    if heading := HEADING.match(text, start, end):
        start = heading.end()
    if match_salutation(text, start, end):
        return start
    salutation = find_salutation_line(text, start, end)
    if salutation and LETTERHEAD.fullmatch(text, start, salutation.start()):
        return salutation.start()
    return start


def _leave(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the own words stop and where the closing does: the same place when there is only a signature."""
    signature = SIGNATURE.search(text, start, end)
    signed = signature.start() if signature else end
    return find_closing(text, start, signed) or (signed, signed)
