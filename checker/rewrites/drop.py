"""Recipe `drop`: leave the matched words out and keep the sentence right.

An adverb or adverbial goes with its commas, and the verb keeps the second place; an adjective before a noun goes with
its `en`; a whole clause or sentence goes with its joining word or its line. Nothing is offered when what is left is no
sentence.
"""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from checker.findings.model import Hit
from checker.language.asides import whole_aside
from checker.language.verb_words import is_finite
from checker.language.wordorder import SUBORDINATORS
from checker.rewrites.drop_clause import drop_clause, holds_its_clause
from checker.rewrites.front import put_in_front
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.words import capitalised
from checker.rulebook.model import Recipe

FILLERS = frozenset(
    """eigenlijk gewoon natuurlijk uiteraard even eventjes gewoonweg vanzelfsprekend welteverstaan overigens trouwens
    simpelweg nou eenmaal nu eerlijk gezegd zoals bekend""".split()
)
"""Words without which a sentence says the same."""
_INTENSIFIERS = frozenset("heel zeer hoogst uiterst erg meermaals meermalen veelvuldig herhaaldelijk alom".split())
_JOINS = frozenset({"en", "of", "maar", "én"})
_OPENS_CLAUSE = frozenset({"en", "maar", "want", "dus", "of", "doch"})
_BRACKETS = {("(", ")"), ("–", "–"), ("-", "-"), ("—", "—")}
_NEEDS_ADJECTIVE = frozenset({"om", "dat", "te", "dan", "of"})
_COPULAS = frozenset(
    "is zijn ben bent was waren wordt worden werd blijft blijven lijkt lijken heet blijkt schijnt".split()
)
_SUBORDINATORS = SUBORDINATORS - {"dat", "wat", "hoe", "wie"}
_AS_PREPOSITIONS = frozenset({"gezien", "gelet", "vanwege", "wegens", "gegeven"})
_WITH_ER = frozenset({"voor", "op", "aan", "over", "mee", "van"})
"""Words that `er` is written as one with when nothing stands between them: `ervoor`."""
_ENDS = frozenset(",;:.!?)–…") | {"...", "!!", "?!"}


def drop(hit: Hit, occasion: Occasion, _: Recipe) -> Sequence[Rewrite]:
    """Offer the sentence without the matched words; nothing when what is left is no sentence."""
    whole = whole_aside(hit.span, hit.sentence) if hit.span[0].lower_ == "zoals" else None
    span = whole or _with_intensifier(hit.span, hit.sentence)
    if holds_its_clause(span, hit.sentence):
        found = drop_clause(span, hit.sentence, occasion.reading)
    else:
        found = _without(span, hit.sentence, safe=all(word.lower_ in FILLERS for word in span))
    return [found] if found else []


def _with_intensifier(span: Span, sentence: Span) -> Span:
    first = span[0]
    alone = len(span) == 1 and first.i > sentence.start
    return span.doc[first.i - 1 : span.end] if alone and first.nbor(-1).lower_ in _INTENSIFIERS else span


def _without(span: Span, sentence: Span, *, safe: bool) -> Rewrite | None:
    """Take words out of the clause that they stand in."""
    before, after = _neighbour(span, sentence, -1), _neighbour(span, sentence, 1)
    if after is None or _is_needed(span, before, after, sentence):
        return None
    if before is None or (_begins_main_clause(before, sentence) and _leads_to_verb(after)):
        return _from_front(span, before, after, sentence, safe=safe)
    return _from_middle(span, before, after, safe=safe)


def _neighbour(span: Span, sentence: Span, step: int) -> Token | None:
    """Return the nearest token beside a span that is no white space, bullet or opening quotation mark."""
    index = span.end if step > 0 else span.start - 1
    while sentence.start <= index < sentence.end:
        token = sentence.doc[index]
        marks = step < 0 and all(word.is_punct or word.is_space for word in sentence.doc[sentence.start : index + 1])
        if not token.is_space and not marks:
            return token
        index += step
    return None


def _is_needed(span: Span, before: Token | None, after: Token, sentence: Span) -> bool:
    """Tell whether the sentence falls apart without the words: what they describe or complete is left alone."""
    if not any(is_finite(word.lower_) for word in sentence if not span.start <= word.i < span.end):
        return True
    opens_phrase = span[0].pos_ in {"ADP", "SCONJ"} or after.pos_ == "NOUN" or span[0].lower_ in _AS_PREPOSITIONS
    if not opens_phrase and any(word.pos_ in {"NOUN", "PROPN"} for word in span):
        return True
    if (
        span[0].lower_ not in _AS_PREPOSITIONS
        and span[0].tag_.startswith("WW")
        and "|prenom" not in span[0].tag_
        and span[-1].pos_ != "ADV"
    ):
        return True
    if before is not None and before.pos_ in {"DET", "ADP"} and (after.text in _ENDS or after.pos_ in {"VERB", "AUX"}):
        return True
    if after.lower_ in _NEEDS_ADJECTIVE and span[-1].pos_ == "ADJ" and not span[-1].tag_.startswith("ADJ|prenom"):
        return before is None or after.lower_ != "om" or before.lower_ in _COPULAS or _is_predicate(span)
    between_commas = before is not None and before.text == after.text == ","
    return after.text in _ENDS and before is not None and not between_commas and _is_predicate(span)


