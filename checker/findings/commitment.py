"""Who commits to what: whether a hit is about something the sender does, and whether a moment says when it is sure.

Both look at words alone. `Misschien kan ik u helpen` is about the sender; `Misschien heeft u een vraag` is not. `Dat
hoort u vrijdag` says when the customer knows for sure.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.tokens import Span

from checker.findings.model import Hit, Reading
from checker.language.actors import customer_acts
from checker.language.clauses import PRONOUNS, SUBORDINATORS, Clause, clause_of, clauses
from checker.language.subjects import CUSTOMER_PRONOUNS, SENDER_PRONOUNS, subject_of
from checker.language.verb_words import is_finite, is_participle
from checker.language.verbs import load_verbs

PEOPLE_LIST, THINGS_LIST = "toezegging-mensen", "toezegging-zaken"
SHORTEST_ENDING = 4
"""The least letters with which a word of a list counts as the end of a compound."""
_FRAGMENT = frozenset("ja nee wel niet dat dan ook zelfs nog".split())
_RECEIVING = ("krijgen", "ontvangen", "horen", "vernemen", "terugkrijgen", "terugzien")
_PASSIVE = frozenset({"wordt", "worden"})
_ASKING_PRONOUNS = frozenset({"u", "je", "jij", "jou", "jullie"})
_TURNS_OUT = frozenset(
    "gaat gaan is zijn wordt worden duurt duren komt lukt gebeurt kost volgt ligt staat arriveert start".split()
)
_MOVES = frozenset(
    """komt komen ligt liggen staat staan gaat gaan volgt volgen duurt duren arriveert vertrekt werkt werken wordt
    worden start starten begint valt vallen zal zullen kan kunnen moet moeten rijdt verschijnt loopt zou
    zouden""".split()
)
_COPULAS = frozenset("is zijn was waren heeft hebben lijkt blijft past".split())
_IS = frozenset({"is", "zijn", "heeft", "hebben"})
_BACK = frozenset({"weer", "terug"})
_FINISHED = frozenset("klaar gereed af opgelost verholpen geregeld".split())
_READY = frozenset("klaar binnen rond gereed af terug beschikbaar leverbaar onderweg bereikbaar actief online".split())
_PERIOD = re.compile(
    r"\b(?:(?:half |eind |begin |medio )?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
    r"november|december)|(?:maan|dins|woens|donder|vrij|zater|zon)dag\w*|morgen\w*|vandaag|van(?:middag|avond|ochtend)|overmorgen|"
    r"(?:deze|volgende|komende|dit|volgend|komend) \w+|(?:\w+ )(?:dagen|werkdagen|weken|maanden)|kwartaal|weekend)\b"
)
_CLEAR = re.compile(
    r"\b(?:weet|weten|hoor|hoort|horen|verneemt|bericht|uitsluitsel|zekerheid|duidelijkheid|duidelijk|definitief|bevestig\w*|"
    r"bevestiging|bel|bellen|belt|terugbellen|mail|mailen|mailt|sms|app|appen|antwoord|antwoorden|laten|laat|melden?|vertel\w*|besluit|"
    r"beslissen|besluiten)\b"
)
_SUBORDINATE = frozenset("om dat of als indien omdat zodat totdat nadat voordat wanneer zodra terwijl die".split())
_NEVER_OURS = frozenset(
    """begrijp begrijpen begrijpt begrepen snap snappen misverstaan voorstellen inleven vergis vergist vermoed
    twijfel""".split()
)


def sender_acts(hit: Hit, reading: Reading, _: Any = None) -> bool:
    """Tell whether the clause around a hit, without the words found, is about what the sender's side does or gives."""
    clause = _about(hit)
    words = set(clause.words)
    if words <= _FRAGMENT:
        return True
    if words & _NEVER_OURS or _begs(clause) or customer_acts(clause, can=True):
        return False
    subject = subject_of(clause)
    if (subject or _behind_opening(clause, hit.span)) in CUSTOMER_PRONOUNS:
        return bool(words & (_receiving() | _BACK))
    if subject in SENDER_PRONOUNS or _names_sender(clause) or _is_ours(clause, reading):
        return True
    finished = words & _IS and words & _FINISHED
    passive = words & _PASSIVE and any(is_participle(word) for word in words)
    turns_out = words & _TURNS_OUT and bool(_PERIOD.search(" ".join(clause.words)))
    return bool(finished or passive or turns_out or _succeeds(clause))


def clear_by(hit: Hit, reading: Reading, _: Any = None) -> bool:
    """Tell whether another clause, or one of the next two sentences, says when the customer knows for sure."""
    own = clause_of(hit.sentence, hit.span)
    others = [clause for clause in clauses(hit.sentence, hit.span) if clause.tokens[0].i != own.tokens[0].i]
    others += [clause for sentence in reading.after(hit.sentence, 2) for clause in clauses(sentence)]
    moments = reading.spans("moment")
    return any(_clears(clause, moments) for clause in others)


