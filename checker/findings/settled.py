"""Whether a vague term is settled: a concrete moment beside it says when, so that the customer can count on it.

A moment counts when it belongs to the promise itself. It does not when it belongs to a clause that gives a reason or a
condition, to what the customer has to do, or to a noun (`uw afspraak op 3 mei`).
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from spacy.tokens import Span, Token

from checker.language.clauses import Clause, clause_of, nearby
from checker.language.texts import plain_text
from checker.language.verb_words import is_finite

_ASIDE = frozenset(
    """want omdat aangezien doordat terwijl hoewel nadat sinds als indien mits tenzij wie waarop waarin waarbij waarvan
    toen intussen ondertussen tussentijd""".split()
)
_ADJOINING = frozenset({",", "(", "-", "–", "dus", "en", "wel", "of", "liefst", "maar", "eerder", "en wel", "namelijk"})
_THE = "(?:de|het|een|uw|je|jouw|jullie|onze|deze|dit)"
_CUSTOMER_CAN = re.compile(
    r"\b(?:(?:kunt|kan|kun|moet|dient|mag) (?:u|je)|(?:u|je) (?:kunt|kan|moet|dient|mag)|bereik\w*|geopend)\b"
)
_DETERMINERS = frozenset("de het een uw je jouw jullie onze mijn deze dit die dat".split())
_EVENT = re.compile(
    rf"\b(?:over|voor|van|bij|rond|tijdens|naar) {_THE} (?:\w+ )?\w*(?:afspraak|bezoek|vlucht|reis|rit|concert|"
    r"bijeenkomst|avond|vergadering|les|cursus|training|tentamen|examen|behandeling|operatie|verhuizing|verblijf|feest|levering|keuring|"
    r"zitting|wedstrijd|workshop|voorstelling|overdracht|vakantie|bestelling|boeking|reservering|gesprek|onderzoek|intake|opname)$"
)
_NEXT = re.compile(
    r"^(?:uiterlijk|ten laatste|(?:dat|dit) (?:is|wordt|gebeurt|duurt|doe|doen|kan|zal|hoort)|in (?:elk|ieder) geval|"
    r"naar verwachting|reken op|gemiddeld|meestal|doorgaans|gewoonlijk|normaal)\b"
)


def is_settled(term: Span, sentence: Span, moments: Iterable[Span]) -> bool:
    """Tell whether a moment in the sentence says when the vague term is."""
    around = nearby(sentence, term)
    inside = [moment for moment in moments if around.start <= moment.start < around.end]
    return any(_settles(moment, term, sentence) for moment in inside if not _overlap(moment, term))


def settles(sentence: Span, moments: Iterable[Span]) -> bool:
    """Tell whether a sentence takes a term of the one before up and says when, such as `Dat is uiterlijk vrijdag`."""
    said = _NEXT.match(plain_text(sentence).lower())
    return said is not None and any(sentence.start <= moment.start < sentence.end for moment in moments)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _settles(moment: Span, term: Span, sentence: Span) -> bool:
    clause = clause_of(sentence, moment)
    if _belongs_to_event(moment, sentence):
        return False
    if moment.start >= term.end:
        between = _words(sentence.doc[term.end : moment.start])
        return not (
            _ASIDE & set(between)
            or _relative(between)
            or _for_a_purpose(between, clause)
            or _is_customers(clause, term)
        )
    between = _words(sentence.doc[moment.end : term.start])
    if set(between) <= _ADJOINING:
        return True
    only_after = moment.start > sentence.start and moment[0].nbor(-1).lower_ == "na"
    return moment[0] in clause_of(sentence, term) and not only_after and not _belongs_to_noun(moment, clause)


def _words(tokens: Iterable[Token]) -> list[str]:
    return [token.lower_ for token in tokens if not token.is_space]


def _relative(between: list[str]) -> bool:
    """Tell whether a relative clause begins: `die u vóór 1 mei betaalt`, not `die is vrijdag klaar`."""
    return any(word == "die" and not is_finite(after) for word, after in pairwise([*between, ""]))


def _for_a_purpose(between: list[str], clause: Clause) -> bool:
    """Tell whether the moment stands in a clause with `om … te`."""
    words = " ".join((*between, *clause.words)).replace("om precies te zijn", "")
    return "om" in between and " om " in f" {words} " and "te" in words.split()


def _is_customers(clause: Clause, term: Span) -> bool:
    """Tell whether the moment stands in another clause, about what the customer can or must do."""
    return term[0] not in clause and bool(_CUSTOMER_CAN.search(" ".join(clause.words)))


def _belongs_to_event(moment: Span, sentence: Span) -> bool:
    """Tell whether the moment is that of something named right before it: `voor de bijeenkomst op 3 mei`."""
    return bool(_EVENT.search(" ".join(_words(sentence.doc[max(sentence.start, moment.start - 5) : moment.start]))))


def _belongs_to_noun(moment: Span, clause: Clause) -> bool:
    """Tell whether the moment is part of what opens the clause: `Uw afspraak op 3 mei bevestigen wij`."""
    before = [token.lower_ for token in clause.tokens if token.i < moment.start]
    opens = before[0] if before else ""
    return opens in _DETERMINERS and not any(is_finite(word) for word in before)
