"""A report on a text with markup in it: every place counts in text and markup together, as they were sent."""

from collections.abc import Mapping
from typing import Any

from webapp.languagetool.source import Source


def with_markup(said: Mapping[str, Any], source: Source) -> dict[str, Any]:
    """Return the wire form of a report on the plain text with places in the whole.

    What stands only for markup is left out, and so is a rewrite that would wipe out markup.
    """
    placed = dict(said, text=source.whole)
    placed["findings"] = [_finding(one, source) for one in said["findings"] if _has_own_text(one, source)]
    placed["plus_points"] = [_words(one, source) for one in said["plus_points"] if _has_own_text(one, source)]
    if "parts" in said:
        placed["parts"] = [_placed(one, source) for one in said["parts"]]
    return placed


def _finding(finding: Mapping[str, Any], source: Source) -> dict[str, Any]:
    first, last = _place(source, finding["sentence_start"], finding["sentence_end"])
    rewrites = [_placed(one, source) for one in finding["rewrites"] if _keeps_markup(one, source)]
    return {**_words(finding, source), "sentence_start": first, "sentence_end": last, "rewrites": rewrites}


def _words(thing: Mapping[str, Any], source: Source) -> dict[str, Any]:
    placed = _placed(thing, source)
    return {**placed, "text": source.whole[placed["start"] : placed["end"]]}


def _placed(thing: Mapping[str, Any], source: Source) -> dict[str, Any]:
    start, end = _place(source, thing["start"], thing["end"])
    return {**thing, "start": start, "end": end}


def _place(source: Source, start: int, end: int) -> tuple[int, int]:
    """Return where a stretch stands in the whole; an empty one stands behind the character before it."""
    if start < end:
        return source.place(start, end)
    place = source.ends[start - 1] if start else 0
    return place, place


def _has_own_text(thing: Mapping[str, Any], source: Source) -> bool:
    start, end = thing["start"], thing["end"]
    return start == end or any(source.is_own(at, at + 1) for at in range(start, end))


def _keeps_markup(rewrite: Mapping[str, Any], source: Source) -> bool:
    return rewrite["start"] == rewrite["end"] or source.is_own(rewrite["start"], rewrite["end"])
