"""The text of a request: plain, or with markup that is not checked but counts in every offset.

LanguageTool counts offsets and lengths in UTF-16 code units of text and markup together.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Annotated, Protocol

from pydantic import AfterValidator, BaseModel, Field, ValidationError, model_validator

from webapp.languagetool.refusal import bad_request

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])[\"'’”»)\]]*\s+(?=[\"'‘“«(\[]*[A-ZÀ-Þ])|\n\s*\n")


def _mended(text: str) -> str:
    """Half a surrogate pair, which no encoding can hold, becomes a replacement mark of the same length."""
    return _LONE_SURROGATE.sub("\ufffd", text)


Text = Annotated[str, AfterValidator(_mended)]
"""Text that every encoding can hold."""


@dataclass(frozen=True)
class Source:
    """A text as the client has it, and as it is checked; places in both count code points."""

    whole: str
    """Text and markup together, as the client has them."""
    plain: str
    """What is checked: the text, with in place of markup what the client says it stands for."""
    starts: Sequence[int]
    """For every character of the plain text where it begins in the whole."""
    ends: Sequence[int]
    """For every character of the plain text where it ends in the whole; a stand-in is as long as its markup."""
    to: str | None = None
    """The name of the one to whom a mail goes, where the client says so."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the plain text, of at least one character, stands in the whole."""
        return self.starts[start], self.ends[end - 1]

    def is_own(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the plain text stands in the whole just so, without markup within."""
        first, last = self.place(start, end)
        return self.whole[first:last] == self.plain[start:end]

    def units(self, start: int, end: int) -> int:
        """Return how many UTF-16 code units a stretch of the whole counts."""
        return self._units[end] - self._units[start]

    def sentence(self, start: int, end: int) -> str:
        """Return the sentence around a stretch of the plain text; by it clients remember what the user lets be."""
        first = max((after for _, after in self._breaks if after <= start), default=0)
        last = min((before for before, _ in self._breaks if before >= end), default=len(self.plain))
        return self.plain[first:last].strip()

    @cached_property
    def _breaks(self) -> list[tuple[int, int]]:
        return [found.span() for found in _BETWEEN_SENTENCES.finditer(self.plain)]

    @cached_property
    def _units(self) -> list[int]:
        return [0, *accumulate(1 + (character > "\uffff") for character in self.whole)]


class Written(Protocol):
    """A piece of a text with markup in it: either text, or markup."""

    @property
    def text(self) -> str | None:
        """The text."""

    @property
    def markup(self) -> str | None:
        """The markup."""

    @property
    def stand_in(self) -> str:
        """The text that the markup stands for."""


class _Piece(BaseModel):
    text: Text | None = None
    markup: Text | None = None
    stand_in: Text = Field("", alias="interpretAs")

    @model_validator(mode="after")
    def _one_kind(self) -> "_Piece":
        if (self.text is None) == (self.markup is None) or (self.text is not None and self.stand_in):
            raise ValueError("either text, or markup with or without interpretAs")
        return self


class _MetaData(BaseModel):
    address: str | None = Field(None, alias="EmailToAddress")
    name: str | None = Field(None, alias="FullName")


class _Data(BaseModel):
    text: Text | None = None
    annotation: list[_Piece] | None = None
    about: _MetaData | None = Field(None, alias="metaData")

    @model_validator(mode="after")
    def _one_kind(self) -> "_Data":
        if (self.text is None) == (self.annotation is None):
            raise ValueError("either text or annotation")
        return self


def plain_source(text: str, to: str | None = None) -> Source:
    """Return a text without markup."""
    text = _mended(text)
    return Source(text, text, range(len(text)), range(1, len(text) + 1), to)


def annotated_source(data: str) -> Source:
    """Read the parameter `data`; raises Refusal when it is no JSON or says something else than text and markup."""
    try:
        read = _Data.model_validate(json.loads(data))
    except (ValidationError, ValueError, RecursionError):
        raise bad_request(
            "Invalid 'data' parameter: it must be JSON with 'text', or with an 'annotation' list in which every object "
            "has either 'text', or 'markup' with or without 'interpretAs'"
        ) from None
    # The name is the recipient's when the recipient's address goes with it.
    to = read.about.name if read.about and read.about.address else None
    return plain_source(read.text, to or None) if read.text is not None else joined(read.annotation or [], to or None)


def joined(pieces: Sequence[Written], to: str | None = None) -> Source:
    """Return a text that consists of pieces of text and markup."""
    whole, plain = "", ""
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        at = len(whole)
        written = piece.text if piece.text is not None else piece.markup or ""
        if piece.text is not None:
            starts += range(at, at + len(written))
            ends += range(at + 1, at + len(written) + 1)
        else:
            starts += [at] * len(piece.stand_in)
            ends += [at + len(written)] * len(piece.stand_in)
        whole += written
        plain += written if piece.text is not None else piece.stand_in
    return Source(whole, plain, starts, ends, to)
