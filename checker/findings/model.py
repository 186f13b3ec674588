"""What rules look at and what they find."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

from spacy.tokens import Doc, Span, Token

from checker.draft.model import MailHeaders
from checker.language.texts import plain_text
from checker.rulebook.compiler import CompiledRule
from checker.rulebook.model import WordList
from checker.settings import Settings

AddressForm = Literal["u", "je"]
_SLOT = re.compile(r"\[[^\[\]\n]{1,80}\]")
_FORMAL = frozenset({"u", "uw", "uzelf"})
_FAMILIAR = frozenset({"je", "jij", "jou", "jouw", "jullie", "jezelf"})
_CHATTY = frozenset({"hoi", "hi", "hey", "hé", "joh", "doei"})
"""Words that go with `je` where nothing else tells: `Komt goed joh, ga lekker op vakantie!`"""


@dataclass(frozen=True)
class Reading:
    """A draft as the rules see it."""

    doc: Doc
    """All of the draft; sentences that a rule asked for are parsed."""
    sentences: tuple[Span, ...]
    """The sentences in the sender's own words, in order."""
    settings: Settings
    """The organisation's settings."""
    lists: Mapping[str, WordList]
    """The word lists by name."""
    now: datetime | None = None
    """The moment of writing, in the sender's own time; None where nobody said."""
    attachments: int | None = None
    """How many files go along; None where nobody knows."""
    headers: MailHeaders | None = None
    """What the headers of the message say; None for a bare text."""

    @cached_property
    def form(self) -> AddressForm:
        """How the draft addresses the customer: as the settings say, or as most of its words do; `u` when unclear."""
        if self.settings.address_form != "auto":
            return self.settings.address_form
        familiar, formal = (sum(word in form for word in self._words) for form in (_FAMILIAR, _FORMAL))
        if not familiar and not formal:
            return "je" if set(self._words) & _CHATTY else "u"
        return "je" if familiar > formal else "u"

    @cached_property
    def is_to_group(self) -> bool:
        """Whether the draft addresses several people: it says `jullie` at least as often as `je`."""
        group = self._words.count("jullie")
        return group > 0 and group >= sum(word in _FAMILIAR for word in self._words) - group

    @cached_property
    def _words(self) -> list[str]:
        return [token.lower_ for sentence in self.sentences for token in sentence if not self.in_slot(token)]

    @cached_property
    def addressing(self) -> frozenset[int]:
        """The token indices at which sentences begin that address the customer."""
        customer = _FORMAL | _FAMILIAR
        return frozenset(one.start for one in self.sentences if any(token.lower_ in customer for token in one))

    def in_slot(self, token: Token) -> bool:
        """Tell whether a token stands in a slot still to be filled, `[wat je doet]`: that is said to the writer."""
        return bool(self._slots) and any(start <= token.idx < end for start, end in self._slots)

    @cached_property
    def _slots(self) -> list[tuple[int, int]]:
        return [match.span() for match in _SLOT.finditer(plain_text(self.doc))]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The token index at which each sentence begins."""
        return [sentence.start for sentence in self.sentences]

    def before(self, sentence: Span, count: int) -> tuple[Span, ...]:
        """Return the last sentences, at most `count`, that begin before a sentence."""
        place = bisect_left(self.sentence_starts, sentence.start)
        return self.sentences[max(0, place - count) : place]

    def after(self, sentence: Span, count: int) -> tuple[Span, ...]:
        """Return the first sentences, at most `count`, that begin after a sentence does."""
        place = bisect_right(self.sentence_starts, sentence.start)
        return self.sentences[place : place + count]

    def sentence_of(self, span: Span) -> Span | None:
        """Return the sentence in which a span begins, if it is one in the sender's own words."""
        place = bisect_right(self.sentence_starts, span.start) - 1
        return self.sentences[place] if place >= 0 and span.start < self.sentences[place].end else None

    @cached_property
    def _groups(self) -> dict[str, list[Span]]:
        return {name: list(group) for name, group in self.doc.spans.items()}

    def spans(self, name: str) -> list[Span]:
        """Return the spans of a group, such as `moment`; empty when there are none."""
        return self._groups.get(name, [])


@dataclass(frozen=True)
class Hit:
    """A place where a rule matched."""

    rule: CompiledRule
    """The rule."""
    span: Span
    """What is underlined."""
    whole: Span
    """The whole match, of which the span may be a part."""
    sentence: Span
    """The sentence it stands in."""
    details: Mapping[str, Any]
    """What a construction found out, for conditions and recipes."""


@dataclass(frozen=True)
class RuleFailure:
    """A rule that crashed on a draft; the other rules went on."""

    rule: str
    """Its id."""
    error: str
    """The kind of error, without any words of the draft."""


def overlaps(one: Span, other: Span) -> bool:
    """Tell whether two spans share a token."""
    return one.start < other.end and other.start < one.end
