"""An aside that opens with `zoals` or `zie`, whole: `zoals vastgelegd in de SLA`, `(zie de voorwaarden)`."""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from checker.language.verb_words import is_finite, is_participle
from checker.language.wordorder import CLAUSE_ENDS, after_preamble

_OPENS_WITHIN = 5
"""How many words may stand between `zoals` and the match."""
_BEFORE_NOUN = frozenset("de het een onze ons mijn uw je deze die dit dat jullie".split())


def whole_aside(span: Span, sentence: Span) -> Span | None:
    """Return the aside that holds the words; None when they stand in none."""
    opening = next((word for word in _before(span, sentence) if _opens(word, sentence)), None)
    if opening is None or any(word.text in CLAUSE_ENDS for word in span.doc[opening.i : span.start]):
        return None
    end = _end(opening, span, sentence)
    return span.doc[opening.i : end] if end else None


def _opens(word: Token, sentence: Span) -> bool:
    """Tell whether an aside begins with a word: `zoals`, or `zie` behind a comma or bracket."""
    if word.lower_ != "zie":
        return word.lower_ == "zoals"
    return word.i > sentence.start and word.nbor(-1).text in {",", "("}


def _before(span: Span, sentence: Span) -> Sequence[Token]:
    first = max(sentence.start, span.start - _OPENS_WITHIN)
    return [span[0], *reversed(list(span.doc[first : span.start]))]


def _end(opening: Token, span: Span, sentence: Span) -> int | None:
    """Return where the aside ends: at its comma, at the verb when it opens the sentence, or with the match."""
    fronted = opening.i <= after_preamble(sentence)
    between_commas = opening.i > sentence.start and opening.nbor(-1).text in {",", "("}
    for token in span.doc[span.end : sentence.end]:
        if token.text in CLAUSE_ENDS and (fronted or between_commas):
            return token.i
        if fronted and is_finite(token.lower_) and _is_main(token):
            return token.i
    if fronted or between_commas:
        return None
    following = span.doc[span.end] if span.end < sentence.end else None
    return None if following is None or following.lower_ in {"van", "en", "of"} else span.end


def _is_main(token: Token) -> bool:
    """Tell whether a finite verb is that of the main clause: no noun, and the aside has its own verb or participle."""
    before = token.nbor(-1)
    goes_on = token.nbor().lower_ in _BEFORE_NOUN or token.nbor().lower_ in {"ik", "wij", "we", "u", "er"}
    return before.lower_ not in _BEFORE_NOUN and not is_participle(token.lower_) and goes_on
