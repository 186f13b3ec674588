"""Recipe `request`: a command turned into a question with the same content.

`U moet het formulier invullen.`, `Vul het formulier in.` and `Gelieve het formulier in te vullen.` all become `Wilt u
het formulier invullen?`, in the form of address of the sentence or else of the draft. Nothing is offered when the
construction is not recognised.
"""

import re
from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from checker.findings.model import Hit
from checker.language.texts import plain_text
from checker.language.verbs import load_verbs
from checker.language.wordorder import after_preamble, has_list_mark
from checker.rewrites.commands import Request, request_of
from checker.rewrites.duties import duty_of
from checker.rewrites.frame import frame
from checker.rewrites.model import Occasion, Rewrite
from checker.rewrites.next_time import next_time
from checker.rewrites.words import capitalised, spaced, text_of
from checker.rulebook.model import Recipe

OPENERS = {
    "u": ("wilt u", "kunt u"),
    "je": ("wil je", "kun je"),
    "jij": ("wil jij", "kun jij"),
    "jullie": ("willen jullie", "kunnen jullie"),
}
NEGATIONS = frozenset({"niet", "geen", "nooit", "niets", "nergens", "niemand"})
REPROACHES = re.compile(r"\b(?:voortaan|in het vervolg|in de toekomst|volgende keer)\b", re.I)
LEAD_IN = re.compile(r"\W*wat (?:u|je|jij|jullie)(?: \w+){0,4} (?:moet|moeten)(?: \w+){0,2} doen\b", re.I)
LEADING_PRONOUNS = frozenset({"ons", "mij", "me", "het", "dit", "dat", "die", "deze", "zich", "je", "u", "hem", "ze"})
TOGETHER = frozenset(
    """invullen doornemen controleren nakijken instellen installeren aanvragen uitzoeken doorlopen
    bekijken aanmaken""".split()
)


def request(hit: Hit, occasion: Occasion, _: Recipe) -> Sequence[Rewrite]:
    """Offer the command as a question, best first; none when the construction is not recognised."""
    if REPROACHES.search(plain_text(hit.sentence)):
        return look_ahead(hit, occasion, _)
    if _is_lead_in(hit):
        return _can_do(hit)
    asked = request_of(hit, occasion.reading)
    if asked is None:
        duty = duty_of(hit, occasion.reading)
        return _whole(hit, duty.question()) if duty else []
    first = _first(hit.sentence)
    end = hit.sentence.start_char + len(plain_text(hit.sentence).rstrip())
    negated = any(word.lower_ in NEGATIONS for order in asked.orders for word in order.middle)
    high = first.text[:1].isupper() or first.i == hit.sentence.start
    texts = list(_texts(asked, hit.sentence, high=high))
    return [Rewrite(first.idx, end, text, safe=not negated and index == 0) for index, text in enumerate(texts)]


def _is_lead_in(hit: Hit) -> bool:
    """Tell whether a sentence only leads in a list of duties: `Wat je zelf nog moet doen:`."""
    return hit.details.get("kind") == "moeten" and bool(LEAD_IN.match(plain_text(hit.sentence)))


def _can_do(hit: Hit) -> Sequence[Rewrite]:
    """Say what the customer can do in place of what has to be done, never unseen."""
    modal: Token = hit.details["modal"]
    can = "kunnen" if hit.details["subject"].lower_ == "jullie" else "kunt"
    return [Rewrite(modal.idx, modal.idx + len(modal), can, safe=False)]


def look_ahead(hit: Hit, occasion: Occasion, recipe: Recipe) -> Sequence[Rewrite]:
    """Offer what helps a next time in place of what should have been done, and the rule's frames after it."""
    text = next_time(hit, occasion.reading)
    return [*(_whole(hit, text) if text else []), *frame(hit, occasion, recipe)]


def _whole(hit: Hit, text: str) -> Sequence[Rewrite]:
    """Offer a text, given with a small letter, in place of the whole sentence; never unseen."""
    first = _first(hit.sentence)
    high = first.text[:1].isupper() or first.i == hit.sentence.start
    end = hit.sentence.start_char + len(plain_text(hit.sentence).rstrip())
    return [Rewrite(first.idx, end, capitalised(text) if high else text, safe=False)]


