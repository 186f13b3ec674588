"""Take a command apart into the request that it could have been.

`Als u vragen heeft, moet u ons bellen.` is one order (`ons bellen`) behind a condition that stays where it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from checker.findings.model import Hit, Reading
from checker.language.grammar import is_finite
from checker.language.verbs import load_verbs
from checker.language.wordorder import SUBORDINATORS, after_preamble
from checker.rewrites.orders import Order, body, clause_cut, end_of_order, imperative_order, modal_order, te_order
from checker.rewrites.words import lowered, text_of

PERSONS = ("u", "je", "jij", "jullie")
PLEASE = frozenset({"graag", "gaarne", "svp", "s.v.p.", "aub", "a.u.b.", "alstublieft"})
GOES_ON = frozenset({":", "dus", "maar", "en"})
CAN_FOLLOW_A_SUBJECT = frozenset({"DET", "PRON", "ADV", "ADP", "NUM"})


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
    """Take a command without a finite verb; only one that opens with a word that can follow `wilt u`."""
    clause: Span = hit.details["command"]
    if clause.start != after_preamble(hit.sentence):
        return None
    words = [word for word in body(hit.sentence, clause.start) if word.lower_ not in PLEASE]
    order = modal_order(words, ())
    if order is None or not order[0].middle or order[0].middle[0].pos_ not in CAN_FOLLOW_A_SUBJECT:
        return None
    person = _person(clause[0], hit.sentence, reading)
    middle = order[0].middle
    if middle[0].i != clause.start:
        return Request(person, (order[0],), order[1])
    return Request(person, (replace(order[0], middle=()),), order[1], front=lowered(text_of(middle)))


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
    inverted = modal is not None and subject is not None and modal.i < subject.i
    lead = [word for word in hit.sentence.doc[after_preamble(hit.sentence) : hit.span.start] if not word.is_space]
    order = _order_behind(hit) if _is_main_clause(modal, subject, lead) else None
    if order is None:
        return None
    person = _person(subject or hit.span[0], hit.sentence, reading)
    if lead and lead[0].lower_ == "om" and not any(is_finite(word) for word in lead):
        return Request(person, (order[0],), order[1], purpose=_purpose(lead))
    cut = clause_cut(lead)
    if not inverted and len(lead) > cut:
        return None
    before, low = _clauses_before(lead[:cut])
    if before is None:
        return None
    front = _lower_front(lead[cut:])
    if cut and lead[cut - 1].text == "," and low:
        front = "dan" if not front and "dan" not in {word.lower_ for word in order[0].middle} else front
    return Request(person, (order[0],), order[1], before=before, low=low, front=front)


def _is_main_clause(modal: Token | None, subject: Token | None, lead: Sequence[Token]) -> bool:
    """Tell whether a modal and its subject stand side by side in a main clause, and nobody else is asked along."""
    if any(word.lower_ in SUBORDINATORS - {"dat"} for word in lead[clause_cut(lead) :]):
        return False
    if modal is None or subject is None:
        return True
    return abs(modal.i - subject.i) == 1 and subject.nbor().lower_ != "en"


def _order_behind(hit: Hit) -> tuple[Order, list[Token]] | None:
    words = body(hit.sentence, hit.span.end)
    kind = hit.details.get("kind")
    if kind in {"moeten", "mogen-niet", "zullen-moeten"}:
        return modal_order(words, ("moeten", "kunnen"))
    if kind == "verplicht-zijn":
        words = words[next((index + 1 for index, word in enumerate(words) if word.lower_ == "verplicht"), 0) :]
    return te_order(words)


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
