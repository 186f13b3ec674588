"""Addresses: streets with a number, and postcodes."""

import re
from collections.abc import Iterator

from checker.masking.model import Mask

_UP = "A-ZÀ-ÖØ-Þ"
_STREET_END = (
    r"(?:straat|str\.|laan|weg|plein|dijk|gracht|kade|singel|dreef|hof|pad|steeg|park|plantsoen|markt|wal|baan|lei|"
    r"steenweg|akker|veld|burg|berg|horst|oord|hout|kamp|meer|zoom|brink|erf|poort|haven|boulevard|allee|weide|waard|donk|"
    r"hoek|zijde|heuvel|tuin|straatje|laantje|pleintje|dam|burgwal|vest|wijk|werf|sluis|brug|bosch?|rode|rak|ven|plaats|gaarde|"
    r"linde|ring|reep|diep|vaart|tocht|kreek|loo|made|polder|rijn|maas|meent|zand|duin|kwartier|residentie|hoven|molen)"
)
_OPENING = r"(?:Op|Bij|Naar|In|Uit|Vanaf|Tot|Voor|Aan|Vanuit|Tussen|Het|Adres|Ons|Uw|Je|Mijn|Onze)\b"
_FIRST = rf"(?!{_OPENING})[{_UP}][\w'’.-]*[ ]"
_FURTHER = rf"(?:[{_UP}][\w'’.-]*[ ]|(?i:van|de|der|den|het|’t|'t|ter|ten|in|op|aan|von)[ ])"
_NUMBER = (
    r"\d{1,5}(?:[ ]?(?:bis|hs|huis|rood|zwart)\b|[ ]?-[ ]?(?:\d{1,4}|[A-Z]{1,4})\b|[ ]?[a-zA-Z]\b)?"
    r"(?:[ ]?[-/][ ]?\d{1,4}\b)?"
)
_BOX = r"(?:,?[ ](?:bus|bte|app\.?|appartement|kamer)[ ]\d{1,4}[A-Za-z]?)?"
_TOWN_CODE = rf"(?:,[ ][1-9]\d{{3}}(?=[ ][{_UP}][a-zà-ÿ]))?"
# A unit, moment or ordinary word right behind the number: `de Kerkstraat 3 dagen dicht`.
_NO_MEASURE = r"(?![\d.,:]*\d)(?![ ](?:dag|week|weken|maand|jaar|uur|euro|minuten|km|meter|keer|stuks|%))"
_STREET = re.compile(
    rf"(?<![\w-])(?:{_FIRST}(?:{_FURTHER}){{0,3}})?(?:[{_UP}][\w'’-]*?){_STREET_END}[ ]"
    rf"{_NUMBER}{_BOX}{_TOWN_CODE}{_NO_MEASURE}"
)
_LOWER_STREET = re.compile(
    rf"(?<![\w-])[a-zà-ÿ]{{3,}}?(?:straat|laan|weg|gracht|singel|kade|plein|dreef|steeg|dijk)[ ]"
    rf"{_NUMBER}{_BOX}{_NO_MEASURE}"
)
_OTHER_STREET = re.compile(
    rf"(?<![\w-])(?:Laan|Weg|Plein|Hof|Rue|Avenue|Chaussée|Singel|Park)[ ](?:van|de|du|der|den|des)[ ]"
    rf"(?:(?:de|den|der|het|la)[ ])?"
    rf"[{_UP}][\w'’-]*(?:[ ][{_UP}][\w'’-]*)?[ ]{_NUMBER}{_BOX}{_TOWN_CODE}"
)
_NO_STREET = re.compile(
    r"(?:de|het|een|dit|deze|op|in|aan|van|tot|onze|uw)?[ ]?(?:weg|park|hof|plein|markt|tuin|haven|plaats|baan|berg|"
    r"meer|veld|kamp|brug|sluis|pad|wijk|hoek|poort|ring|molen|zand|bos|dam|spoorweg|snelweg|onderweg|omweg|parkeerplaats|"
    r"zitplaats|werkplaats|staanplaats|laadplaats|standplaats|slaapplaats|campingplaats|ligplaats|"
    r"kampeerplaats|formulierveld|invoerveld|"
    r"rijbaan|startbaan|loopbaan|tennisbaan|achtertuin|voortuin|zwembad|bouwmarkt|supermarkt)[ ]",
    re.I,
)
# Units and words that look like the letters of a postcode: `1500 KM`, `2026 EN`.
_POSTCODE = re.compile(
    r"(?<![\d.,€-])(?<!€ )[1-9]\d{3}(?:[ ]?"
    r"(?!(?:SA|SD|SS|KM|MB|GB|TB|KW|PK|CM|MM|KG|ML|EN|OF|OP|IN|DE|TE|IS|UR|WH|MG|PX)\b)[A-Z]{2}|"
    r"(?!(?:km|mb|gb|tb|kw|pk|cm|mm|kg|ml|wh|mg|px|en|of|op)\b)[a-z]{2})\b"
    r"(?:[ ,]+\d{1,5}(?:[ ]?[a-zA-Z]\b|-[\w]{1,4}\b)?(?![\d.,:]*\d)"
    r"(?![ ](?:dag|week|weken|uur|euro|keer|stuks|km|meter|jan|feb|mrt|maart|apr|mei|juni|juli|aug|sep|okt|nov|dec)))?"
)
_HOUSE = re.compile(r"\bhuis(?:nummer|nr\.?)[ ]?(?:is|:)?[ ]?(\d{1,5}(?:[ ]?[a-zA-Z]\b|-\w{1,4}\b)?)", re.I)


def find_addresses(text: str) -> Iterator[Mask]:
    """Give streets with a house number and what belongs to it, and postcodes; a town by itself is no address."""
    for pattern in (_OTHER_STREET, _STREET, _LOWER_STREET):
        for match in pattern.finditer(text):
            if not _NO_STREET.match(match[0]):
                yield Mask(match.start(), match.end(), "adres")
    yield from (Mask(match.start(), match.end(), "adres") for match in _POSTCODE.finditer(text))
    yield from (Mask(match.start(1), match.end(1), "adres") for match in _HOUSE.finditer(text))
