"""Whole-mail constructions about the salutation: none at all, or one that could stand above any mail."""

import re
from collections.abc import Container, Iterator, Sequence

from checker.findings.constructions.base import Found, Insertion, MailConstruction, Parameters
from checker.findings.wholemail import Mail
from checker.language.texts import plain_text

_GREETING = re.compile(
    r"\W*(?:geachte?|beste|lieve|waarde|hallo|hello|hoi(?:hoi)?|hai|hi|heey?|hey|hé|goede[ ]?dag|dag|gegroet|dear|"
    r"goe(?:de|den|ie)[ ]?(?:morgen|middag|avond|dag))\b",
    re.I,
)
_OPENS = re.compile(r"\W*(?:[^\W\d][\w'’.-]*[ ]?){1,5}[,!]\s*(?:\n|$)")
_NAMELESS = re.compile(r"\W*(?:l\.? ?s\.?|(?:mijne )?(?:dames en heren|heren|mevrouw, mijnheer))[,.!:]*\s*", re.I)
_JOINS = re.compile(r"[\s,;/!:.]+|\b(?:en|of|de)\b", re.I)
_PLURAL = re.compile(r"\((?:s|en|n)\)")
_BELONGS = frozenset({"van", "bij", "in", "uit", "aan", "te"})
_FAMILY = frozenset(
    "ouders ouder verzorgers verzorger vader moeder mama papa nabestaanden baasje baasjes opa oma grootouders".split()
)
_NO_NAMES = frozenset("de het een groep klas basisschool school obs cbs onze ons".split())
TITLES = frozenset("heer meneer mijnheer mevrouw dhr dhr. mw mw. mevr mevr. dame juffrouw hr hr. heren dames".split())


def _missing(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find the first word of a mail that opens without a salutation."""
    if not mail.is_whole or mail.salutation:
        return
    first = mail.body[0]
    if not _OPENS.match(mail.reading.doc[first.start :].text[:80]):
        yield Found(first[:1], {"insertion": Insertion(first.start_char, after="\n\n")})


def _impersonal(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find a salutation that names nobody: by a role (`Beste klant`), or with `bare`, only a greeting (`Hallo,`)."""
    salutation = mail.salutation
    if salutation is None or not mail.body:
        return
    text = plain_text(salutation)
    named = addressed(text)
    roles = mail.reading.lists[parameters["words"]].entries
    found = named == [] if parameters.get("bare") else _is_role(text, named, roles)
    if found:
        yield Found(salutation, sentence=salutation)


def addressed(text: str) -> list[str] | None:
    """Return the words after the greeting; None when it does not open with one."""
    greeting = _GREETING.match(text)
    return [word for word in _JOINS.split(_PLURAL.sub("", text[greeting.end() :])) if word] if greeting else None


def _is_role(text: str, words: Sequence[str] | None, roles: Container[str]) -> bool:
    if not words:
        return bool(_NAMELESS.fullmatch(text))
    count = next((index for index, word in enumerate(words) if word.lower() not in roles), len(words))
    # What belongs to a role makes it no name (`Beste klant van Ziggo`); after a title it is one (`heer van Dam`).
    belongs = count > 0 and count < len(words) and words[count] in _BELONGS and words[count - 1].lower() not in TITLES
    return count > 0 and (count == len(words) or (belongs and not _is_family(words[count - 1 :])))


def _is_family(words: Sequence[str]) -> bool:
    """Tell whether somebody's family is meant, by that name: `ouders van Mees`, not `ouders van groep 3`."""
    if words[0].lower() not in _FAMILY or len(words) < 3 or words[2].lower() in _NO_NAMES:
        return False
    return words[2][0].isupper() or words[2].lower() in TITLES


MISSING_SALUTATION = MailConstruction(_missing)
IMPERSONAL_SALUTATION = MailConstruction(_impersonal, parameters=frozenset({"words", "bare"}))
