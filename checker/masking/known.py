"""Names that are known from the mail itself, and the forms in which they come back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from checker.masking.cues import BUSINESS_AFTER, BUSINESS_BEFORE, PARTICLES
from checker.masking.lexicon import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ORGANISATION = re.compile(
    r"\b(?:team|afdeling|klantenservice|service|support|info|noreply|no-reply|administratie|b\.?v\.?|n\.?v\.?|webshop|"
    r"stichting|vereniging|gemeente|helpdesk|sales|verkoop|klantcontact)\b",
    re.I,
)


@dataclass(frozen=True)
class Known:
    """The words of the names that are known, in lower case."""

    words: frozenset[str]
    """Given names and surnames; with a capital each of them is a name."""
    any_case: frozenset[str]
    """Those that are no ordinary words, so that they are names without a capital too."""
    surnames: frozenset[str]
    """Surnames with what stands before them, such as `van der berg`."""


def known_names(names: Iterable[str]) -> Known:
    """Return what the names hold; those of organisations are left out."""
    return _known(tuple(names))


@lru_cache(maxsize=4096)
def _known(names: tuple[str, ...]) -> Known:
    words, surnames = set[str](), set[str]()
    for name in names:
        if "@" not in name and not _ORGANISATION.search(name):
            parts = [part.lower() for part in _WORD.findall(_in_order(name))]
            words |= {part for part in parts if _tells(part)}
            surnames |= set(_with_particles(parts))
    lists = lexicon()
    listed = (lists.given | lists.surnames) - lists.common
    return Known(frozenset(words), frozenset(words & listed), frozenset(surnames))


def _in_order(name: str) -> str:
    """Turn `Vries, Jan de` into `Jan de Vries`; what stands between brackets is no name."""
    name = re.sub(r"\([^)]*\)|<[^>]*>", " ", name)
    surname, comma, rest = name.partition(",")
    return f"{rest} {surname}" if comma else name


def _tells(part: str) -> bool:
    unfit = part in PARTICLES or part in lexicon().stop or part in BUSINESS_AFTER or part in BUSINESS_BEFORE
    return len(part) > 1 and not unfit


def _with_particles(parts: list[str]) -> Iterable[str]:
    for index, part in enumerate(parts):
        start = index
        while start and parts[start - 1] in PARTICLES:
            start -= 1
        if start < index and part not in PARTICLES:
            yield " ".join(parts[start : index + 1])
