"""How easily a text reads, in two figures: Flesch-Douma and the share of long words.

Flesch-Douma (W.H. Douma, De leesbaarheid van landbouwbladen, 1960) is 206.84 − 0.93 × words per sentence − 77 ×
syllables per word: 90 reads like a children's book, 60 like a newspaper, 30 like a scientific paper. Syllables are
counted by rule, as groups of vowels that sound together; a word is long with four syllables or more.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

LONG = 4
"""From how many syllables a word is long."""
# What sounds together; longer groups first, so that `aai` and `ieuw` are one syllable.
_NUCLEUS = re.compile(
    r"aai|ooi|oei|ieu|eeu|eau|aa|ee|oo|uu|ie|ei|ij|ui|ou|au|eu|oe|ai|oi|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.I
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""Letters, with an apostrophe or hyphen inside."""


@dataclass(frozen=True)
class Readability:
    """How easily a text reads."""

    sentences: int
    """How many sentences it has."""
    words: int
    """How many words it has; figures and codes do not count."""
    words_per_sentence: float
    """Words per sentence, with one decimal."""
    flesch_douma: float | None
    """The reading ease: higher reads more easily; None for a text without words."""
    long_words: float
    """The share of words of four syllables or more, from 0 to 1."""


@lru_cache(maxsize=2**14)
def syllables(word: str) -> int:
    """Return how many syllables a word has: `aanvraag` 2, `geïnd` 2, `verzekering` 4; at least 1."""
    return max(1, len(_NUCLEUS.findall(word)))


def readability(sentences: Iterable[str]) -> Readability:
    """Return the figures for sentences; lines without words do not count."""
    counted = [words for words in map(_WORD.findall, sentences) if words]
    lengths = [syllables(word) for words in counted for word in words]
    if not lengths:
        return Readability(0, 0, 0.0, None, 0.0)
    per_sentence = len(lengths) / len(counted)
    ease = 206.84 - 0.93 * per_sentence - 77 * sum(lengths) / len(lengths)
    share = sum(length >= LONG for length in lengths) / len(lengths)
    return Readability(len(counted), len(lengths), round(per_sentence, 1), round(ease, 1), round(share, 3))
