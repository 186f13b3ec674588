"""Small matters of spelling that every recipe needs."""

from collections.abc import Sequence

from spacy.tokens import Span, Token


def capitalised(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return a text with its first letter small, unless its first word is an abbreviation or a name in capitals."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def starts_sentence(span: Span) -> bool:
    """Tell whether a span opens its sentence."""
    before = span.doc[span.sent.start : span.start]
    return all(token.is_punct or token.is_space for token in before)


def cased_like(text: str, span: Span) -> str:
    """Return a text with a capital when it opens the sentence that the span opened with one."""
    return capitalised(text) if starts_sentence(span) and span.text[:1].isupper() else text


def text_of(words: Sequence[Token]) -> str:
    """Return words as they stood, on one line."""
    return spaced(words, [word.text for word in words])


def spaced(words: Sequence[Token], texts: Sequence[str]) -> str:
    """Return texts with the spaces that stood behind the words they replace, on one line."""
    pieces = (
        text + (" " if word.whitespace_ or _breaks(word) else "") for word, text in zip(words, texts, strict=True)
    )
    return " ".join("".join(pieces).split())


def _breaks(word: Token) -> bool:
    return word.i + 1 < len(word.doc) and word.nbor().is_space
