"""About whom: the clause that a judgement stands in, and which competitor it is about."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Span, Token

from checker.findings.constructions.competitor_kinds import ANY, SOME
from checker.findings.constructions.competitor_names import competitors
from checker.findings.constructions.competitor_standard import standard_word
from checker.findings.model import Reading
from checker.language.words import Words

OURSELVES = frozenset({"wij", "we", "ik", "ons", "onze", "mijn"})
DENIALS = frozenset(
    "niet geen nooit niemand nergens zonder niets niks geenszins allerminst evenmin minder weinig".split()
)
_OUR_SUBJECTS = frozenset({"wij", "we", "ik"})
_BREAKS = frozenset({",", ";", ":", "–", "—", "(", ")", "...", "…", ".", "!", "?", "•"})
_CONJUNCTIONS = frozenset(
    "want terwijl omdat doordat zodat zodra hoewel ofschoon wanneer indien tenzij mits zolang totdat voordat "
    "nadat waardoor waarbij alhoewel aangezien vandaar".split()
)
_CLAUSE_STARTS = frozenset(
    "u je jij jullie er het iets de een uw jouw iemand ze zij men hun klanten mensen bij die daar "
    "wij we ik ons onze mijn".split()
)
_COMPARING = frozenset({"zo", "even", "net", "bekend", "beschouwd", "gezien", "dubbel", "keer", "zoals"})
_OPEN = frozenset("als indien mocht mochten wanneer of tenzij zolang zodra stel hoe hoeveel hoelang".split())
_ASKING = frozenset(
    "is zijn was waren heeft hebt heb hebben had kan kunt kun bent ben hoe wat welke welk waar wanneer wie vindt vond "
    "werkt doet klopt mag zou zag ziet en".split()
)
_JOINING = frozenset("en maar of dus want ook vaak bovendien daarbij dat omdat terwijl al is zijn heel erg".split())
_NO_DENIAL_BEFORE = frozenset({"alleen", "slechts", "enkel", "voor"})
_ONE_OF_MANY = frozenset({"eerste", "enige"})
_DENIED_AFTER = frozenset({"niet", "niks", "allerminst", "geenszins", "nooit"})
_DISBELIEF = re.compile(
    r"\b(?:zeg|zeggen|beweer|beweren|vind|vinden|bedoel|klopt|zo|waar)\b.*\bniet\b"
    r"|\bniet (?:zo|waar|zeggen|beweren)$|\b(?:niet bang|geen zorgen)\b"
)
_REACH_BACK, _REACH_ON = 7, 5
_ATTACHING = frozenset({"van", "bij", "door", "die", "dat", "uit"})
_UNATTACHED = _CLAUSE_STARTS - {"bij", "die"} | _BREAKS | _CONJUNCTIONS | {"dan", "als"}
_POINTERS = frozenset({"hun", "ze", "zij", "daar", "hen", "daarginds"})
_POINTERS_INSIDE = _POINTERS | {"er", "dat", "dit", "die"}
_OPENING_POINTERS = frozenset({"die", "dat", "dit", "waar", "waarvan", "wier"})
_BEING = frozenset({"is", "zijn", "was", "waren", "wordt", "worden", "blijft"})
_EQUALS = frozenset({"is", "was", "noem", "noemen", "heet", "vind", "blijft"})
_ITS_THINGS = frozenset({"spul", "ding", "bureau", "clubje", "zaakje", "winkeltje", "tentje"})
_SENTENCES_BACK = 2
_OTHER_PEOPLE = frozenset(
    "ouders buren kinderen collega's collega’s monteurs medewerkers klanten gasten mensen buurman buurvrouw huurders "
    "bewoners cliënten patiënten leerlingen studenten leden reizigers vrienden ouder chauffeurs adviseurs".split()
)
_OPINION = frozenset(
    "vind vinden weet weten hoor horen zie zien merk merken denk denken moet kan mag begrijp begrijpen snap ken kennen "
    "krijg krijgen lees lezen zeg zeggen geloof durf vrees noem noemen waarschuw".split()
)
_BEFORE_OUR_OBJECT = frozenset("zonder aan bij dan als met van naar voor tegen op in door zoals boven en".split())


@dataclass(frozen=True)
class Clause:
    """A clause of a sentence, as punctuation and conjunctions cut it."""

    span: Span
    """The clause."""
    sentence: Span
    """The sentence it stands in."""
    reading: Reading
    """The draft it stands in."""

    @cached_property
    def words(self) -> list[str]:
        """Its words in lower case, without punctuation."""
        return [token.lower_ for token in self.span if not token.is_punct and not token.is_space]

    @property
    def rest(self) -> Span:
        """What follows it in the sentence."""
        return self.sentence.doc[self.span.end : self.sentence.end]

    @property
    def is_open(self) -> bool:
        """Whether it asks or supposes: ‘of Ziggo traag is’, ‘mocht DHL te laat zijn’."""
        return self.words[:1] != [] and self.words[0] in _OPEN

    @property
    def is_asked(self) -> bool:
        """Whether its sentence really asks something: ‘is KPN trager?’, not ‘wist u dat KPN trager is?’."""
        ends = any(token.text.startswith("?") for token in self.sentence[-4:])
        return ends and self.sentence[0].lower_ in _ASKING

    def holds(self, span: Span) -> bool:
        """Tell whether a span begins in it."""
        return self.span.start <= span.start < self.span.end


def clause_around(span: Span, sentence: Span, reading: Reading) -> Clause:
    """Return the clause in which a span begins."""
    edges = [*(token.i for token in sentence if _opens_clause(token, sentence)), sentence.end]
    for start, end in pairwise([sentence.start, *edges]):
        if start <= span.start < end:
            return Clause(sentence.doc[start:end], sentence, reading)
    return Clause(sentence, sentence, reading)


def _opens_clause(token: Token, sentence: Span) -> bool:
    word = token.lower_
    if word in _BREAKS or word in _CONJUNCTIONS:
        return True
    if word == "-":
        return bool(token.whitespace_) and token.i > sentence.start
    if token.i + 1 >= sentence.end or token.i == sentence.start:
        return False
    following = token.nbor()
    if word == "dat":
        return following.lower_ in _CLAUSE_STARTS or following.text[0].isupper()
    if word in {"als", "of"}:
        earlier = {one.lower_ for one in sentence.doc[max(sentence.start, token.i - 3) : token.i]}
        return following.lower_ in _CLAUSE_STARTS - OURSELVES - {"een", "die", "daar"} and not earlier & _COMPARING
    return word in {"en", "maar"} and following.lower_ in OURSELVES | {"bij"}


def is_named_near(words: Words, reading: Reading) -> bool:
    """Tell whether a competitor is named in a sentence or shortly before it."""
    near, last = _near(words.indexes[0], reading), words.indexes[-1]
    return any(near <= name.start <= last for name in competitors(reading))


def _near(start: int, reading: Reading) -> int:
    """Return where the sentences begin that a word in a sentence, which begins at a token, can point back to."""
    starts = reading.sentence_starts
    return starts[max(0, bisect_left(starts, start) - _SENTENCES_BACK)]


def about(judgement: Span, clause: Clause) -> Span | None:
    """Return the competitor that a judgement is about; None when it is about nobody, or about ourselves."""
    names = competitors(clause.reading)
    if attached := next((name for name in names if _is_attached(judgement, name)), None):
        return attached
    inside = [name for name in names if clause.holds(name) and not _is_left_out(name, clause.span)]
    start = _second_part(judgement, inside, clause.span)
    if any(_is_our_part(token, judgement, clause.span) for token in clause.span if _means_us_from(start, token)):
        return None
    if inside:
        return min(inside, key=lambda name: (name.label_ == ANY, _distance(name, judgement)))
    if _goes_on(judgement, clause.span) or _pointer(judgement, clause.span) is not None:
        return named_before(clause) or _named_afterwards(clause)
    return None


def _distance(name: Span, judgement: Span) -> int:
    return max(name.start - judgement.end, judgement.start - name.end)


def _second_part(judgement: Span, names: list[Span], clause: Span) -> int:
    """Return where the part after `en` or `maar` begins that holds both a judgement and its competitor."""
    first = min([judgement.start, *(name.start for name in names)]) if names else clause.start
    joints = [token.i for token in clause if token.lower_ in {"en", "maar"} and clause.start < token.i < first]
    return joints[-1] if joints else clause.start


def _means_us_from(start: int, token: Token) -> bool:
    return token.i >= start and token.lower_ in OURSELVES


def _is_left_out(name: Span, clause: Span) -> bool:
    """Tell whether a competitor is a measure for somebody else, or the one it is not about: ‘niet aan Achmea’."""
    before = [token.lower_ for token in clause.doc[max(clause.start, name.start - 2) : name.start]]
    is_not = before[-1:] == ["niet"] or (before[:1] == ["niet"] and before[-1] in _BEFORE_OUR_OBJECT)
    return is_not or standard_word(name, clause) is not None


def named_before(clause: Clause) -> Span | None:
    """Return the last competitor named before a clause, when nobody else has been named since."""
    near = _near(clause.sentence.start, clause.reading)
    before = [name for name in competitors(clause.reading) if near <= name.start < clause.span.start]
    if not before:
        return None
    last = before[-1]
    between = {token.lower_ for token in clause.span.doc[last.end : clause.span.start]}
    is_far = last.start < clause.sentence.start
    return None if between & _OTHER_PEOPLE or (is_far and last.label_ == SOME) else last


def named_next(clause: Clause) -> Span | None:
    """Return the first competitor after a clause in the same sentence."""
    start, end = clause.span.end, clause.sentence.end
    return next((name for name in competitors(clause.reading) if start <= name.start < end), None)


def underlined(judgement: Span, name: Span, clause: Clause) -> Span:
    """Return what to underline: from the name to the judgement, or from the word that points back to the name."""
    doc, here = judgement.doc, clause.span
    if clause.holds(name) or judgement.end <= name.start:
        start = min(name.start, judgement.start)
        with_preposition = start == name.start and start > here.start and doc[start - 1].lower_ == "bij"
        return doc[start - with_preposition : max(name.end, judgement.end)]
    pointer = _pointer(judgement, here)
    start = min(judgement.start, pointer.i if pointer else judgement.start)
    with_preposition = start > here.start and doc[start - 1].lower_ == "bij"
    return doc[start - with_preposition : judgement.end]


def is_denied(judgement: Span, clause: Span) -> bool:
    """Tell whether a judgement is taken back: ‘niet slecht’, ‘geen oplichters’, ‘ik zeg niet dat Ziggo traag is’."""
    doc = judgement.doc
    if clause[0].lower_ == "dat" and _DISBELIEF.search(doc[max(0, clause.start - 5) : clause.start].text.lower()):
        return True
    for token in reversed(doc[max(clause.start, judgement.start - _REACH_BACK) : judgement.start]):
        if token.lower_ in {"en", "maar"}:
            break
        if token.lower_ in DENIALS:
            return not _is_no_denial(token)
    for token in doc[judgement.end : min(clause.end, judgement.end + _REACH_ON)]:
        if token.lower_ in {"en", "of", "dus", "maar"}:
            break
        if token.lower_ in _DENIED_AFTER:
            return True
    return False


def is_us(token: Token) -> bool:
    """Tell whether a word means ourselves; the `onze` of ‘onze grootste concurrent’ does not."""
    after = token.doc[token.i + 1 : token.i + 3]
    return token.lower_ in OURSELVES and not any(word.lower_.startswith(("concu", "konku")) for word in after)


def _is_no_denial(token: Token) -> bool:
    """Tell whether a `niet` leaves what follows as it is: ‘niet alleen’, ‘niet de eerste die …’."""
    following = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    return following[:1] != [] and (following[0] in _NO_DENIAL_BEFORE or following[-1] in _ONE_OF_MANY)


def has_opinion(token: Token, around: Span) -> bool:
    """Tell whether ‘wij’ or ‘ik’ only holds an opinion: ‘ik vind’, ‘horen wij’."""
    beside = [index for index in (token.i - 1, token.i + 1) if around.start <= index < around.end]
    return token.lower_ in _OUR_SUBJECTS and any(token.doc[index].lower_ in _OPINION for index in beside)


def _is_our_part(token: Token, judgement: Span, clause: Span) -> bool:
    """Tell whether ‘wij’ or ‘onze’ makes a judgement one about ourselves, not what a competitor is measured by."""
    if judgement.start <= token.i < judgement.end:
        return False
    before = [one.lower_ for one in clause.doc[max(clause.start, token.i - 2) : token.i]]
    while before and before[-1] in {"de", "het", "die", "dat", "van"}:
        before.pop()
    if token.lower_ in _OUR_SUBJECTS:
        return before[-1:] not in (["dan"], ["als"]) and not has_opinion(token, clause)
    if before[-1:] == ["bij"] and token.i < judgement.start:
        return before[-2:-1] not in (["dan"], ["als"])
    return is_us(token) and not (before and before[-1] in _BEFORE_OUR_OBJECT)


def _is_attached(judgement: Span, name: Span) -> bool:
    """Tell whether a competitor belongs to the judgement itself: ‘het prutswerk van uw vorige installateur’."""
    if not 1 <= name.start - judgement.end <= 2:
        return False
    between = [token.lower_ for token in judgement.doc[judgement.end : name.start]]
    return between[-1] in _ATTACHING and between[0] not in _UNATTACHED


def _goes_on(judgement: Span, clause: Span) -> bool:
    """Tell whether a clause has no subject of its own and goes on about the one before: ‘…, maar slecht bereikbaar’."""
    before = [token.lower_ for token in clause.doc[clause.start : judgement.start] if not token.is_punct]
    is_joined = before[:1] in (["maar"], ["en"]) and not set(before) & _CLAUSE_STARTS
    return len(before) <= 2 and (is_joined or set(before) <= _JOINING)


def _named_afterwards(clause: Clause) -> Span | None:
    """Return the competitor of ‘ze komen nooit, die monteurs van Feenstra’."""
    opening = [token.lower_ for token in clause.rest[:2]]
    return named_next(clause) if opening[1:] == ["die"] else None


def _pointer(judgement: Span, clause: Span) -> Token | None:
    """Return the word in a clause that points back to somebody."""
    words = [token for token in clause if not token.is_punct and token.lower_ not in {"en", "maar", "want"}]
    if words and words[0].lower_ in _OPENING_POINTERS:
        is_whole = words[0].lower_ not in {"dat", "dit"} or (
            len(words) > 1 and words[1].lower_ in _EQUALS | _ITS_THINGS
        )
        if is_whole:
            return words[0]
    return next((token for token in words if _points(token, judgement.start <= token.i < judgement.end)), None)


def _points(token: Token, is_inside: bool) -> bool:
    """Tell whether a word points back; ‘er’ only as a place: ‘het bereik is er slecht’."""
    if token.lower_ == "er" and not is_inside:
        return token.i > token.sent.start and token.nbor(-1).lower_ in _BEING
    return token.lower_ in (_POINTERS_INSIDE if is_inside else _POINTERS)
