"""Find what was written before: quoted threads, forwarded messages and help-desk delimiters.

Skipping the sender's own words in silence is worse than checking old ones, so each pattern has a guard: an intro line
counts only with a time or an address and without `u`, `ons` or `uur` in it, a block of headers only from three lines
on, with a sender and a subject or address. No library is used: quotequail needs a minute for a text of a megabyte, and
gives up at the first intro line that a guard refuses.
"""

import re
from collections.abc import Iterator, Set

Range = tuple[int, int]
_NAMES = (
    "van|from|verzonden|verstuurd|sent|datum|date|aan|to|b?cc|onderwerp|subject|betreft|bijlagen?|attachments?|reply-to"
)
_RULE = r"(?:^[ \t]*[_-]{5,}[ \t]*\r?\n(?:[ \t]*\r?\n){0,2})?"
HEADERS = re.compile(rf"{_RULE}(?:^[ \t*]*(?:{_NAMES})[ \t*]*:[^\n]*(?:\n(?:[ \t]*\r?\n)?|\Z)){{3,}}", re.I | re.M)
_SENDER = re.compile(r"^[ \t*]*(?:van|from)[ \t*]*:", re.I | re.M)
_SUBJECT_OR_ADDRESS = re.compile(r"^[ \t*]*(?:onderwerp|subject|betreft)[ \t*]*:|@", re.I | re.M)
_EARLIER = (
    r"(?:oorspronkelijke?|originele?|origineel|doorgestuurde?|original|forwarded)[ \t]+(?:bericht|e-?mail|message)"
)
SEPARATOR = re.compile(
    rf"^[ \t]*(?:[-_=*]{{2,}}[ \t]*{_EARLIER}\b[^\n]*|(?:begin[ \t]+)?{_EARLIER}[ \t]*:?[ \t]*\r?$)", re.I | re.M
)
_ON_A_DATE = r"(?:op|on|le|am)[ ][^\n]{1,200}?(?:\n[^\n]{1,200}?){0,2}?"
_SOMEBODY = r"[^\n<]{1,80}<[^\n<>@ ]{1,64}@[^\n<>]{1,120}>[^\n]{0,80}?"
INTRO = re.compile(rf"^[ \t]*(?:{_ON_A_DATE}|{_SOMEBODY}):[ \t]*\r?$", re.I | re.M)
# Evolution puts the name first, Horde says `Citeren`; such an intro counts only right above quoted lines.
ABOVE_QUOTE = re.compile(
    r"^[ \t]*(?:[^\n:]{1,60}[ ](?:schreef|wrote)[ ](?:op|on)[ ][^\n]{1,60}|(?:citeren|quoting)[ ][^\n:]{1,80}):"
    r"[ \t]*\r?$(?=\s*^[ \t]*>)",
    re.I | re.M,
)
_WROTE = re.compile(r"\b(?:schreef|geschreven|wrote|schrieb|écrit)\b", re.I)
_TIME_OR_ADDRESS = re.compile(r"\b\d{1,2}[:.]\d{2}\b|@")
_OWN_VOICE = re.compile(r"\b(?:uur|u|uw|je|jij|jullie|ik|mij|mijn|wij|ons|onze|collega)\b(?!@)", re.I)
_REPLY = r"(?:(?:typ|schrijf|plaats)\b[^\n]{0,20}\b(?:antwoord|reactie)|reageer|antwoord|reply)"
_ABOVE_LINE = r"\b(?:boven|above)[ ](?:deze|die|this)[ ][^\n]{0,20}(?:lijn|regel|line)"
DELIMITER = re.compile(rf"^[^\n\w]{{0,12}}{_REPLY}\b[^\n]{{0,30}}{_ABOVE_LINE}[^\n]*$", re.I | re.M)
QUOTED_LINE = re.compile(r"^[ \t]*>[^\n]*(?:\n|\Z)", re.M)
_GOES_ON_QUOTED = re.compile(r"\s*>")


def quoted_ranges(text: str, own_lines: Set[int] = frozenset()) -> list[Range]:
    """Return the (start, end) ranges of the text that the sender did not newly write, in order.

    `own_lines` says where lines begin that are no quotation although they start with `>`.
    """
    ranges = [match.span() for match in QUOTED_LINE.finditer(text) if match.start() not in own_lines]
    ranges += [match.span() for match in DELIMITER.finditer(text) if not text[: match.start()].strip()]
    ranges += _threads(text)
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _threads(text: str) -> Iterator[Range]:
    """Give the intro lines of quoted lines, and from the first other sign of a thread all that follows."""
    tails = [match.start() for match in SEPARATOR.finditer(text)]
    tails += [match.start() for match in HEADERS.finditer(text) if _is_header_block(match[0])]
    tails += [match.start() for match in DELIMITER.finditer(text)]
    # At the very top these belong to the mail itself: its own headers, the line under which a help desk writes.
    opening = len(text) - len(text.lstrip())
    tails = [start for start in tails if start > opening or SEPARATOR.match(text, start)]
    yield from (match.span() for match in ABOVE_QUOTE.finditer(text) if _TIME_OR_ADDRESS.search(match[0]))
    for match in INTRO.finditer(text):
        if _is_intro(match[0]):
            if _GOES_ON_QUOTED.match(text, match.end()):
                yield match.span()
            else:
                tails.append(match.start())
    if tails:
        yield min(tails), len(text)


def _is_header_block(block: str) -> bool:
    return bool(_SENDER.search(block) and _SUBJECT_OR_ADDRESS.search(block))


def _is_intro(line: str) -> bool:
    return bool(_WROTE.search(line) and _TIME_OR_ADDRESS.search(line) and not _OWN_VOICE.search(line))
