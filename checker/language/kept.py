"""What was found out about the latest Doc, kept for the next rule that asks: many rules ask the same of a sentence."""

from collections.abc import Callable, Hashable
from functools import partial, wraps
from typing import Any, TypeVar

from spacy.tokens import Doc, Span

Value = TypeVar("Value")
Kept = dict[Hashable, Any]
_latest: tuple[Doc | None, Kept] = (None, {})


def kept(function: Callable[[Span], Value]) -> Callable[[Span], Value]:
    """Let a function of a stretch be called once for each; it may look at words, never at tags that come later."""

    @wraps(function)
    def once(stretch: Span) -> Value:
        return keep(stretch.doc, (function, stretch.start, stretch.end), partial(function, stretch))

    return once


def kept_of(doc: Doc) -> Kept:
    """Return all that is kept of a Doc, to go on with when it was left for another one."""
    latest, values = _latest
    return values if latest is doc else {}


def go_on(doc: Doc, values: Kept) -> None:
    """Make a Doc the latest one again, with what was kept of it."""
    global _latest
    _latest = (doc, values)


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
