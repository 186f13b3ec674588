"""About whom: which competitor a judgement in a sentence is about, and whether it is meant as one."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span, Token

from checker.findings.constructions.competitor_names import SOME, competitors
from checker.findings.model import Reading

OURSELVES = frozenset({"wij", "we", "ik", "ons", "onze", "mijn", "wijzelf"})
_SUBJECTS = frozenset({"wij", "we", "ik"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")", "...", "…", ".", "!", "?", "•"})
_CONJUNCTIONS = frozenset(
    "maar want dus terwijl omdat doordat zodat zodra hoewel ofschoon wanneer indien tenzij mits zolang totdat voordat "
    "nadat waardoor waarbij alhoewel aangezien vandaar".split()
)
_CLAUSE_STARTS = frozenset(
    "u je jij jullie er het iets de een uw jouw iemand ze zij men hun klanten mensen bij die daar wij we ik ons onze mijn".split()
)
_COMPARING = frozenset({"zo", "even", "net", "bekend", "beschouwd", "gezien", "net", "dubbel", "keer", "zoals"})
_OPEN = frozenset({"als", "indien", "mocht", "mochten", "wanneer", "of", "tenzij", "zolang", "zodra", "stel"})
_JOINING = frozenset({"en", "maar", "of", "dus", "want", "ook", "vaak", "bovendien", "daarbij", "dat", "omdat", "terwijl", "al"})
_DENIALS = frozenset("niet geen nooit niemand nergens zonder niets niks nimmer geenszins allerminst evenmin minder weinig".split())
_NO_DENIAL_BEFORE = frozenset({"alleen", "slechts", "enkel", "voor"})
_DENIED_AFTER = frozenset({"niet", "niks", "allerminst", "geenszins", "nooit"})
_REACH_BACK, _REACH_ON = 7, 3
_POINTERS = frozenset({"hun", "ze", "zij", "daar", "hen", "die", "daarginds"})
_POINTERS_INSIDE = _POINTERS | {"er", "dat", "dit"}
_SENTENCES_BACK = 2
_OTHER_PEOPLE = frozenset(
    "ouders buren kinderen collega's collega’s monteurs medewerkers klanten gasten mensen buurman buurvrouw huurders "
    "bewoners cliënten patiënten leerlingen studenten leden reizigers vrienden ouder chauffeurs adviseurs".split()
)
_OPINION = frozenset(
    "vind vinden weet weten hoor horen zie zien merk merken denk denken moet moeten kan kunnen mag begrijp begrijpen snap "
    "ken kennen krijg krijgen lees lezen zeg zeggen geloof durf vrees noem noemen waarschuw".split()
)
_BEFORE_OUR_OBJECT = frozenset("aan bij dan als met van naar voor tegen op in door zoals boven en".split())
_STANDARD = frozenset({"dan", "als", "vergeleken", "vergelijking", "opzichte", "tegenstelling", "naast", "tegenover"})
_STANDARD_WORDS = frozenset("met van tot bij die dat de het in op via door onze uw je jouw een wat".split())
_FACTS = frozenset(
    "gisteren eergisteren vandaag vanochtend vanmorgen vanmiddag vanavond vannacht momenteel tijdelijk ogenblik "
    "afgelopen sinds storing storingen weekend gladheid sneeuw weer drukte overmacht kapotte stroomstoring".split()
)
_FACT_PHRASES = (("op", "dit", "moment"), ("deze", "week"), ("vorige", "week"), ("op", "het", "moment"))


def clause_around(span: Span, sentence: Span) -> Span:
    """Return the clause in which a span begins, by punctuation and conjunctions."""
    edges = [*(token.i for token in sentence if _opens_clause(token, sentence)), sentence.end]
    for start, end in pairwise([sentence.start, *edges]):
        if start <= span.start < end:
            return sentence.doc[start:end]
    return sentence


def _opens_clause(token: Token, sentence: Span) -> bool:
    word = token.lower_
    if word in _BREAKS or word in _CONJUNCTIONS:
        return True
    if word == "-":
        return bool(token.whitespace_) and token.i > sentence.start
    if token.i + 1 >= sentence.end or token.i == sentence.start:
        return False
    following = sentence.doc[token.i + 1]
    if word == "dat":
        return following.lower_ in _CLAUSE_STARTS or following.text[0].isupper()
    if word in {"als", "of"}:
        earlier = {one.lower_ for one in sentence.doc[max(sentence.start, token.i - 3) : token.i]}
        return following.lower_ in _CLAUSE_STARTS - OURSELVES and not earlier & _COMPARING
    return word == "en" and following.lower_ in OURSELVES | {"bij"}


def about(judgement: Span, clause: Span, sentence: Span, reading: Reading) -> Span | None:
    """Return the competitor that a judgement is about; None when it is about nobody, or about ourselves."""
    if _is_about_us(judgement, clause):
        return None
    inside = [name for name in competitors(reading) if clause.start <= name.start < clause.end and standard_word(name, clause) is None]
    if inside:
        return min(inside, key=lambda name: _distance(name, judgement))
    if _goes_on(judgement, clause) or _pointer(judgement, clause) is not None:
        return _antecedent(clause, sentence, reading)
    return None


def underlined(judgement: Span, name: Span, clause: Span) -> Span:
    """Return what to underline: from the name to the judgement, or from the word that points back to the name."""
    if clause.start <= name.start < clause.end:
        start = min(name.start, judgement.start)
        with_preposition = start == name.start and start > clause.start and clause.doc[start - 1].lower_ == "bij"
        return clause.doc[start - with_preposition : max(name.end, judgement.end)]
    pointer = _pointer(judgement, clause)
    return clause.doc[min(judgement.start, pointer.i if pointer else judgement.start) : judgement.end]


def standard_word(name: Span, clause: Span) -> Token | None:
    """Return the `dan` or `vergeleken` that makes a competitor what somebody else is measured by: ‘trager dan bij KPN’."""
    index = name.start - 1
    while index >= clause.start and clause.doc[index].lower_ in _STANDARD_WORDS:
        index -= 1
    found = index >= clause.start and clause.doc[index].lower_ in _STANDARD
    return clause.doc[index] if found else None


def is_denied(judgement: Span, clause: Span) -> bool:
    """Tell whether a judgement is taken back: ‘niet slecht’, ‘geen oplichters’, ‘duur is het niet’."""
    doc = judgement.doc
    for token in reversed(doc[max(clause.start, judgement.start - _REACH_BACK) : judgement.start]):
        if token.lower_ in {"en", "maar"}:
            break
        if token.lower_ in _DENIALS:
            return doc[token.i + 1].lower_ not in _NO_DENIAL_BEFORE
    for token in doc[judgement.end : min(clause.end, judgement.end + _REACH_ON)]:
        if token.lower_ in {"en", "of"}:
            break
        if token.lower_ in _DENIED_AFTER:
            return True
    return False


def is_open(clause: Span) -> bool:
    """Tell whether a clause asks or supposes: ‘of Ziggo traag is’, ‘mocht DHL te laat zijn’."""
    words = [token.lower_ for token in clause if not token.is_punct and not token.is_space]
    return bool(words) and words[0] in _OPEN


def is_incident(clause: Span, reading: Reading) -> bool:
    """Tell whether a clause reports what happened once: ‘gisteren was DHL traag’."""
    words = [token.lower_ for token in clause]
    phrases = any(tuple(words[index : index + len(phrase)]) == phrase for phrase in _FACT_PHRASES for index in range(len(words)))
    past = any(clause.start <= moment.start < clause.end for moment in reading.spans("past-moment"))
    return phrases or past or bool(_FACTS & set(words))


def is_contrasted(clause: Span, sentence: Span, reading: Reading) -> bool:
    """Tell whether the sender sets the own organisation against a clause, in the same sentence or right after it."""
    doc = clause.doc
    rest = [*doc[sentence.start : clause.start], *doc[clause.end : sentence.end]]
    if any(token.lower_ in OURSELVES - {"ik", "mijn"} and not _has_opinion(token, sentence) for token in rest):
        return True
    following = next((one for one in reading.sentences if one.start >= sentence.end), None)
    return following is not None and any(token.lower_ in {"wij", "we", "ons", "onze"} for token in following[:3])


def _is_about_us(judgement: Span, clause: Span) -> bool:
    for token in clause:
        if judgement.start <= token.i < judgement.end or token.lower_ not in OURSELVES:
            continue
        before = clause.doc[token.i - 1].lower_ if token.i > clause.start else ""
        if token.lower_ in _SUBJECTS:
            if before not in {"dan", "als"} and not _has_opinion(token, clause):
                return True
        elif before not in _BEFORE_OUR_OBJECT:
            return not _is_rival(token)
        elif before == "bij" and token.i < judgement.start and clause.doc[token.i - 2].lower_ not in {"dan", "als"}:
            return True
    return False


def _is_rival(token: Token) -> bool:
    """Tell whether `onze` belongs to ‘onze concurrent’."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_.startswith(("concur", "konkur"))


