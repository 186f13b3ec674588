"""Whose voice: words in quotation marks, and what the customer said or asked, retold in the sender's own sentence.

All but quotations and names is looked for in text in lower case: Python takes twice as long where case does not count.
"""

import re

from spacy.tokens import Doc

from checker.language.texts import lowered, plain_text
from checker.language.verb_words import is_finite

LONGEST = 500
"""How many code points retold words can take; so no text takes long."""
_QUOTATION = re.compile(
    r"(?<![^\s(\[,;:/–—-])(?:\"[^\"\n]{1,400}\"|“[^”“\n]{1,400}[”“]|„[^”“\n]{1,400}[”“\"]|‘[^‘\n]{1,400}?’(?!\w)|"
    r"«[^»\n]{1,400}»|'[^'\n]{1,400}?'(?!\w))"
)
_CUSTOMER = (
    r"(?:u|je|jij|jullie|de klant|(?:mevrouw|meneer|mw\.|dhr\.|(?:de )?heer) (?:van (?:de[nr]? )?|de )?[a-z]\w+|"
    r"(?:uw|je|jouw) (?:man|vrouw|dochter|zoon|partner|collega|moeder|vader|buurman|buurvrouw|huisarts|werkgever))"
)
_SAYS = (
    r"(?:vraagt|vroeg|verzoekt|verzocht|schrijft|schreef|mailt|mailde|appt|appte|meldt|meldde|zegt|zei|noemt|noemde|wilde|"
    r"vertelt|vertelde|gaf|stelde|drong|eist|eiste|benadrukt|benadrukte)"
)
_DID = r"(?:gevraagd|verzocht|geschreven|gemaild|aangegeven|gemeld|gezegd|gehoopt)"
_ASKS = (
    rf"(?:{_SAYS}|vroegen|vragen(?=\s+(?:om|of|ons|waarom|wanneer|naar)\b)|schrijven|schreven|gaven|wenst|wenste|wil(?:t|len)?|"
    r"wilden|gee?ft(?=\s+aan)|geven(?=\s+aan)|liet(?=\s+(?:ons|mij|me)\s+weten)|laat(?=\s+(?:ons|mij|me)\s+weten)|hoopt|hoopte|"
    r"verwacht|verwachtte|zoekt|zocht|rekent|rekende|zou(?:den)?\s+(?:het\s+)?graag|"
    r"hadd?(?:en)?\s+(?:het\s+)?(?:graag|liefst|gehoopt|gevraagd|liever)|"
    r"(?:heeft|hebt|hebben|had)(?=\s+(?:ons|mij|me|aan|eerder|daarbij|ook|erom|gisteren|nog|zelf|terecht|duidelijk|\w+dag)*\s*"
    rf"{_DID}))"
)
_TOLD = r"(?:gezegd|beloofd|verteld|toegezegd|voorgehouden)"
_REQUEST = r"(?:uw|je|jouw|jullie)\s+(?:\w+e\s+)?(?:verzoek|vraag|wens|eis|oproep|klacht|opmerking|behoefte|voorstel)"
_RETOLD = re.compile(
    rf"\b(?:(?:{_CUSTOMER}\s+{_ASKS}|(?<!\bik )(?<!\bwe )(?<!\bwij ){_SAYS}\s+{_CUSTOMER})"
    rf"|{_REQUEST}\s+(?:of|dat|waarom|wanneer)|(?P<short>{_REQUEST}\s+(?:om|naar|tot|voor))"
    rf"|(?:u|je|jullie)\s+(?:is|zijn|was|waren|werd|werden)\s+(?:\w+\s+){{0,3}}{_TOLD}"
    rf"|(?:is|zijn|was|werd)\s+(?:u|je|jullie)\s+(?:\w+\s+){{0,3}}{_TOLD}"
    r"|(?:kreeg|kregen)\s+(?:u|je|jullie)\s+(?:\w+\s+){0,2}te\s+horen"
    r"|(?:u|je|jullie)\s+(?:kreeg|kregen)\s+(?:\w+\s+){0,2}te\s+horen)\b",
)
_WANTS = (
    r"(?:wilt?|willen|wilde|wilden|wenst|wenste|hoopt|hoopte|verwacht|verwachtte|vraagt|vroeg|eist|eiste|zoekt|zocht|rekent|"
    r"rekende|nodig\s+(?:heeft|hebt|hebben|had)|(?:had|heeft|hebt)\s+(?:gevraagd|verzocht|gehoopt|verwacht)|"
    r"(?:gevraagd|verzocht|gehoopt|verwacht)\s+(?:had|heeft|hebt))"
)
_WANTED = re.compile(
    rf"\b(?:dat|omdat|waarom|hoe|of|wat|aangezien)\s+{_CUSTOMER}\s+(?!{_WANTS}\b)(?P<words>[^.;:!?\n]{{1,150}}?\b{_WANTS})(?!\w)"
    r"(?=\s*(?:[.,;:!?)\n]|$|en\b|maar\b|of\b|dat\b))"
)
_SAID = rf",\s*(?:{_SAYS}\s+{_CUSTOMER}|(?:las|lees|begreep|begrijp)\s+ik)\b"
_SAID_AFTER = re.compile(
    rf"(?:\A|(?<=[.;:!?]\s)|(?<=\n))(?P<words>[^.;:!?\n]{{3,150}}){_SAID}",
)
_SOMEBODY_SAID = re.compile(_SAID)
"""The end of `_SAID_AFTER`: where it stands nowhere, the whole need not be looked for."""
_OWN_VOICE = re.compile(
    r"(?:[;:!?\n]|(?<!\.\w)\.)\s|,\s+(?:en|maar|dus|daarom|dan|wij|we|ik|dat\s+(?:doen|doe|gaan|kan|is)|\w+\s+(?:wij|we|ik))\b"
    r"|\b(?:maar|en)\s+(?:wij|we|ik|dat)\b|\b(?:die|waar)\s+(?:wij|we|ik)\b",
)
_OPENINGS = frozenset(
    """gisteren eergisteren vandaag vanmorgen vanochtend vanmiddag vannacht maandag dinsdag woensdag donderdag vrijdag
    zaterdag zondag eerder later nu dan toen terecht daarin hierin daarbij daarna daarom daarnaast hierover daarover
    ook verder bovendien vervolgens tevens telefonisch nadien onlangs laatst recent zojuist net eerst wat hoe waarom
    dat dit want maar en dus toch zelf hierbij vorige wel soms steeds terloops tot""".split()
)
_SUBJECT = re.compile(r"(?:\A|[.!?:;\n]\s*|\b(?:collega|en|maar|want|dus|dat|of)\s+)(?P<word>[A-ZÀ-Ý][\w'’-]+)\s+$")
_INFLECTED = re.compile(
    r"(?:vraagt|verzoekt|schrijft|mailt|appt|meldt|zegt|noemt|vertelt|stelt|eist|benadrukt)\s+(?:je|jij|jullie)\b"
)
_IF = re.compile(r"\b(?:als|indien|wanneer|mocht(?:en)?|zodra|tenzij)\s+$")
_WORD = re.compile(r"\w+")


