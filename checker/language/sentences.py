"""Sentences by rule, before any parsing: full stops, lists, greetings, white lines and hard-wrapped lines in mail."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from spacy.attrs import IDX, LENGTH, SENT_START
from spacy.tokens import Doc, Span, Token

from checker.draft.model import Draft
from checker.language.texts import plain_text
from checker.language.tokenizer import EMOJI
from checker.language.words import columns_of

ENDS = frozenset(".!?…") | {"...", "!!", "??", "?!", "!?", "!!!", "???", ".."}
TRAILS_OFF = frozenset({"...", "…", ".."})
CLOSERS = frozenset("\"'’”»)]")
GOES_ON = frozenset(",;:/)")
_ENDS_SENTENCE = re.compile(
    r"enz\.|etc\.|e\.d\.|o\.i\.d\.|e\.a\.|a\.u\.b\.|s\.v\.p\.|z\.s\.m\.|p\.p\.|jl\.|a\.s\.", re.I
)
_POSTSCRIPT = re.compile(r"(?:p\.){1,2}s\.|n\.b\.", re.I)
# Words that with a capital begin a sentence even after an abbreviation or initial; no name begins with them.
_STARTER = re.compile(
    "Ik|U|Je|Jij|Wij|We|Hij|Zij|Ze|Het|Dit|Dat|Die|Deze|Er|Hier|Daar|Daarna|Daarom|Daarmee|Dan|Dus|En|Maar|Of|Als|"
    "Wanneer|Zodra|Omdat|Nadat|Heeft|Hebt|Kunt|Kun|Wilt|Wil|Is|Zijn|Bent|Zo|Ook|Graag|Helaas|Onze|Mijn|Een|Voor|Met|Na|"
    "Via|Wat|Hoe|Waarom|Mocht|Indien|Vanaf|Vandaag|Morgen"
)
# A line that ends with one of these goes on, however short it is.
_UNFINISHED = re.compile("de|een|uw|onze|mijn|en|of|van|met|naar|door|heer|mevrouw", re.I)
_WEEKDAY = re.compile("ma|di|wo|do|vr|za|zo", re.I)
BULLET = re.compile(
    rf"(?:[-–—*·o>+]|\d{{1,2}}[.)]|[a-tv-z][.)]|u\))[ \t]+\S|[•▪◦‣→»][ \t]*\S|{EMOJI}[ \t]*\w"
    r"|(?:-|\d{1,2}[.)])(?=[A-Z][a-z])"
)
_SMILEY = re.compile(rf"{EMOJI}|[:;=][-o^]?[()DPp]+")
START, INSIDE = 1, -1
SHORT_LINE = 45
WRAPPED_LINE = 100


def mark_sentences(doc: Doc, draft: Draft) -> None:
    """Set the start of every sentence in a Doc; the parser keeps to it."""
    spaces = columns_of(doc).spaces
    offsets, lengths = doc.to_array([IDX, LENGTH]).T.astype("int64")
    places = np.searchsorted(offsets + lengths, [0, *_starts(doc), *(part.start for part in draft.parts)], side="right")
    values = np.full(len(doc), INSIDE, dtype="int64")
    for place in places.tolist():
        first = next((index for index in range(place, len(doc)) if not spaces[index]), None)
        if first is not None:
            values[first] = START
    doc.from_array([SENT_START], values.astype("uint64"))  # type: ignore[arg-type]


def own_sentences(doc: Doc) -> tuple[Span, ...]:
    """Return the sentences in the sender's own words, without white space around them."""
    parts = [(part.start, part.end) for part in doc.spans.get("own", [])]
    marks = doc.to_array([SENT_START]).astype("int64")
    starts = [0, *(place for place in np.flatnonzero(marks == START).tolist() if place), len(doc)]
    ranges = (_trimmed(start, end, columns_of(doc).spaces) for start, end in pairwise(starts))
    return tuple(
        doc[start:end] for start, end in ranges if start < end and any(one <= start < other for one, other in parts)
    )


def trimmed(sentence: Span) -> Span:
    """Return a span without white space at its ends; empty when it holds nothing else."""
    start, end = _trimmed(sentence.start, sentence.end, columns_of(sentence.doc).spaces)
    return sentence.doc[start:end]


def _trimmed(start: int, end: int, spaces: Sequence[int]) -> tuple[int, int]:
    while start < end and spaces[start]:
        start += 1
    while end > start and spaces[end - 1]:
        end -= 1
    return start, end


