"""Whether the words before a token announce a name: `mevrouw`, `Beste`, `Groet,`, `mijn collega`, `mijn naam is`."""

from checker.masking.cues import (
    CLOSINGS,
    DEPARTMENT_ROLES,
    GREETINGS,
    LOOSE,
    NAMING,
    PARTICLES,
    ROLES,
    TITLES,
)
from checker.masking.tokens import Words

BEFORE_NAMES = TITLES | GREETINGS | CLOSINGS | ROLES


def is_announced(words: Words, index: int) -> bool:
    """Tell whether the words before a token say that a name follows."""
    if not index:
        return False
    token, before, gap = words.tokens[index], words.tokens[index - 1], words.gap(index)
    mark = gap.strip()
    if before.low in TITLES and mark in {"", "."} and "\n" not in gap:
        return token.capital or _lower_after_title(words, index)
    if (
        before.low in GREETINGS
        and words.starts_sentence(index - 1)
        and (not mark or (before.low == "bedankt" and mark == ","))
    ):
        return token.capital or words.is_addressed(index) or _is_given(words, index)
    if before.low in CLOSINGS and mark in {"", ",", "!", ".", "-"}:
        return token.capital or token.low in words.lists.given
    if before.low in ROLES and gap.strip(" ") in {"", ",", ":", "("}:
        return _has_role(words, index, mark)
    return token.capital and gap == " " and _is_paired(words, index)


def _is_given(words: Words, index: int) -> bool:
    low = words.tokens[index].low
    return low in words.lists.given and low not in words.lists.common


def _lower_after_title(words: Words, index: int) -> bool:
    """Tell whether a name without a capital stands behind a title: `meneer de jong`, not `mevrouw wilde`."""
    at = words.after_particles(index)
    low = words.tokens[at].low
    listed = low in words.lists.surnames or low in words.lists.given
    return listed and (at > index or low not in words.lists.common or words.is_addressed(index))


def _has_role(words: Words, index: int, mark: str) -> bool:
    """Tell whether the one with a role is named: `collega Jan`, `uw monteur, Jan`; not `medewerker Vergunningen`."""
    token = words.tokens[index]
    if words.is_listed(token) or token.low in PARTICLES:
        return token.capital
    department = words.tokens[index - 1].low in DEPARTMENT_ROLES and not token.initials
    return token.capital and mark != "," and not department and (token.initials or not token.text.isupper())


def _is_paired(words: Words, index: int) -> bool:
    if index < 2:
        return False
    pair = (words.tokens[index - 2].low, words.tokens[index - 1].low)
    return pair in NAMING or (pair in LOOSE and words.is_listed(words.tokens[index]))
