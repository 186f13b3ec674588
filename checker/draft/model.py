"""A draft: the text as it was given, and which stretch of it plays which part."""

from dataclasses import dataclass
from typing import Literal

PartKind = Literal["own", "subject", "salutation", "closing", "signature", "quote"]


@dataclass(frozen=True)
class Part:
    """A stretch of a draft."""

    kind: PartKind
    """What the stretch is: only `own` words are checked sentence by sentence."""
    start: int
    """Where it begins, in code points of the text."""
    end: int
    """Where it ends (exclusive), in code points of the text."""


@dataclass(frozen=True)
class Draft:
    """A text on its way to a customer."""

    text: str
    """The text exactly as it was given; every offset counts in it."""
    parts: tuple[Part, ...]
    """All of the text, in order, without gaps."""
    attachments: int | None = None
    """How many files go along; None for a bare text, of which nobody knows."""

    def of(self, kind: PartKind) -> list[Part]:
        """Return the parts of one kind."""
        return [part for part in self.parts if part.kind == kind]
