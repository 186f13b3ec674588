"""Construction `marks`: rows of exclamation and question marks, and every exclamation mark after a mail's first."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spacy.tokens import Span, Token

from checker.findings.constructions.base import Construction, Found, MailConstruction, Parameters
from checker.findings.model import Reading
from checker.findings.wholemail import Mail
from checker.language.kept import keep
from checker.language.words import columns_of

_MARKS = frozenset({"!", "?"})


def _anchors(parameters: Parameters, _: Mapping[str, Any]) -> frozenset[str]:
    if parameters["kind"] not in {"row", "repeated"}:
        raise KeyError(f"kind ‘{parameters['kind']}’")
    return _MARKS if parameters["kind"] == "row" else frozenset({"!"})


def _find(sentence: Span, reading: Reading, parameters: Parameters) -> Iterable[Found]:
    first = _first_exclamation(reading)
    for row in _rows(sentence):
        follows = first is not None and row[0].i > first
        span = sentence.doc[row[0].i : row[-1].i + 1]
        details = {"marks": span.text, "follows": follows}
        if parameters["kind"] == "row" and len(row) > 1:
            yield Found(span, details)
        if parameters["kind"] == "repeated" and len(row) == 1 and row[0].text == "!" and follows:
            yield Found(span, details)


def _find_in_frame(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find rows of marks in the salutation and the closing, which are no sentences."""
    for part in (mail.salutation, mail.closing):
        for row in _rows(part) if part is not None else ():
            if len(row) > 1:
                span = row[0].doc[row[0].i : row[-1].i + 1]
                yield Found(span, {"marks": span.text, "follows": False}, sentence=part)


def _rows(sentence: Span) -> Iterator[list[Token]]:
    """Give the rows of marks in a sentence, those in brackets left out."""
    if _MARKS.isdisjoint(columns_of(sentence.doc).texts[sentence.start : sentence.end]):
        return
    row: list[Token] = []
    for token in sentence:
        if token.text in _MARKS:
            row.append(token)
        elif not token.is_space:
            if row and not _is_bracketed(row):
                yield row
            row = []
    if row and not _is_bracketed(row):
        yield row


def _is_bracketed(row: list[Token]) -> bool:
    return row[0].i > 0 and row[0].nbor(-1).text == "("


def _first_exclamation(reading: Reading) -> int | None:
    """Return the token index of the first exclamation mark of the sender's own."""
    return keep(reading.doc, _first_exclamation, lambda: next(_exclamations(reading), None))


def _exclamations(reading: Reading) -> Iterator[int]:
    quoted = {token.i for span in reading.spans("quoted") for token in span}
    for row in (row for sentence in reading.sentences for row in _rows(sentence)):
        if any(token.text == "!" for token in row) and row[0].i not in quoted:
            yield row[0].i


MARKS = Construction(find=_find, anchors=_anchors, parameters=frozenset({"kind"}), needs_parse=False)
FRAME_MARKS = MailConstruction(_find_in_frame)
