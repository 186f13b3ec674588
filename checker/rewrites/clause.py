"""Recipe `clause`: a sentence with a slot in place of a hollow one, and what else the writer said stays.

A frame that is a sentence takes the place of the clause around the match, or of the whole sentence when no other clause
of it can stand alone; other words take the place of the match itself. Behind the frames comes the sentence without
that clause. Nothing is applied unseen.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.findings.model import Hit
from checker.language.texts import plain_text
from checker.language.verb_words import is_finite
from checker.language.wordorder import after_list_mark
from checker.rewrites.drop import drop
from checker.rewrites.drop_clause import drop_sentence, holds_its_clause, other_clause, stands_alone
from checker.rewrites.frame import after_greeting, fill
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import cased_like
from checker.rulebook.model import Recipe

LONGEST_LEAD = 2
"""How many words in front of the match go with it: `alvast`, `bij voorbaat`."""
_GREETING = re.compile(
    r"(?:beste|geachte|hoi|hallo|hi|hey|dag|goede(?:morgen|middag|namiddag|avond|dag))\b[^,.!?\n]{0,60},\s*", re.I
)


def clause(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the rule's frames in place of the clause that holds the match, then the sentence without it."""
    texts = [fill(text, occasion.reading) for text in recipe.frames or ()]
    alone = stands_alone(hit.span, hit.sentence)
    rest = None if alone else other_clause(hit.span, hit.sentence)
    offered = [_framed(hit, rest, text) for text in texts]
    without = drop_sentence(hit.sentence, occasion.reading) if alone else rest
    return [*_without_title(hit, occasion, recipe), *offered, *([without] if without else [])]


def _without_title(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Leave out as what we present ourselves: `Als enige in Nederland leveren wij …` → `Wij leveren …`."""
    span = hit.span
    leads = span.end < hit.sentence.end and is_finite(span.doc[span.end].lower_)
    titled = leads and span[0].lower_ == "als" and not holds_its_clause(span, hit.sentence)
    return [replace(one, safe=False) for one in drop(hit, occasion, recipe)] if titled else []


def _framed(hit: Hit, rest: Rewrite | None, text: str) -> Rewrite:
    """Put a frame where the clause stood; words that are no sentence where the match stood."""
    if text[-1] not in ".?!":
        span = hit.span.doc[_first(hit) : hit.span.end]
        return Rewrite(span.start_char, span.end_char, cased_like(text, span), safe=False)
    if rest is None:
        return _whole(hit, text)
    if rest.text:
        return Rewrite(rest.start, rest.end, f"{text} {rest.text}", safe=False)
    end = hit.sentence.start_char + len(plain_text(hit.sentence).rstrip())
    return Rewrite(rest.start, end, f". {text}", safe=False)


def _first(hit: Hit) -> int:
    """Return where the words begin that a frame replaces: `alvast` in front of the match goes with it."""
    before = [word for word in hit.span.doc[hit.sentence.start : hit.span.start] if not word.is_space]
    goes = 0 < len(before) <= LONGEST_LEAD and all(word.is_alpha and not is_finite(word.lower_) for word in before)
    return before[0].i if goes else hit.span.start


def _whole(hit: Hit, text: str) -> Rewrite:
    sentence = hit.sentence
    greeting = _GREETING.match(plain_text(sentence))
    start = sentence.start_char + greeting.end() if greeting else after_list_mark(sentence)
    end = sentence.start_char + len(plain_text(sentence).rstrip())
    return Rewrite(start, end, after_greeting(text, sentence, start), safe=False)
