"""Conditions for words that are innocent in a text that is written to nobody, or as a part of a fixed phrase."""

from checker.findings.model import Hit, Reading
from checker.findings.phrases import PhraseIndex


def to_customer(hit: Hit, reading: Reading, phrases: PhraseIndex) -> bool:
    """Tell whether a sentence is said to the customer: in a mail, beside sentences that address him, or by a phrase."""
    framed = reading.spans("salutation") or reading.spans("closing")
    return bool(framed or phrases(hit.sentence) or reading.addressing - {hit.sentence.start})


def part_of(hit: Hit, reading: Reading, phrases: PhraseIndex) -> bool:
    """Tell whether the underlined words overlap with one of the phrases."""
    return any(found.start < hit.span.end and hit.span.start < found.end for found in phrases(hit.sentence))
