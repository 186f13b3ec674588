"""The word lists: given names, surnames, those that are also ordinary words, and words that are no names."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "names"


@dataclass(frozen=True)
class Lexicon:
    """What is known of words; everything in lower case."""

    given: frozenset[str]
    """Given names."""
    surnames: frozenset[str]
    """Surnames, without what stands before them."""
    common: frozenset[str]
    """Names that are ordinary words too."""
    things: frozenset[str]
    """Those of them that have a capital inside a sentence too, as a colour, brand or town."""
    stop: frozenset[str]
    """Words that are never a name by themselves."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lists of the package."""
    return Lexicon(*(_words(name) for name in ("given", "surnames", "common", "things", "stop")))


def _words(name: str) -> frozenset[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
