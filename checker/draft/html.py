"""From HTML to the text a reader sees, with line breaks where the page has them."""

import re
from html.parser import HTMLParser

BLOCKS = frozenset("address article aside blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table td th tr ul".split())
PARAGRAPHS = frozenset({"p", "blockquote", "ul", "ol", "table", "h1", "h2", "h3"})
HIDDEN = frozenset({"script", "style", "head", "title", "template"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HIDDEN:
            self._hidden += 1
        elif tag in BLOCKS:
            self.pieces.append("\n\n" if tag in PARAGRAPHS else "\n")
            self.pieces += ["- "] if tag == "li" else []

    def handle_endtag(self, tag: str) -> None:
        if tag in HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in BLOCKS - {"br", "hr"}:
            self.pieces.append("\n\n" if tag in PARAGRAPHS else "\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"[ \t\r\n\u00a0]+", " ", data))


def html_to_text(html: str) -> str:
    """Return the visible text of HTML; a block begins a line, a paragraph a white line, a list item a dash."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = re.sub(r" *\n *", "\n", "".join(reader.pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
