"""A draft as a whole mail: its salutation, body, closing and name, and what the sentence rules found in it.

A draft counts as a whole mail when it has a salutation or a closing around two sentences or more, or four sentences
without either: a sentence or two pasted by themselves miss nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span

from checker.findings.model import Hit, Reading, overlaps
from checker.language.sentences import trimmed

FRAMED = 2
"""How many sentences make a whole mail of a draft with a salutation or a closing."""
BARE = 4
"""How many do without either."""


@dataclass(frozen=True)
class Mail:
    """A draft as the whole-mail rules see it."""

    reading: Reading
    """The draft."""
    hits: Sequence[Hit]
    """What the sentence rules found in it, plus points included, before findings at one place are merged."""

    @cached_property
    def salutation(self) -> Span | None:
        """The salutation, without white space around it."""
        return self._part("salutation")

    @cached_property
    def closing(self) -> Span | None:
        """The closing, without white space around it."""
        return self._part("closing")

    @cached_property
    def signature(self) -> Span | None:
        """What stands below the closing, without white space around it."""
        return self._part("signature")

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """The sender's own sentences between salutation and closing; a postscript is none of them."""
        end = self.closing.start if self.closing else len(self.reading.doc)
        return tuple(sentence for sentence in self.reading.sentences if sentence.start < end)

    @property
    def is_whole(self) -> bool:
        """Whether the draft looks like a whole mail; never on a Doc of which the parts are not known."""
        framed = self.salutation is not None or self.closing is not None
        return bool(self.reading.spans("own")) and len(self.body) >= (FRAMED if framed else BARE)

    def is_own_voice(self, span: Span) -> bool:
        """Tell whether words are the sender's own: not quoted, and not the customer's retold."""
        others = (*self.reading.spans("quoted"), *self.reading.spans("asked"))
        return not any(overlaps(span, other) for other in others)

    def _part(self, kind: str) -> Span | None:
        stripped = (trimmed(span) for span in self.reading.spans(kind))
        return next((span for span in stripped if len(span)), None)