def mark_speech(doc: Doc) -> None:
    """Leave quotations in `doc.spans["quoted"]` and the customer's retold words in `doc.spans["asked"]`."""
    written = plain_text(doc)
    text = lowered(written)
    quoted = [match.span() for match in _QUOTATION.finditer(written)]
    retold = (match for match in _RETOLD.finditer(text) if not _somebody_says(written, match))
    asked = [(match.end(), _end_of_voice(text, match)) for match in retold]
    patterns = (_WANTED, _SAID_AFTER) if _SOMEBODY_SAID.search(text) else (_WANTED,)
    wanted = (match.span("words") for pattern in patterns for match in pattern.finditer(text))
    asked += [new for new in wanted if not any(new[0] < known[1] and known[0] < new[1] for known in asked)]
    for name, ranges in (("quoted", quoted), ("asked", asked)):
        spans = (doc.char_span(start, end, alignment_mode="contract") for start, end in ranges)
        doc.spans[name] = [span for span in spans if span]


def _somebody_says(text: str, retold: re.Match[str]) -> bool:
    """Tell whether somebody else tells the customer something: `Joke mailt je`, `Collega Karim schrijft u`."""
    subject = _SUBJECT.search(text, max(0, retold.start() - 60), retold.start())
    named = subject is not None and subject["word"].lower() not in _OPENINGS
    inverted = re.match(rf"{_SAYS}\b", retold.group()) is not None
    return bool(_INFLECTED.match(retold.group())) or (named and inverted)


def _end_of_voice(text: str, retold: re.Match[str]) -> int:
    """Return where the sender's own voice takes over: `als u wilt` ends at the comma, `uw verzoek om` at a verb."""
    start, limit = retold.end(), min(len(text), retold.end() + LONGEST)
    stop = _OWN_VOICE.search(text, start, limit)
    end = stop.start() if stop else limit
    if retold["short"]:
        return next((word.start() for word in _WORD.finditer(text, start, end) if _takes_over(text, word)), end)
    comma = text.find(",", start, end) if _IF.search(text[max(0, retold.start() - 20) : retold.start()]) else -1
    return comma if comma >= 0 else end


def _takes_over(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word is the finite verb of the sender's own clause, and no infinitive after `te`."""
    return is_finite(word.group()) and not text[max(0, word.start() - 4) : word.start()].endswith(" te ")
