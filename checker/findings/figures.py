"""Which way figures go: `van twaalf naar negen`, `twee maanden in plaats van één`, `van € 29,95 naar € 34,95`."""

import re

from checker.findings.model import Hit, Reading
from checker.language.texts import plain_text

_WORDS = "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien".split()
_NUMBERS = {word: float(value) for value, word in enumerate(_WORDS)} | {
    "een": 1.0,
    "anderhalf": 1.5,
    "zestien": 16.0,
    "achttien": 18.0,
    "twintig": 20.0,
    "vierentwintig": 24.0,
    "dertig": 30.0,
    "veertig": 40.0,
    "vijftig": 50.0,
    "zestig": 60.0,
    "negentig": 90.0,
    "honderd": 100.0,
}
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_FIGURE = rf"(?:€ ?|eur |euro )?(\d[\d.]*(?:,\d+)?|{'|'.join(_NUMBERS)})\b"
_FROM_TO = re.compile(rf"\bvan {_FIGURE}(?: ?\S+){{0,3}}? (?:naar|tot|op) {_FIGURE}")
_INSTEAD = re.compile(rf"\b{_FIGURE}(?: \S+){{0,2}}?,? (?:in plaats van|ipv|i\.p\.v\.|en niet meer|tegen nu) {_FIGURE}")
_INSTEAD_FIRST = re.compile(
    rf"^(?:.*[^\w ] )?(?:in plaats van|ipv|i\.p\.v\.) {_FIGURE}(?: \S+){{1,8}}? {_FIGURE}(?! (?:{_MONTHS}))"
)


def go(hit: Hit, reading: Reading, way: str) -> bool:
    """Tell whether two figures in the sentence go `up` or `down`."""
    text = " ".join(plain_text(hit.sentence).lower().split())
    change = figure_change(text)
    return change is not None and (change > 0 if way == "up" else change < 0)


def figure_change(text: str) -> float | None:
    """Return how much the second figure of a change is more than the first; None when there are no two."""
    if found := _FROM_TO.search(text):
        return _number(found[2]) - _number(found[1])
    if found := _INSTEAD.search(text):
        return _number(found[1]) - _number(found[2])
    if found := _INSTEAD_FIRST.search(text):
        return _number(found[2]) - _number(found[1])
    return None


def _number(figure: str) -> float:
    if figure in _NUMBERS:
        return _NUMBERS[figure]
    return float(figure.rstrip(".").replace(".", "").replace(",", "."))
