"""What kind of promise a vague term stands in, and which stretch of the text holds it."""

import re
from functools import cached_property, lru_cache

from spacy.tokens import Span, Token

from checker.findings.model import Hit
from checker.language.clauses import COORDINATORS, PRONOUNS, Clause, clauses
from checker.language.subjects import CUSTOMER_PRONOUNS, SENDER_PRONOUNS, subject_of
from checker.language.texts import plain_text
from checker.language.verb_words import is_finite
from checker.language.verbs import load_verbs
from checker.language.wordorder import after_list_mark

_TOUCH = """horen vernemen bellen terugbellen mailen antwoorden beantwoorden reageren informeren berichten
    terugkoppelen verwittigen contacteren appen vertellen melden"""
_TOUCH_WORDS = frozenset(
    "contact antwoord reactie bericht uitsluitsel terugkoppeling belletje telefoontje mail mailtje weten hoogte".split()
)
_HANDLING = """sturen opsturen toesturen nasturen doorsturen zenden toezenden verzenden versturen bezorgen
    behandelen afhandelen oppakken pakken uitzoeken zoeken bekijken kijken nakijken controleren regelen verwerken
    oplossen lossen herstellen repareren vervangen aanpassen corrigeren terugbetalen storten terugstorten overmaken
    crediteren helpen maken inplannen komen krijgen ontvangen beoordelen gaan nemen beslissen onderzoeken uitvoeren
    aanvullen leveren"""
_PEOPLE = frozenset("collega's collega monteur technieker team afdeling helpdesk klantenservice medewerker".split())
_OURS = frozenset({"ons", "onze", "mijn", "mij", "wordt", "worden"}) | SENDER_PRONOUNS
_HEDGED = frozenset("hopen hoop hopelijk proberen probeer streven streef verwachten verwacht trachten".split())
_AVAILABLE = frozenset(
    "kunt kan kun beschikbaar leverbaar verkrijgbaar bereikbaar open opent mogelijk mag mogen".split()
)
_EVENTS = frozenset(
    "verloopt verlopen vervalt eindigt eindigen stopt sluit sluiten start starten begint verschijnt verhuist".split()
)
_PLANNED = frozenset({"programma", "planning", "agenda", "gepland", "ingepland", "voorzien"})
_CLAUSE_WORDS = frozenset({"zodra", "wanneer", "als", "eens"})
_LEFT_OVER = frozenset({"ergens", "een", "heel", "zeer", "erg", "al"})
_GREETING = re.compile(r"(?:beste|geachte|hoi|hallo|hi|hey|dag|goede\w*)\b[^,.!?\n]{0,60},\s*", re.I)
_FRAGMENT_ENDS = frozenset({",", ":", ";", "–", "-"})


