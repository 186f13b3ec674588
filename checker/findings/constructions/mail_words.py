"""Whole-mail constructions about words: some that may stand anywhere in a mail, and some that are missing from it."""

from collections.abc import Iterator

from spacy.tokens import Span

from checker.findings.constructions.base import Found, Insertion, MailConstruction, Parameters
from checker.findings.phrases import PhraseIndex
from checker.findings.wholemail import Mail


def _anywhere(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find phrases in the body, the closing or the signature."""
    phrases: PhraseIndex = parameters["phrases"]
    if not mail.body or not phrases.may_stand_in(mail.reading.doc):
        return
    for part in (*mail.body, *_lines(mail.signature), *_lines(mail.closing)):
        for found in phrases(part):
            yield Found(part.doc[found.marked_start : found.marked_end], sentence=part)
            return


def _missing(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find what the mail is about where it says none of the words that belong to that.

    A sentence with a phrase of `elsewhere` is about something else: the contract that the customer has with another.
    """
    about, says, elsewhere = parameters["about"], parameters["says"], parameters.get("elsewhere")
    if not mail.is_whole or not about.may_stand_in(mail.reading.doc):
        return
    if any(says(sentence) for sentence in mail.reading.sentences) or (mail.closing and says(mail.closing)):
        return
    for sentence in mail.body:
        if elsewhere and any(elsewhere(sentence)):
            continue
        for found in about(sentence):
            place = Insertion(mail.body[0].start_char, after=" ")
            yield Found(mail.reading.doc[found.marked_start : found.marked_end], {"insertion": place})
            return


def _lines(part: Span | None) -> Iterator[Span]:
    """Give the lines of a part."""
    start = part.start if part else 0
    for token in part or ():
        if token.is_space and "\n" in token.text:
            yield token.doc[start : token.i]
            start = token.i + 1
    if part:
        yield part.doc[start : part.end]


MAIL_PHRASE = MailConstruction(_anywhere, parameters=frozenset({"phrases"}), phrases=frozenset({"phrases"}))
MISSING_WORDS = MailConstruction(
    _missing,
    parameters=frozenset({"about", "says", "elsewhere"}),
    phrases=frozenset({"about", "says", "elsewhere"}),
)
