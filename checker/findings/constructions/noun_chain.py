"""Construction `noun-chain`: actions as nouns, one behind the other: `de controle van de beoordeling van de aanvraag`.

An action noun ends in `-ing` and has a verb (`beoordeling`, `beoordelen`), or stands in the list that the rule gives
with `also`. What has become the name of a thing (`rekening`, `bestelling`) stands in the list given with `things`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.model import Reading
from checker.language.verb_words import is_finite
from checker.language.verbs import load_verbs

LINKS = frozenset({"van", "tot", "voor", "inzake", "omtrent", "betreffende", "bij", "na", "ter", "door", "met", "over"})
DETERMINERS = frozenset(
    "de het een uw je jouw jullie onze ons mijn deze dit die dat alle zijn haar hun eventuele nadere een".split()
)
PRONOUNS = frozenset({"u", "jou", "mij", "me", "hem", "hen", "ze", "zich", "elkaar"})
ENOUGH = 2
"""How many action nouns make a chain, besides what the last one is about."""


@cache
def action_nouns(things: tuple[str, ...], also: tuple[str, ...]) -> frozenset[str]:
    """Return every noun in `-ing` that names the action of a known verb, and the listed ones, without the things."""
    nouns = {infinitive.removesuffix("en") + "ing" for infinitive in load_verbs().infinitives}
    return frozenset((nouns | set(also)) - set(things))


def _nouns(parameters: Parameters, lists: Mapping[str, Any]) -> frozenset[str]:
    things, also = (tuple(lists[parameters[name]].entries) for name in ("things", "also"))
    return action_nouns(things, also)


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    nouns = _nouns(parameters, reading.lists)
    words = [token for token in sentence if not token.is_space]
    index = 0
    while index < len(words):
        end = _chain_end(words, index, nouns) if words[index].lower_ in nouns else None
        if end is None:
            index += 1
            continue
        start = index - 1 if index and words[index - 1].lower_ in DETERMINERS else index
        yield Found(sentence.doc[words[start].i : words[end].i + 1])
        index = end + 1


def _chain_end(words: list[Token], index: int, nouns: frozenset[str]) -> int | None:
    """Return the index of the last word of the chain that opens with an action noun; None when there is none."""
    actions, place = 1, index
    while (link := _next_noun(words, place)) is not None:
        place = link
        if words[place].lower_ not in nouns:
            return place if actions >= ENOUGH else None
        actions += 1
    return place if actions > ENOUGH else None


def _next_noun(words: list[Token], place: int) -> int | None:
    """Return the index of the noun that a preposition ties to the one at a place: `van de eerste beoordeling`."""
    if place + 2 >= len(words) or words[place + 1].lower_ not in LINKS:
        return None
    place += 2
    if words[place].lower_ in DETERMINERS and place + 1 < len(words):
        place += 1
    following = words[place + 1] if place + 1 < len(words) else None
    if words[place].lower_.endswith("e") and following is not None and _is_noun(following):
        place += 1
    return place if words[place].is_alpha and words[place].lower_ not in DETERMINERS | PRONOUNS else None


def _is_noun(word: Token) -> bool:
    """Tell whether a word behind what may be an adjective can be its noun."""
    return word.is_alpha and not word.is_stop and not is_finite(word.lower_)


NOUN_CHAIN = Construction(find=_find, anchors=_nouns, parameters=frozenset({"things", "also"}), needs_parse=False)
