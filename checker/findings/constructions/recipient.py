"""Whole-mail construction: a salutation with another name than that of the one to whom the mail is addressed."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

from checker.draft.model import Person
from checker.findings.constructions.base import Found, MailConstruction, Parameters
from checker.findings.constructions.salutation import TITLES, addressed
from checker.findings.wholemail import Mail

ALIKE = 0.75
"""From which similarity two names may be the same one, misspelt: `Jansen` and `Janssen`."""
_LETTERS = re.compile(r"[^\W\d_]+")
_PARTICLES = frozenset("van de der den ter ten het het 't vd vande vander d".split())
_FIRM = re.compile(
    r"\b(?:b\.?v|n\.?v|v\.?o\.?f|vzw|bvba|info|team|afdeling|stichting|vereniging|gemeente|school|hotel|restaurant|"
    r"caf[eé]|firma|familie|fam|en|and|\w*(?:service|klanten|administratie|secretariaat|support|balie|receptie|bakkerij|"
    r"slagerij|garage|praktijk|apotheek|salon|bouw|techniek|installaties?|loodgieter|advocaten|makelaars?|notaris(?:sen)?|"
    r"advies|groep|group|holding|verhuur|transport|beheer|bureau|winkel|shop|studio|zorg|media|sales|finance|boekhouding|"
    r"debiteuren|crediteuren|planning|inkoop|verkoop|bedrijf|horeca|centrum|fonds|bank))\b|[&@/\d]",
    re.I,
)


def _other_name(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find a salutation whose name is nothing like the name or address of the only recipient."""
    headers, salutation = mail.reading.headers, mail.salutation
    if headers is None or salutation is None or len(headers.recipients) != 1:
        return
    person = headers.recipients[0]
    words = addressed(salutation.text) or []
    names = [name for word in words if word[:1].isupper() and word.lower() not in TITLES for name in _names(word)]
    if names and _is_person(person) and not any(_may_be(name, person) for name in names):
        formal = any(word.lower() in TITLES for word in words)
        if formal or not _same_initial(names[0], person):
            yield Found(salutation, sentence=salutation)


def _is_person(person: Person) -> bool:
    """Tell whether the name shown is a person's: initials or a first name before another, and no firm."""
    return len(_LETTERS.findall(person.name)) >= 2 and bool(_names(person.name)) and not _FIRM.search(person.name)


def _may_be(name: str, person: Person) -> bool:
    if len(name) > 2 and name in _plain(person.address):
        return True
    return any(SequenceMatcher(None, name, other).ratio() >= ALIKE for other in _names(person.name))


def _same_initial(name: str, person: Person) -> bool:
    """Tell whether a first name may be short for the recipient's: `Jan` for Johannes."""
    return any(other[0] == name[0] for other in _names(person.name))


def _names(text: str) -> list[str]:
    return [name for name in _LETTERS.findall(_plain(text)) if len(name) > 1 and name not in _PARTICLES]


def _plain(text: str) -> str:
    """Return a text in lower case without accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))


OTHER_NAME = MailConstruction(_other_name)
