"""Numbers with a form of their own: e-mail, links, accounts, BSN, telephone, licence plates, dates of birth."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module

from checker.masking.model import Kind, Mask

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]")
_TELLING_LINK = re.compile(r"[?=@]|\d{4}|[0-9a-f]{12}", re.I)
_IBAN = re.compile(r"\b[A-Z]{2}[ ]?\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?\b", re.I)
# The form of a Dutch account also counts with a slip of the pen in it.
_DUTCH_IBAN = re.compile(r"NL\d{2}[A-Z]{4}\d{10}", re.I)
_CARD = re.compile(r"\b\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}\b")
_ACCOUNT = re.compile(
    r"\b(?:bank|giro|spaar)?rekening(?:nummer|nr\.?)?[ ]?(?:is|:|van|met nummer)?[ ]?(\d[\d.]{5,11}\d)\b", re.I
)
_BSN = re.compile(r"(?<![\d.,/#-])\d{4}[. ]?\d{2}[. ]?\d{3}(?![\d-]|[.,]\d)")
_BSN_NAMED = re.compile(r"\b(?:bsn|sofi|burgerservice)[ -]?(?:nummer|nr\.?)?[ ]?(?:is|:)?[ ]?(\d{8,9})\b", re.I)
_BELGIAN = re.compile(r"\b\d{2}[. ]?\d{2}[. ]?\d{2}[ -]\d{3}[. -]\d{2}\b")
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}"
    r"|\d{2}-[A-Z]{2}-[A-Z]{2}|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}"
    r"|[A-Z]{3}-\d{2}-[A-Z]|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d|[12]-[A-Z]{3}-\d{3})(?![\w-])",
    re.I,
)
_PLATE_NAMED = re.compile(
    r"\b(?:kenteken|nummerplaat)[ ]?(?:is|:|van \w+(?: \w+)?)?[ ]?\(?"
    r"((?=(?:[A-Z-]*\d){1,4}[A-Z-]*\b)(?=[\d-]*[A-Z])[A-Z\d]{1,3}-?[A-Z\d]{2,3}-?[A-Z\d]{1,3})\b",
    re.I,
)
_MODEL_BEFORE = re.compile(r"\b(?:type|model|artikel|uitvoering|serie|versie)\w*[ :]*$", re.I)
_PHONE = re.compile(
    r"(?<![\w.,+/-])(?<!€ )(?:(?:\+|00)[ ]?(?:3[0-9]|4[0-9]|90|212|597|5999)(?:[ ]?\(0\))?(?:[ ./-]{0,3}\d){8,10}"
    r"|\(0[1-9]\d{0,2}\)(?:[ ./-]{0,3}\d){6,7}|0[1-9](?:[ ./-]{0,3}\d){7,8})(?![\d])",
)
_SERVICE_LINE = re.compile(r"0[89]0\d")
_BORN = re.compile(
    r"\b(?:geboortedatum|geboren(?: op)?|geb\.(?: op| datum)?|verjaardag)[ :(]{1,3}(?:is |op )?"
    r"(\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})\.?[-/. ](?:\d{4}|\d{2}))\b",
    re.I,
)


def find_numbers(text: str) -> Iterator[Mask]:
    """Give what has a form of its own, the surest first; numbers with check digits count only when those are right."""
    yield from _all(_EMAIL, text, "e-mail")
    yield from (mask for mask in _all(_LINK, text, "link") if _TELLING_LINK.search(text, mask.start, mask.end))
    yield from _accounts(text)
    yield from (mask for mask in _all(_CARD, text, "rekening") if _valid("luhn", text[mask.start : mask.end]))
    yield from _all(_ACCOUNT, text, "rekening", 1)
    yield from _all(_BORN, text, "geboortedatum", 1)
    yield from (mask for mask in _all(_BSN_NAMED, text, "bsn", 1) if _is_bsn(text[mask.start : mask.end]))
    yield from (mask for mask in _all(_BELGIAN, text, "bsn") if _valid("be.nn", text[mask.start : mask.end]))
    yield from _all(_PLATE_NAMED, text, "kenteken", 1)
    yield from (mask for mask in _all(_PLATE, text, "kenteken") if not _MODEL_BEFORE.search(text, 0, mask.start))
    yield from (mask for mask in _all(_PHONE, text, "telefoon") if not _SERVICE_LINE.match(text, mask.start))


def find_bare_bsn(text: str) -> Iterator[Mask]:
    """Give numbers that nothing names and that can be a BSN by their check digit."""
    for mask in _all(_BSN, text, "bsn"):
        if _is_bsn(text[mask.start : mask.end]):
            yield mask


def _all(pattern: re.Pattern[str], text: str, kind: Kind, group: int = 0) -> Iterator[Mask]:
    for match in pattern.finditer(text):
        yield Mask(match.start(group), match.end(group), kind)


def _accounts(text: str) -> Iterator[Mask]:
    """Give account numbers; words right behind one, which may look like a part of it, are left off."""
    for match in _IBAN.finditer(text):
        end = match.end()
        while end > match.start() and not _is_account(text[match.start() : end]):
            end = max(text.rfind(" ", match.start(), end), match.start())
        if end > match.start():
            yield Mask(match.start(), end, "rekening")


def _is_account(words: str) -> bool:
    bare = re.sub(r"[ .-]", "", words)
    return bool(_DUTCH_IBAN.fullmatch(bare)) or _valid("iban", bare)


def _is_bsn(words: str) -> bool:
    return _valid("nl.bsn", words.replace(" ", "").zfill(9))


@lru_cache(maxsize=8)
def _check(name: str) -> Callable[[str], bool]:
    """Return a check of python-stdnum, which is loaded when the first number needs it."""
    module = import_module(f"stdnum.{name}")
    check: Callable[[str], bool] = module.is_valid
    return check


def _valid(name: str, number: str) -> bool:
    return _check(name)(re.sub(r"[ -]", "", number))
