"""Moments that the sender promises: an own appointment or action with a day or hour that the customer can count on.

A payment deadline, the date of a price rise, what the customer has to do by then, opening hours and what is past are no
promises.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from checker.findings.wholemail import Mail
from checker.language.actors import customer_acts
from checker.language.clauses import Clause, clause_of, is_past
from checker.language.kept import keep
from checker.language.verb_words import is_finite

SHORT = 12
"""A sentence of fewer tokens may promise without a verb: `Maandag 10.00 uur bij u thuis.`"""
_SENDER = frozenset({"ik", "wij", "we"})
_CUSTOMER_GETS = re.compile(
    r"\b(?:u|je|jij|jullie)\b.*\b(?:hoor|hoort|horen|krijg|krijgt|krijgen|ontvang|ontvangt|ontvangen|heeft|hebt|hebben|heb|"
    r"verneemt|vernemen|vindt|vinden|zit|kan|kunt|kun|kunnen|mag|bent)\b|"
    r"\b(?:hoor|hoort|horen|krijg|krijgt|krijgen|ontvang|ontvangt|ontvangen|heeft|hebt|heb|hebben|verneemt|vindt|zit|bent|"
    r"ben) (?:u|je|jij|jullie)\b"
)
_CHARGED = re.compile(
    r"\b\w*(?:prij[sz]\w*|tarie\w*|premie|contributie|huur|voorschot|factuur|termijnbedrag|abonnementsgeld|maandbedrag)\b"
)
_SENDS = re.compile(
    r"\b(?:ik|wij|we) (?:stuur|sturen|mail|mailen|verstuur|versturen|verzend|verzenden|bezorg|bezorgen|corrigeer|"
    r"corrigeren|verbeter|verbeteren|verlaag|verlagen)\b|"
    r"\b(?:stuur|sturen|mail|mailen|verstuur|versturen|corrigeer|corrigeren|verlaag|verlagen) (?:ik|wij|we)\b"
)
"""What makes a bill or a price a promise: the sender sends it, or puts it right."""
_NO_PROMISE = re.compile(
    r"\b(?:verho\w+|stijgt|stijgen|vervalt|vervallen|eindigt|eindigen|"
    r"afschrijven|schrijven|incasseren|incasso|gesloten|"
    r"afgesloten|sluiten|dicht|onderbroken|buiten gebruik|afwezig|betalen|betaald|bereikbaar|"
    r"bereiken|bereikt|geopend|open|"
    r"opzegtermijn|loopt|verloopt|geldt|gelden|dient|dienen|moet|moeten|verplicht|korting|goedkoper|aanbod|aanbieding|"
    r"actie|boek|bestel|profiteer)\b"
)
_REACH_US = re.compile(
    r"\b(?:u|je|jullie) (?:kunt|kan|kunnen|mag|mogen) (?:mij|me|ons)\b|\b(?:niet|nog maar|geen)\b|"
    r"\b(?:kunt|kan|kun|kunnen|mag|mogen) (?:u|je|jullie) (?:mij|me|ons)\b"
)
_UNSURE = re.compile(
    r"\b(?:misschien|wellicht|mogelijk|waarschijnlijk|hopelijk|vermoedelijk|naar verwachting|normaal gesproken|"
    r"als het goed is|in principe|proberen?|streven|hopen|hoop)\b"
)
_HAPPENS = re.compile(
    r"\b(?:kom(?:t|en)|belt|bellen|mailt|mailen|brengt|brengen|haalt|halen|bezorgt|bezorgen|bezorgd|levert|leveren|geleverd|"
    r"vervangt|vervangen|repareert|herstelt|hersteld|bekijkt|kijkt|houdt|houden|staat|staan|ligt|liggen|wordt|worden|is|zijn|"
    r"loopt na|past|schikt|doet|plaatst|begint|beginnen|gaat|gaan|neemt|nemen|stuurt|sturen|verzendt|zet|zetten|"
    r"maakt|maken|vertrekt|vindt|start|starten|heb|hebben|valt|rijdt|werkt|kan|kunnen)\b"
)
_INVITES = re.compile(r"^hierbij .*\b(?:uitnodiging|bevestiging van (?:onze|uw|je|de) afspraak)\b")
"""An appointment that is confirmed: `Hierbij de uitnodiging voor ons gesprek op vrijdag 20 november`."""
_SEE_TO = frozenset({"zorg", "zorgt", "let", "regel", "controleer", "check"})
_CONDITIONS = frozenset("als indien mits tenzij wanneer mocht mochten".split())
_DAY = re.compile(
    r"\b(?:\w*(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*|vandaag|morgen\w*|overmorgen|"
    r"van(?:middag|avond|ochtend|morgen)|"
    r"eind(?:e)? (?:van )?(?:deze|volgende) week|volgende week|"
    r"(?:binnen|over|na) \S+ (?:\w+ )?(?:werkdag|dag|uur|uren|week|weken)\w*|"
    r"januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|"
    r"sept?|okt|nov|dec)\b|\d{1,2}[-/]\d{1,2}",
    re.I,
)
_STILL_AHEAD = re.compile(r"van (?:over)?morgen\b|van (?:vanmiddag|vanavond|aanstaande|komende|volgende)\b", re.I)
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d{2})?(?: uur|u)?\b|\b\d{1,2}[.:]\d{2}\b")


def first_promise(mail: Mail) -> Span | None:
    """Return the first moment in the body that the sender promises."""
    return keep(mail.reading.doc, first_promise, lambda: next(_promised(mail), None))


def _promised(mail: Mail) -> Iterator[Span]:
    sentences = iter(mail.body)
    sentence = next(sentences, None)
    for moment in _ahead(mail):
        while sentence is not None and moment.start >= sentence.end:
            sentence = next(sentences, None)
        if sentence is None:
            return
        if sentence.start <= moment.start and _is_promise(moment, sentence) and mail.is_own_voice(moment):
            yield moment


def _ahead(mail: Mail) -> list[Span]:
    """Return the moments that lie ahead; `van morgen` does too, where the test of morgen is meant."""
    behind = (moment for moment in mail.reading.spans("past-moment") if _STILL_AHEAD.match(moment.text))
    return sorted((*mail.reading.spans("moment"), *behind), key=lambda moment: moment.start)


def _is_promise(moment: Span, sentence: Span) -> bool:
    clause = clause_of(sentence, moment)
    said = _said(clause)
    words = " ".join(said)
    if clause.lead in _CONDITIONS or _is_no_promise(words):
        return False
    if _INVITES.match(words) and _DAY.search(moment.text):
        return True
    if (
        is_past(clause)
        or customer_acts(clause)
        or _is_asked_for(clause)
        or not (any(map(is_finite, said)) or _SENDS.search(words) or len(sentence) < SHORT)
    ):
        return False
    by_sender = bool(_SENDER & set(said))
    promises = by_sender or bool(_CUSTOMER_GETS.search(words)) or bool(_HAPPENS.search(words))
    return promises and bool(_DAY.search(moment.text) or (by_sender and _CLOCK.search(moment.text)))


def _is_no_promise(words: str) -> bool:
    """Tell whether a clause is about what is charged, about opening hours, or about something that is not sure."""
    is_charged = _CHARGED.search(words) and not _SENDS.search(words)
    return bool(is_charged or _NO_PROMISE.search(words) or _REACH_US.search(words) or _UNSURE.search(words))


def _is_asked_for(clause: Clause) -> bool:
    """Tell whether a clause says what the customer has to see to: `zorg dat uw formulier maandag binnen is`."""
    if clause.lead != "dat" or clause.before is None:
        return False
    return clause.before.words[0] in _SEE_TO or customer_acts(clause.before)


def _said(clause: Clause) -> tuple[str, ...]:
    """Return the words of a clause; of one that was cut off its verb (`dan neem ik | dat mee`) also those before it."""
    if clause.before is None or any(map(is_finite, clause.words)):
        return clause.words
    return (*clause.before.words, *clause.words)
