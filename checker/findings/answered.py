"""Whether a mail has already answered: a sentence just before says a number, a moment, yes or no, or what we did.

A link, a page or a telephone number is fine as an extra after the answer itself.
"""

import re

from spacy.tokens import Span

from checker.findings.model import Reading, overlaps
from checker.language.texts import plain_text

REACH = 3
"""How many sentences before a place can hold the answer to it."""
_ANSWER = re.compile(
    r"€|\b\d+\b|^(?:ja|nee|jazeker|zeker|klopt|inderdaad|natuurlijk)\b"
    r"|\b(?:ik|wij|we) (?:heb|hebben)\b(?!.*\b(?:ontvangen|gelezen|begrepen|gezien)\b)"
    r"|\b(?:heb|hebben) (?:ik|wij|we)\b(?!.*\b(?:ontvangen|gelezen|begrepen|gezien)\b)",
    re.I,
)


def is_answered_before(sentence: Span, reading: Reading) -> bool:
    """Tell whether one of the sentences just before answers the customer."""
    return any(_answers(before, reading) for before in reading.before(sentence, REACH))


def _answers(sentence: Span, reading: Reading) -> bool:
    retold = any(overlaps(sentence, span) for span in reading.spans("asked"))
    if retold or plain_text(sentence).rstrip().endswith((",", "?")):
        return False
    moments = (*reading.spans("moment"), *reading.spans("opening-hours"))
    return bool(_ANSWER.search(plain_text(sentence))) or any(overlaps(sentence, moment) for moment in moments)
