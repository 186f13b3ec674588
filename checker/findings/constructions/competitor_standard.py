"""What somebody else is measured by: the ‘dan KPN’ of ‘trager dan KPN’."""

from spacy.tokens import Span, Token

_STANDARD = frozenset({"dan", "vergeleken", "vergelijking", "opzichte", "tegenstelling", "tegenover"})
_AS_MUCH = frozenset({"zo", "even", "net", "keer", "dubbel", "niet"})
_OF = frozenset({"van", "bij", "in", "uit", "op", "met"})
_STANDARD_WORDS = _OF | frozenset(
    "tot die dat de het via door onze uw je jouw een wat om even welke elke alle iedere enige".split()
)


def standard_word(name: Span, clause: Span) -> Token | None:
    """Return the `dan` or `vergeleken` that makes a competitor a measure for somebody else: ‘trager dan bij KPN’."""
    index = _before_articles(name.start - 1, clause)
    is_of = any(token.lower_ in _OF for token in clause.doc[index + 1 : name.start])
    if is_of and not _measures(index, clause):
        article = index - 1
        index = _before_articles(article, clause)
        if index == article:
            return None
    return clause.doc[index] if _measures(index, clause) else None


def _before_articles(index: int, clause: Span) -> int:
    while index > clause.start and clause.doc[index].lower_ in _STANDARD_WORDS:
        index -= 1
    return index


def _measures(index: int, clause: Span) -> bool:
    """Tell whether a word measures by what follows: `dan`, `vergeleken`, or the `als` of ‘zo snel als’."""
    if index < clause.start:
        return False
    word = clause.doc[index].lower_
    earlier = {token.lower_ for token in clause.doc[max(clause.start, index - 3) : index]}
    return word in _STANDARD or (word == "als" and bool(_AS_MUCH & earlier))
