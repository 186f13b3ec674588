"""The whole of masking: every finder in turn, the surest first."""

import re
from collections.abc import Iterable

from checker.masking.addresses import find_addresses
from checker.masking.codes import find_codes
from checker.masking.model import Mask, apply, joined, without_overlap
from checker.masking.names import find_names
from checker.masking.numbers import find_numbers

_PLACEHOLDER = re.compile(r"‹[a-z-]+›")


def mask(text: str, names: Iterable[str] = ()) -> str:
    """Return the text with personal data replaced by placeholders such as ‹naam›.

    `names` are names that are known, such as those in the headers: they are masked in every form.
    """
    return apply(text, masks(text, names))


def masks(text: str, names: Iterable[str] = ()) -> tuple[Mask, ...]:
    """Return what to mask in a text, in order and without overlap."""
    text = _PLACEHOLDER.sub(lambda match: "_" * len(match[0]), text)
    found: list[Mask] = []
    if "@" in text or any(map(str.isdigit, text)):
        found += find_numbers(text)
        found += find_addresses(text)
        found += find_codes(text)
    sure = joined(text, without_overlap(found), "adres")
    return tuple(sorted([*sure, *find_names(_blank(text, sure), names)]))


def _blank(text: str, masks: Iterable[Mask]) -> str:
    """Return the text, as long as it was, with a mark in the place of every character that is masked."""
    for one in masks:
        text = text[: one.start] + "_" * (one.end - one.start) + text[one.end :]
    return text
