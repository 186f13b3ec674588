"""From HTML to the text a reader sees, with the way back: where in the HTML each code point of that text stands."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

_BLOCK = re.compile(
    "address|article|aside|blockquote|dd|div|dl|dt|footer|h[1-6]|header|hr|ol|p|pre|section|table|td|th|tr|ul"
)
_HIDDEN = re.compile("script|style|head|title|template")
_CAN_BE_HIDDEN = re.compile("div|span|p|td|table")
_NOT_DISPLAYED = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?<!-)opacity\s*:\s*0)\s*(?:[;!]|$)", re.I
)
_ZERO_WIDTH = "\u200b"
_INVISIBLE = frozenset(f"\u00ad{_ZERO_WIDTH}\u200c\u034f\u2060\ufeff")
# Comments, and declarations over which HTMLParser would stumble.
_DECLARATION = re.compile(r"<!--.*?(?:-->|\Z)|<![^>]*(?:>|\Z)", re.S)
_REFERENCE = re.compile(r"&#?\w+;?")


class _Char(NamedTuple):
    """A code point of the text, and where its source stands in the HTML; made ones have no source."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class HtmlText:
    """The visible text of HTML."""

    text: str
    """The text."""
    starts: "array[int]"
    """Where in the HTML the source of each code point begins, in code points."""
    ends: "array[int]"
    """Where it ends (exclusive); of a made code point, such as the break before a block, it is where it begins."""

    def source(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where `text[start:end]` stands in the HTML: a range for every run without a tag in it."""
        ranges: list[tuple[int, int]] = []
        for first, last in zip(self.starts[start:end], self.ends[start:end], strict=True):
            if ranges and ranges[-1][1] == first:
                ranges[-1] = ranges[-1][0], last
            elif first < last:
                ranges.append((first, last))
        return ranges


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html = html
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self._page: list[_Char] = []
        self._quotation: list[_Char] = []
        self._quote_depth = 0
        self._hidden_in = ""
        self._hidden_depth = 0
        self._after_dash = False
        self._preformatted = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._hidden_in = ""
        if self._hidden_in:
            self._hidden_depth += tag == self._hidden_in
        elif _is_hidden(tag, dict(attrs)):
            self._hidden_in, self._hidden_depth = tag, 1
        else:
            self._break(tag)
            self._quote_depth += tag == "blockquote"
            self._preformatted = self._preformatted or tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if self._hidden_in:
            self._hidden_depth -= tag == self._hidden_in
            self._hidden_in = self._hidden_in if self._hidden_depth else ""
        elif tag not in {"br", "li"}:
            if tag == "blockquote" and self._quote_depth:
                self._quote_depth -= 1
                self._close_quotation()
            self._break(tag)
            self._preformatted = self._preformatted and tag != "pre"

    def handle_data(self, data: str) -> None:
        start = self._offset()
        self._write(_Char(text, place, place + 1) for place, text in enumerate(data, start))

    def handle_entityref(self, name: str) -> None:
        self._write_reference()

    def handle_charref(self, name: str) -> None:
        self._write_reference()

    def read(self) -> HtmlText:
        """Return what was read."""
        self._quote_depth = 0
        self._close_quotation()
        chars = [*_tidy(self._page), _Char("\n", len(self._html), len(self._html))]
        starts, ends = array("L", (char.start for char in chars)), array("L", (char.end for char in chars))
        return HtmlText("".join(char.text for char in chars), starts, ends)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _write_reference(self) -> None:
        """Write the characters that a reference such as `&eacute;` stands for; each has all of it as its source."""
        start = self._offset()
        reference = _REFERENCE.match(self._html, start)
        raw = reference[0] if reference else "&"
        self._write(_Char(text, start, start + len(raw)) for text in unescape(raw))

    def _write(self, chars: Iterable[_Char]) -> None:
        if self._hidden_in:
            return
        for char in chars:
            if char.text in _INVISIBLE:
                continue
            if char.text.isspace() and not (self._preformatted and char.text == "\n"):
                char = char._replace(text=" ")
            else:
                self._after_dash = False
            self._pieces.append(char)

    @property
    def _pieces(self) -> list[_Char]:
        return self._quotation if self._quote_depth else self._page

    def _make(self, text: str) -> None:
        place = self._offset()
        self._pieces.extend(_Char(one, place, place) for one in text)

    def _break(self, tag: str) -> None:
        """Write the break that a tag makes; the text of a list item stays behind its dash."""
        if tag in {"br", "li"}:
            self._make("\n" if tag == "br" else "\n- ")
            self._after_dash = tag == "li"
        elif _BLOCK.fullmatch(tag) and not self._after_dash:
            self._make("\n\n")

    def _close_quotation(self) -> None:
        """Write a quotation as mail does, behind `>`, so that it is told from the sender's own words."""
        if self._quote_depth or not self._quotation:
            return
        line_begins = True
        for char in _tidy(self._quotation):
            if line_begins:
                self._page.extend(_Char(one, char.start, char.start) for one in "> ")
            self._page.append(char)
            line_begins = char.text == "\n"
        self._make("\n")
        self._quotation = []


def read_html(html: str) -> HtmlText:
    """Return the visible text of HTML, and where it stands in it.

    A line break or list item begins a line; a block begins a paragraph, since no sentence runs on from one into the
    next. A quotation stands behind `>`.
    """
    # Zero-width spaces take the place of what HTMLParser cannot read, so that nothing moves.
    readable = _DECLARATION.sub(lambda match: _ZERO_WIDTH * len(match[0]), html)
    reader = _Reader(readable)
    reader.feed(readable)
    reader.close()
    return reader.read()


def _is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style") or ""
    return bool(_HIDDEN.fullmatch(tag) or (_CAN_BE_HIDDEN.fullmatch(tag) and _NOT_DISPLAYED.search(style)))


def _tidy(chars: list[_Char]) -> list[_Char]:
    """Return the characters with at most one blank line in a row and no needless spaces."""
    tidy: list[_Char] = []
    for char in chars:
        last = tidy[-1].text if tidy else "\n"
        if char.text == " ":
            if last == " " and tidy[-1].end == char.start:
                tidy[-1] = tidy[-1]._replace(end=char.end)
            elif last not in " \n":
                tidy.append(char)
            continue
        if char.text == "\n":
            while tidy and tidy[-1].text == " ":
                tidy.pop()
            if not tidy or [one.text for one in tidy[-2:]] == ["\n", "\n"]:
                continue
        tidy.append(char)
    while tidy and tidy[-1].text.isspace():
        tidy.pop()
    return tidy
