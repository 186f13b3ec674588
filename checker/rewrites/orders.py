"""What a command asks for: a sentence taken apart into what stands before it, the orders themselves and what follows.

`Als u vragen heeft, bel dan ons kantoor.` is a lead (`Als u vragen heeft,`) and an order (`dan ons kantoor bellen`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Span, Token

from checker.language.grammar import is_finite, is_infinitive
from checker.language.verbs import load_verbs
from checker.language.wordorder import COORDINATORS, SUBORDINATORS, particle_of

STATES = frozenset(
    """zijn hebben kunnen willen worden weten beschikken wonen mogen zullen moeten lijken heten
    krijgen begrijpen beseffen""".split()
)
FILLERS = frozenset({"gewoon", "toch", "echt", "wel", "dus", "hoor"})
AFTERTHOUGHTS = frozenset(
    "niet ook maar zoals bijvoorbeeld liefst graag uiterlijk inclusief namelijk tenzij bij zodat om".split()
)
WITH_INFINITIVE = frozenset({"laten", "gaan", "komen", "blijven", "helpen", "leren"})
WITH_TE = frozenset({"vergeten", "proberen", "trachten", "beginnen"})
ENDS = frozenset({".", "!", ";", ":", "...", "…", "!!", "!!!"})


@dataclass(frozen=True)
class Order:
    """One thing that is asked."""

    middle: tuple[Token, ...]
    """The words before the infinitive."""
    infinitive: str
    """The infinitive, such as `invullen`, `ervoor zorgen` or `laten afkoelen`."""
    after: tuple[Token, ...] = ()
    """The words behind the infinitive, such as a subordinate clause."""
    stem: str = ""
    """The imperative as it stood; empty when there was a modal."""
    particle: str = ""
    """The particle that was split off."""


@dataclass(frozen=True)
class Field:
    """The words of a clause, divided."""

    middle: list[Token] = field(default_factory=list)
    """Up to where the infinitive goes."""
    after: list[Token] = field(default_factory=list)
    """Subordinate clauses and afterthoughts."""
    tail: list[Token] = field(default_factory=list)
    """A main clause behind a comma, which becomes a sentence of its own."""


def divide(words: Sequence[Token]) -> Field:
    """Divide the words of a clause into its middle, what hangs behind it and a further main clause."""
    for index, token in enumerate(words):
        rest = list(words[index + 1 :])
        if token.text in {",", "–", ";"}:
            if _is_afterthought(rest):
                return Field(list(words[:index]), list(words[index:]))
            if token.text == "," and _is_item(rest):
                continue
            if any(is_finite(word) for word in rest) or token.text == ";":
                return Field(list(words[:index]), [], rest)
        elif token.lower_ == "en" and len(rest) > 1 and rest[0].lower_ == "dan" and is_finite(rest[1]):
            return Field(list(words[:index]), [], rest)
        elif token.lower_ == "anders" and index and rest and is_finite(rest[0]):
            return Field(list(words[:index]), [], list(words[index:]))
        elif token.text in {"(", ":"} or _opens_subordinate(token, rest):
            after, tail = _cut_tail(list(words[index:]))
            return Field(list(words[:index]), after, tail)
    return Field(list(words))


def _is_afterthought(rest: Sequence[Token]) -> bool:
    says = len(rest) > 1 and rest[0].lower_ == "dat" and is_finite(rest[1])
    return bool(rest) and not says and rest[0].lower_ in AFTERTHOUGHTS | SUBORDINATORS


def _is_item(rest: Sequence[Token]) -> bool:
    """Tell whether what follows a comma is one more thing in a row: `uw naam, adres en de reden waarom …`."""
    end = next((index for index, word in enumerate(rest) if word.lower_ in {",", "en", "of"}), None)
    if end is None or not 1 <= end <= 3 or any(is_finite(word) for word in rest[: end + 2]):
        return False
    return all(word.pos_ in {"NOUN", "PROPN", "DET", "PRON", "ADJ", "NUM"} for word in rest[:end])


def _opens_subordinate(token: Token, rest: Sequence[Token]) -> bool:
    if token.lower_ == "om":
        return any(word.lower_ == "te" for word in rest) and not (rest and rest[0].like_num)
    if token.lower_ == "of":
        return token.tag_.startswith("VG|onder")
    if token.lower_ == "dat":
        return token.tag_.startswith("VG|onder") and any(is_finite(word) for word in rest)
    return token.lower_ in SUBORDINATORS and any(is_finite(word) for word in rest)


def _cut_tail(after: list[Token]) -> tuple[list[Token], list[Token]]:
    """Cut off a main clause that follows a subordinate clause: `… als dat lukt, anders bel ik u`."""
    for index, token in enumerate(after):
        if (
            token.text == ","
            and index + 1 < len(after)
            and after[index + 1].lower_ in {"anders", "dan", "daarna", "want"}
        ):
            return after[:index], after[index + 1 :]
    return after, []


def imperative_order(verb: Token, end: int, polite: bool) -> tuple[Order, list[Token]] | None:
    """Return the order of an imperative up to a token index, with a main clause behind it; None when not recognised."""
    doc = verb.doc
    words = _without_fillers(_plain(doc[verb.i + 1 + polite : end]))
    divided = divide(words)
    particle = particle_of(verb, words[len(divided.middle) - 1].i + 1) if divided.middle else None
    verbs = load_verbs()
    stem = verb.lower_ if verb.lower_ in verbs.stems else verb.lower_.removesuffix("t")
    infinitive = verbs.infinitive_of(stem, particle.lower_ if particle else "")
    if infinitive is None or infinitive in STATES - {"zijn"}:
        return None
    middle, behind = _around(divided.middle, particle)
    infinitive, middle, moved = _with_second_verb(infinitive, middle)
    if (
        infinitive == "zorgen"
        and divided.after
        and divided.after[0].lower_ == "dat"
        and "ervoor" not in {word.lower_ for word in middle}
    ):
        infinitive = "ervoor zorgen"
    order = Order(
        tuple(middle), infinitive, (*behind, *moved, *divided.after), stem, particle.lower_ if particle else ""
    )
    return order, divided.tail


def _without_fillers(words: Sequence[Token]) -> list[Token]:
    """Leave out the small words that make a command press: `wel`, `dus`, `toch echt`."""
    return [word for word in words if word.lower_ not in FILLERS]


def _around(middle: list[Token], particle: Token | None) -> tuple[list[Token], list[Token]]:
    """Divide a middle at the particle, where the infinitive goes."""
    if particle is None:
        return middle, []
    return [word for word in middle if word.i < particle.i], [word for word in middle if word.i > particle.i]


def _with_second_verb(infinitive: str, middle: list[Token]) -> tuple[str, list[Token], list[Token]]:
    """Join a second infinitive (`laten afkoelen`), or leave a te-clause behind (`vergeten … mee te nemen`)."""
    if infinitive in WITH_INFINITIVE and middle and is_infinitive(middle[-1]):
        return f"{infinitive} {middle[-1].text}", middle[:-1], []
    if infinitive in WITH_TE and any(word.lower_ == "te" for word in middle):
        lead = next(
            (
                index
                for index, word in enumerate(middle)
                if word.lower_ not in {"niet", "eerst", "dan", "even", "vooral", "ook"}
            ),
            0,
        )
        return infinitive, middle[:lead], middle[lead:]
    return infinitive, middle, []


def modal_order(words: Sequence[Token], drop: Iterable[str]) -> tuple[Order, list[Token]] | None:
    """Return the order behind a modal (`het formulier invullen`); None when it has no infinitive or is a state."""
    cut = next((index for index, word in enumerate(words) if word.text == ","), len(words))
    kept = [word for index, word in enumerate(words) if index > cut or word.lower_ not in drop]
    divided = divide(_without_fillers(kept))
    last = next((index for index in reversed(range(len(divided.middle))) if _is_verb(divided.middle[index])), None)
    if (
        last is None
        or divided.middle[last].lower_ in STATES
        or any(word.lower_ in {"hebben", "zijn", "worden"} for word in divided.middle)
    ):
        return None
    order = Order(
        tuple(divided.middle[:last]), divided.middle[last].lower_, (*divided.middle[last + 1 :], *divided.after)
    )
    return order, divided.tail


def te_order(words: Sequence[Token]) -> tuple[Order, list[Token]] | None:
    """Return the order of a te-clause: `ons de factuur te sturen`, `het in te vullen`; None when there is none."""
    words = [word for word in words if word.lower_ != "om" or word is not words[0]]
    te = next(
        (
            index
            for index, word in enumerate(words)
            if word.lower_ == "te" and index + 1 < len(words) and _is_verb(words[index + 1])
        ),
        None,
    )
    if te is None:
        return None
    middle, rest = list(words[:te]), words[te + 2 :]
    infinitive = _joined(words[te + 1].lower_, rest, middle)
    rest = rest[infinitive.count(" ") :]
    divided = divide(rest)
    if (
        infinitive in STATES
        or any(word.lower_ == "te" for word in divided.middle)
        or any(is_finite(word) for word in middle)
    ):
        return None
    return Order(tuple(middle), infinitive, (*divided.middle, *divided.after)), divided.tail


def _joined(infinitive: str, rest: Sequence[Token], middle: list[Token]) -> str:
    """Return an infinitive with its particle from the middle and its second verb: `over te laten doen`."""
    verbs = load_verbs()
    second = rest[0].lower_ if rest and infinitive in WITH_INFINITIVE and _is_verb(rest[0]) else ""
    main = second or infinitive
    if middle and middle[-1].lower_ in verbs.particles:
        pronominal = any(word.lower_ in {"er", "daar", "hier", "waar"} for word in middle)
        if middle[-1].lower_ + main in verbs.infinitives or not pronominal:
            main = middle.pop().lower_ + main
    return f"{infinitive} {main}" if second else main


def te_orders(words: Sequence[Token]) -> tuple[tuple[Order, ...], list[Token]] | None:
    """Return the orders of te-clauses in a row: `het in te vullen en terug te sturen`; None when one is no order."""
    orders: list[Order] = []
    tail: list[Token] = []
    for part in _te_parts(words):
        order = te_order(part)
        if order is None or tail:
            return None
        orders.append(order[0])
        tail = order[1]
    return tuple(orders), tail


def _te_parts(words: Sequence[Token]) -> list[list[Token]]:
    """Divide words at each `en` behind a te-clause that leads to another one."""
    places = [index for index, word in enumerate(words) if word.lower_ == "te"]
    cuts = [0]
    for first, second in pairwise(places):
        between = [index for index in range(first + 2, second) if words[index].lower_ == "en"]
        opened = any(word.lower_ == "om" or word.lower_ in SUBORDINATORS for word in words[first + 2 : second])
        if between and not opened:
            cuts.append(between[0])
    ends = [*cuts[1:], len(words)]
    return [list(words[start + bool(start) : end]) for start, end in zip(cuts, ends, strict=True)]


def _is_verb(token: Token) -> bool:
    return is_infinitive(token) or token.lower_ in load_verbs().infinitives


def _plain(words: Iterable[Token]) -> list[Token]:
    return [word for word in words if not word.is_space]


def body(sentence: Span, start: int) -> list[Token]:
    """Return the words of a sentence from a token index on, without the mark at its end."""
    words = _plain(sentence.doc[start : sentence.end])
    while words and words[-1].text in ENDS:
        words.pop()
    return words


def clause_cut(lead: Sequence[Token]) -> int:
    """Return how many words of a lead form clauses of their own: `De trein rijdt niet, dus`."""
    for index in reversed(range(len(lead))):
        joins = lead[index].lower_ in COORDINATORS and (not index or any(is_finite(word) for word in lead[:index]))
        if lead[index].text in {",", ";", ":", "–"} or joins:
            return index + 1
    return 0


def end_of_order(verb: Token, following: Token | None, sentence: Span) -> int:
    """Return where the order of an imperative ends: before the coordinator or comma that leads to the next one."""
    if following is None:
        end = sentence.end
        while end > verb.i + 1 and (sentence.doc[end - 1].is_space or sentence.doc[end - 1].text in ENDS):
            end -= 1
        return end
    end = following.i
    while end > verb.i + 1 and (
        sentence.doc[end - 1].is_space
        or sentence.doc[end - 1].text == ","
        or sentence.doc[end - 1].lower_ in COORDINATORS
    ):
        end -= 1
    return end
