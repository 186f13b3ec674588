"""Whose voice: words in quotation marks, and what the customer said or asked, retold in the sender's own sentence."""

import re

from spacy.tokens import Doc

_QUOTATION = re.compile(
    r"(?<![^\s(\[,;:])(?:\"[^\"\n]{1,400}\"|“[^”“\n]{1,400}[”“]|„[^”“\n]{1,400}[”“\"]|‘[^‘\n]{1,400}?’(?!\w)|«[^»\n]{1,400}»|'[^'\n]{1,400}?'(?!\w))"
)
_CUSTOMER = r"(?:u|je|jij|jullie|de klant|mevrouw [A-Z]\w+|(?:de )?heer [A-Z]\w+|uw (?:man|vrouw|dochter|zoon|partner|collega)|je (?:man|vrouw|collega))"
_ASKS = (
    r"(?:vraagt?|vroeg(?:en)?|verzoekt|verzocht|schrijft|schreef|mailde?t?|meldt|meldde|zegt|zei|noemt|noemde|wenst|wilde?|wil(?:t|len)?|"
    r"vertelde|vertelt|gaf|geeft|geven|gaven|liet|laat|hoopte?|verwachtt?e?|stelde?t?|drong|eist|eiste|had gevraagd|"
    r"(?:heeft|hebt|hebben|had)(?=\s+(?:ons|mij|me|aan|eerder|daarbij|ook|erom|gisteren|nog|\w+dag)*\s*(?:gevraagd|verzocht|geschreven|gemaild|aangegeven|gemeld)))"
)
_RETOLD = re.compile(
    rf"\b(?:{_CUSTOMER}\s+{_ASKS}|{_ASKS}\s+{_CUSTOMER})\b"
    r"|\b(?:uw|je|jouw|jullie)\s+(?:\w+e\s+)?(?:verzoek|vraag|wens|eis|oproep|klacht|opmerking)\s+(?:om|of|dat|waarom|wanneer)\b",
    re.I,
)
_OWN_VOICE = re.compile(r"[.;:!?\n]\s|,\s+(?:en|maar|dus|daarom|dan|wij|we|ik|dat\s+(?:doen|doe|gaan|kan|is))\b|\b(?:maar|en)\s+(?:wij|we|ik|dat)\b", re.I)
_OWN_WISH = re.compile(r"\b(?:wil(?:t|len)?\s+(?:u|je|jij|jullie)|laat\s+(?:u|je)|stel(?:t)?\s+(?:u|je)|(?:geeft|geef|hoopt?|verwacht)\s+(?:u|je))\s", re.I)


def mark_speech(doc: Doc) -> None:
    """Leave quotations in `doc.spans["quoted"]` and the customer's retold words in `doc.spans["asked"]`."""
    text = doc.text
    quoted = [match.span() for match in _QUOTATION.finditer(text)]
    asked = [(match.end(), _end_of_voice(text, match.end())) for match in _RETOLD.finditer(text) if _is_retold(match)]
    for name, ranges in (("quoted", quoted), ("asked", asked)):
        spans = (doc.char_span(start, end, alignment_mode="contract") for start, end in ranges)
        doc.spans[name] = [span for span in spans if span]


def _is_retold(match: re.Match[str]) -> bool:
    """Tell a retold question (`u vraagt`) from a question to the customer (`wilt u`)."""
    return not _OWN_WISH.match(match.group() + " ")


def _end_of_voice(text: str, start: int) -> int:
    stop = _OWN_VOICE.search(text, start)
    return stop.start() if stop else len(text)