def _starts(doc: Doc) -> Iterator[int]:
    """Give the offsets at or just before which a new sentence begins."""
    handled, text, spaces = 0, plain_text(doc), columns_of(doc).spaces
    for index, word in enumerate(columns_of(doc).texts):
        if word.isalnum():
            continue
        if spaces[index] and "\n" in word:
            if _line_break_ends(text, doc[index]):
                yield doc[index].idx
        elif index >= handled and _closes(word) and _may_end(doc[index]):
            following = _next_word(doc, index + 1)
            handled = following.i if following else len(doc)
            if following and _begins_sentence(doc[index], following):
                yield following.idx


@lru_cache(maxsize=2**10)
def _closes(word: str) -> bool:
    """Tell whether a sentence can end with a word somewhere: an end mark, an abbreviation, an emoji or smiley."""
    return word in ENDS or _is_smiley(word) or (_is_abbreviation(word) and not _POSTSCRIPT.fullmatch(word))


def _may_end(token: Token) -> bool:
    """Tell whether a sentence can end with such a word here; after an emoji or smiley only where a capital follows."""
    if not _is_smiley(token.text):
        return True
    inside = 0 < token.i < len(token.doc) - 1 and not token.nbor(-1).is_space
    return inside and token.nbor().text[0].isupper()


def _is_smiley(word: str) -> bool:
    return _SMILEY.fullmatch(word) is not None


def _is_abbreviation(word: str) -> bool:
    """Tell whether the full stop of a word belongs to it: `bijv.`, `t.a.v.`, the initial `J.`."""
    return word[-1] == "." and len(word) > 1 and word not in ENDS


def _next_word(doc: Doc, index: int) -> Token | None:
    """Return the first token from an index on that is no closing quote, bracket, further mark, emoji or white space."""
    line_ended = False
    while index < len(doc):
        token = doc[index]
        joined_closer = token.text in CLOSERS and not doc[index - 1].whitespace_
        closes = joined_closer or token.text in ENDS or _is_smiley(token.text)
        if not token.is_space and (line_ended or not closes):
            return token
        line_ended = line_ended or "\n" in token.text
        index += 1
    return None


def _begins_sentence(end: Token, following: Token) -> bool:
    before = following.nbor(-1)
    glued = not before.whitespace_ and not before.is_space
    starts_low = following.text[0].islower()
    if following.text in GOES_ON or (end.text == "." and _marks_number(end, following)):
        return False
    if glued and before.text in CLOSERS | {"."}:
        return following.text[0].isupper()
    if end.text in TRAILS_OFF or before.text in CLOSERS:
        return not starts_low
    if _ENDS_SENTENCE.fullmatch(end.text):
        return not (starts_low or following.is_punct or following.is_digit)
    if _is_abbreviation(end.text):
        return bool(_STARTER.fullmatch(following.text))
    return True


def _marks_number(stop: Token, following: Token) -> bool:
    """Tell whether a full stop belongs to a list number (`2.` after a sentence) or a date (`3 jan. 2026`)."""
    if stop.i == 0:
        return False
    marked = stop.nbor(-1)
    before = marked.nbor(-1) if marked.i else None
    if _WEEKDAY.fullmatch(marked.text):
        return following.is_digit
    if marked.lower_ == "jan":
        return bool(before and before.is_digit) and not _STARTER.fullmatch(following.text)
    is_number = marked.is_digit and len(marked) < 3
    is_letter = marked.is_alpha and len(marked) == 1 and marked.lower_ != "u"
    return (is_number or is_letter) and (before is None or "\n" in before.text or before.text in ENDS)


def _line_break_ends(text: str, space: Token) -> bool:
    """Tell whether a line break ends a sentence, or is only where a mail client wrapped the line."""
    if space.text.count("\n") > 1 or space.i == 0:
        return True
    after = space.idx + len(space.text)
    following = text[after : after + 80].lstrip(" \t")
    line = text[text.rfind("\n", 0, space.idx) + 1 : space.idx].rstrip()
    if BULLET.match(following) or not line or line[-1] in ":;":
        return True
    if not following.lstrip("\"'‘“„«([").lstrip()[:1].isupper():
        return False
    last = space.nbor(-1)
    if _UNFINISHED.fullmatch(last.text):
        return False
    if _is_abbreviation(last.text) and not _ENDS_SENTENCE.fullmatch(last.text):
        return bool(_STARTER.fullmatch(space.nbor().text))
    return len(line) < SHORT_LINE or len(line) > WRAPPED_LINE or line[-1] in ".!?"
