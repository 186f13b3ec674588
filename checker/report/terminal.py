"""A report as text for a terminal: every finding with its line underlined, and a summary.

Widths are in terminal cells: a tab fills up to the next stop, a wide character takes two, a combining one none.
"""

import re
import textwrap
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.report.model import Finding, Report
    from checker.rewrites.model import Rewrite
    from checker.settings import Severity

INDENT = "    "
LABEL = 8
MARK = "~"
MORE = "…"
TAB = 8
MAX_LINES = 4
MAX_OLD = 40
NEAR = 3  # pages of characters around a finding that are looked at: a line may be a million characters long
LINE_END = re.compile(r"\r\n|\n|\r")
SLOT = re.compile(r"\[[^\]]+\]")
ZERO_WIDTH_JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
SOFT_HYPHEN = "\u00ad"
SKIN_TONES = "🏻🏼🏽🏾🏿"
NAMES: "dict[Severity, str]" = {"error": "kost vertrouwen", "warning": "let op", "suggestion": "tip"}
COLOURS: "dict[Severity, str]" = {"error": "31", "warning": "33", "suggestion": "36"}
BOLD, DIM, GREEN = "1", "2", "32"


@dataclass(frozen=True)
class Page:
    """What the text is written on."""

    width: int = 100
    """Cells on a line."""
    colour: bool = False
    """Whether it shows colours."""

    def ink(self, text: str, *codes: str) -> str:
        """Return a text in the given ANSI styles, or as it is when the page shows no colours."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour and text else text

    def paragraph(self, text: str, *, label: str = "", indent: str = INDENT, style: str = DIM) -> str:
        """Return a text wrapped within the page, under an optional label in the margin and in its style."""
        margin = label.ljust(LABEL) if label else ""
        hanging = " " * len(indent + margin)
        wrapped = textwrap.fill(
            printable(text), self.width, initial_indent=hanging, subsequent_indent=hanging, break_long_words=False
        )
        return indent + self.ink(margin, style) + wrapped[len(hanging) :]


def terminal_report(report: "Report", name: str, page: Page) -> str:
    """Return a report on the text called `name`, ready to print."""
    name = printable(name)
    lines = _Lines(report.text)
    blocks = [_finding(finding, lines, name, page) for finding in report.findings]
    praise = "\n".join(page.paragraph(point.message, label="Goed", style=GREEN) for point in report.plus_points)
    blocks += [praise] if praise else []
    return "\n\n".join([*blocks, "\n".join(_summary(report, name, page))])


def printable(text: str) -> str:
    """Return a text on one line, without characters that steer a terminal."""
    return " ".join("".join(" " if char.isspace() else _visible(char) for char in text).split())


class _Lines:
    """The lines of a draft: where each begins and where it stops, before its line end."""

    def __init__(self, text: str) -> None:
        breaks = [match.span() for match in LINE_END.finditer(text)]
        self.text = text
        self.starts = [0, *(end for _, end in breaks)]
        self.stops = [*(start for start, _ in breaks), len(text)]

    def at(self, offset: int) -> int:
        """Return which line an offset into the draft stands in, counted from 0."""
        return bisect_right(self.starts, offset) - 1


def _finding(finding: "Finding", lines: _Lines, name: str, page: Page) -> str:
    parts = [
        _heading(finding, lines, name, page),
        *_underlined(finding, lines, page),
        page.paragraph(finding.message),
        page.paragraph(finding.why, label="Waarom"),
        page.paragraph(finding.advice, label="Advies"),
        *_rewrites(finding, lines.text, page),
    ]
    return "\n".join(parts)


def _heading(finding: "Finding", lines: _Lines, name: str, page: Page) -> str:
    line = lines.at(finding.start)
    place = f"{name}:{line + 1}:{finding.start - lines.starts[line] + 1}"
    severity = page.ink(NAMES[finding.severity], BOLD, COLOURS[finding.severity])
    return f"{page.ink(place, BOLD)}  {severity}  {finding.rule}"


def _underlined(finding: "Finding", lines: _Lines, page: Page) -> Iterator[str]:
    """Give the lines that a finding stands in, each with its part underlined; of a long stretch only the first ones."""
    if finding.start == finding.end:
        return
    touched = range(lines.at(finding.start), lines.at(finding.end - 1) + 1)
    for index in touched[:MAX_LINES]:
        begin, stop = lines.starts[index], lines.stops[index]
        start, end = max(finding.start, begin), min(finding.end, stop)
        if lines.text[start:end].strip():
            yield from underline(lines.text[begin:stop], start - begin, end - begin, page, COLOURS[finding.severity])
    if len(touched) > MAX_LINES:
        yield INDENT + MORE


def underline(line: str, start: int, end: int, page: Page, *codes: str) -> tuple[str, str]:
    """Return a line, cut to the page when it is long, and the marks that stand under its code points start to end."""
    skipped = max(start - NEAR * page.width, 0)
    start, end = start - skipped, min(end - skipped, start - skipped + NEAR * page.width)
    glyphs = list(_glyphs(line[skipped : skipped + end + NEAR * page.width]))
    first, last = _window([cells for _, cells in glyphs], start, end, page.width - len(INDENT))
    head, tail = MORE if skipped or first else "", MORE if last < len(glyphs) else ""
    before, marked, after = glyphs[first:start], glyphs[start : min(end, last)], glyphs[min(end, last) : last]
    words = f"{INDENT}{head}{_shown(before)}{page.ink(_shown(marked), *codes)}{_shown(after)}{tail}".rstrip()
    margin = " " * (len(INDENT) + len(head) + _cells(before))
    return words, margin + page.ink(MARK * max(_cells(marked), 1), *codes)


def _window(cells: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """Return which code points of a line to show so that those from start to end are seen, as far as there is room."""
    ends = [0, *accumulate(cells)]
    if ends[-1] <= room:
        return 0, len(cells)
    room -= 2 * len(MORE)
    lead = max((room - (ends[end] - ends[start])) // 2, 0)
    left = min(max(ends[start] - lead, 0), max(ends[-1] - room, 0))
    first = max(index for index in range(start + 1) if ends[index] <= left or index == 0)
    while first < start and (ends[first] < left or not cells[first]):
        first += 1
    last = max(index for index in range(first, len(cells) + 1) if ends[index] - ends[first] <= room)
    return first, last


def _glyphs(line: str) -> Iterator[tuple[str, int]]:
    """Give every code point as it is shown, with its width in cells."""
    column, before = 0, ""
    for index, char in enumerate(line):
        cells = TAB - column % TAB if char == "\t" else _char_cells(char, before, line[index + 1 : index + 2])
        yield (" " * cells if char == "\t" else _visible(char)), cells
        column, before = column + cells, char


def _char_cells(char: str, before: str, after: str) -> int:
    """Return the width of a character between its neighbours: emoji that are joined count as one."""
    if before == ZERO_WIDTH_JOINER or (char in SKIN_TONES and before):
        return 0
    if unicodedata.category(char) in {"Mn", "Me", "Cf"} and char != SOFT_HYPHEN:
        return 0
    return 2 if after == EMOJI_STYLE or unicodedata.east_asian_width(char) in "WF" else 1


def _visible(char: str) -> str:
    """Return a character, or the picture of one that would steer the terminal."""
    if unicodedata.category(char) not in {"Cc", "Zl", "Zp"}:
        return char
    return chr(0x2400 + ord(char)) if ord(char) < 0x20 else "\ufffd"


def _shown(glyphs: Iterable[tuple[str, int]]) -> str:
    return "".join(glyph for glyph, _ in glyphs)


def _cells(glyphs: Iterable[tuple[str, int]]) -> int:
    return sum(cells for _, cells in glyphs)


def _rewrites(finding: "Finding", text: str, page: Page) -> Iterator[str]:
    for index, rewrite in enumerate(finding.rewrites):
        label = "Of" if index else "Liever"
        yield page.paragraph(_offer(rewrite, finding, text), label=label)


def _offer(rewrite: "Rewrite", finding: "Finding", text: str) -> str:
    """Say what a rewrite offers: the new words, for which old ones if that is not clear, and what is left to do."""
    old = printable(text[rewrite.start : rewrite.end])
    other = (rewrite.start, rewrite.end) != (finding.start, finding.end)
    new = printable(rewrite.text) or "(weglaten)"
    unclear = other and 0 < len(old) <= MAX_OLD and not old.endswith((".", "!", "?"))
    place = f" (in plaats van ‘{old}’)" if unclear else ""
    todo = "" if rewrite.safe else " (zelf invullen)" if SLOT.search(new) else " (zelf nalezen)"
    return f"{new}{place}{todo}"


def _summary(report: "Report", name: str, page: Page) -> Iterator[str]:
    yield f"{page.ink(name, BOLD)}: {_counts(report, page)}"
    if report.failed_rules:
        yield f"Let op: deze regels liepen vast en telden niet mee: {', '.join(report.failed_rules)}"
    yield page.ink(f"Gelezen met {report.pipeline}, regels {report.rulebook}.", DIM)


def _counts(report: "Report", page: Page) -> str:
    if not report.findings:
        return page.ink("niets gevonden.", GREEN)
    total = len(report.findings)
    numbers = Counter(finding.severity for finding in report.findings)
    kinds = ", ".join(f"{numbers[severity]} × {name}" for severity, name in NAMES.items() if numbers[severity])
    safe = sum(any(rewrite.safe for rewrite in finding.rewrites) for finding in report.findings)
    fixable = f". Met --fix schrijft klantcheck er {safe} zelf beter" if safe else ""
    return f"{total} {'punten' if total > 1 else 'punt'} gevonden: {kinds}{fixable}."
