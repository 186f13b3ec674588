"""Whether help follows a refusal: an alternative, a price or a next step beside it or in the next two sentences.

`Dat kan niet, maar voor € 4 zet ik het voor u aan` and `… Ik stuur u vanmiddag een offerte.` help; a reason alone, a
place to complain (`U kunt bezwaar maken`), regret and `Heeft u nog vragen, dan help ik u graag` do not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from spacy.tokens import Span

from checker.findings.model import Hit, Reading
from checker.language.clauses import REACH, Clause, clause_of, clauses
from checker.language.subjects import SENDER_PRONOUNS
from checker.rulebook.compiler import Lists, compiler_for

ALTERNATIVES, DEEDS, EMPTY = "weigering-uitweg", "weigering-hulp", "weigering-geen-hulp"
SENTENCES_AHEAD = 2
_CUSTOMER = r"(?:u|je|jou|jij|jullie)"
_DENIAL = re.compile(r"\b(?:niet|geen|niets|niks|nooit|nergens|niemand|onmogelijk|uitgesloten)\b")
_NO_COSTS = re.compile(r"\b(?:geen|zonder) (?:\w+ ){0,2}\w*(?:kosten|probleem|enkel)\b|\bniet meer dan\b")
_BUT = re.compile(
    r"\b(?<!nog )(?<!dan )(?<!heel )(?<!best )wel\b(?! (?:eens|degelijk|dat|zo|erg|heel|even|jammer|vervelend|goed))"
)
_OBLIGED = re.compile(rf"\b(?:moet(?:en)?|dient|dienen) {_CUSTOMER}\b|\b{_CUSTOMER} (?:moet(?:en)?|dient|dienen)\b")
_OFFER = re.compile(
    rf"^(?:en |of |dus )?(?:zal|zullen|mag|mogen) (?:ik|wij|we)\b|^(?:wilt?|zou(?:dt)?) {_CUSTOMER} "
    r"(?:\S+ ){0,6}(?:dat (?:ik|wij|we)|liever|toch|kiezen|overstappen|ruilen|gebruikmaken|wachtlijst)\b"
    rf"|^(?:wilt?|kunt?|kun) {_CUSTOMER} .*\b(?:sturen|doorgeven|opgeven|toesturen|mailen|laten weten)\b"
    rf"|\b(?:iets voor {_CUSTOMER}|(?:{_CUSTOMER}|dat) (?:schikken|uitkomen|helpen)|een (?:goed )?idee)$"
)
_PRICE = re.compile(
    r"€ ?\d|\b\d+(?:[.,]\d+)? ?(?:euro|eur)\b|\b(?:gratis|kosteloos|kosteloze|meerprijs|meerkost)\b|\bkorting van\b"
)
_AVAILABLE = re.compile(
    r"\b(?:hangt|hangen|ligt|liggen|staat|staan|is|zijn|hebben|heb)\b.*\b(?:nog|weer)\b.*\b(?:één|een|twee|drie|paar|plek|"
    r"plaats|plekken|plaatsen|vrij|beschikbaar|voorraad|\d+)\b"
)
_FOR_CUSTOMER = re.compile(rf"\bvoor {_CUSTOMER}\b(?! (?:is|was|niet))|\bmet {_CUSTOMER} (?:mee|samen)\b")
_GETS = re.compile(
    rf"\b(?:krijgt|krijg|krijgen|ontvangt|ontvang|ontvangen|kunt|kan|kun|kunnen|mag|mogen|bent|ben) {_CUSTOMER}\b"
    rf"|\b{_CUSTOMER} (?:krijgt|krijgen|ontvangt|ontvangen|kunt|kan|kunnen|mag|mogen|bent|ben)\b"
)
_HAPPENS = re.compile(
    rf"\b(?:komt|komen|belt|bellen|staat|staan|gaat|gaan|haalt|brengt|bezorgt|helpt|rijdt)\b.*\b(?:{_CUSTOMER}|uw)\b"
    rf"|\b(?:{_CUSTOMER}|uw)\b.*\b(?:komt|komen|belt|bellen|staat|staan|gaat|gaan|haalt|brengt|bezorgt|helpt|rijdt)\b"
    r"|\b(?:is|zijn|staat|staan|ligt|liggen|kan|kunnen)\b.*\b(?:klaar|terecht|beschikbaar|vrij|weer|plek|plaats|open)\b"
)
_ASIDE = frozenset(
    "als indien wanneer omdat aangezien doordat want hoewel tenzij mits toen sinds zolang of nadat tot".split()
)


def help_follows(hit: Hit, reading: Reading, _: Any) -> bool:
    """Tell whether something beside a refusal, or in one of the next two sentences, helps the customer on."""
    if any(_helps(clause, hit.sentence, reading) for clause in _beside(hit)):
        return True
    after = [sentence[:REACH] for sentence in reading.after(hit.sentence, SENTENCES_AHEAD)]
    return any(_helps(clause, sentence, reading) for sentence in after for clause in clauses(sentence))


def _beside(hit: Hit) -> list[Clause]:
    """Return the clauses behind a refusal in its own sentence; not what is refused: `niet mogelijk om gratis te …`."""
    refusal = clause_of(hit.sentence, hit.span).tokens[-1].i
    behind = (clause for clause in clauses(hit.sentence, hit.span) if clause.tokens[0].i > refusal)
    return [clause for clause in behind if clause.lead not in {"om", "dat"}]


def _helps(clause: Clause, sentence: Span, reading: Reading) -> bool:
    text = " ".join(clause.words)
    positive = bool(_BUT.search(text)) and not _OBLIGED.search(text)
    if _says(text, EMPTY, reading) or (_DENIAL.search(_NO_COSTS.sub("", text)) and not positive):
        return False
    if positive or _OFFER.search(text) or _says(text, ALTERNATIVES, reading):
        return True
    if clause.lead in _ASIDE:
        return False
    return _sender_acts(clause, text, sentence, reading) or _customer_gets(clause, text, sentence, reading)


def _sender_acts(clause: Clause, text: str, sentence: Span, reading: Reading) -> bool:
    """Tell whether the sender does something for this customer: with a moment, `voor u`, or after `maar` or `dus`."""
    moment = _has_moment(sentence, reading)
    if SENDER_PRONOUNS & set(clause.words):
        return (
            clause.lead in {"maar", "dus"} or moment or bool(_FOR_CUSTOMER.search(text)) or _says(text, DEEDS, reading)
        )
    return moment and bool(_HAPPENS.search(text)) and not _OBLIGED.search(text)


def _customer_gets(clause: Clause, text: str, sentence: Span, reading: Reading) -> bool:
    """Tell whether the customer gets or can do something that is named with its price or moment."""
    if _PRICE.search(text) or _AVAILABLE.search(text):
        return True
    return bool(_GETS.search(text)) and (clause.lead == "maar" or _has_moment(sentence, reading))


def _has_moment(sentence: Span, reading: Reading) -> bool:
    moments = reading.spans("moment")
    index = bisect_left(moments, sentence.start, key=lambda moment: moment.start)
    return index < len(moments) and moments[index].start < sentence.end


def _says(text: str, name: str, reading: Reading) -> bool:
    return _pattern(name, Lists(reading.lists)).search(text) is not None


@lru_cache(maxsize=16)
def _pattern(name: str, lists: Lists) -> re.Pattern[str]:
    """Return a regular expression for the words of a list; `…` in it stands for up to eight words."""
    words: Iterable[str] = compiler_for(lists.by_name).list_forms(name) if name in lists.by_name else ()
    joined = "|".join(re.escape(word).replace(r"\ …\ ", r" (?:\S+ ){0,8}") for word in words)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)") if joined else re.compile(r"(?!)")
