"""The words of moments, as regular expressions: days, dates, times, durations and what stands around them.

In these texts a space stands for white space and `~` for white space that may be absent; `pattern` compiles them for
text in lower case: Python takes twice as long where the case of letters does not count. All repetitions are bounded, so
that no text takes long.
"""

import re
from functools import lru_cache


def one(*alternatives: str) -> str:
    """Return a group of alternatives."""
    return f"(?:{'|'.join(alternatives)})"


def pattern(text: str) -> re.Pattern[str]:
    """Compile a text in which spaces and `~` stand for white space, for text in lower case."""
    return re.compile(text.replace(" ", r"\s{1,9}").replace("~", r"\s{0,9}"))


ONES = "een|één|eén|twee|drie|vier|vijf|zes|zeven|acht|negen"
TENS = "twintig|dertig|veertig|vijftig|zestig|negentig"
COUNT = one(
    r"\d+(?:[.,]\d+)?",
    rf"(?:(?:{ONES})(?:en|ën))?(?:{TENS})",
    "(?:der|veer|vijf|zes|zeven|acht|negen)tien",
    "tien|elf|twaalf|honderd|anderhalve?",
    ONES,
)
NUMBER = one(r"\d~[x×]~24", COUNT)
ORDINAL = one(
    r"\d{1,2}(?:e|ste|de)",
    "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|laatste",
    "(?:eerst)?volgende",
)
MONTH = one(
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    r"(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?",
)
WEEKDAY = one("maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag")
PART = one("ochtend|morgen|middag|namiddag|voormiddag|avond|nacht")
UNTIL = r"(?:t/m|tot(?: en met)?|-|–)"

_HOUR = r"(?:[01]?\d|2[0-4])"
_IN_WORDS = one(ONES, "tien|elf|twaalf")
CLOCK = one(
    rf"{_HOUR}[.:][0-5]\d~(?:uur|u\b\.?|h\b)",
    rf"{_HOUR}~(?:uur|u\b\.?|h\b)(?! (?:per|lang|geleden|werk|durend|aan)\b)(?:~[0-5]\d\b)?",
    rf"{_HOUR}u[0-5]\d",
    rf"(?:half|kwart (?:voor|over)) (?:{_IN_WORDS}|\d{{1,2}})(?!~(?:uur|%|procent))",
)
BARE_CLOCK = one(
    rf"{_HOUR}[.:][0-5]\d(?!~(?:euro|%|kg|m\b))",
    rf"{_IN_WORDS} uur(?! of\b)",
    rf"{_IN_WORDS}(?= (?:en|tot) {_IN_WORDS}(?!~\w))",
    rf"(?<=en\s){_IN_WORDS}(?!~\w)",
    rf"(?<=tot\s){_IN_WORDS}(?!~\w)",
    rf"{_HOUR}(?= (?:en|tot) {_HOUR})",
)
CLOCK_RANGE = rf"^(?:van|tussen) {_HOUR}(?:[.:]\d\d)?~(?:uur|u)? (?:tot|en)\b"

_DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
DATE = r"(?:(?:ma|di|wo|do|vr|za|zo)\.? )?" + one(
    rf"{_DAY_NUMBER}(?:e|ste|de)?(?:~(?:en|of|{UNTIL})~\d{{1,2}})? {MONTH}(?: (?:\d{{4}}|'\d{{2}}))?",
    rf"{_DAY_NUMBER}[-/]{_MONTH_NUMBER}[-/](?:\d{{4}}|\d{{2}})(?!\d)",
    r"\d{4}-\d{2}-\d{2}",
    rf"(?!24/7|1/[2-4]\b|[23]/[34]\b){_DAY_NUMBER}/{_MONTH_NUMBER}(?![\d/])",
)
FEAST = one(
    "(?:eerste|tweede|1e|2e) (?:kerst|paas|pinkster)dag",
    "nieuwjaarsdag|koningsdag|bevrijdingsdag|hemelvaartsdag|goede vrijdag|oudejaarsdag|oudejaarsavond|kerstavond",
)
DAY = one(
    rf"{WEEKDAY}(?: \d{{1,2}}(?= (?:tot|t/m|en|of)\b)|{PART})?(?!s?\w)",
    DATE,
    FEAST,
    r"de \d{1,2}(?:e|ste|de)"
    r"(?=~(?:[,.;:)!?]|$|van (?:de(?:ze)?|volgende) maand|(?:om|vóór|voor|is|heeft|staat|komt|hoort)\b))",
    rf"(?:(?:de|uw|je) )?{ORDINAL} werkdag",
    r"(?:de|diezelfde|dezelfde) (?:volgende )?dag(?= (?:erna|daarna|nog|na|van)\b)",
    "(?:de|uw|je) (?:eerst)?volgende dag",
    "(?:de|die)zelfde (?:werk)?dag",
    rf"overmorgen(?:{PART}| vroeg)?",
    rf"morgen(?:{PART}|~vroeg)",
    "vanochtend|vanmorgen|vanmiddag|vanavond|vannacht|vandaag",
    r"(?<!goede\s)(?<!goeie\s)(?<!de\s)(?<!'s\s)(?<!’s\s)(?<!iedere\s)(?<!elke\s)morgen",
    r"(?:in )?(?:week|wk\.?|weeknummer) (?:[1-4]?\d|5[0-3])(?!\d)",
    "(?:aan het )?einde? van de (?:werk)?(?:dag|middag|ochtend|avond)",
)

