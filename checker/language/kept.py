"""What was found out about the latest Doc, kept for the next rule that asks: many rules ask the same of a sentence."""

from collections.abc import Callable, Hashable
from functools import partial, wraps
from typing import Any, TypeVar

from spacy.tokens import Doc, Span

Value = TypeVar("Value")
_latest: tuple[Doc | None, dict[Hashable, Any]] = (None, {})


def kept(function: Callable[[Span], Value]) -> Callable[[Span], Value]:
    """Let a function of a stretch be called once for each; it may look at words, never at tags that come later."""

    @wraps(function)
    def once(stretch: Span) -> Value:
        return keep(stretch.doc, (function, stretch.start, stretch.end), partial(function, stretch))

    return once


def keep(doc: Doc, key: Hashable, make: Callable[[], Value]) -> Value:
    """Return what is kept of a Doc under a key, made first where nothing is; the Doc before it is forgotten."""
    global _latest
    latest, values = _latest
    if latest is not doc:
        values = {}
        _latest = (doc, values)
    if key not in values:
        values[key] = make()
    value: Value = values[key]
    return value
