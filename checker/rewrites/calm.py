"""Recipe `calm`: what was shouted in a normal voice: small letters, and one mark."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from checker.findings.model import Hit
from checker.language.texts import plain_text
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import capitalised, starts_sentence
from checker.rulebook.model import Recipe

_CLOSING = re.compile(r"(?:met |veel |hartelijke |vriendelijke |lieve )*(?:groet|groeten|groetjes|liefs)\b", re.I)
_TITLES = frozenset("mevrouw meneer heer familie mw. dhr. mevr. fam. beste hallo hoi dag geachte lieve".split())
_LONGEST_ABBREVIATION = 3


def calm(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the words in small letters, or one mark for many; a name in capitals keeps its first one."""
    if "marks" in hit.details:
        text, safe = _one_mark(hit), True
    else:
        text, safe = _in_small_letters(hit)
    return [Rewrite(hit.span.start_char, hit.span.end_char, text, safe=safe)]


def _one_mark(hit: Hit) -> str:
    if "?" in hit.details["marks"]:
        return "?"
    if _CLOSING.match(plain_text(hit.sentence)):
        return ","
    return "." if hit.details["follows"] else "!"


def _in_small_letters(hit: Hit) -> tuple[str, bool]:
    known: frozenset[int] = hit.details["known"]
    words = [_word(token, known) for token in hit.span]
    text = "".join(word + token.whitespace_ for word, token in zip(words, hit.span, strict=True)).rstrip()
    safe = all(token.i in known or not token.is_alpha or token.text == "U" for token in hit.span)
    return (capitalised(text) if starts_sentence(hit.span) else text), safe


def _word(token: Token, known: frozenset[int]) -> str:
    """Return a word as it is normally written: a name behind `mevrouw` or `beste` with a capital."""
    if token.i not in known and token.i > 0 and token.nbor(-1).lower_ in _TITLES:
        return token.text.capitalize()
    is_abbreviation = token.i not in known and len(token) <= _LONGEST_ABBREVIATION and token.text != "U"
    return token.text if is_abbreviation or not token.is_alpha else token.lower_
