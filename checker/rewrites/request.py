"""Recipe `request`: a command turned into a question with the same content.

`U moet het formulier invullen.`, `Vul het formulier in.` and `Gelieve het formulier in te vullen.` all become `Wilt u het
formulier invullen?`, in the form of address of the sentence or else of the draft. Nothing is offered when the construction
is not recognised.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from checker.findings.model import Hit, Reading
from checker.language.wordorder import SUBORDINATORS, after_preamble, has_list_mark
from checker.language.grammar import is_finite
from checker.language.verbs import load_verbs
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.orders import Order, body, clause_cut, end_of_order, imperative_order, modal_order, te_order
from checker.rewrites.words import capitalised, lowered, spaced, text_of
from checker.rulebook.model import Recipe

OPENERS = {
    "u": ("wilt u", "kunt u"),
    "je": ("wil je", "kun je"),
    "jij": ("wil jij", "kun jij"),
    "jullie": ("willen jullie", "kunnen jullie"),
}
NEGATIONS = frozenset({"niet", "geen", "nooit", "niets", "nergens", "niemand"})
REPROACHES = frozenset({"voortaan", "vervolg", "volgende keer"})
LEADING_PRONOUNS = frozenset({"ons", "mij", "me", "het", "dit", "dat", "die", "deze", "zich", "je", "u", "hem", "ze"})
PLEASE = frozenset({"graag", "gaarne", "svp", "s.v.p.", "aub", "a.u.b.", "alstublieft"})
KEEPS_OPENER_LOW = frozenset({":", "dus", "maar", "en"})
TOGETHER = frozenset("invullen doornemen controleren nakijken instellen installeren aanvragen uitzoeken doorlopen bekijken aanmaken".split())


@dataclass(frozen=True)
class Request:
    """A command taken apart, ready to be asked."""

    before: str
    """The text that stays in front of the question; empty when it opens the sentence."""
    low: bool
    """Whether the question goes on in that text, with a small letter."""
    orders: tuple[Order, ...]
    """What is asked."""
    front: str
    """Words that stood in front of a modal and move behind `wilt u`."""
    purpose: str
    """A purpose that stood in front and moves to the end: `om uw recht te behouden`."""
    tail: Sequence[Token]
    """A main clause that becomes a sentence of its own."""
    person: str
    """Whom it is asked: `u`, `je`, `jij` or `jullie`."""


def request(hit: Hit, occasion: Occasion, _: Recipe) -> Sequence[Rewrite]:
    """Offer the command as a question, best first; none when the construction is not recognised."""
    start = after_preamble(hit.sentence)
    if any(word in hit.sentence.text.lower() for word in REPROACHES):
        return []
    asked = _asked(hit, occasion.reading)
    if asked is None:
        return []
    first = hit.sentence.doc[start]
    end = hit.sentence.start_char + len(hit.sentence.text.rstrip())
    negated = any(word.lower_ in NEGATIONS for order in asked.orders for word in order.middle)
    high = first.text[:1].isupper() or first.i == hit.sentence.start
    texts = list(_texts(asked, hit.sentence, high=high))
    return [Rewrite(first.idx, end, text, safe=not negated and index == 0) for index, text in enumerate(texts)]


def _asked(hit: Hit, reading: Reading) -> Request | None:
    if "imperatives" in hit.details:
        return _from_imperatives(hit, reading)
    if "command" in hit.details:
        return _from_bare_command(hit, reading)
    return _from_modal(hit, reading)


def _texts(asked: Request, sentence: Span, *, high: bool) -> Iterable[str]:
    if has_list_mark(sentence) and all(order.stem for order in asked.orders) and not asked.before:
        yield from _steps(asked, high=high)
    for opener in OPENERS[asked.person]:
        question = _sentence((opener, *_order_texts(asked), asked.purpose))
        yield _joined(asked, question + "?", high=high)
    if statement := _together(asked):
        yield _joined(asked, statement, high=high)


def _sentence(parts: Iterable[str]) -> str:
    """Join the parts of a sentence: no space before a comma, no full stop at the end, `er voor zorgen` as `ervoor zorgen`."""
    text = " ".join(part for part in parts if part).rstrip(".").replace("er voor zorgen", "ervoor zorgen")
    return re.sub(r" +([,;:)])", r"\1", text)


def _joined(asked: Request, question: str, *, high: bool) -> str:
    tail = f" {capitalised(text_of(asked.tail))}." if asked.tail else ""
    if asked.before:
        return f"{asked.before} {question if asked.low else capitalised(question)}{tail}"
    return (capitalised(question) if high else question) + tail


def _order_texts(asked: Request) -> Iterable[str]:
    for index, order in enumerate(asked.orders):
        if index:
            yield "en" if index == len(asked.orders) - 1 else ","
        yield from _with_front(order.middle, asked.front if index == 0 else "", asked.person)
        yield order.infinitive
        yield text_of(order.after)


def _with_front(middle: Sequence[Token], front: str, person: str) -> Iterable[str]:
    """Put words that stood in front behind the pronouns that open the middle: `ons daarvoor`, `het dan`."""
    count = next((index for index, word in enumerate(middle) if not _is_light(word)), len(middle)) if front else 0
    texts = [_reflexive(word, person) for word in middle]
    yield from (spaced(middle[:count], texts[:count]), front, spaced(middle[count:], texts[count:]))


def is_possessive(word: Token) -> bool:
    """Tell whether a pronoun says whose something is: `ons formulier`."""
    return word.tag_.startswith("VNW|bez")


def _is_light(word: Token) -> bool:
    """Tell whether a word is a pronoun that stands by itself, not one before a noun (`deze boete`)."""
    following = word.nbor().pos_ if word.i + 1 < len(word.doc) else "PUNCT"
    stands_alone = following in {"ADP", "ADV", "VERB", "AUX", "PRON", "SCONJ", "CCONJ", "PUNCT", "SPACE"}
    return word.lower_ in LEADING_PRONOUNS and stands_alone or word.lower_ in {"ons", "mij", "me", "zich"} and not is_possessive(word)


def _reflexive(word: Token, person: str) -> str:
    return "zich" if person == "u" and word.lower_ == "u" else word.text


def _steps(asked: Request, *, high: bool) -> Iterable[str]:
    """Describe a step in a list instead of asking it: `U draait de kraan dicht.`"""
    parts = []
    for order in asked.orders:
        verb = load_verbs().verb(load_verbs().infinitive_of(order.stem) or "")
        if verb is None or order.infinitive == "zijn":
            return
        middle = " ".join(_reflexive(word, asked.person) for word in order.middle)
        others = " ".join(word for word in order.infinitive.split() if word != order.particle + verb.infinitive)
        parts.append(" ".join(part for part in (verb.polite, middle, others, order.particle, text_of(order.after)) if part))
    subject = "je" if asked.person != "u" else "u"
    text = f"{subject} {', '.join(parts[:-1])}{' en ' if parts[:-1] else ''}{parts[-1]}"
    yield _joined(asked, _sentence([text]) + ".", high=high)


def _together(asked: Request) -> str | None:
    """Offer to do it together: `Ik vul het formulier graag samen met u in.`"""
    order = asked.orders[0]
    words = {word.lower_ for word in order.middle}
    if len(asked.orders) > 1 or order.infinitive not in TOGETHER or words & (NEGATIONS | {"ons", "mij", "me", "zich", "eerst"}):
        return None
    if asked.front or asked.before or asked.purpose or (order.middle and order.middle[-1].pos_ not in {"NOUN", "PROPN", "NUM", "PRON"}):
        return None
    particle, base = load_verbs().particle_of(order.infinitive) or ("", order.infinitive)
    verb = load_verbs().verb(base)
    if verb is None:
        return None
    person = "u" if asked.person == "u" else "jullie" if asked.person == "jullie" else "je"
    parts = ("ik", verb.stem, text_of(order.middle), "graag samen met", person, particle, text_of(order.after))
    return _sentence(parts) + "."


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
        return Request("", False, tuple(orders), "", lowered(text_of(lead).rstrip(",")), tail, person)
    before, low = _before(text_of(lead), lead[-1] if lead else None)
    return Request(before, low, tuple(orders), "", "", tail, person)


def _from_bare_command(hit: Hit, reading: Reading) -> Request | None:
    """Take a command without a finite verb; only one that opens with a word that can follow `wilt u`."""
    clause: Span = hit.details["command"]
    if clause.start != after_preamble(hit.sentence):
        return None
    words = [word for word in body(hit.sentence, clause.start) if word.lower_ not in PLEASE]
    order = modal_order(words, ())
    if order is None or not order[0].middle or order[0].middle[0].pos_ not in {"DET", "PRON", "ADV", "ADP", "NUM"}:
        return None
    middle = order[0].middle
    front = lowered(text_of(middle)) if middle[0].i == clause.start else ""
    first = Order((), order[0].infinitive, order[0].after) if front else order[0]
    return Request("", False, (first,), front, "", order[1], _person(clause[0], hit.sentence, reading))


def _before(lead: str, last: Token | None) -> tuple[str, bool]:
    """Return the lead with the mark that fits a question behind it, and whether the question goes on in small letters."""
    if last is None:
        return "", False
    return (f"{lead[:-1]}.", False) if last.text == ";" else (lead, True)


def _from_modal(hit: Hit, reading: Reading) -> Request | None:
    modal: Token | None = hit.details.get("modal")
    subject: Token | None = hit.details.get("subject")
    start = after_preamble(hit.sentence)
    inverted = modal is not None and subject is not None and modal.i < subject.i
    if modal is not None and subject is not None and not inverted and modal.i != subject.i + 1:
        return None
    order = _order_behind(hit, modal, subject)
    lead = [word for word in hit.sentence.doc[start : hit.span.start] if not word.is_space]
    if subject is not None and subject.nbor().lower_ == "en":
        return None
    if order is None or any(word.lower_ in SUBORDINATORS - {"dat"} for word in lead[clause_cut(lead) :]):
        return None
    person = _person(subject or hit.span[0], hit.sentence, reading)
    if lead and lead[0].lower_ == "om" and not any(is_finite(word) for word in lead):
        return Request("", False, (order[0],), "", lowered(text_of(lead).rstrip(",")), order[1], person)
    cut = clause_cut(lead)
    if not inverted and len(lead) > cut:
        return None
    before, low = _clauses_before(lead[:cut])
    if before is None:
        return None
    front = _lower_front(lead[cut:])
    if cut and lead[cut - 1].text == "," and low:
        front = "dan" if not front and "dan" not in {word.lower_ for word in order[0].middle} else front
    return Request(before, low, (order[0],), front, "", order[1], person)


def _order_behind(hit: Hit, modal: Token | None, subject: Token | None) -> tuple[Order, list[Token]] | None:
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
    if last.lower_ in KEEPS_OPENER_LOW:
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
    if token.lower_ in OPENERS:
        return token.lower_
    words = {word.lower_ for word in sentence}
    if words & {"jullie"}:
        return "jullie"
    if words & {"u", "uw", "uzelf"}:
        return "u"
    return "je" if words & {"je", "jouw", "jij", "jou"} else reading.form