def _clears(clause: Clause, moments: Iterable[Span]) -> bool:
    """Tell whether a clause says when the customer hears it; `om 9.00 uur hoort u` is no clause with `om … te`."""
    first, last = clause.indexes[0], clause.indexes[-1]
    inside = [moment for moment in moments if moment.start <= last and moment.end > first]
    is_aside = clause.lead in _SUBORDINATE and not any(moment.start <= first for moment in inside)
    return bool(inside and not is_aside and _CLEAR.search(" ".join(clause.words)) and not customer_acts(clause))


def _about(hit: Hit) -> Clause:
    """Return the clause that the hit hedges: without a hit such as `ik denk dat`, beside a hit that fills a clause."""
    found = clauses(hit.sentence, hit.span)
    index = next((index for index, clause in enumerate(found) if hit.span[0] in clause), None)
    if index is None:
        return Clause(hit.span.doc, range(hit.span.start, hit.span.end), None)
    rest = _outside(found[index], hit.span)
    if any(is_finite(word) for word in rest.words):
        return rest if hit.span[0].lower_ in SUBORDINATORS or _has_sender(hit.span) else found[index]
    if len(found) == 1 or set(rest.words) & _FRAGMENT:
        return rest if rest.indexes else found[index]
    opens = hit.span.start - hit.sentence.start < len(hit.sentence) // 2
    return found[index + 1 if opens and index + 1 < len(found) else max(index - 1, 0)]


def _names_sender(clause: Clause) -> bool:
    """Tell whether `ik` or `wij` stands in a clause, other than behind `dan`: `ouder dan wij`."""
    return any(
        word in SENDER_PRONOUNS and before not in {"dan", "als"} for before, word in pairwise(("", *clause.words))
    )


def _has_sender(span: Span) -> bool:
    return any(token.lower_ in SENDER_PRONOUNS for token in span)


def _outside(clause: Clause, span: Span) -> Clause:
    """Return a clause without the words of a span, as if it followed another one."""
    rest = [index for index in clause.indexes if not span.start <= index < span.end]
    return Clause(clause.doc, rest, clause)


def _behind_opening(clause: Clause, span: Span) -> str | None:
    """Return `u` behind the verb of a clause that opens with a span: `In principe heeft u`."""
    behind = [token.lower_ for token in clause.tokens if token.i >= span.end][:2]
    inverted = span[0] in clause.tokens[:1] and len(behind) == 2 and is_finite(behind[0]) and behind[1] == "u"
    return behind[1] if inverted else None


@lru_cache(maxsize=1)
def _receiving() -> frozenset[str]:
    return frozenset().union(*(load_verbs().forms(verb) for verb in _RECEIVING))


def _begs(clause: Clause) -> bool:
    """Tell whether a clause asks the customer: `kunt u misschien`, `wilt u wellicht`."""
    words = clause.words
    return len(words) > 1 and is_finite(words[0]) and words[1] in _ASKING_PRONOUNS and clause.ends_in.startswith("?")


def _is_ours(clause: Clause, reading: Reading) -> bool:
    """Tell whether somebody or something of the sender's stands in a clause without a pronoun as its subject."""
    words = [word for word in clause.words if word not in PRONOUNS]
    our_own = any(word in {"onze", "mijn"} for word in words) and not set(words) & _COPULAS
    if our_own or any(_ends_in(word, _listed(reading, PEOPLE_LIST)) for word in words):
        return True
    moves = set(words) & _MOVES or (set(words) & _IS and (set(words) & _READY or any(map(is_participle, words))))
    return bool(moves) and any(_ends_in(word, _listed(reading, THINGS_LIST)) for word in words) and not _blames(words)


def _blames(words: list[str]) -> bool:
    """Tell whether a clause looks for the cause of something: `ligt aan`, `komt door`, `is losgeraakt`."""
    text = " ".join(words)
    return bool(re.search(r"\b(?:ligt|lag|komt|kwam|komen)\b.*\b(?:aan|door|vandaan)\b|\boorzaak\b", text))


def _listed(reading: Reading, name: str) -> tuple[str, ...]:
    found = reading.lists.get(name)
    return found.entries if found else ()


def _ends_in(word: str, entries: Iterable[str]) -> bool:
    return any(word == entry or (len(entry) >= SHORTEST_ENDING and word.endswith(entry)) for entry in entries)


def _succeeds(clause: Clause) -> bool:
    """Tell whether something has to work out for the sender: `lukt het ons`, `dat het lukt om`."""
    words = clause.words
    if not set(words) & _succeeding():
        return False
    return not set(words) & {"u", "jou", "jij"}


@lru_cache(maxsize=1)
def _succeeding() -> frozenset[str]:
    return load_verbs().forms("lukken")
