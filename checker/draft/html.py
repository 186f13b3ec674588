"""From HTML to the text a reader sees, with line breaks where the page has them."""

import re
from html.parser import HTMLParser

_BLOCK = re.compile(
    "address|article|aside|blockquote|dd|div|dl|dt|footer|h[1-6]|header|hr|ol|p|pre|section|table|td|th|tr|ul"
)
_HIDDEN = re.compile("script|style|head|title|template")
_CAN_BE_HIDDEN = re.compile("div|span|p|td|table")
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none", re.I)
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
# Comments, and declarations over which HTMLParser would stumble.
_DECLARATION = re.compile(r"<!--.*?(?:-->|\Z)|<![^>]*(?:>|\Z)", re.S)
_DASH = "- "


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._page: list[str] = []
        self._quotation: list[str] = []
        self._quote_depth = 0
        self._hidden_in = ""
        self._hidden_depth = 0
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
        if not self._hidden_in:
            text = _INVISIBLE.sub("", data)
            self._write(text if self._preformatted else re.sub(r"\s+", " ", text))

    def text(self) -> str:
        """Return what was read."""
        self._quote_depth = 0
        self._close_quotation()
        return _tidy(self._page)

    def _write(self, text: str) -> None:
        (self._quotation if self._quote_depth else self._page).append(text)

    def _break(self, tag: str) -> None:
        """Write the break that a tag makes; the text of a list item stays behind its dash."""
        pieces = self._quotation if self._quote_depth else self._page
        if tag in {"br", "li"}:
            pieces.append("\n" if tag == "br" else f"\n{_DASH}")
        elif _BLOCK.fullmatch(tag) and not "".join(pieces[-1:]).endswith(_DASH):
            pieces.append("\n\n")

    def _close_quotation(self) -> None:
        """Write a quotation as mail does, behind `>`, so that it is told from the sender's own words."""
        if not self._quote_depth:
            self._page += [f"> {line}\n" for line in _tidy(self._quotation).splitlines()]
            self._quotation = []


def html_to_text(html: str) -> str:
    """Return the visible text of HTML.

    A line break or list item begins a line; a block begins a paragraph, since no sentence runs on from one into the
    next. A quotation stands behind `>`.
    """
    reader = _Reader()
    reader.feed(_DECLARATION.sub("", html))
    reader.close()
    return reader.text() + "\n"


def _is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style") or ""
    return bool(_HIDDEN.fullmatch(tag) or (_CAN_BE_HIDDEN.fullmatch(tag) and _NOT_DISPLAYED.search(style)))


def _tidy(pieces: list[str]) -> str:
    text = re.sub(r" *\n *", "\n", "".join(pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip()
