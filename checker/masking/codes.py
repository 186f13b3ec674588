"""Numbers of customers, orders, policies and the like: named by a word before them, or by their form."""

import re
from collections.abc import Iterator

from checker.masking.model import Mask
from checker.masking.numbers import find_bare_bsn

# Numbers that belong to nobody: of a house, a room, a model.
_OF_NOBODY = re.compile(
    r"\b(?:huis|telefoon|rij|kamer|artikel|model|type|regel|pagina|blad|lijn|bus|stoel|volg|week|versie|tel|kanaal)-?\Z",
    re.I,
)
_NUMBERED = (
    r"(?:nummers?|nr\.?|kenmerk|referentie|code|-id|dossier|VIN|IMEI|EAN|RMA|KvK|polis|pas|kaart|inlognaam)(?!\w)"
)
_THING = (
    r"(?:bestelling|order|factuur|facturen|ticket|zaak|melding|boeking|reservering|retour|claim|schade|contract|machtiging|"
    r"zending|pakket|pakje|verzoek|offerte|aanvraag|case|klacht|nota|incident|relatie|lid|klant|debiteur|aansluiting|meter|"
    r"opdracht|afspraak|declaratie|rekening|inschrijving)\b"
)
_LINK = r"[ ]?(?:(?:is|zijn|luidt|heeft nummer|met (?:het )?(?:nummer|code|kenmerk)|van u is|:|=|\()[ ]?){0,2}"
_DATE = r"(?!\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})\b)"
_CODE = rf"{_DATE}#?(?-i:[A-Z]{{2,4}}[ ](?=\d))?[A-Za-z\d]+(?:[./-][A-Za-z\d]+)*(?:(?<=\d)[ ]\d{{3,}})*"
_UNIT = (
    r"(?![\d.,:]*\d)(?![ ]?(?:%|euro|uur|gram|kg|kilo|liter|km|cm|mm|meter|m2|m3|kwh|mb|gb|stuks?|dagen|weken|maanden|"
    r"jaar|keer|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"personen|punten|werkdagen)\b)"
)
_AFTER_NUMBER = re.compile(rf"{_NUMBERED}{_LINK}(?P<code>{_CODE})\b{_UNIT}", re.I)
_AFTER_THING = re.compile(rf"{_THING}{_LINK}(?P<code>{_CODE})\b{_UNIT}", re.I)
_BY_FORM = re.compile(
    r"(?<![\w/.-])(?:#\d{3,}|\+{3}\d{3}/\d{4}/\d{5}\+{3}|\*{3}\d{3}/\d{4}/\d{5}\*{3}"
    r"|NL\d{9}B\d{2}|BE[ ]?0\d{3}\.?\d{3}\.?\d{3}"
    r"|3S[A-Z0-9]{9,13}|JVGL\d{8,}"
    r"|(?=[A-Z0-9]*\d{5}\b)(?=[A-Z0-9]*[A-Z])[A-HJ-NPR-Z0-9]{17}"
    r"|[A-Z]{1,6}[-_/]?(?:19|20)\d{2}[-_/.]?\d{3,}(?:[-_/.]\w+)*"
    r"|(?:19|20)\d{2}[-/.](?:[A-Z]{2,5}[-/.])?\d{4,}"
    r"|[A-Z]{1,6}[-_/]\d{5,}(?:[-_/.]\w+)*"
    r"|[A-Z]{1,4}\d{6,}[A-Z]?"
    r"|(?<!€ )\d{7,})(?![\w]|[.,]\d)"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")


def find_codes(text: str) -> Iterator[Mask]:
    """Give numbers that belong to a customer; years, dates, amounts and measures are left alone."""
    for match in _AFTER_NUMBER.finditer(text):
        if _is_owned(text, match):
            yield Mask(*match.span("code"), "nummer")
    for match in _AFTER_THING.finditer(text):
        if _is_code(match["code"]):
            yield Mask(*match.span("code"), "nummer")
    yield from find_bare_bsn(text)
    for match in _BY_FORM.finditer(text):
        yield Mask(match.start(), match.end(), "nummer")


def _is_owned(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number that is called one belongs to a customer; a bare `nummer` needs four digits."""
    before = text[max(0, match.start() - 12) : match.start()]
    bare = match[0].lower().startswith("nummer") and not before[-1:].isalpha()
    enough = _digits(match["code"]) >= (4 if bare else 2)
    return enough and not _YEAR.fullmatch(match["code"]) and not _OF_NOBODY.search(before)


def _digits(code: str) -> int:
    return sum(map(str.isdigit, code))


def _is_code(code: str) -> bool:
    """Tell a number of an order or ticket from a quantity or a year: `factuur 4518`, not `bestelling 2026`."""
    digits = _digits(code)
    if code.isdigit():
        return digits >= 4 and not _YEAR.fullmatch(code)
    return digits >= 3
