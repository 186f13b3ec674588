"""Grammar over a parsed sentence: what the tags say of a verb."""

from spacy.tokens import Span, Token

from checker.language.kept import kept


def is_finite(token: Token) -> bool:
    """Tell whether a token is tagged as a finite verb."""
    return token.tag_.startswith("WW|pv")


def is_infinitive(token: Token) -> bool:
    """Tell whether a token is tagged as an infinitive that stands free."""
    return token.tag_.startswith("WW|inf|vrij")


@kept
def is_question(sentence: Span) -> bool:
    """Tell whether a sentence ends in a question mark."""
    return any("?" in token.text for token in sentence[-4:])
