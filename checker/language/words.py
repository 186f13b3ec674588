"""The words of a stretch of a Doc, read once: many rules ask for those of the same sentence."""

from dataclasses import dataclass
from functools import cached_property

from spacy.attrs import IS_SPACE, LOWER
from spacy.tokens import Doc, Span

from checker.language.kept import keep, kept

NOTHING = 0
"""The hash of no word at all."""


@dataclass(frozen=True)
class Words:
    """The words of a stretch; white space is none."""

    doc: Doc
    """The Doc that they stand in."""
    indexes: list[int]
    """Their token indexes."""
    hashes: list[int]
    """The hash of each in lower case, and NOTHING behind the last, which is also index -1: before the first."""

    @cached_property
    def known(self) -> frozenset[int]:
        """The hashes of all of them."""
        return frozenset(self.hashes)

    @cached_property
    def lower(self) -> list[str]:
        """Each in lower case."""
        strings = self.doc.vocab.strings
        return [strings[word] for word in self.hashes[:-1]]

    @cached_property
    def lower_set(self) -> frozenset[str]:
        """All of them in lower case."""
        return frozenset(self.lower)


@kept
def words_of(stretch: Span) -> Words:
    """Return the words of a stretch."""
    doc = stretch.doc
    hashes, spaces = keep(doc, _columns, lambda: _columns(doc))
    indexes = [index for index in range(stretch.start, stretch.end) if not spaces[index]]
    return Words(doc, indexes, [*(hashes[index] for index in indexes), NOTHING])


def _columns(doc: Doc) -> tuple[list[int], list[int]]:
    """Return the hash of every token in lower case, and whether it is white space."""
    hashes, spaces = doc.to_array([LOWER, IS_SPACE]).T
    return hashes.tolist(), spaces.tolist()