_UNIT = one(
    "seconden?|minuten|minuut",
    r"min\.|uur|uren|u\b|h\b|kantooruren|werkuren",
    r"dag(?:en)?|kalenderdag(?:en)?|werkdag(?:en)?|wd\b",
    "week|weken|maand(?:en)?|kwartaal|kwartier|jaar|etmaal",
)
UNIT = rf"{_UNIT}(?!\w)(?! of (?:wat|twee|drie|vier|vijf|zes|acht|tien)\b)"
_ROUGHLY = "(?:de|uiterlijk|maximaal|hooguit|ongeveer|circa|zo'n|gemiddeld|nog|een termijn van) "
ABOUT = one(_ROUGHLY, r"ca\.~", r"max\.? ") + "{0,4}"
AMOUNT = rf"(?:{NUMBER}~(?:à|a|tot|-|–|of)~)?(?:{NUMBER}|(?:een|'n) hal(?:f|ve)|'n)"
_WITHIN = r"(?:binnen|in|over|na|uiterlijk over|maximaal|max\.?|hooguit|hoogstens|ten hoogste|minder dan|tot)"
_EVENT = "(?:uw|je|jullie|de|het|deze|vertrek|aankomst|ontvangst|levering|aanvang)"
DURATION = one(
    rf"{_WITHIN} {ABOUT}{AMOUNT}~{UNIT}",
    r"binnen het (?:half )?(?:uur|kwartier)",
    rf"{NUMBER}~(?:à|tot|of|-|–)~{NUMBER}~{UNIT}",
    rf"{NUMBER} werkdag(?:en)?",
    rf"{NUMBER} {UNIT}(?= (?:voor|vóór|na|voorafgaand aan) {_EVENT}\b)",
)
_EDGE = "(?:begin|medio|half|halverwege|eind|het einde?)"
_PERIOD = one(
    "(?:deze|volgende|komende) (?:week|maand)",
    rf"{_EDGE} (?:van )?(?:deze|volgende|komende|de) (?:week|maand)",
    rf"{_EDGE}(?: van)? {MONTH}",
    r"(?:het|dit|komend) weekend",
    r"(?:de )?kerst|pasen|pinksteren|hemelvaart",
    rf"{MONTH}(?=\W|$)",
)
BOUND = one(
    rf"(?:uiterlijk|ten laatste|vóór|niet later dan) (?:(?:in|op|met|vóór|voor|aan) )?{_PERIOD}",
    r"voor (?:eind|het einde?|het weekend|de kerst|kerst|pasen|pinksteren)\b(?: van)?"
    rf"(?: (?:deze|de|volgende) (?:week|maand|dag)| {MONTH})?",
)
_PREPOSITION = one(
    "uiterlijk|ten laatste|vóór|voor|vanaf|per|op|om|omstreeks|rond|tegen|tussen|van|t/m|tot(?: en met)?"
)
LEAD = rf"(?:(?:{_PREPOSITION}|komende|aanstaande|a\.s\.|eerstvolgende|deze|volgende week|nog|al|en) ){{0,5}}"
AT = "(?:om|vóór|voor|rond|omstreeks|tegen|tussen|na|vanaf|tot|van|uiterlijk) "
TAIL = r"(?: (?:a\.s\.|aanstaande|nog))?"
JOIN = rf"(?:~,?~(?:{_PREPOSITION}|a\.s\.|en|of|na|in de|-|–|\()?~)"

_OPENERS = frozenset(
    f"""{ONES}|{TENS}|tien|elf|twaalf|honderd|anderhalf|anderhalve|morgen|overmorgen|eerste|tweede|derde|vierde|vijfde|zesde|
    maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo|zevende|achtste|negende|tiende|laatste|
    volgende|eerstvolgende|binnen|in|over|na|uiterlijk|maximaal|max|hooguit|hoogstens|ten|minder|tot|niet|vóór|voor|vanaf|
    per|op|om|omstreeks|rond|tegen|tussen|van|t|komende|aanstaande|a|deze|nog|al|en|half|kwart|nieuwjaarsdag|koningsdag|
    bevrijdingsdag|hemelvaartsdag|goede|oudejaarsdag|oudejaarsavond|kerstavond|de|uw|je|diezelfde|dezelfde|vanochtend|
    vanmorgen|vanmiddag|vanavond|vannacht|vandaag|week|wk|weeknummer|aan|einde|eind""".replace("|", " ").split()
)
"""With which words a moment can begin, besides digits and compounds: every alternative above that stands in front."""
_COMPOUNDS = re.compile(rf"(?:{WEEKDAY}|(?:over)?morgen)(?:{PART}|vroeg)|\w+(?:tig|tien)")


@lru_cache(maxsize=2**12)
def may_begin(word: str) -> bool:
    """Tell whether a moment can begin with a word in lower case, or with a digit."""
    return word in _OPENERS or word[0].isdigit() or _COMPOUNDS.fullmatch(word) is not None
