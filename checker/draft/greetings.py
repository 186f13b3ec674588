"""How Dutch mail greets: the salutation that opens it, the closing that ends it, and sentences that only look like one.

Keywords are read in any case; names are told from other words by their capital.
"""

import re
from functools import cache

WORDS_AFTER = 400
"""How many words may follow a closing: a signature and a disclaimer."""
WORDS_AFTER_OPENING = 20
"""How many may follow a closing that nothing stands before: else it is a heading, such as `Groeten uit Zeeland`."""
SENTENCE_WORDS = 4

# Words of sentences, not of names: `Beste kwaliteit vinden wij belangrijk.`, `Groeten doet u het beste zelf.`
_SENTENCE_WORDS = (
    r"ik|wij|we|u|uw|je|jij|jouw|jullie|ons|onze|er|dit|dat|niet|geen|wat|hoe|is|zijn|was|wordt|worden|heeft|hebben|kan|kunt|"
    r"kunnen|moet|mag|wil|wilt|vind\w*|sta(?:an|at)|kom\w*|doe\w*|begin\w*|help\w*|bel|mail|dank|bedankt|graag|bereikbaar|nacht|"
    r"groet\w*|wens\w*|hemel|deugd|prij[sz]\w*|kwaliteit|service|keus|keuzes?|koop|dienstverlening|oplossing\w*|resultaten"
)
_PERSON = (
    r"heer|heren|mevrouw|mevr\.?|mw\.?|dhr\.?|meneer|mijnheer|dames?|juffrouw|familie|fam\.?|klant(?:en)?|relaties?|collega[’']?s?|"
    r"allemaal|allen|iedereen|mensen|jongens|meiden|team|directie|bestuur|redactie|lezers?|abonnees?|huurders?|bewoners?|"
    r"pati[eë]nt(?:en)?|cli[eë]nt(?:en)?|deelnemers?|ouders?|verzorgers?|lid|leden|sollicitant(?:en)?|gast(?:en)?|reizigers?|"
    r"student(?:en)?|buren|buurman|buurvrouw|vrienden|vriend(?:in)?|ge[iï]nteresseerden?|belangstellenden?|ondernemers?|"
    r"medewerkers?|bezoekers?|inwoners?|eigena(?:ar|ren)|verzekerden?|donateurs?|vrijwilligers?|dokter|professor|notaris"
)
_PLACEHOLDER = r"(?:\[{1,2}|\{{1,2}|<)[^\n\]}>]{1,30}(?:\]{1,2}|\}{1,2}|>)"
_INITIALS = r"(?:[A-Z]\.-?)+|(?i:dr|drs|ir|ing|mr|mevr|mw|dhr|prof|fam|hr)\."
_NAME = rf"(?:{_INITIALS}|[A-ZÀ-Ý][\w'’-]*|{_PLACEHOLDER})"
_NAMES = rf"{_NAME}(?:[ ](?:(?i:van|de|der|den|ter|ten|het|’t|'t|en|&)|{_NAME})){{0,7}}"
_EMOJI = "[\u200d\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+"
_WORD = rf"(?:(?!(?i:{_SENTENCE_WORDS})\b)(?:{_INITIALS}|{_PLACEHOLDER}|[\w'’&/()-]+)|{_EMOJI})"
_GREETING = (
    r"(?i:geachte?|beste|lieve|waarde|hallo|hello|hoi(?:hoi)?|hai|hi|heey?|hey|hé|dag(?![ ]en[ ]nacht)|goede[ ]?dag|"
    r"goe(?:de|den|ie)[ ]?(?:morgen|middag|avond|dag)|weledel\w+|gegroet|dear)(?!\w)"
)
_LIST = rf"{_GREETING}[ ]{_NAMES}(?:,[ ]{_NAME})+[ ](?:en|&)[ ]{_NAME}"
_FURTHER = rf"[ ]?[,/][ ]?(?:{_GREETING}(?:[ ]{_WORD}){{1,6}}|(?i:{_PERSON})(?:[ ]{_NAMES})?|{_NAMES})"
_LINE_ENDS = r"[ \t]*(?=\r?\n|\Z)"
_ONE_WORD_OR_NAME = rf"(?:[ ](?:(?i:{_PERSON})\b|{_NAME})|(?:[ ]{_WORD})?\.?{_LINE_ENDS})"
_GREETING_LINE = rf"{_GREETING}(?:[ ]{_WORD}){{0,7}}(?:{_FURTHER})*"
_NO_GREETING_LINE = (
    rf"(?i:l\.?s\.?),?|(?i:mijne[ ])?(?i:heren|dames|mevrouw|mijnheer|meneer)(?:[ ]{_WORD}){{0,4}}(?:{_FURTHER})*[,:]"
    rf"|{_NAME}(?:[ ]{_NAME})?,(?=[ \t]*\r?\n)"
)
_BARE_GREETING_LINE = rf"(?={_GREETING}{_ONE_WORD_OR_NAME}){_GREETING_LINE}\.?"
_BEFORE_TEXT = (
    rf"(?:{_LIST}|{_GREETING}(?:[ ]{_WORD}){{0,6}}(?:,[ ]{_GREETING}(?:[ ]{_WORD}){{1,6}})*)"
    r"[ ]?(?:[,!:]+|(?=[ ][-–—][ ]))"
)
_SALUTATIONS = (
    rf"{_GREETING_LINE}[ ]?[,!:]+{_LINE_ENDS}",
    rf"{_BARE_GREETING_LINE}{_LINE_ENDS}",
    rf"(?:{_NO_GREETING_LINE}){_LINE_ENDS}",
    rf"{_BEFORE_TEXT}",
)
_SALUTATION_LINE = rf"^[ \t]*{_GREETING_LINE}[ ]?[,!:]*{_LINE_ENDS}"

