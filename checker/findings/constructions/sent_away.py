"""Construction `sent-away`: the customer is to turn to somebody else, or to use another way, in any order of words.

`Daarvoor belt u best met de syndicus`, `Gelieve het secretariaat te contacteren` and `Leg dit voor aan de ombudsman`
send the customer away; `wij bellen de syndicus`, `de syndicus belt u` and `als u de syndicus belt` do not.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Span, Token
from spacy.vocab import Vocab

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.constructions.rule_nouns import Nouns
from checker.findings.model import Reading
from checker.language.actors import customer_acts
from checker.language.clauses import Clause, clauses
from checker.language.verbs import load_verbs
from checker.language.words import Words

ARTICLES = frozenset("de het een uw je jouw jullie onze ons deze die dit dat".split())
OTHERS = frozenset("hen hem haar".split())
CUSTOMER = frozenset("u je jij jullie".split())
FRONTED = frozenset("daarvoor hiervoor daarover hierover daarmee hiermee dat dit zoiets daarnaar hiernaar".split())
"""Words with which a clause opens that has its subject behind the verb: `daarvoor belt u`.

`De monteur belt u` is another matter: there the customer is called.
"""
MODALS = frozenset("kunt kan kun kunnen moet moeten dient mag".split())
REACH = 4
"""How many tokens before a noun its preposition may stand."""


def _anchors(parameters: Parameters, lists: Mapping[str, Any]) -> frozenset[str]:
    whole, split = _forms(_entries(parameters["verbs"], lists))
    return whole | frozenset(split)


class _Away:
    """The verbs and targets of a rule."""

    def __init__(self, parameters: Parameters, lists: Mapping[str, Any], _: Vocab) -> None:
        who = _entries(parameters.get("who", ()), lists)
        self.whole, self.split = _forms(_entries(parameters["verbs"], lists))
        self.along = frozenset(parameters.get("along", ()))
        self.nouns = Nouns(who) if who else None


def _possible(words: Words, reading: Reading, away: _Away) -> bool:
    if away.along and away.along.isdisjoint(words.lower_set):
        return False
    return away.nouns is None or any(word in away.nouns for word in words.lower_set)


def _find(sentence: Span, reading: Reading, away: _Away) -> Iterable[Found]:
    for clause in clauses(sentence):
        verbs = list(_verbs(clause, away.whole, away.split))
        targets = list(_targets(clause, away.nouns, away.along)) if verbs else []
        if targets and _is_for_customer(clause):
            places = [*verbs[0], *targets[0], *_modal(clause)]
            yield Found(sentence.doc[min(places) : max(places) + 1])


def _is_for_customer(clause: Clause) -> bool:
    """Tell whether a clause says what the customer is to do; not a condition or a relative clause."""
    if clause.is_subordinate and clause.lead != "om":
        return not clause.before and _is_fronted(clause)
    return _is_fronted(clause) or customer_acts(clause, can=True)


def _is_fronted(clause: Clause) -> bool:
    """Tell whether the customer is the subject behind the verb: `daarvoor belt u`."""
    return clause.words[0] in FRONTED and clause.words[2:3] in {(word,) for word in CUSTOMER}


def _verbs(clause: Clause, whole: frozenset[str], split: Mapping[str, frozenset[str]]) -> Iterator[list[int]]:
    """Give the token indexes of each verb of the clause, its particle included: `leg … voor`."""
    for place, token in enumerate(clause.tokens):
        if token.lower_ in whole:
            yield [token.i]
        particles = split.get(token.lower_, frozenset())
        around = [*clause.tokens[max(0, place - 2) : place], *clause.tokens[place + 1 :]]
        if particle := next((word for word in reversed(around) if word.lower_ in particles), None):
            yield [token.i, particle.i]


def _targets(clause: Clause, nouns: Nouns | None, along: frozenset[str]) -> Iterator[list[int]]:
    """Give the token indexes of whom the customer is to turn to, from the preposition or the article on."""
    tokens = clause.tokens
    for place, token in enumerate(tokens):
        before = tokens[max(0, place - REACH) : place]
        if nouns is not None and token.lower_ in nouns:
            first = _opening(before, along)
            if first or not along:
                yield [token.i, *([first.i] if first else [])]
        elif nouns is None and token.lower_ in along and _names_other(tokens[place + 1 : place + 3]):
            yield [token.i, *(word.i for word in tokens[place + 1 : place + 3])]


def _modal(clause: Clause) -> list[int]:
    """Return the token indexes of `u kunt` or `kunt u`, when the clause has it."""
    pairs = (set(pair) for pair in pairwise(clause.words))
    place = next((place for place, pair in enumerate(pairs) if pair & MODALS and pair & CUSTOMER), None)
    return [] if place is None else [token.i for token in clause.tokens[place : place + 2]]


def _opening(before: tuple[Token, ...], along: frozenset[str]) -> Token | None:
    """Return the preposition before a noun, or when none is asked for the article right before it."""
    if along:
        return next((token for token in reversed(before) if token.lower_ in along), None)
    return before[-1] if before and before[-1].lower_ in ARTICLES else None


def _names_other(after: tuple[Token, ...]) -> bool:
    """Tell whether somebody else is named: `de sluiswachter`, `hen`; not `ons`."""
    words = [token.lower_ for token in after]
    return words[:1] != [] and (words[0] in OTHERS or (words[0] in ARTICLES and len(words) > 1))


def _entries(names: Iterable[str], lists: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sorted({word for name in names for word in lists[name].entries}))


@lru_cache(maxsize=32)
def _forms(infinitives: tuple[str, ...]) -> tuple[frozenset[str], Mapping[str, frozenset[str]]]:
    """Return the present forms of verbs, and for those that split the particles by form: `leg` → `voor`."""
    verbs = load_verbs()
    whole: set[str] = set()
    split: dict[str, frozenset[str]] = {}
    for infinitive in infinitives:
        particle, base = verbs.particle_of(infinitive) or ("", infinitive)
        if not (verb := verbs.verb(base)):
            continue
        present = {verb.infinitive, verb.third, verb.polite, *verb.imperatives()}
        whole |= {particle + form for form in present}
        if particle:
            split |= {form: split.get(form, frozenset()) | {particle} for form in present}
    return frozenset(whole), split


SENT_AWAY = Construction(
    find=_find,
    anchors=_anchors,
    parameters=frozenset({"verbs", "who", "along"}),
    prepare=_Away,
    possible=_possible,
    needs_parse=False,
)
