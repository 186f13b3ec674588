"""Where a finding is marked, so that a client can put a replacement exactly there without breaking anything.

A client replaces the marked characters literally. So a mark is widened to what its rewrite replaces; marks never
overlap; and nothing is offered that reaches over markup or a white line, or that would add a line break. A wide mark
waits for narrow ones with a replacement of their own: once those are settled, the client checks again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.report.model import Finding
from checker.rewrites.model import Rewrite
from webapp.languagetool.source import Source
from webapp.marks import WORST_FIRST

_WHITE_LINE = re.compile(r"\n\s*\n")
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True)
class Spot:
    """One mark in the plain text; offsets in code points."""

    start: int
    """Where it begins."""
    end: int
    """Where it ends (exclusive)."""
    findings: tuple[Finding, ...]
    """What is said about it; the first is about these words, the others are about words within."""
    replacements: tuple[str, ...]
    """Words to put in its place, best first."""


def spots(source: Source, findings: Sequence[Finding], taken: Sequence[tuple[int, int]] = ()) -> list[Spot]:
    """Return the marks for findings, in order of the text; words that stand only for markup are not marked.

    `taken` is where others have a replacement, in UTF-16 code units of the whole: no mark is widened over that.
    """
    marked = [
        Spot(finding.start, finding.end, (finding,), _offers(source, finding, finding.start, finding.end))
        for finding in sorted(findings, key=lambda finding: WORST_FIRST.index(finding.severity))
        if _has_own_text(source, finding)
    ]
    for spot in list(marked):
        if spot in marked and not spot.replacements:
            marked = _widened(source, spot, marked, taken)
    return sorted(marked, key=lambda spot: spot.start)


def _widened(source: Source, spot: Spot, marked: list[Spot], taken: Sequence[tuple[int, int]]) -> list[Spot]:
    """Widen a mark to its best rewrite; marks inside that have no replacement of their own are taken in."""
    finding = spot.findings[0]
    for start, end in (_reach(finding, rewrite) for rewrite in finding.rewrites):
        inside = [other for other in marked if other is not spot and other.start < end and start < other.end]
        offers = _offers(source, finding, start, end)
        if offers and not any(other.replacements for other in inside) and not _covers(source, start, end, taken):
            said = (finding, *(other for taken in inside for other in taken.findings))
            return [replace(spot, start=start, end=end, findings=said, replacements=offers)] + [
                other for other in marked if other is not spot and other not in inside
            ]
    return marked


def _covers(source: Source, start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    first, last = (source.units(0, place) for place in source.place(start, end))
    return any(one < last and first < other for one, other in taken)


def _offers(source: Source, finding: Finding, start: int, end: int) -> tuple[str, ...]:
    """Return what may be put in place of a stretch: every rewrite that lies in it and breaks nothing."""
    if not source.is_own(start, end) or _WHITE_LINE.search(source.plain, start, end):
        return ()
    lines = len(_LINE_BREAK.findall(source.plain[start:end]))
    offered = (text for text in _texts(source.plain, finding, start, end) if len(_LINE_BREAK.findall(text)) <= lines)
    return tuple(dict.fromkeys(offered))


def _texts(plain: str, finding: Finding, start: int, end: int) -> Iterator[str]:
    for rewrite in finding.rewrites:
        if start <= rewrite.start and rewrite.end <= end:
            yield plain[start : rewrite.start] + rewrite.text + plain[rewrite.end : end]


def _reach(finding: Finding, rewrite: Rewrite) -> tuple[int, int]:
    return min(finding.start, rewrite.start), max(finding.end, rewrite.end)


def _has_own_text(source: Source, finding: Finding) -> bool:
    return any(source.is_own(at, at + 1) for at in range(finding.start, finding.end))
