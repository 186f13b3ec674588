"""Which language a text is in, for clients that leave it to the server: by the words that every text is full of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

NAMES = {"nl": "Dutch", "en": "English", "de": "German", "fr": "French"}
COMMON = {
    "nl": "de het een en van ik je u wij we uw niet dat die dit met voor op te zijn is heeft wordt naar bij ook om "
    "maar aan als kunt graag ons onze",
    "en": "the a and of to you your we our not that this with for on are is has have be it in as at please can will",
    "de": "der die das ein eine und von ich sie wir ihr ihre nicht dass mit für auf zu sind ist hat wird nach bei auch "
    "um aber als können uns unsere",
    "fr": "le la les un une et de du des je vous nous votre notre ne pas que ce avec pour sur est sont a être au dans",
}
_WORDS = {code: frozenset(words.split()) for code, words in COMMON.items()}


@dataclass(frozen=True)
class Language:
    """A language as LanguageTool names it."""

    name: str
    """Its English name."""
    code: str
    """Its code, such as `nl` or `nl-BE`."""
    confidence: float
    """How sure it is, from 0 to 1."""


def known(code: str) -> Language:
    """Return a language that the client names: a variant of Dutch, or one that only goes by its code."""
    if not code.startswith("nl"):
        return Language(NAMES.get(code, code), code, 1.0)
    return Language("Dutch (Belgium)" if code == "nl-BE" else "Dutch", code, 1.0)


def guess(text: str, variants: Sequence[str]) -> Language:
    """Return the language of a text, Dutch in doubt; of Dutch the variant that comes first among the preferred ones."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    counts = {code: sum(word in common for word in words) for code, common in _WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    confidence = round(counts[best] / (sum(counts.values()) or 1), 2)
    if best != "nl":
        return Language(NAMES[best], best, confidence)
    code = next((known for known in ("nl-BE", "nl-NL") if known in variants), "nl")
    return Language(known(code).name, code, confidence)
