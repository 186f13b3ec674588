"""Whether words open a clause, told by what stands right before them."""

from typing import Any

from checker.findings.model import Hit, Reading
from checker.language.wordorder import after_preamble

_JOINS = frozenset({"en", "maar", "dus", "want", "of", "dan", "daarom"})


def opens_clause(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether a hit stands first in its sentence or right behind a punctuation mark or a joining word."""
    first = hit.span[0]
    if first.i <= after_preamble(hit.sentence):
        return True
    before = first.nbor(-1)
    return before.is_space or before.lower_ in _JOINS or (before.is_punct and before.text not in {"'", "’", "%"})
