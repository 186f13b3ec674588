"""A rewrite: other words for a stretch of the draft."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.findings.model import Reading


@dataclass(frozen=True)
class Rewrite:
    """Words that can stand in place of a stretch of the draft."""

    start: int
    """Where the stretch begins, in code points of the text."""
    end: int
    """Where it ends (exclusive), in code points of the text."""
    text: str
    """The words to put there; a slot that only the writer can fill stands as `[…]`."""
    safe: bool
    """Whether it may be applied without a person looking at it."""


@dataclass(frozen=True)
class Occasion:
    """What a recipe may know besides the hit."""

    reading: "Reading"
    """The draft as the rules see it."""
    now: datetime
    """The moment of writing, in the sender's own time."""
