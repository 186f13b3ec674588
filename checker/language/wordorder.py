"""Where clauses begin and end by their words alone, what introduces them, and verbs that are split in two."""

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from checker.language.kept import kept
from checker.language.texts import plain_text
from checker.language.verbs import load_verbs

CLAUSE_ENDS = frozenset({",", ";", ":", ".", "!", "?", "...", "…", "(", ")", "–", "!!", "?!"})
COORDINATORS = frozenset({"en", "maar", "of", "dus", "want", "én"})
SUBORDINATORS = frozenset(
    """als indien wanneer zodra voordat nadat omdat doordat aangezien terwijl zolang tenzij mits
    hoewel ofschoon opdat zodat totdat sinds dat wie wat waar hoe waarom waarvoor waarmee waarin
    waarop alvorens teneinde zoals mocht""".split()
)
_PREAMBLE = re.compile(
    r"\s*(?:(?:[-–—•*·▪◦>]|\d{1,2}[.)]|[a-z][.)]|stap\s+\d+\s*[:.)-]?|tip\s*\d*\s*:|(?:p\.?\s?s\.?)\s*[:.,]?|let\s+op\s*[:!]|"
    r"nb\s*:|belangrijk\s*:|actie\s*:)\s*)*(?:(?:en|maar|dus|daarom)\s+)?(?![\"'‘’](?:t|n|s|k)\b)[\"'‘“„(]?",
    re.I,
)
_LIST_MARK = re.compile(r"\s*(?:[-–—•*·▪◦]|\d{1,2}[.)]|stap\s+\d+\s*:?)\s*", re.I)


@kept
def after_preamble(sentence: Span) -> int:
    """Return the index of the first word after a bullet, number, `Stap 2:`, `PS:` or an opening `En`."""
    match = _PREAMBLE.match(plain_text(sentence))
    offset = sentence.start_char + (match.end() if match else 0)
    return next((token.i for token in sentence if token.idx >= offset and not token.is_space), sentence.start)


def has_list_mark(sentence: Span) -> bool:
    """Tell whether a sentence is an item of a list or a numbered step."""
    return bool(_LIST_MARK.match(plain_text(sentence)))


def after_list_mark(sentence: Span) -> int:
    """Return where the words of a sentence begin behind a bullet or number, in code points of the text."""
    match = _LIST_MARK.match(plain_text(sentence))
    return sentence.start_char + (match.end() if match else 0)


def clause_tokens(token: Token, sentence: Span) -> Iterator[Token]:
    """Give the tokens after one up to the end of its clause."""
    for word in sentence.doc[token.i + 1 : sentence.end]:
        if word.text in CLAUSE_ENDS:
            return
        yield word


def has_conditional_dan(sentence: Span, start: int) -> bool:
    """Tell whether `, dan` follows in a sentence: what stands before it is then a condition, not a command."""
    words = sentence.doc[start : sentence.end]
    return any(
        word.text == "," and index + 1 < len(words) and words[index + 1].lower_ == "dan"
        for index, word in enumerate(words)
    )


def particle_of(verb: Token, end: int) -> Token | None:
    """Return the particle that was split off a verb, before a token index: `Vul … in`; None when there is none."""
    verbs = load_verbs()
    base = verb.lower_ if verb.lower_ in verbs.stems else verb.lower_.removesuffix("t")
    for token in reversed(verb.doc[verb.i + 1 : end]):
        if token.lower_ in verbs.particles and verbs.is_separable(base, token.lower_) and _stands_free(token, end):
            return token
    return None


def _stands_free(token: Token, end: int) -> bool:
    """Tell whether a word that can be a particle is no preposition here: nothing behind it that it could belong to."""
    if token.i + 1 >= end:
        return True
    following = token.nbor()
    if token.dep_ == "compound:prt" and following.pos_ not in {"DET", "NOUN", "PRON"}:
        return True
    return following.is_punct or following.pos_ in {"ADP", "CCONJ", "SCONJ", "ADV"} or following.lower_ in SUBORDINATORS
