"""Recipe `drop-or-frame`: the sentence without the matched words, or else a sentence of the rule's own.

What only announces the rest goes with its colon: `Kort en bondig: de zaal is vol.` → `De zaal is vol.` An opening
reason goes whole: `Door de drukte in de winkel kunnen wij …` → `Wij kunnen …`. A frame with `{moment}` names the moment
from the sender's own response time, as recipe `moment` does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.findings.model import Hit
from checker.language.clauses import clause_of
from checker.language.texts import plain_text
from checker.language.verb_words import is_finite, is_participle
from checker.language.wordorder import CLAUSE_ENDS, after_preamble
from checker.rewrites.drop import drop
from checker.rewrites.frame import frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.moment import moment
from checker.rewrites.words import capitalised, lowered
from checker.rulebook.model import Recipe

ANNOUNCES_WITHIN = 2
"""How many words may stand before words that announce the rest: `Nog heel even snel: …`."""
_REASONS = frozenset("wegens vanwege door ivm i.v.m. gezien agv a.g.v. owv o.w.v. in gelet omwille als ten".split())
_BEFORE_NOUN = frozenset("de het een onze ons mijn uw je deze die dit dat".split())
"""Words behind which a noun stands, even one that looks like a verb: `de winkel`."""
_LATE = re.compile(
    r"[^.!?]*?\b(?:vandaar dat|waardoor|daarom dat|zodat) "
    r"(?P<late>(?:u|je|jullie|ik|wij|we)\b[^,.!?]*\b(?:pas|later|laat|nog niet|nog geen)\b)"
)
_BE = frozenset({"is", "zijn", "ben", "bent", "was", "waren", "blijft", "blijven"})
_HURRIES = frozenset("even snel ff effe gauw vlug rap nog eventjes tussendoor heel".split())


def drop_or_frame(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer the sentence without the words where it stays a sentence, and the rule's frames after it."""
    if announced := _after_colon(hit):
        return [announced]
    if late := _late(hit):
        return [late, *_own(hit, occasion, recipe)]
    found = () if _is_said_of_subject(hit) else drop(_whole_reason(hit), occasion, recipe)
    dropped = [_cased(rewrite, hit) for rewrite in found]
    kept = [rewrite for rewrite in dropped if _can_stand(rewrite, hit)]
    return [*(kept or _without_hurry(hit)), *_own(hit, occasion, recipe)]


def _is_said_of_subject(hit: Hit) -> bool:
    """Tell whether an adjective is what the sentence says of its subject: `Wij zijn al jaren toonaangevend in …`."""
    span = hit.span
    if len(span) != 1 or not span[0].tag_.startswith("ADJ|vrij"):
        return False
    words = clause_of(hit.sentence, span).tokens
    finite = next((word for word in words if is_finite(word.lower_)), None)
    behind = [word.lower_ for word in words if word.i > span.start]
    return finite is not None and finite.lower_ in _BE and finite.i < span.start and not any(map(is_participle, behind))


def _late(hit: Hit) -> Rewrite | None:
    """Be sorry for what came late of it: `…, vandaar dat u nu pas iets hoort.` → `Sorry dat u nu pas iets hoort.`"""
    sentence = hit.sentence
    found = _LATE.search(plain_text(sentence)[hit.span.end_char - sentence.start_char :])
    if found is None:
        return None
    start = sentence.doc[after_preamble(sentence)].idx
    return Rewrite(start, hit.span.end_char + found.start("late"), "Sorry dat ", safe=False)


def _own(hit: Hit, occasion: Occasion, recipe: Recipe) -> Iterator[Rewrite]:
    if any("{moment}" not in text for text in recipe.frames or ()):
        yield from frame(hit, occasion, recipe)
    else:
        yield from _to_sentence_end(moment(hit, occasion, recipe), hit)


def _to_sentence_end(rewrites: Iterable[Rewrite], hit: Hit) -> Iterator[Rewrite]:
    """Let a sentence of our own take what hangs on behind a comma: `…, vandaar deze brief`."""
    sentence = hit.sentence
    for rewrite in rewrites:
        rest = plain_text(sentence)[rewrite.end - sentence.start_char :]
        end = rewrite.end + len(rest.rstrip(" \n.!?…")) if rest.startswith(",") else rewrite.end
        yield replace(rewrite, end=end)


def _after_colon(hit: Hit) -> Rewrite | None:
    """Leave out everything up to a colon behind words that open the sentence; None when there is none."""
    opening = after_preamble(hit.sentence)
    words = hit.span.doc[hit.span.end : hit.sentence.end]
    colon = next((token for token in words if token.text == ":"), None)
    if colon is None or hit.span.start - opening > ANNOUNCES_WITHIN or colon.i + 2 >= hit.sentence.end:
        return None
    first = colon.nbor()
    first = first.nbor() if first.is_space else first
    return Rewrite(hit.span.doc[opening].idx, first.idx + len(first), capitalised(first.text), safe=False)


def _whole_reason(hit: Hit) -> Hit:
    """Return the hit with all of an opening reason, up to the verb: `Door de drukte` + `in de winkel`."""
    span = hit.span
    if span[0].lower_ not in _REASONS or span.start > after_preamble(hit.sentence):
        return hit
    for token in span.doc[span.end : hit.sentence.end]:
        if token.text in CLAUSE_ENDS or token.is_space:
            return hit
        if is_finite(token.lower_) and token.nbor(-1).lower_ not in _BEFORE_NOUN:
            return replace(hit, span=span.doc[span.start : token.i])
    return hit


def _without_hurry(hit: Hit) -> Iterator[Rewrite]:
    """Leave out adverbs of haste, which no word around them needs: `Ik mail u even snel over de sleutel.`"""
    span, sentence = hit.span, hit.sentence
    if not all(word.lower_ in _HURRIES for word in span) or span.end >= sentence.end:
        return
    following = span[-1].nbor()
    if span.start > after_preamble(sentence):
        yield Rewrite(span.start_char, following.idx, "", safe=False)
    elif following.is_alpha and not is_finite(following.lower_):
        yield Rewrite(span.start_char, following.idx + len(following), capitalised(following.text), safe=False)


def _can_stand(rewrite: Rewrite, hit: Hit) -> bool:
    """Tell whether what is left is more than a greeting, and does not open with the `Dus` of a reason that went."""
    text, sentence = plain_text(hit.span.doc), hit.sentence
    left = text[sentence.start_char : rewrite.start] + rewrite.text + text[rewrite.end : sentence.end_char]
    return not left.rstrip(" .!").endswith(",") and rewrite.text.split()[:1] != ["Dus"]


def _cased(rewrite: Rewrite, hit: Hit) -> Rewrite:
    """Return the rewrite with a small letter when it goes on behind a greeting: `Dag Jo, ik bel u.`"""
    before = plain_text(hit.span.doc)[: rewrite.start].rstrip()
    return replace(rewrite, text=lowered(rewrite.text)) if before.endswith(",") else rewrite
