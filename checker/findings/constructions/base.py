"""What a construction is: a named function that finds what no pattern can say, in a sentence or in a whole mail."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Span
from spacy.vocab import Vocab

from checker.findings.model import Reading
from checker.findings.wholemail import Mail
from checker.language.words import Words

Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """A place that a construction found."""

    span: Span
    """What is underlined."""
    details: Mapping[str, Any] = field(default_factory=dict)
    """What it found out, for conditions and recipes."""
    sentence: Span | None = None
    """The words that stand for its sentence, where it is no sentence of the sender's own text."""


@dataclass(frozen=True)
class Insertion:
    """A place where words are missing, for recipe `insert`."""

    at: int
    """Where they belong, in code points of the text."""
    before: str = ""
    """What has to stand between the text and the words."""
    after: str = ""
    """What has to stand between the words and the rest."""


@dataclass(frozen=True)
class Construction:
    """A construction, with what is cheap to know before a sentence is parsed."""

    find: Callable[[Span, Reading, Any], Iterable[Found]]
    """Finds it in a sentence, with what `prepare` made of a rule's parameters, or else with these themselves."""
    anchors: Callable[[Parameters, Mapping[str, Any]], frozenset[str]]
    """Gives the lower-case words of which one must stand in the sentence, from the parameters and the word lists."""
    parameters: frozenset[str] = frozenset()
    """The names of the parameters that it knows."""
    prepare: Callable[[Parameters, Mapping[str, Any], Vocab], Any] | None = None
    """Makes of a rule's parameters, the word lists and the vocabulary what `find` and `possible` take."""
    can_stand: Callable[[Words, Reading, Any], bool] | None = None
    """Tells for all rules at once, given what is prepared of any of them, whether it can stand among words."""
    possible: Callable[[Words, Reading, Any], bool] | None = None
    """Tells in little time whether it can stand among the words of a sentence that has an anchor."""
    wanted: Callable[[Span], bool] | None = None
    """Tells from the tokens alone whether it can stand in a sentence that has an anchor."""
    needs_parse: bool = True
    """Whether it looks at tags or dependencies."""


@dataclass(frozen=True)
class MailConstruction:
    """A construction of a rule with `scope: mail`: it looks at the draft as a whole, once, after all sentences."""

    find: Callable[[Mail, Parameters], Iterable[Found]]
    """Finds it in a mail, at the place where a page can point at it; phrases come as an index of them."""
    parameters: frozenset[str] = frozenset()
    """The names of the parameters that it knows."""
    phrases: frozenset[str] = frozenset()
    """Those of them that hold phrases."""
