"""The text of a Doc and of stretches of it: spaCy itself puts it together from the tokens every time it is asked."""

from spacy.tokens import Doc, Span

_TEXT = "klantcheck.text"


def keep_text(doc: Doc, text: str) -> Doc:
    """Let a Doc remember the text that it was made of; its words do not change after this."""
    doc.user_data[_TEXT] = text
    return doc


def lowered(text: str) -> str:
    """Return a text in lower case in which every character stands where it stood."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(character.lower() if len(character.lower()) == 1 else character for character in text)


def plain_text(stretch: Doc | Span) -> str:
    """Return the text of a Doc or of a stretch of one, without the space behind it."""
    if isinstance(stretch, Span):
        return plain_text(stretch.doc)[stretch.start_char : stretch.end_char]
    text: str | None = stretch.user_data.get(_TEXT)
    return stretch.text if text is None else text
