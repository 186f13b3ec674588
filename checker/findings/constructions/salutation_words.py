"""Whole-mail construction `salutation-words`: what the customer is called in the salutation, with a number behind it.

The whole salutation is underlined; the words themselves are in the details, for recipes.
"""

from collections.abc import Iterator

from spacy.tokens import Span

from checker.findings.constructions.base import Found, MailConstruction, Parameters
from checker.findings.phrases import PhraseIndex
from checker.findings.wholemail import Mail

_BEFORE_NUMBER = frozenset({"met", "nummer", "nr", "nr.", "no.", "#", "klantnummer", "relatienummer", "dossiernummer"})


def _find(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find phrases in the salutation, up to and including a number; with `numbered`, only those with a number."""
    salutation = mail.salutation
    if salutation is None:
        return
    phrases: PhraseIndex = parameters["phrases"]
    for match in phrases(salutation):
        end = _end_of_number(salutation, match.marked_end)
        if end > match.marked_end or not parameters.get("numbered"):
            yield Found(salutation, {"words": salutation.doc[match.marked_start : end]}, sentence=salutation)
            return


def _end_of_number(salutation: Span, start: int) -> int:
    """Return the index behind the number that begins at a token, such as `met nummer 20441`; the start without one."""
    index = start
    while index < salutation.end and salutation.doc[index].lower_ in _BEFORE_NUMBER:
        index += 1
    numbered = index < salutation.end and any(character.isdigit() for character in salutation.doc[index].text)
    return index + 1 if numbered else start


SALUTATION_WORDS = MailConstruction(
    _find, parameters=frozenset({"phrases", "numbered"}), phrases=frozenset({"phrases"})
)
