"""The words of a Doc and of a stretch of it, read once: many rules ask for those of the same sentence.

spaCy makes a Python object of every token that is looked at; columns of numbers and strings cost a tenth of that.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from spacy.attrs import IS_SPACE, LOWER, ORTH
from spacy.tokens import Doc, Span

from checker.language.kept import keep, kept

NOTHING = 0
"""The hash of no word at all."""


@dataclass(frozen=True)
class Columns:
    """The tokens of a Doc, by token index."""

    doc: Doc
    """The Doc."""
    hashes: list[int]
    """The hash of each in lower case."""
    spaces: list[int]
    """Whether each is white space."""

    @cached_property
    def texts(self) -> list[str]:
        """The text of each."""
        strings = self.doc.vocab.strings
        return [strings[word] for word in self.doc.to_array(ORTH).tolist()]

    @cached_property
    def lower(self) -> list[str]:
        """Each in lower case."""
        strings = self.doc.vocab.strings
        return [strings[word] for word in self.hashes]

    @cached_property
    def known(self) -> frozenset[str]:
        """All of them in lower case."""
        return frozenset(self.lower)

    @cached_property
    def known_hashes(self) -> frozenset[int]:
        """The hashes of all of them in lower case."""
        return frozenset(self.hashes)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """All of them as they are written."""
        return frozenset(self.texts)


@dataclass(frozen=True)
class Words:
    """The words of a stretch; white space is none."""

    columns: Columns
    """The tokens of the Doc that they stand in."""
    indexes: list[int]
    """Their token indexes."""
    hashes: list[int]
    """The hash of each in lower case, and NOTHING behind the last, which is also index -1: before the first."""
    notes: dict[object, Any] = field(default_factory=dict)
    """What rules found out about them, for the next one that asks, by who found it out."""

    @cached_property
    def known(self) -> frozenset[int]:
        """The hashes of all of them."""
        return frozenset(self.hashes)

    @cached_property
    def lower(self) -> list[str]:
        """Each in lower case."""
        lower = self.columns.lower
        return [lower[index] for index in self.indexes]

    @cached_property
    def lower_set(self) -> frozenset[str]:
        """All of them in lower case."""
        return frozenset(self.lower)


def columns_of(doc: Doc) -> Columns:
    """Return the tokens of a Doc."""
    return keep(doc, columns_of, lambda: _columns(doc))


@kept
def words_of(stretch: Span) -> Words:
    """Return the words of a stretch."""
    columns = columns_of(stretch.doc)
    hashes, spaces = columns.hashes, columns.spaces
    indexes = [index for index in range(stretch.start, stretch.end) if not spaces[index]]
    return Words(columns, indexes, [*(hashes[index] for index in indexes), NOTHING])


def _columns(doc: Doc) -> Columns:
    hashes, spaces = doc.to_array([LOWER, IS_SPACE]).T
    return Columns(doc, hashes.tolist(), spaces.tolist())
