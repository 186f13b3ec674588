"""Whose voice: words in quotation marks, and what the customer said or asked, retold in the sender's own sentence."""

import re

from spacy.tokens import Doc

from checker.language.clauses import is_finite

_QUOTATION = re.compile(
    r"(?<![^\s(\[,;:/–—-])(?:\"[^\"\n]{1,400}\"|“[^”“\n]{1,400}[”“]|„[^”“\n]{1,400}[”“\"]|‘[^‘\n]{1,400}?’(?!\w)|«[^»\n]{1,400}»|'[^'\n]{1,400}?'(?!\w))"
)
_CUSTOMER = (
    r"(?:u|je|jij|jullie|de klant|(?:mevrouw|meneer|mw\.|dhr\.|(?:de )?heer) (?:van (?:de[nr]? )?|de )?[A-Z]\w+|"
    r"(?:uw|je|jouw) (?:man|vrouw|dochter|zoon|partner|collega|moeder|vader|buurman|buurvrouw|huisarts|adviseur|werkgever))"
)
_SAYS = (
    r"(?:vraagt|vroeg|verzoekt|verzocht|schrijft|schreef|mailt|mailde|appt|appte|meldt|meldde|zegt|zei|noemt|noemde|wilde|vertelt|vertelde|"
    r"gaf|stelde|drong|eist|eiste|benadrukt|benadrukte)"
)
_ASKS = (
    rf"(?:{_SAYS}|vroegen|vragen(?=\s+(?:om|of|ons|waarom|wanneer|naar)\b)|schrijven|schreven|gaven|wenst|wenste|wil(?:t|len)?|wilden|geeft(?=\s+aan)|geven(?=\s+aan)|"
    r"liet(?=\s+(?:ons|mij|me|weten))|laat(?=\s+(?:ons|mij|me)\s+weten)|hoopt|hoopte|verwacht|verwachtte|zoekt|zocht|rekent|rekende|"
    r"zou(?:den)?\s+(?:het\s+)?graag|hadd?(?:en)?\s+(?:het\s+)?(?:graag|liefst|gehoopt|gevraagd|liever)|"
    r"(?:heeft|hebt|hebben|had)(?=\s+(?:ons|mij|me|aan|eerder|daarbij|ook|erom|gisteren|nog|zelf|terecht|duidelijk|\w+dag)*\s*"
    r"(?:gevraagd|verzocht|geschreven|gemaild|aangegeven|gemeld|gezegd|gehoopt)))"
)
_REQUEST = r"(?:verzoek|vraag|wens|eis|oproep|klacht|opmerking|behoefte|voorstel)"
_TOLD = r"(?:gezegd|beloofd|verteld|toegezegd|voorgehouden)"
_RETOLD = re.compile(
    rf"\b(?:{_CUSTOMER}\s+{_ASKS}|(?<!\bik )(?<!\bwe )(?<!\bwij ){_SAYS}\s+{_CUSTOMER})\b"
    rf"|\b(?:uw|je|jouw|jullie)\s+(?:\w+e\s+)?{_REQUEST}\s+(?:of|dat|waarom|wanneer)\b"
    rf"|(?P<short>\b(?:uw|je|jouw|jullie)\s+(?:\w+e\s+)?{_REQUEST}\s+(?:om|naar|tot|voor)\b)"
    rf"|\b(?:u|je|jullie)\s+(?:is|zijn|was|waren|werd|werden)\s+(?:\w+\s+){{0,3}}{_TOLD}\b"
    rf"|\b(?:is|zijn|was|werd)\s+(?:u|je|jullie)\s+(?:\w+\s+){{0,3}}{_TOLD}\b"
    r"|\b(?:kreeg|kregen)\s+(?:u|je|jullie)\s+(?:\w+\s+){0,2}te\s+horen\b|\b(?:u|je|jullie)\s+(?:kreeg|kregen)\s+(?:\w+\s+){0,2}te\s+horen\b",
    re.I,
)
_WANTS = (
    r"(?:wilt?|willen|wilde|wilden|wenst|wenste|hoopt|hoopte|verwacht|verwachtte|vraagt|vroeg|eist|eiste|zoekt|zocht|rekent|rekende|nodig\s+(?:heeft|hebt|hebben|had)|"
    r"(?:had|heeft|hebt)\s+(?:gevraagd|verzocht|gehoopt|verwacht)|(?:gevraagd|verzocht|gehoopt|verwacht)\s+(?:had|heeft|hebt))"
)
_WANTED = re.compile(
    rf"\b(?:dat|omdat|waarom|hoe|of|wat|aangezien)\s+{_CUSTOMER}\s+(?!{_WANTS}\b)(?P<wanted>[^.;:!?\n]{{1,150}}?\b{_WANTS})(?!\w)(?=\s*(?:[.,;:!?)\n]|$|en\b|maar\b|of\b|dat\b))",
    re.I,
)
_OWN_VOICE = re.compile(
    r"(?:[;:!?\n]|(?<!\.\w)\.)\s|,\s+(?:en|maar|dus|daarom|dan|wij|we|ik|dat\s+(?:doen|doe|gaan|kan|is)|\w+\s+(?:wij|we|ik))\b|\b(?:maar|en)\s+(?:wij|we|ik|dat)\b"
    r"|\b(?:die|waar)\s+(?:wij|we|ik)\b",
    re.I,
)
_IF = re.compile(r"\b(?:als|indien|wanneer|mocht(?:en)?|zodra|tenzij)\s+$", re.I)


_WORD = re.compile(r"\w+")


def mark_speech(doc: Doc) -> None:
    """Leave quotations in `doc.spans["quoted"]` and the customer's retold words in `doc.spans["asked"]`."""
    text = doc.text
    quoted = [match.span() for match in _QUOTATION.finditer(text)]
    asked = [(match.end(), _end_of_voice(text, match)) for match in _RETOLD.finditer(text)]
    asked += [match.span("wanted") for match in _WANTED.finditer(text)]
    for name, ranges in (("quoted", quoted), ("asked", asked)):
        spans = (doc.char_span(start, end, alignment_mode="contract") for start, end in ranges)
        doc.spans[name] = [span for span in spans if span]


def _end_of_voice(text: str, retold: re.Match[str]) -> int:
    """Return where the sender's own voice takes over; after `als u wilt`, that is at the comma."""
    start = retold.end()
    stop = _OWN_VOICE.search(text, start)
    end = stop.start() if stop else len(text)
    if retold["short"]:
        words = _WORD.finditer(text, start, end)
        return next((word.start() for word in words if is_finite(word.group().lower()) and text[: word.start()].split()[-1:] != ["te"]), end)
    comma = text.find(",", start, end) if _IF.search(text[: retold.start()]) else -1
    return comma if comma >= 0 else end
