"""Conditions that look beyond the sentence: at the sentences before it, and at the salutation."""

import re
from bisect import bisect_right
from typing import Any

from checker.findings.model import Hit, Reading
from checker.findings.phrases import PhraseIndex

SENTENCES_BEFORE = 2
_NAME = re.compile(r"(?<![\w'’-])(?!(?:Klant|Relatie|Heer|Heren|Mevrouw|Meneer|Lezer|L\.?S)\b)[A-ZÀ-Ý][\w'’-]")


def before_has(hit: Hit, reading: Reading, phrases: PhraseIndex) -> bool:
    """Tell whether one of the phrases stands in the sentence or in the two before it."""
    place = bisect_right(reading.sentence_starts, hit.sentence.start)
    return any(phrases(sentence) for sentence in reading.sentences[max(0, place - 1 - SENTENCES_BEFORE) : place])


def named_salutation(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether the salutation has a name in it: a word with a capital behind its first."""
    salutations = (span.text.strip() for span in reading.spans("salutation"))
    return any(_NAME.search(text, text.find(" ") + 1) for text in salutations if " " in text)