class Promise:
    """The promise around a vague term."""

    def __init__(self, hit: Hit) -> None:
        self._hit = hit

    @property
    def is_clause(self) -> bool:
        """Whether the term is a clause of its own: `zodra het kan`, `zo gauw er plek is`."""
        words = [token.lower_ for token in self._hit.span]
        is_long = (
            len(words) > 3
            and words[0] == "zo"
            and words[2] in PRONOUNS
            and words[-1] not in {"kan", "kunnen", "gaat", "lukt"}
        )
        return (words[0] in _CLAUSE_WORDS and len(words) > 1) or is_long

    @property
    def first(self) -> Token:
        """The first word that goes when the term goes: `ergens` before it, `van` before `zodra`."""
        token: Token = self._hit.span[0]
        while token.i > self._hit.sentence.start:
            before = token.nbor(-1)
            period = before.lower_ == "in" and token.lower_ == "de"
            if before.lower_ not in _LEFT_OVER and not period and not (before.lower_ == "van" and self.is_clause):
                return token
            token = before
        return token

    @property
    def opens(self) -> bool:
        """Whether the term opens its sentence."""
        return all(token.is_punct or token.is_space for token in self._before)

    @property
    def takes_adverbial(self) -> bool:
        """Whether an adverbial can stand where the term stands: for a clause at the end only right after a pronoun."""
        before = [token.lower_ for token in self._before if not token.is_punct and not token.is_space]
        return not self.is_clause or not before or before[-1] in {"u", "je", "jullie", "ons", "mij", "me"}

    @cached_property
    def main(self) -> Clause:
        """The clause that promises: the term's, or the one beside it when the term is a clause itself."""
        found = clauses(self._hit.sentence, self._hit.span)
        index = next((index for index, clause in enumerate(found) if self._hit.span[0] in clause), 0)
        if self.is_clause:
            index = min(index + 1, len(found) - 1) if self.opens else max(index - 1, 0)
        return found[index]

    @property
    def is_hedged(self) -> bool:
        """Whether the sender only hopes or tries."""
        return bool(self._words & _HEDGED)

    @property
    def gets_in_touch(self) -> bool:
        """Whether the sender gets in touch, so that the sender's own response time is the promise."""
        return self._is_ours and self._touches

    @property
    def is_handled(self) -> bool:
        """Whether the sender, or somebody for the sender, does something about it."""
        return (self._is_ours or bool(self._words & _PEOPLE)) and (
            self._touches or bool(self._words & _forms(_HANDLING))
        )

    @property
    def slot(self) -> str:
        """The adverbial for a date that only the writer knows."""
        if self._words & _AVAILABLE and not self._words & SENDER_PRONOUNS:
            return "vanaf [datum]"
        if self._words & _PLANNED:
            return "voor [datum]"
        return "op [datum]" if self._words & _EVENTS else "uiterlijk [datum]"

    @cached_property
    def _words(self) -> frozenset[str]:
        span = self._hit.span
        return frozenset(token.lower_ for token in self.main.tokens if not span.start <= token.i < span.end)

    @property
    def _is_ours(self) -> bool:
        return bool(self._words & _OURS) or subject_of(self.main) in CUSTOMER_PRONOUNS | SENDER_PRONOUNS

    @property
    def _touches(self) -> bool:
        comes_back = "terug" in self._words and bool(self._words & _forms("komen"))
        return comes_back or bool(self._words & _TOUCH_WORDS or self._words & _forms(_TOUCH))

    @property
    def _before(self) -> Span:
        return self._hit.span.doc[self._hit.sentence.start : self.first.i]

    def end(self) -> int:
        """Return where the term ends in the text: of an opening clause, after its comma."""
        span = self._hit.span
        if not (self.is_clause and self.opens):
            return int(span.end_char)
        rest = span.doc[span.end : self._hit.sentence.end]
        stop = next((token for token in rest if token.text == "," or is_finite(token.lower_)), None)
        return int(stop.idx + 1 if stop is not None and stop.text == "," else span.end_char)

    def stretch(self) -> tuple[int, int]:
        """Return where the words begin and end that a sentence of our own can replace, full stop excluded.

        That is the sentence, without its greeting; the last main clause after `maar` or `en`; or what stands before a
        comma.
        """
        sentence = self._hit.sentence
        greeting = _GREETING.match(plain_text(sentence))
        start = sentence.start_char + greeting.end() if greeting else after_list_mark(sentence)
        end = sentence.start_char + len(plain_text(sentence).rstrip(" \n.!?…"))
        clause = self.main
        if _is_independent(clause) and clause.tokens[-1].idx + len(clause.tokens[-1]) == end:
            return clause.tokens[len(clause.words) - len(clause.body)].idx, end
        if not any(is_finite(token.lower_) for token in self._before):
            rest = sentence.doc[self._hit.span.end : sentence.end]
            stop = next((token for token in rest if token.text in _FRAGMENT_ENDS or is_finite(token.lower_)), None)
            if stop is not None and stop.text in _FRAGMENT_ENDS:
                end = stop.idx - (1 if stop.nbor(-1).whitespace_ else 0)
        return start, end


def _is_independent(clause: Clause) -> bool:
    """Tell whether a clause follows another main clause, so that any main clause can stand there."""
    if clause.before is None or clause.before.is_subordinate:
        return False
    return clause.lead in COORDINATORS or (
        not clause.lead and (not is_finite(clause.body[0]) or clause.body[0] in {"gelieve", "heb"})
    )


@lru_cache(maxsize=4)
def _forms(verbs: str) -> frozenset[str]:
    return frozenset().union(*(load_verbs().forms(verb) for verb in verbs.split()))
