"""A duty that is no plain command, as a question: `Ik zie dat u moet tekenen`, `Het is uw verantwoordelijkheid om …`.

What the writer asks stays; the words that only lay the duty down go. Where a state is asked (`nuchter zijn`), or
somebody else does it (`dat de container aan de weg staat`), the question is whether the customer will see to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from spacy.tokens import Span, Token

from checker.findings.model import Hit, Reading
from checker.language.grammar import is_finite
from checker.language.second_person import forms_of
from checker.language.verbs import load_verbs
from checker.language.wordorder import after_preamble
from checker.rewrites.conjugation import beside, infinitive_of_participle
from checker.rewrites.orders import STATES, Order, body, divide, modal_order, te_orders
from checker.rewrites.words import capitalised, lowered, text_of

PERSONS = frozenset({"u", "je", "jij", "jou", "jullie"})
SEEN_TO = frozenset({"zijn", "hebben", "beschikken"})
EXPLETIVES = frozenset({"het", "er", "dit", "dat", "is", "blijft", "wordt", "hier", "daarbij", "wel", "ook", "echter"})
LEADS = frozenset({"ik", "wij", "we", "hier", "er", "dit", "dat", "het", "u", "je", "hierbij", "graag", "daarom"})
THEIRS = frozenset({"hun", "zijn", "haar"})
YOURS = {"u": "uw", "je": "je", "jullie": "jullie"}
WISHES = {"u": "wilt u", "je": "wil je", "jullie": "willen jullie"}


@dataclass(frozen=True)
class Duty:
    """A duty taken apart."""

    person: str
    """`u`, `je` or `jullie`."""
    asked: str
    """What is asked, behind `wilt u`."""
    tail: Sequence[Token] = ()
    """A main clause that becomes a sentence of its own."""
    asks: str = ""
    """How it is asked, where it is not just `wilt u`."""

    def question(self) -> str:
        """Return the duty as a question, with a small letter."""
        tail = f" {capitalised(text_of(self.tail))}." if self.tail else ""
        return f"{self.asks or WISHES[self.person]} {' '.join(self.asked.split())}?{tail}"


def duty_of(hit: Hit, reading: Reading) -> Duty | None:
    """Return the duty that a hit lays down, ready to be asked; None when its construction is not recognised."""
    if "modal" in hit.details:
        return next(_from_modal(hit), None)
    if hit.span[-1].lower_ in {"dient", "dienen"}:
        return _impersonal(hit, reading.form)
    if any(word.lower_ == "door" for word in hit.span):
        return _passive(hit, _person_in(hit.span, reading))
    return _from_phrase(hit, _person_in(hit.span, reading))


def _person_in(words: Span, reading: Reading) -> str:
    found = {word.lower_ for word in words}
    if found & {"jullie"}:
        return "jullie"
    return "u" if found & {"u", "uw"} else "je" if found & {"je", "jij", "jou", "jouw"} else reading.form


def _from_modal(hit: Hit) -> Iterator[Duty]:
    """Take what a modal asks in a clause with `dat`, of a group, as a state, or with the verb in front."""
    modal, subject = hit.details["modal"], hit.details["subject"]
    person = "je" if subject.lower_ == "jij" else subject.lower_
    if person not in WISHES or hit.details["kind"] == "mogen-niet":
        return
    lead = _lead(hit)
    words = body(hit.sentence, max(modal.i, subject.i) + 1)
    if hit.details["kind"] == "verplicht-zijn":
        words = words[next((index + 1 for index, word in enumerate(words) if word.lower_ == "verplicht"), 0) :]
    if subject.i < modal.i and lead and lead[-1].lower_ == "dat" and _only_leads_in(lead):
        between = [word for word in hit.sentence.doc[subject.i + 1 : modal.i] if not word.is_space]
        words, lead = [*between, *words], []
    elif subject.i < modal.i and (lead or subject.i + 1 < modal.i):
        return
    if any(word.text in {",", ";", ":"} or is_finite(word) for word in lead):
        return
    front = lowered(text_of(lead))
    if len(lead) == 1 and lead[0].lower_ in load_verbs().infinitives:
        cut = next((index for index, word in enumerate(words) if word.text == ","), len(words))
        yield Duty(person, f"{text_of(words[:cut])} {front}{text_of(words[cut:])}")
    elif words and words[0].lower_ == "en":
        yield from _of_a_group(words, person, front)
    else:
        yield from _asked(words, person, front)


def _lead(hit: Hit) -> list[Token]:
    return [word for word in hit.sentence.doc[after_preamble(hit.sentence) : hit.span.start] if not word.is_space]


def _only_leads_in(lead: Sequence[Token]) -> bool:
    """Tell whether words before `dat` only say that something is so: `Ik zie dat`, `Dit betekent dat`."""
    return lead[0].lower_ in LEADS and len(lead) <= 7 and not any(word.text in {",", ";", ":"} for word in lead)


def _of_a_group(words: Sequence[Token], person: str, front: str) -> Iterator[Duty]:
    """Ask `u en uw medereizigers`: the group ends at its first noun."""
    end = next((index + 1 for index, word in enumerate(words) if word.pos_ in {"NOUN", "PROPN"}), None)
    found = end and _orders(words[end:])
    if end and found:
        yield Duty(person, f"{front} {_text(found[0])}", found[1], f"willen {person} {text_of(words[:end])}")


def _asked(words: Sequence[Token], person: str, front: str) -> Iterator[Duty]:
    if found := _orders(words):
        yield Duty(person, f"{front} {_text(found[0])}", found[1])
    elif state := _state(words, person, front):
        yield state


def _orders(words: Sequence[Token]) -> tuple[tuple[Order, ...], list[Token]] | None:
    """Return what is asked, with `te` or without."""
    if any(word.lower_ == "te" for word in words) and (found := te_orders(words)):
        return found
    order = modal_order(words, ("moeten", "kunnen", "moet"))
    return ((order[0],), order[1]) if order else None


def _text(orders: Sequence[Order]) -> str:
    return " en ".join(
        f"{text_of(order.middle)} {order.infinitive} {text_of(order.after)}".strip() for order in orders
    ).replace(" ,", ",")


def _state(words: Sequence[Token], person: str, front: str) -> Duty | None:
    """Ask whether the customer will see to a state: `ervoor zorgen dat u nuchter bent`."""
    divided = divide([word for word in words if word.lower_ not in {"te", "moeten"}])
    last = next((index for index, word in enumerate(divided.middle) if word.lower_ in SEEN_TO), None)
    if last is None or any(word.lower_ in {"jaar", "lid"} for word in divided.middle):
        return None
    verb = beside(person, divided.middle[last].lower_)
    rest = text_of([*divided.middle[last + 1 :], *divided.after])
    return Duty(
        person,
        f"ervoor zorgen dat {person} {front} {text_of(divided.middle[:last])} {verb} {rest}".replace(" ,", ","),
        divided.tail,
    )


def _impersonal(hit: Hit, person: str) -> Duty | None:
    """Take `Het formulier dient te worden ingeleverd` and `De huurder dient … te melden`."""
    lead, words = _lead(hit), body(hit.sentence, hit.span.end)
    if not lead or any(word.text in {",", ";", ":"} or is_finite(word) for word in lead):
        return None
    if any(word.lower_ in {"worden", "zijn"} and not _is_theirs(word) for word in words):
        return _passive(hit, person)
    if [word.lower_ for word in words[-2:]] == ["te", "staan"]:
        verb = "staat" if hit.span[-1].lower_ == "dient" else "staan"
        return Duty(person, f"ervoor zorgen dat {lowered(text_of(lead))} {text_of(words[:-2])} {verb}")
    front = ""
    if lead[0].pos_ in {"ADV", "ADP"}:
        front = lowered(text_of(lead))
        words = words[next((index + 1 for index, word in enumerate(words) if word.pos_ == "NOUN"), 0) :]
    found = te_orders(words)
    if not found or not (front or len(lead) <= 2):
        return None
    return Duty(person, f"{front} {_addressed(_text(found[0]), words, person)}", found[1])


def _is_theirs(word: Token) -> bool:
    """Tell whether a word says that something is of the role that is spoken of: `Ouders dienen hun kind …`."""
    return word.lower_ in THEIRS and word.tag_.startswith("VNW|bez")


def _addressed(text: str, words: Sequence[Token], person: str) -> str:
    """Return what is asked of a role as asked of the customer: `uw kind` for `hun kind`."""
    theirs = {word.text for word in words if _is_theirs(word)}
    return " ".join(YOURS[person] if word in theirs else word for word in text.split())


def _passive(hit: Hit, person: str) -> Duty | None:
    """Turn a passive duty round: `Door u moet een borg worden gestort` asks `een borg storten`."""
    lead = [word for word in _lead(hit) if word.i < hit.span.start]
    divided = divide(body(hit.sentence, hit.span.end))
    words = [word for word in divided.middle if word.lower_ not in {"te", "worden", "zijn"}]
    place = next((index for index in reversed(range(len(words))) if _verb(words[index])), None)
    if place is None or any(is_finite(word) for word in lead):
        return None
    kept = [word for word in words[:place] if not _names_the_customer(word)]
    after = text_of([*words[place + 1 :], *divided.after])
    return Duty(person, f"{lowered(text_of(lead))} {text_of(kept)} {_verb(words[place])} {after}", divided.tail)


def _verb(word: Token) -> str | None:
    return infinitive_of_participle(word.lower_)


def _names_the_customer(word: Token) -> bool:
    """Tell whether a word belongs to `door u`."""
    return (word.lower_ == "door" and word.nbor().lower_ in PERSONS) or (
        word.lower_ in PERSONS and word.nbor(-1).lower_ == "door"
    )


def _from_phrase(hit: Hit, person: str) -> Duty | None:
    """Take a fixed phrase with its clause: `Het is aan u om …`, `Wij verwachten van u dat …`."""
    lead = list(dropwhile(lambda word: word.lower_ in EXPLETIVES, _lead(hit)))
    if any(word.text in {",", ";", ":"} or is_finite(word) for word in lead):
        return None
    words = body(hit.sentence, hit.span.end)
    cut = next((index for index, word in enumerate(words[:5]) if _opens_task(word)), 0)
    role, words = text_of(words[:cut]), words[cut:]
    front = f"{role} {lowered(text_of(lead))}".strip()
    if hit.span[-1].lower_ in PERSONS and any(word.lower_ == "dat" for word in hit.span):
        return _see_to(hit.span[-1].lower_, words, person, front)
    if words and words[0].lower_ == "dat":
        return _see_to("", words[1:], person, front)
    if "verantwoordelijk" in {hit.span[-1].lower_, *(word.lower_ for word in hit.span)}:
        return _care(words, lead, person, front)
    return next(_asked(words, person, front), None)


def _opens_task(word: Token) -> bool:
    """Tell whether a word opens what the customer has to do; `tot dat moment` does not."""
    is_conjunction = word.lower_ == "dat" and word.nbor(-1).pos_ != "ADP"
    return is_conjunction or word.lower_ in {"om", "voor"}


def _care(words: Sequence[Token], lead: Sequence[Token], person: str, front: str) -> Duty | None:
    """Ask `zelf zorgen voor …`, also where that stood in front."""
    divided = divide(words)
    if words and words[0].lower_ == "voor":
        return Duty(person, f"{front} zelf zorgen {text_of([*divided.middle, *divided.after])}", divided.tail)
    if lead and lead[0].lower_ == "voor" and not words:
        return Duty(person, f"zelf zorgen {front}")
    return None


def _see_to(subject: str, words: Sequence[Token], person: str, front: str) -> Duty | None:
    """Ask what a clause with `dat` says: the verb itself where the customer does it, else whether he sees to it."""
    divided = divide(words)
    after = text_of(divided.after)
    forms = forms_of(divided.middle[-1].lower_) if subject and divided.middle else None
    if forms and forms.infinitive not in STATES:
        return Duty(person, f"{front} {text_of(divided.middle[:-1])} {forms.infinitive} {after}", divided.tail)
    inside, outside = (front, "") if subject else ("", front)
    clause = f"{subject} {inside} {text_of(divided.middle)} {after}"
    return Duty(person, f"{outside} ervoor zorgen dat {clause}", divided.tail)