_ADJECTIVES = r"(?:(?:[a-zéëï-]{2,20}e|vriendelijk|hartelijk),?[ ](?:en[ ][a-zéëï-]{2,20}e[ ])?)?"
_FIRM = (
    r"(?:namens[ ][^\n,]{1,40}?,?[ ])?"
    rf"(?:(?:met|de|een|heel|veel|vele|onze|mijn)[ ]){{0,3}}{_ADJECTIVES}(?:groet(?:en|jes)?|gr(?:t[sz]?)?\.?)"
    r"|m\.?[ ]?v\.?[ ]?r?\.?[ ]?gr?\.?|vr\.?[ ]?gr\.?"
    r"|(?:heel[ ])?(?:(?:hartelijk|vriendelijk|warm)[ ])?(?:gegroet|groetend)"
    rf"|hoogachtend|met[ ](?:de[ ]|onze[ ]|mijn[ ])?{_ADJECTIVES}(?:hoog)?achting|(?:veel[ ])?liefs|x{{2,5}}"
    r"|(?:with[ ])?(?:(?:kind(?:est)?|best|warm)[ ])?regards|cordialement"
)
_WISH = (
    r"(?:(?:nog|een|heel|hele)[ ])*(?:fijne?|prettige?|goede?|mooie?|leuke?|gezellige?|zonnige?)[ ]"
    r"(?:dag|avond|middag|week|weekend|weekeinde|dagen|feestdagen|vakantie|jaarwisseling|nieuwjaar|nieuw[ ]jaar|20\d\d)"
    r"(?:[ ](?:verder|nog|gewenst|toegewenst))*"
)
_WHEN = r"(?:\w+dag|(?:over)?morgen|straks|snel|gauw|dan|ziens|horens|later|spoedig|binnenkort|volgende[ ]week)"
_UNTIL = rf"(?:(?:graag|hopelijk)[ ])?tot[ ]{_WHEN}(?:[ ]of[ ]{_WHEN})?"
_THANKS = (
    r"(?:(?:alvast|nogmaals|heel|hartelijk|met|bij[ ]voorbaat)[ ])*"
    r"(?:bedankt|dank(?:[ ](?:u|je)(?:[ ]wel)?)?)(?:[ ](?:alvast|bij[ ]voorbaat))?"
)
_LOOSE = (
    rf"{_WISH}|{_UNTIL}|{_THANKS}|doei|houdoe|ciao|(?:veel[ ])?(?:sterkte|succes|plezier)|(?:van[ ]harte[ ])?beterschap"
)
_JOIN = r"[ ]?(?:[,!./|&–-]|[ ]en)(?:[ ]?[/|])?[ ](?:en[ ])?"
_TAIL_WORD = rf"(?:(?!(?i:{_SENTENCE_WORDS})\b)[\w'’.&()-]+|{_EMOJI})"
_FIRM_TAIL = (
    rf"(?:[ ]?,[ ]?{_TAIL_WORD}(?:[ ]{_TAIL_WORD}){{0,5}}|[ ](?i:van|namens|uit|vanuit|en)(?:[ ]{_TAIL_WORD}){{1,6}}"
    rf"|[ ]{_NAMES}|(?:[ ]{_TAIL_WORD}){{1,2}})?"
)
_END_OF_LINE = rf"[ ]?[,.!]*(?:[ ]?{_EMOJI})*[*_]{{0,2}}[ \t]*\r?$"
FIRM_CLOSING = re.compile(
    r"(?:^[ \t]*|(?<=[.!?])[ ])"
    rf"(?P<closing>[*_]{{0,2}}(?i:(?:(?:{_LOOSE}){_JOIN})?(?:{_FIRM})(?:{_JOIN}(?:{_FIRM}|{_LOOSE}))*)\b\.?{_FIRM_TAIL})"
    rf"{_END_OF_LINE}",
    re.M,
)
LOOSE_CLOSING = re.compile(
    rf"^[ \t]*(?i:(?:{_LOOSE})(?:{_JOIN}(?:{_LOOSE}))*)(?:[,!.]?[ ]{_NAMES})?{_END_OF_LINE}", re.M
)