def _is_predicate(span: Span) -> bool:
    """Tell whether the words are what is said of the subject with `zijn` or another copula: `dat is gewoon`."""
    clause = [word.lower_ for word in span.sent if word.i < span.start]
    verb = next((index for index, word in reversed(list(enumerate(clause))) if is_finite(word)), None)
    if verb is None or clause[verb] not in _COPULAS:
        return False
    return len([word for word in clause[verb + 1 :] if word.isalpha()]) < (1 if verb else 2)


def _begins_main_clause(before: Token, sentence: Span) -> bool:
    """Tell whether a main clause begins behind a token: a comma, colon, or `en` that nothing subordinate opened."""
    if before.lower_ in _OPENS_CLAUSE or before.text in {":", ";", "–"}:
        return True
    return before.text == ","


def _leads_to_verb(after: Token) -> bool:
    verb = after.nbor() if after.text == "," else after
    return is_finite(verb.lower_) and verb.pos_ in {"VERB", "AUX"}


def _from_front(span: Span, before: Token | None, after: Token, sentence: Span, *, safe: bool) -> Rewrite | None:
    """Take words from the front of a main clause and put the subject, or what else follows the verb, there."""
    first = after.nbor() if after.text == "," and after.i + 1 < sentence.end else after
    high = span.text[:1].isupper()
    if first.text in _ENDS or (first is after and first.lower_ in _SUBORDINATORS):
        return None
    is_question = any(word.text.startswith("?") for word in sentence[-3:])
    if not is_finite(first.lower_) or first.pos_ not in {"VERB", "AUX"} or is_question:
        if first.lower_ == "dat" and first.pos_ == "SCONJ":
            return None
        return Rewrite(span.start_char, first.idx + len(first), _cased(first.text, high=high), safe)
    turned = put_in_front(first, sentence)
    if turned is None:
        return None
    text, last = turned
    return Rewrite(span.start_char, last.idx + len(last), _cased(text, high=high), safe)


def _cased(text: str, *, high: bool) -> str:
    return capitalised(text) if high else text


def _from_middle(span: Span, before: Token, after: Token, *, safe: bool) -> Rewrite:
    """Take words from inside a clause, with the commas, brackets or `en` that would be left over."""
    start, end = span.start_char, after.idx
    if before.lower_ == "er" and after.lower_ in _WITH_ER and after.nbor().lower_ in {"dat", "te", ".", ","}:
        return Rewrite(_end_of(before), after.idx, "", safe)
    if (before.text, after.text) in _BRACKETS:
        start, end = _end_of(before.nbor(-1)), after.idx + len(after)
    elif before.text == ",":
        start, end = _after_comma(before, after, span)
    elif before.lower_ in _JOINS and after.text in _ENDS:
        start = _end_of(before.nbor(-1))
    elif before.lower_ in _JOINS and _describes(span[-1]) and after.pos_ == "NOUN" and _describes(before.nbor(-1)):
        start = before.idx
    elif _is_first_of_more(before, span[-1], after):
        end = after.nbor().idx
    elif after.text in _ENDS:
        start = _end_of(before)
    return Rewrite(start, end, "", safe)


def _is_first_of_more(before: Token, last: Token, after: Token) -> bool:
    """Tell whether another word of the same kind follows: `een unieke en snelle`, `een unieke, snelle`."""
    if after.i + 1 >= len(after.doc):
        return False
    following = after.nbor()
    if after.text == ",":
        return before.pos_ in {"DET", "PRON"} and _describes(following)
    same = last.pos_ == following.pos_ == "ADV" or (_describes(last) and _describes(following))
    return after.lower_ in _JOINS and same


def _describes(word: Token) -> bool:
    """Tell whether a word is an adjective, or a participle in its place."""
    return word.pos_ == "ADJ" or word.tag_.startswith("ADJ") or "|prenom" in word.tag_


def _after_comma(before: Token, after: Token, span: Span) -> tuple[int, int]:
    """Return what goes of words behind a comma: both commas around them, or the one that they needed."""
    if after.text == ",":
        return _end_of(before.nbor(-1)), after.idx + (1 if not _ends_subordinate(before) else 0)
    if after.text in _ENDS or (after.pos_ == "NOUN" and _describes(span[-1])):
        return _end_of(before.nbor(-1)), after.idx - (1 if after.pos_ == "NOUN" else 0)
    return span.start_char, after.idx


def _ends_subordinate(comma: Token) -> bool:
    """Tell whether a comma closes a subordinate clause, so that one comma has to stay."""
    words = [word.lower_ for word in comma.sent if word.i < comma.i]
    return bool(words) and words[0] in SUBORDINATORS


def _end_of(token: Token) -> int:
    while token.is_space and token.i > 0:
        token = token.nbor(-1)
    return token.idx + len(token)
