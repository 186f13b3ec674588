"""Apply rewrites to a text."""

from collections.abc import Iterable

from checker.rewrites.model import Rewrite


def apply_rewrites(text: str, rewrites: Iterable[Rewrite]) -> str:
    """Return the text with rewrites applied.

    Of rewrites that share characters the first in the text wins, and of two that begin together the longer.
    """
    pieces = []
    position = 0
    for rewrite in sorted(rewrites, key=lambda rewrite: (rewrite.start, -rewrite.end)):
        if rewrite.start >= position:
            pieces += [text[position : rewrite.start], rewrite.text]
            position = rewrite.end
    return "".join([*pieces, text[position:]])
