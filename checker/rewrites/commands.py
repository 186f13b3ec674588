"""Take a command apart into the request that it could have been.

`Als u vragen heeft, moet u ons bellen.` is one order (`ons bellen`) behind a condition that stays where it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from checker.findings.model import Hit, Reading
from checker.language.grammar import is_finite
from checker.language.verbs import load_verbs
from checker.language.wordorder import SUBORDINATORS, after_preamble
from checker.rewrites.orders import Order, body, clause_cut, end_of_order, imperative_order, modal_order, te_orders
from checker.rewrites.words import lowered, text_of

PERSONS = ("u", "je", "jij", "jullie")
PLEASE = frozenset({"graag", "gaarne", "svp", "s.v.p.", "aub", "a.u.b.", "alstublieft"})
GOES_ON = frozenset({":", "dus", "maar", "en"})
BY_LAW = re.compile(r"(?:op basis van|op grond van|volgens|krachtens) (?:de )?wet$", re.I)
"""What tells why somebody is obliged, and does not go with a question."""
VERB_FIRST = frozenset({"gelieve", "gelieven", "wordt", "worden", "verzoeken", "verzoek"})
REFLEXIVE = frozenset({"melden", "aanmelden", "afmelden", "inschrijven", "registreren", "uitschrijven", "legitimeren"})
INTRANSITIVE = tuple(
    """wachten bellen kloppen lopen parkeren plaatsnemen loggen reageren komen gaan rijden roken zwemmen rennen
    stoppen vertrekken blijven zitten staan liggen stappen""".split()
)


@dataclass(frozen=True)
class Request:
    """A command taken apart, ready to be asked."""

    person: str
    """Whom it is asked: `u`, `je`, `jij` or `jullie`."""
    orders: tuple[Order, ...]
    """What is asked."""
    tail: Sequence[Token] = ()
    """A main clause that becomes a sentence of its own."""
    before: str = ""
    """The text that stays in front of the question; empty when it opens the sentence."""
    low: bool = False
    """Whether the question goes on in that text, with a small letter."""
    front: str = ""
    """Words that stood in front of a modal and move behind `wilt u`."""
    purpose: str = ""
    """A purpose that stood in front and moves to the end: `om uw recht te behouden`."""


def request_of(hit: Hit, reading: Reading) -> Request | None:
    """Return the request that a command could have been; None when its construction is not recognised."""
    if "imperatives" in hit.details:
        return _from_imperatives(hit, reading)
    if "command" in hit.details:
        return _from_bare_command(hit, reading)
    return _from_modal(hit, reading)


def _from_imperatives(hit: Hit, reading: Reading) -> Request | None:
    verbs: tuple[Token, ...] = hit.details["imperatives"]
    sentence = hit.sentence
    orders, tail = [], []
    for index, verb in enumerate(verbs):
        following = verbs[index + 1] if index + 1 < len(verbs) else None
        polite = verb.nbor().lower_ == "u" and verb.lower_ not in load_verbs().stems
        order = imperative_order(verb, end_of_order(verb, following, sentence), polite)
        if order is None or (order[1] and following is not None):
            return None
        orders.append(order[0])
        tail = order[1]
    start = after_preamble(sentence)
    lead = [word for word in sentence.doc[start : verbs[0].i] if not word.is_space]
    person = _person(verbs[0], sentence, reading)
    if lead and lead[0].lower_ == "om":
        return Request(person, tuple(orders), tail, purpose=_purpose(lead))
    before, low = _before(lead)
    return Request(person, tuple(orders), tail, before=before, low=low)


def _from_bare_command(hit: Hit, reading: Reading) -> Request | None:
    """Take a command without a finite verb; it becomes a sentence of its own where another clause stands before it."""
    clause: Span = hit.details["command"]
    words = [word for word in body(hit.sentence, clause.start) if word.lower_ not in PLEASE]
    order = modal_order(words, ())
    if order is None:
        return None
    lead = [word for word in hit.sentence.doc[after_preamble(hit.sentence) : clause.start] if not word.is_space]
    low = bool(lead) and lead[-1].text == ":"
    before = text_of(lead) if low or not lead else f"{text_of(lead[:-1])}."
    person = _person(clause[0], hit.sentence, reading)
    front = _opened(order[0], clause, person)
    return Request(person, (replace(order[0], middle=()),), order[1], before=before, low=low, front=front)


def _opened(order: Order, clause: Span, person: str) -> str:
    """Return what stands before the infinitive behind `wilt u`: with an article, or `dit` for a missing object."""
    middle = order.middle
    text = lowered(text_of(middle)) if middle and middle[0].i == clause.start else text_of(middle)
    if middle and middle[0].pos_ == "NOUN" and middle[0].tag_.startswith("N|soort"):
        return f"{'het' if '|onz' in middle[0].tag_ else 'de'} {text}"
    if any(word.dep_ in {"obj", "nsubj", "nsubj:pass"} or _opens_object(word) for word in middle):
        return text
    if order.infinitive in REFLEXIVE:
        return f"{'zich' if person == 'u' else person} {text}".strip()
    return text if order.infinitive.endswith(INTRANSITIVE) else f"dit {text}".strip()


def _opens_object(word: Token) -> bool:
    """Tell whether a word opens a noun phrase that no preposition stands before."""
    opens = word.pos_ == "DET" or word.tag_.startswith("VNW|bez")
    return opens and (word.i == word.sent.start or word.nbor(-1).pos_ != "ADP")


def _before(lead: Sequence[Token]) -> tuple[str, bool]:
    """Return the lead as it can stand before a question, and whether the question goes on in small letters."""
    if lead and lead[-1].text == ";":
        return f"{text_of(lead[:-1])}.", False
    return text_of(lead), bool(lead)


def _purpose(lead: Sequence[Token]) -> str:
    return lowered(text_of(lead).rstrip(","))


def _from_modal(hit: Hit, reading: Reading) -> Request | None:
    """Take an obligation in a main clause: `U moet …`, `Daarvoor dient u …`, `U wordt verzocht …`."""
    modal: Token | None = hit.details.get("modal")
    subject: Token | None = hit.details.get("subject")
    inverted = modal.i < subject.i if modal and subject else hit.span[0].lower_ in VERB_FIRST
    lead = [word for word in hit.sentence.doc[after_preamble(hit.sentence) : hit.span.start] if not word.is_space]
    order = _order_behind(hit) if _is_main_clause(modal, subject, lead) else None
    if order is None:
        return None
    person = _person(subject or hit.span[0], hit.sentence, reading)
    if lead and lead[0].lower_ == "om" and not any(is_finite(word) for word in lead):
        return Request(person, order[0], order[1], purpose=_purpose(lead))
    cut = clause_cut(lead)
    if not inverted and len(lead) > cut:
        return None
    before, low = _clauses_before(lead[:cut])
    if before is None:
        return None
    front = "" if BY_LAW.match(text_of(lead[cut:])) else _lower_front(lead[cut:])
    if cut and lead[cut - 1].text == "," and low:
        front = "dan" if not front and "dan" not in {word.lower_ for word in order[0][0].middle} else front
    return Request(person, order[0], order[1], before=before, low=low, front=front)


def _is_main_clause(modal: Token | None, subject: Token | None, lead: Sequence[Token]) -> bool:
    """Tell whether a modal and its subject stand side by side in a main clause, and nobody else is asked along.

    `Als huurder` in front only says in what role.
    """
    own = lead[clause_cut(lead) :]
    role = bool(own) and own[0].lower_ == "als" and not any(is_finite(word) for word in own)
    if not role and any(word.lower_ in SUBORDINATORS - {"dat"} for word in own):
        return False
    if modal is None or subject is None:
        return True
    return abs(modal.i - subject.i) == 1 and subject.nbor().lower_ != "en"


def _order_behind(hit: Hit) -> tuple[tuple[Order, ...], list[Token]] | None:
    words = body(hit.sentence, hit.span.end)
    kind = hit.details.get("kind")
    if kind in {"moeten", "mogen-niet", "zullen-moeten"}:
        order = modal_order(words, ("moeten", "kunnen"))
        return ((order[0],), order[1]) if order else None
    if kind == "verplicht-zijn":
        words = words[next((index + 1 for index, word in enumerate(words) if word.lower_ == "verplicht"), 0) :]
    return te_orders(words)


def _clauses_before(lead: Sequence[Token]) -> tuple[str | None, bool]:
    """Return the clauses before a request as they can stay, and whether the request goes on in the same sentence."""
    if not lead:
        return "", False
    last, text = lead[-1], text_of(lead)
    if last.lower_ in GOES_ON:
        return text, True
    conditional = lead[0].lower_ in SUBORDINATORS or is_finite(lead[0])
    if last.text == "," and conditional:
        return text, True
    if last.text in {",", ";", "–"}:
        return f"{text[:-1].rstrip()}.", False
    return None, False


def _lower_front(words: Sequence[Token]) -> str:
    if not words:
        return ""
    text = text_of(words)
    return text if words[0].pos_ == "PROPN" or words[0].i != words[0].sent.start else lowered(text)


def _person(token: Token, sentence: Span, reading: Reading) -> str:
    """Return whom a command addresses: its subject, or what the words of its sentence or of the draft tell."""
    if token.lower_ in PERSONS:
        return token.lower_
    words = {word.lower_ for word in sentence}
    if words & {"jullie"}:
        return "jullie"
    if words & {"u", "uw", "uzelf"}:
        return "u"
    return "je" if words & {"je", "jouw", "jij", "jou"} else reading.form
