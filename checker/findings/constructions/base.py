"""What a construction is: a named function that finds what no pattern can say."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Span

from checker.findings.model import Reading

Parameters = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """A place that a construction found."""

    span: Span
    """What is underlined."""
    details: Mapping[str, Any] = field(default_factory=dict)
    """What it found out, for conditions and recipes."""


@dataclass(frozen=True)
class Construction:
    """A construction, with what is cheap to know before a sentence is parsed."""

    find: Callable[[Span, Reading, Parameters], Iterable[Found]]
    """Finds it in a sentence."""
    anchors: Callable[[Parameters, Mapping[str, Any]], frozenset[str]]
    """Gives the lower-case words of which one must stand in the sentence, from the parameters and the word lists."""
    parameters: frozenset[str] = frozenset()
    """The names of the parameters that it knows."""
    wanted: Callable[[Span], bool] | None = None
    """Tells from the tokens alone whether it can stand in a sentence that has an anchor."""
    needs_parse: bool = True
    """Whether it looks at tags or dependencies."""
