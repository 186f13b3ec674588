"""Whole-mail constructions about how a mail ends: no closing, nobody's name, or only a team's."""

import re
from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Span

from checker.findings.constructions.base import Found, Insertion, MailConstruction, Parameters
from checker.findings.wholemail import Mail
from checker.language.kept import keep
from checker.language.texts import plain_text

_LAST_LINES = 4
_GREETS = re.compile(
    r"\b(?:groet\w*|gr\w{0,2}|mvg|kus\w*|x+|liefs|knuffel\w*|hoogachtend|achting|regards|doei|ciao|houdoe|"
    r"tot (?:snel|dan|ziens|gauw|straks|\w*morgen|\w+dag)|"
    r"(?:fijne?|prettige?|goede?|mooie?) (?:dag|week|avond|weekend)|bedankt|dank|sterkte|succes)\b",
    re.I,
)
_AFTER_GREETING = re.compile(
    r"(?:groet\w*|gr[tsz]*\.?|mvg\.?|m\.?v\.?g\.?|hoogachtend|achting|liefs|regards|x{2,5}|cordialement|dag|week|weekend|"
    r"ziens|\w*morgen|\w+dag|snel|gauw|bedankt)[,.!]?\s+(?:van|namens|vanuit|uit)?\s*(?P<name>\S.*)$",
    re.I | re.S,
)
_ADDRESS = re.compile(r"no-?reply@|^(?:https?:|www\.|t(?:el)?[.:]{0,2} *[+(]?\d|\+?\d)", re.I)
_ARTICLES = frozenset("het de ons uw je jouw jullie namens onze uw".split())
_INITIALS = re.compile(r"^(?:[a-z]{2,5}\.? )*(?:[A-Z]\.[ -]?)+ ?\S")


def _missing_closing(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find the last word of a mail that stops without a closing."""
    if not mail.is_whole or mail.closing or mail.signature:
        return
    last = mail.body[-1]
    lines = [line.strip() for line in mail.reading.doc[: last.end].text.splitlines() if line.strip()]
    if not any(len(line.split()) <= 6 and _GREETS.search(line) for line in lines[-_LAST_LINES:]):
        yield Found(last[-1:], {"insertion": Insertion(last.end_char, before="\n\n")})


def _missing_name(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find the closing of a mail below which nobody's name stands."""
    if mail.is_whole and mail.closing and not _lines(mail):
        yield Found(mail.closing, {"insertion": Insertion(mail.closing.end_char, before="\n\n")}, sentence=mail.closing)


def _impersonal(mail: Mail, parameters: Parameters) -> Iterator[Found]:
    """Find the name of a team, department or firm where a person's should stand."""
    lines = _lines(mail)
    if not mail.is_whole or not lines:
        return
    lists = mail.reading.lists
    endings, words = lists[parameters["endings"]].entries, lists[parameters["words"]].entries
    own = {mail.reading.settings.organisation.name, *mail.reading.settings.organisation.brands} - {""}
    first = plain_text(lines[0])
    if not (first in own or _is_team(first, endings, words)):
        return
    names = frozenset(lists[parameters["names"]].entries)
    if not any(_is_person(line.text, names) for line in lines[1:4]):
        yield Found(lines[0], {"insertion": Insertion(lines[0].start_char, after="\n")}, sentence=lines[0])


def _lines(mail: Mail) -> list[Span]:
    """Return what stands below the greeting, line by line; of `Groet, Piet` the name."""
    return keep(mail.reading.doc, _lines, lambda: _read_lines(mail))


def _read_lines(mail: Mail) -> list[Span]:
    spans: list[Span] = []
    doc = mail.reading.doc
    if mail.closing and (name := _AFTER_GREETING.search(plain_text(mail.closing))):
        start, end = (mail.closing.start_char + place for place in name.span("name"))
        tail = doc.char_span(start, end, alignment_mode="expand")
        spans += [tail] if tail else []
    if mail.signature:
        start = mail.signature.start_char
        for line in re.finditer(r"[^\r\n]*\S", plain_text(mail.signature)):
            span = doc.char_span(
                start + line.end() - len(line[0].lstrip()), start + line.end(), alignment_mode="contract"
            )
            spans += [span] if span else []
    return spans


def _is_team(line: str, endings: tuple[str, ...], words: Container[str]) -> bool:
    """Tell whether a line opens with a team's name: `Team Zorg`, `Het klantenserviceteam`, `Apotheek De Vijzel`."""
    said = [word for word in re.split(r"[\s,]+", line.lower()) if word]
    while said and said[0] in _ARTICLES:
        said = said[1:]
    names_team = bool(said) and (said[0] in words or said[0].endswith(endings))
    return names_team or bool(_ADDRESS.search(line))


def _is_person(line: str, names: frozenset[str]) -> bool:
    words: Sequence[str] = line.split()
    return bool(_INITIALS.match(line)) or (len(words) > 0 and words[0].strip(",").lower() in names)


MISSING_CLOSING = MailConstruction(_missing_closing)
MISSING_NAME = MailConstruction(_missing_name)
IMPERSONAL_SIGN_OFF = MailConstruction(_impersonal, parameters=frozenset({"endings", "words", "names"}))