def _has_opinion(token: Token, around: Span) -> bool:
    """Tell whether ‘wij’ or ‘ik’ only holds an opinion: ‘ik vind’, ‘horen wij’."""
    beside = [index for index in (token.i - 1, token.i + 1) if around.start <= index < around.end]
    return any(token.doc[index].lower_ in _OPINION for index in beside)


def _distance(name: Span, judgement: Span) -> int:
    return max(name.start - judgement.end, judgement.start - name.end, 0)


def _goes_on(judgement: Span, clause: Span) -> bool:
    """Tell whether a clause has no subject of its own and goes on about the one before: ‘…, maar slecht bereikbaar’."""
    before = [token.lower_ for token in clause.doc[clause.start : judgement.start] if not token.is_punct]
    return len(before) <= 2 and all(word in _JOINING or word in {"is", "zijn", "heel", "erg"} for word in before)


def _pointer(judgement: Span, clause: Span) -> Token | None:
    """Return the word in a clause that points back to somebody."""
    for token in clause:
        inside = judgement.start <= token.i < judgement.end
        if token.lower_ == "die":
            if token.i == clause.start or token.i - clause.start == 1 and clause[0].lower_ in _JOINING | _BREAKS:
                return token
        elif token.lower_ in (_POINTERS_INSIDE if inside else _POINTERS):
            return token
    return None


def _antecedent(clause: Span, sentence: Span, reading: Reading) -> Span | None:
    """Return the last competitor named before a clause, when nobody else has been named since."""
    near = _sentences_up_to(sentence, reading.sentences)
    before = [name for name in competitors(reading) if near.start <= name.start < clause.start]
    if not before:
        return None
    last = before[-1]
    between = {token.lower_ for token in clause.doc[last.end : clause.start]}
    far = last.start < sentence.start
    return None if between & _OTHER_PEOPLE or (far and last.label_ == SOME) else last


def _sentences_up_to(sentence: Span, sentences: Sequence[Span]) -> Span:
    earlier = [one for one in sentences if one.start < sentence.start][-_SENTENCES_BACK:]
    return sentence.doc[(earlier[0].start if earlier else sentence.start) : sentence.end]
