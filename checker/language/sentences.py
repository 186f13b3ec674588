"""Sentences by rule, before any parsing: full stops, lists, greetings, white lines and hard-wrapped lines in mail."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from checker.draft.model import Draft

ENDS = frozenset(".!?…") | {"...", "!!", "??", "?!", "!?", "!!!", "???", ".."}
CLOSERS = frozenset("\"'’”»)]")
SENTENCE_FINAL_ABBREVIATIONS = frozenset({"enz.", "etc.", "e.d.", "o.i.d.", "e.a.", "a.u.b.", "s.v.p.", "z.s.m.", "p.p.", "jl.", "a.s."})
BULLET = re.compile(r"(?:[-–—•*·▪◦o>]|\d{1,2}[.)]|[a-z][.)])[ \t]+\S")
SHORT_LINE = 45


def mark_sentences(doc: Doc, draft: Draft) -> None:
    """Set the start of every sentence in a Doc; the parser keeps to it."""
    starts = set(_starts(doc)) | {part.start for part in draft.parts}
    boundary = True
    for token in doc:
        boundary = boundary or any(token.idx <= start < token.idx + len(token.text) for start in _near(starts, token))
        token.is_sent_start = boundary and not token.is_space
        if token.is_sent_start:
            boundary = False


def own_sentences(doc: Doc) -> tuple[Span, ...]:
    """Return the sentences in the sender's own words, without white space around them."""
    own = doc.spans["own"] if "own" in doc.spans else []
    sentences = (_trimmed(sentence) for sentence in doc.sents)
    return tuple(
        sentence for sentence in sentences if len(sentence) and any(part.start <= sentence.start < part.end for part in own)
    )


def _trimmed(sentence: Span) -> Span:
    start, end = sentence.start, sentence.end
    while start < end and sentence.doc[start].is_space:
        start += 1
    while end > start and sentence.doc[end - 1].is_space:
        end -= 1
    return sentence.doc[start:end]


def _near(starts: set[int], token: Token) -> Iterator[int]:
    """Give the starts that fall inside a token (white space can hold several)."""
    return (position for position in range(token.idx, token.idx + len(token.text)) if position in starts)


def _starts(doc: Doc) -> Iterator[int]:
    """Give the offsets at or just before which a new sentence begins."""
    text = doc.text
    for token in doc:
        if token.is_space and "\n" in token.text:
            if _line_break_ends(text, token):
                yield token.idx
        elif _ends_sentence(token):
            end = token.idx + len(token.text)
            following = _after_closers(doc, token.i + 1)
            if following is not None and _begins_sentence(token, following):
                yield following.idx
            elif following is None:
                yield end


def _ends_sentence(token: Token) -> bool:
    if _is_emoji(token):
        return token.i + 1 < len(token.doc) and token.nbor().text[0].isupper()
    return token.text in ENDS or token.lower_ in SENTENCE_FINAL_ABBREVIATIONS


def _after_closers(doc: Doc, index: int) -> Token | None:
    """Return the first token from an index on that is no closing quote, bracket, further mark or emoji."""
    while index < len(doc):
        token = doc[index]
        joined = not doc[index - 1].whitespace_
        if not (joined and token.text in CLOSERS) and token.text not in ENDS and not _is_emoji(token):
            return token
        index += 1
    return None


def _is_emoji(token: Token) -> bool:
    return len(token.text) <= 8 and ord(token.text[0]) > 0x2600 and not token.is_alpha


def _begins_sentence(end: Token, following: Token) -> bool:
    before = following.nbor(-1)
    if not before.whitespace_ and not before.is_space and before.text in CLOSERS | {"."}:
        return following.text[0].isupper()
    starts_low = following.text[0].islower()
    if starts_low and before.text in CLOSERS:
        return False
    if end.lower_ in SENTENCE_FINAL_ABBREVIATIONS or end.text in {"...", "…", ".."}:
        return not starts_low and not following.is_punct
    if end.text == "." and end.i > 0:
        previous = end.nbor(-1)
        is_initial = len(previous.text) == 1 and previous.text.isupper()
        is_number_of_list = previous.is_digit and previous.is_sent_start is not False and len(previous.text) < 3
        return not is_initial and not (is_number_of_list and (previous.i == 0 or "\n" in previous.nbor(-1).text))
    return True


def _line_break_ends(text: str, space: Token) -> bool:
    """Tell whether a line break ends a sentence, or is only where a mail client wrapped the line."""
    if space.text.count("\n") > 1 or space.i == 0:
        return True
    following = text[space.idx + len(space.text) :][:80]
    if BULLET.match(following.lstrip(" \t")):
        return True
    line = text[text.rfind("\n", 0, space.idx) + 1 : space.idx].rstrip()
    starts_high = following[:1].isupper() or not following[:1].isalpha()
    if not line or line[-1] in ":;":
        return True
    return starts_high and (len(line) < SHORT_LINE or line[-1] in ",.!?")
