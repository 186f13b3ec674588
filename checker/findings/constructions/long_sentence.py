"""Construction `long-sentence`: a sentence of more words than a reader keeps in mind; its opening is underlined."""

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, Parameters
from checker.findings.model import Reading
from checker.language.words import Words

LONGEST = 25
"""How many words a sentence may have when the rule does not say so."""
OPENING = 2
"""How many words are underlined."""
# One of these stands in every sentence of some length, so that they are all looked at.
_EVERYWHERE = frozenset(
    """de het een en van in op te dat die is met voor aan om er niet u uw je jouw jullie ik we wij ons onze hij zij ze
    als of maar dan bij naar door over uit tot zijn was wordt worden heeft hebben""".split()
)


def word_count(sentence: Span) -> int:
    """Return how many words a sentence has; figures in a row, as in an account number, count as one."""
    words = [token for token in sentence if any(letter.isalnum() for letter in token.text)]
    return sum(not (_has_digit(word) and index and _has_digit(words[index - 1])) for index, word in enumerate(words))


def _has_digit(token: Token) -> bool:
    return any(letter.isdigit() for letter in token.text)


def _anchors(parameters: Parameters, _: Mapping[str, Any]) -> frozenset[str]:
    return _EVERYWHERE


def _possible(words: Words, reading: Reading, parameters: Parameters) -> bool:
    return len(words.indexes) > int(parameters.get("words", LONGEST))


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    if word_count(sentence) > int(parameters.get("words", LONGEST)):
        words = [token for token in sentence if token.text[0].isalnum()]
        yield Found(sentence.doc[words[0].i : words[OPENING - 1].i + 1])


LONG_SENTENCE = Construction(
    find=_find, anchors=_anchors, parameters=frozenset({"words"}), possible=_possible, needs_parse=False
)
