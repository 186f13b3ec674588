"""Whole-mail constructions about what happens next: a promised moment, and a mail that leaves it open."""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from checker.findings.constructions.base import Found, Insertion, MailConstruction, Parameters
from checker.findings.model import Hit
from checker.findings.promises import first_promise
from checker.findings.wholemail import Mail
from checker.language.actors import customer_acts
from checker.language.clauses import clause_of, is_past
from checker.language.texts import plain_text

FEWEST_SENTENCES = 3
FEWEST_WORDS = 13
"""A body of fewer sentences and words is a line in a running conversation."""
_AFTERWARDS = re.compile(
    r"\b(?:binnen|uiterlijk|hooguit|hoogstens) \S+ (?:werk)?(?:dag|dagen|week|weken|uur) "
    r"(?:daarna|daarop|erna|later|nadat|na)\b",
    re.I,
)
"""A term that begins when the customer has done something: `uiterlijk twee weken daarna`."""
_NO_IF = ("als het goed is", "als alles goed gaat", "als alles meezit")
_IF = frozenset("als mocht mochten indien heeft hebt heb wilt wil bent zijn blijft lukt".split())


def _promised(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find the first moment that the sender promises."""
    if moment := first_promise(mail):
        yield Found(moment)


def _missing(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find the last sentence of a mail that leaves something open and says nowhere when it will be done."""
    if not _is_long_enough(mail) or not _is_open(mail, parameters) or first_promise(mail):
        return
    if any(_AFTERWARDS.search(plain_text(sentence)) for sentence in mail.body):
        return
    last = mail.body[-1]
    yield Found(last, {"insertion": Insertion(last.end_char, before=" ")}, sentence=last)


def _is_long_enough(mail: Mail) -> bool:
    if not mail.is_whole or len(mail.body) >= FEWEST_SENTENCES:
        return mail.is_whole
    return sum(token.is_alpha for sentence in mail.body for token in sentence) >= FEWEST_WORDS


def _is_open(mail: Mail, parameters: Parameters) -> bool:
    """Tell whether some sentence promises without a moment: by a finding of a category, or by a phrase."""
    body_end = mail.body[-1].end
    if any(_is_about(hit, parameters) and hit.span.start < body_end for hit in mail.hits):
        return True
    phrases = parameters.get("phrases")
    if phrases is None or not phrases.may_stand_in(mail.reading.doc):
        return False
    return any(
        _is_left_open(mail.reading.doc[found.marked_start : found.marked_end], sentence, mail)
        for sentence in mail.body
        for found in phrases(sentence)
    )


def _is_about(hit: Hit, parameters: Parameters) -> bool:
    return hit.rule.category.category in parameters.get("categories", ())


def _is_left_open(words: Span, sentence: Span, mail: Mail) -> bool:
    """Tell whether words promise or leave open something of the sender's, now, and without an `if`."""
    clause = clause_of(sentence, words)
    asks = plain_text(sentence).rstrip().endswith("?")
    hedged = plain_text(sentence).lower().startswith(_NO_IF)
    conditional = not hedged and (sentence[0].lower_ in _IF or customer_acts(clause))
    settled = any(sentence.start <= moment.start < sentence.end for moment in mail.reading.spans("moment"))
    return not (asks or conditional or settled or is_past(clause)) and mail.is_own_voice(words)


PROMISED_MOMENT = MailConstruction(_promised)
NO_NEXT_STEP = MailConstruction(
    _missing, parameters=frozenset({"categories", "phrases"}), phrases=frozenset({"phrases"})
)
