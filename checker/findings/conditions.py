"""The named conditions of rules: what makes a match count (`when`) or innocent (`unless`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from spacy.matcher import Matcher

from checker.findings.model import Hit, Reading, overlaps
from checker.language.grammar import CUSTOMER, clause_finite, clause_subject, is_past

BETWEEN_CLAUSES = frozenset({"en", "maar", "want", "dus", "of", ";", ":", "."})
RECEIVING = frozenset({"ontvangen", "krijgen", "horen", "vernemen", "lezen", "vinden", "hebben", "terug_krijgen", "terug_hebben", "terugkrijgen", "tegemoetzien", "zien", "kunnen", "zullen", "worden"})


@dataclass(frozen=True)
class Condition:
    """A condition that a rule can name."""

    holds: Callable[[Hit, Reading, Any], bool]
    """Whether it holds for a hit; the last argument is what the rule gave with it."""
    meaning: str
    """What it means, for people who write rules."""
    needs_parse: bool = False
    """Whether it looks at tags or dependencies."""
    takes_phrases: bool = False
    """Whether the rule gives a list of phrases with it."""


def _moment(hit: Hit, reading: Reading, _: Any) -> bool:
    """A moment after the match counts; one before it only when no other clause lies between."""
    sentence, span = hit.sentence, hit.span
    for moment in reading.spans("moment"):
        if not overlaps(moment, sentence):
            continue
        between = hit.sentence.doc[moment.end : span.start] if moment.end <= span.start else None
        if between is None or not any(token.lower_ in BETWEEN_CLAUSES for token in between):
            return True
    return False


def _inside(name: str) -> Callable[[Hit, Reading, Any], bool]:
    return lambda hit, reading, _: any(overlaps(hit.span, span) for span in reading.spans(name))


def _question(hit: Hit, reading: Reading, _: Any) -> bool:
    return any(token.text.startswith("?") for token in hit.sentence[-4:])


def _past(hit: Hit, reading: Reading, _: Any) -> bool:
    finite = clause_finite(hit.span.root)
    return finite is not None and is_past(finite)


def _customer_acts(hit: Hit, reading: Reading, _: Any) -> bool:
    finite = clause_finite(hit.span.root)
    subject = clause_subject(hit.span.root)
    if finite is None or subject is None or subject.lower_ not in CUSTOMER:
        return False
    return not any(token.lemma_ in RECEIVING for token in {finite, finite.head, hit.span.root.head})


def _sentence_has(hit: Hit, reading: Reading, phrases: Matcher) -> bool:
    return bool(phrases(hit.sentence))


def _next_has(hit: Hit, reading: Reading, phrases: Matcher) -> bool:
    after = [sentence for sentence in reading.sentences if sentence.start > hit.sentence.start][:2]
    return any(phrases(sentence) for sentence in after)


def _right_after(hit: Hit, reading: Reading, phrases: Matcher) -> bool:
    start = hit.span.end - hit.sentence.start
    return any(found == start for _, found, _ in phrases(hit.sentence))


def _right_before(hit: Hit, reading: Reading, phrases: Matcher) -> bool:
    end = hit.span.start - hit.sentence.start
    return any(found == end for _, _, found in phrases(hit.sentence))


CONDITIONS = {
    "moment-in-sentence": Condition(_moment, "een concreet moment (dag, tijd of termijn) staat in dezelfde zin"),
    "quoted": Condition(_inside("quoted"), "de woorden staan tussen aanhalingstekens"),
    "asked-by-customer": Condition(_inside("asked"), "de zin vertelt na wat de klant vroeg, schreef of wil"),
    "question": Condition(_question, "de zin is een vraag"),
    "past": Condition(_past, "de zin gaat over iets dat al gebeurd is", needs_parse=True),
    "customer-acts": Condition(_customer_acts, "de klant is degene die iets doet, niet de afzender", needs_parse=True),
    "sentence-has": Condition(_sentence_has, "een van deze frasen staat in dezelfde zin", takes_phrases=True),
    "next-has": Condition(_next_has, "een van deze frasen staat in de volgende twee zinnen", takes_phrases=True),
    "right-before": Condition(_right_before, "een van deze frasen staat er vlak voor", takes_phrases=True),
    "right-after": Condition(_right_after, "een van deze frasen staat er vlak achter", takes_phrases=True),
}