def _first(sentence: Span) -> Token:
    """Return the first word that a rewrite replaces: `Daarom` does not go with a question."""
    start = after_preamble(sentence)
    before = sentence.doc[start - 1] if start > sentence.start else None
    return before if before is not None and before.lower_ == "daarom" else sentence.doc[start]


def _texts(asked: Request, sentence: Span, *, high: bool) -> Iterable[str]:
    if has_list_mark(sentence) and all(order.stem for order in asked.orders) and not asked.before:
        yield from _steps(asked, "." if plain_text(sentence).rstrip().endswith(".") else "", high=high)
    for opener in OPENERS[asked.person]:
        question = _sentence((opener, *_order_texts(asked), asked.purpose))
        yield _joined(asked, question + "?", high=high)
    if statement := _together(asked):
        yield _joined(asked, statement, high=high)


def _sentence(parts: Iterable[str]) -> str:
    """Join the parts of a sentence: no space before a comma, no full stop, `er voor zorgen` as `ervoor zorgen`."""
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


def _is_possessive(word: Token) -> bool:
    """Tell whether a pronoun says whose something is: `ons formulier`."""
    return word.tag_.startswith("VNW|bez")


def _is_light(word: Token) -> bool:
    """Tell whether a word is a pronoun that stands by itself, not one before a noun (`deze boete`)."""
    following = word.nbor().pos_ if word.i + 1 < len(word.doc) else "PUNCT"
    stands_alone = following in {"ADP", "ADV", "VERB", "AUX", "PRON", "SCONJ", "CCONJ", "PUNCT", "SPACE"}
    return (word.lower_ in LEADING_PRONOUNS and stands_alone) or (
        word.lower_ in {"ons", "mij", "me", "zich"} and not _is_possessive(word)
    )


def _reflexive(word: Token, person: str) -> str:
    return "zich" if person == "u" and word.lower_ == "u" else word.text


def _steps(asked: Request, stop: str, *, high: bool) -> Iterable[str]:
    """Describe a step in a list instead of asking it: `U draait de kraan dicht.`"""
    parts = []
    for order in asked.orders:
        verb = load_verbs().verb(load_verbs().infinitive_of(order.stem) or "")
        if verb is None or order.infinitive == "zijn":
            return
        middle = " ".join(_reflexive(word, asked.person) for word in order.middle)
        others = " ".join(word for word in order.infinitive.split() if word != order.particle + verb.infinitive)
        parts.append(
            " ".join(part for part in (verb.polite, middle, others, order.particle, text_of(order.after)) if part)
        )
    subject = "je" if asked.person != "u" else "u"
    text = f"{subject} {', '.join(parts[:-1])}{' en ' if parts[:-1] else ''}{parts[-1]}"
    yield _joined(asked, _sentence([text]) + stop, high=high)


def _together(asked: Request) -> str | None:
    """Offer to do it together: `Ik vul het formulier graag samen met u in.`"""
    order = asked.orders[0]
    words = {word.lower_ for word in order.middle}
    if (
        len(asked.orders) > 1
        or order.infinitive not in TOGETHER
        or words & (NEGATIONS | {"ons", "mij", "me", "zich", "eerst"})
    ):
        return None
    if (
        asked.front
        or asked.before
        or asked.purpose
        or (order.middle and order.middle[-1].pos_ not in {"NOUN", "PROPN", "NUM", "PRON"})
    ):
        return None
    particle, base = load_verbs().particle_of(order.infinitive) or ("", order.infinitive)
    verb = load_verbs().verb(base)
    if verb is None:
        return None
    person = "u" if asked.person == "u" else "jullie" if asked.person == "jullie" else "je"
    parts = ("ik", verb.stem, text_of(order.middle), "graag samen met", person, particle, text_of(order.after))
    return _sentence(parts) + "."