@cache
def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern when a text first asks for it: these are long, and most mails begin as the first one says."""
    return re.compile(pattern, flags)


def match_salutation(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the salutation that `text[start:end]` begins with, white space before and behind it included."""
    forms = (_compiled(rf"[\s\ufeff]*+[*_]{{0,2}}{form}[*_]{{0,2}}[ \t]*") for form in _SALUTATIONS)
    return next((found for form in forms if (found := form.match(text, start, end))), None)


def find_salutation_line(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first line of `text[start:end]` that is a salutation."""
    return _compiled(_SALUTATION_LINE, re.M).search(text, start, end)


def find_closing(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the closing stands in `text[start:end]`, wishes just before it included; None without a closing."""
    near_end = _start_of_last_words(text, start, end, WORDS_AFTER_OPENING)
    for match in FIRM_CLOSING.finditer(text, _start_of_last_words(text, start, end, WORDS_AFTER), end):
        if match.end() >= near_end or text[start : match.start()].strip():
            return _with_wishes(text, start, match.start("closing")), match.end()
    loose = LOOSE_CLOSING.search(text, _end_of_last_sentence(text, start, end), end)
    return loose.span() if loose else None


def _start_of_last_words(text: str, start: int, end: int, count: int) -> int:
    """Return from where on at most `count` words follow."""
    words = text[start:end].rsplit(maxsplit=count)
    return start + len(words[0]) if len(words) > count else start


def _end_of_last_sentence(text: str, start: int, end: int) -> int:
    """Return the end of the last line that reads as a sentence; below it stand names and addresses."""
    for line in reversed(text[start:end].splitlines(keepends=True)):
        words = line.split()
        ends = len(words) >= SENTENCE_WORDS and words[-1][-1] in ".!?"
        if ends and not LOOSE_CLOSING.fullmatch(line.rstrip()):
            return end
        end -= len(line)
    return start


def _with_wishes(text: str, start: int, closing: int) -> int:
    """Return where the closing begins when wishes such as `Alvast bedankt!` stand on the lines right before it."""
    while True:
        line_end = len(text[start:closing].rstrip()) + start
        line_start = max(start, text.rfind("\n", start, line_end) + 1)
        if line_end == line_start or not LOOSE_CLOSING.fullmatch(text, line_start, line_end):
            return closing
        closing = line_start
