"""Looking ahead instead of back: `U had … moeten melden` as `Een volgende keer helpt het ons als u … meldt`.

Applied to what happened it leaves the past alone; what the writer asks for stays.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Span, Token

from checker.findings.model import Hit, Reading
from checker.language.wordorder import after_preamble
from checker.rewrites.commands import Request, request_of
from checker.rewrites.conjugation import beside
from checker.rewrites.orders import WITH_INFINITIVE, Order, body, imperative_order, modal_order
from checker.rewrites.words import capitalised, lowered, text_of

AGAIN = (("de", "volgende", "keer"), ("een", "volgende", "keer"), ("volgende", "keer"))
BACK_THEN = (
    ("vorige", "week"),
    ("vorige", "maand"),
    ("vorig", "jaar"),
    ("vorige", "keer"),
    ("deze", "keer"),
    ("dit", "keer"),
)
FROM_NOW = (("voortaan",), ("in", "het", "vervolg"), ("in", "de", "toekomst"))
TIMES = re.compile(r"\b(?:voortaan|in het vervolg|in de toekomst|(?:de |een )?volgende keer)\b ?", re.I)
SNEERS = frozenset(
    """gewoon eens nou nu eindelijk wel toch willen kunnen moeten dan helaas immers nochtans eigenlijk al gisteren
    eergisteren""".split()
)
ASKING = frozenset({"wilt", "wil", "willen", "kunt", "kun", "kunnen", "zou", "zoudt", "zouden"})
LONGEST_FRONT = 4


def next_time(hit: Hit, reading: Reading) -> str | None:
    """Return what a reproach asks for as something that helps, with a small letter; None when it is not recognised."""
    found = _request(hit, reading)
    if found is None:
        return None
    person = "je" if found.person == "jij" else found.person
    clauses = [_clause(order, person) for order in found.orders]
    if found.before or not all(clauses):
        return None
    words = _joined([TIMES.sub("", found.front), " en ".join(clause for clause in clauses if clause), found.purpose])
    tail = f" {capitalised(text_of(found.tail))}." if found.tail else ""
    return f"{_opening(hit)} helpt het ons als {person} {words}.{tail}".strip()


def _request(hit: Hit, reading: Reading) -> Request | None:
    if "imperatives" in hit.details or "command" in hit.details or "modal" in hit.details:
        return request_of(hit, reading)
    asked = hit.span[0].lower_ not in ASKING | {"had", "hadden"} and hit.span[0].lower_.endswith("t")
    lead = [word for word in hit.sentence.doc[after_preamble(hit.sentence) : hit.span.start] if not word.is_space]
    if len(lead) > LONGEST_FRONT or any(word.is_punct for word in lead):
        return None
    if asked:
        order = imperative_order(hit.span[0], _end(hit.sentence), polite=True)
    else:
        order = modal_order(_without_mark(body(hit.sentence, hit.span.end)), SNEERS)
    front = lowered(text_of(_kept(lead)))
    return Request(_person(hit.span), (order[0],), order[1], front=front) if order else None


def _person(span: Span) -> str:
    return next((word.lower_ for word in span if word.lower_ in {"u", "je", "jij", "jullie"}), "u")


def _end(sentence: Span) -> int:
    words = _without_mark(body(sentence, sentence.start))
    return words[-1].i + 1 if words else sentence.end


def _without_mark(words: list[Token]) -> list[Token]:
    return words[:-1] if words and words[-1].text.startswith("?") else words


def _clause(order: Order, person: str) -> str | None:
    kept = _kept(order.middle)
    helper = kept[-1] if kept and kept[-1].lower_ in WITH_INFINITIVE else None
    verb = beside(person, helper.lower_ if helper else order.infinitive)
    middle = ["zich" if person == "u" and word.lower_ == "u" else word.text for word in kept if word is not helper]
    done = order.infinitive if helper else ""
    return _joined([*middle, verb, done, text_of(_kept(order.after))]) if verb else None


def _kept(words: Sequence[Token]) -> list[Token]:
    """Leave out when it should be done next time, and the words that sneer."""
    kept = list(words)
    for phrase in (*AGAIN, *FROM_NOW, *BACK_THEN):
        texts = [word.lower_ for word in kept]
        place = next((at for at in range(len(texts)) if tuple(texts[at : at + len(phrase)]) == phrase), None)
        if place is not None:
            kept = kept[:place] + kept[place + len(phrase) :]
    return [word for word in kept if word.lower_ not in SNEERS]


def _joined(parts: Sequence[str]) -> str:
    text = " ".join(part for part in parts if part).replace("er voor zorg", "ervoor zorg")
    for mark in ",;:)":
        text = text.replace(f" {mark}", mark)
    return text.replace("( ", "(")


def _opening(hit: Hit) -> str:
    words = [token.lower_ for token in hit.sentence]
    if any(tuple(words[at : at + len(phrase)]) == phrase for phrase in FROM_NOW for at in range(len(words))):
        return "voortaan"
    return "een volgende keer"
