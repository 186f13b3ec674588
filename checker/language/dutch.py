"""Is a text Dutch? Counted in the little words that every text has, of the languages in which our users get mail."""

import re

from spacy.lang.de.stop_words import STOP_WORDS as GERMAN
from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH
from spacy.lang.fr.stop_words import STOP_WORDS as FRENCH
from spacy.lang.nl.stop_words import STOP_WORDS as DUTCH

ENOUGH = 3
"""How many little words of another language a text must have, and more than Dutch ones, to be in that language."""
_WORD = re.compile(r"[^\W\d_]+")
# Little words of Dutch mail that spaCy's list lacks.
_MORE = frozenset("u uw je jij jouw jullie wij we ons onze ik mijn bij hierbij graag wordt kunt groet".split())
_DUTCH = DUTCH | _MORE
_OTHERS = tuple(words - _DUTCH for words in (ENGLISH, FRENCH, GERMAN))


def is_dutch(text: str) -> bool:
    """Tell whether a text is Dutch; a text too short to tell is."""
    words = [word.lower() for word in _WORD.findall(text)]
    dutch = sum(word in _DUTCH for word in words)
    return all(
        count < ENOUGH or count <= dutch for count in (sum(word in other for word in words) for other in _OTHERS)
    )
