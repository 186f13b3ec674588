"""Phrases: noun phrases, adjuncts and whatever the lexicon writes as a short phrase."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .lexicon import Lexicon, Noun
from .trees import Phrase, Word

RELATIONS = {"ADP": "case", "DET": "det", "ADJ": "amod", "VERB": "amod", "NUM": "nummod", "ADV": "advmod"}
DETERMINERS = {"het", "dit", "welk"}
Card = TypeVar("Card")
ENDS = "prenom|basis|zonder"


@dataclass(frozen=True)
class Address:
    """Whom a sentence addresses: the readings of the pronoun as subject, object, possessive and reflexive."""

    subject: str
    object: str
    possessive: str


ADDRESSES = {
    "u": Address("u", "u~obl", "uw"),
    "je": Address("je", "je~obl", "je~bez"),
    "jullie": Address("jullie", "jullie", "jullie~bez"),
}


class Deck(Generic[Card]):
    """Gives all cards in random order before it gives one again, so that every word gets its turn."""

    def __init__(self, cards: list[Card], chance: random.Random) -> None:
        self.cards, self.chance = list(cards), chance
        self.left: list[Card] = []

    def draw(self) -> Card:
        """Return the next card."""
        if not self.left:
            self.left = self.chance.sample(self.cards, len(self.cards))
        return self.left.pop()


@dataclass
class Phrases:
    """Makes phrases for one address at a time."""

    lexicon: Lexicon
    chance: random.Random
    address: Address = ADDRESSES["u"]
    decks: dict[str, Deck[str]] = field(default_factory=dict)
    things: dict[str, Deck[Noun]] = field(default_factory=dict)

    def draw(self, name: str, cards: list[str]) -> str:
        """Draw from the deck of that name, made of these cards."""
        if name not in self.decks:
            self.decks[name] = Deck(cards, self.chance)
        return self.decks[name].draw()

    def adjunct(self, kind: str) -> Phrase:
        """Return an adverb or prepositional phrase of a kind."""
        return self.phrase(self.draw(kind, self.lexicon.data["adjuncts"][kind]))

    def phrase(self, notation: str) -> Phrase:
        """Read a phrase in the notation of `phrases.yaml`."""
        parts = [part.split("/") for part in self._filled(notation).split()]
        words = [self._word(form.rstrip("*"), part) for form, *part in parts]
        starred = [word for word, part in zip(words, parts, strict=True) if part[0].endswith("*")]
        head = starred[0] if starred else words[-1]
        named = {part[0].rstrip("*").partition("~")[0]: word for part, word in zip(parts, words, strict=True)}
        for word, (_, *given) in zip(words, parts, strict=True):
            if word is not head:
                over = named[given[1]] if len(given) > 1 else head
                word.under(over, given[0] if given else _relation(word))
        given = parts[words.index(head)][1:]
        head.relation = given[0] if given else _outer(head, words)
        for word in words:
            _inflect(word)
        return words

    def _filled(self, notation: str) -> str:
        chance, data = self.chance, self.lexicon.data
        if "<" not in notation:
            return notation
        filling = {
            "<u>": self.address.object,
            "<uw>": self.address.possessive,
            "<date>": f"{chance.randint(1, 30)}* {chance.choice(data['months'].split())}/flat",
            "<weekday>": chance.choice(data["days"].split()),
            "<n>": chance.choice(data["numerals"].split()),
            "<sum>": self._sum(),
            "<time>": f"{chance.randint(8, 17)}.{chance.choice(('00', '30'))}* uur/fixed",
        }
        for slot, filler in filling.items():
            notation = notation.replace(slot, filler)
        return notation

    def _sum(self) -> str:
        whole, cents = self.chance.randint(3, 240), self.chance.choice(("00", "50", "95", "25"))
        if self.chance.random() < 0.5:
            return f"€*/obj {whole},{cents}/nummod"
        return f"{whole},{cents}/nummod euro*/obj" if self.chance.random() < 0.4 else f"{whole}/nummod euro*/obj"

    def _word(self, form: str, given: list[str]) -> Word:
        plain, _, reading = form.partition("~")
        if not reading and plain in DETERMINERS and (not given or given[0] == "det"):
            reading = "det" if plain != "welk" else ""
        if plain == "ons" and given and given[0] != "nmod:poss":
            reading = "obl"
        return self.lexicon.word(plain, reading)

    def noun_phrase(self, kind: str, determiner: str = "", plural: bool | None = None) -> Phrase:
        """Return a noun phrase of a kind of thing; determiner: de, een, deze, uw, geen or - for none."""
        return self.described(self.thing(kind), kind, determiner, plural)

    def thing(self, kind: str) -> Noun:
        """Return a noun of a kind."""
        if kind not in self.things:
            self.things[kind] = Deck(self.lexicon.nouns[kind], self.chance)
        return self.things[kind].draw()

    def described(self, noun: Noun, kind: str, determiner: str = "", plural: bool | None = None) -> Phrase:
        """Return a noun with a determiner and at times an adjective."""
        many = not noun.singular or bool(noun.plural and (self.chance.random() < 0.2 if plural is None else plural))
        chosen = determiner or self.chance.choice(("de", "de", "uw", "uw", "een", "deze"))
        if chosen == "een" and (many or not noun.plural):
            chosen = "de"
        head = noun.word(many)
        words = self._determiner(chosen, noun, many)
        adjectives = self.lexicon.data["described"].get(kind, "").split()
        if adjectives and self.chance.random() < 0.3:
            bare = chosen in ("een", "geen", "-") and noun.neuter and not many
            words.append(self._adjective(self.chance.choice(adjectives), bare))
        for word in words:
            word.under(head, _relation(word))
        return [*words, head]

    def _determiner(self, chosen: str, noun: Noun, many: bool) -> list[Word]:
        if chosen == "-":
            return []
        single_neuter = noun.neuter and not many
        if chosen == "uw":
            form, _, reading = self.address.possessive.partition("~")
            return [self.lexicon.word(form, reading)]
        if chosen == "onze":
            return [self.lexicon.word("ons" if single_neuter else "onze")]
        if single_neuter and chosen in ("de", "deze"):
            return [self.lexicon.word("het" if chosen == "de" else "dit", "det")]
        if single_neuter and chosen == "welke":
            return [self.lexicon.word("welk")]
        return [self.lexicon.word(chosen)]

    def _adjective(self, base: str, bare: bool) -> Word:
        form = self.lexicon.inflected[base]
        if bare or form == base:
            return Word(base, base, "ADJ", f"ADJ|{ENDS}")
        return self.lexicon.word(form)


def _relation(word: Word) -> str:
    if "VNW|bez" in word.xpos:
        return "nmod:poss"
    return RELATIONS.get(word.upos, "nmod")


def _outer(head: Word, words: Phrase) -> str:
    if head.upos in ("ADV", "ADJ") and not any(word.relation == "case" for word in words):
        return "advmod"
    return "obl"


def _inflect(word: Word) -> None:
    """Give an adjective before its noun, and a numeral that is not, the tag for its place."""
    if word.relation == "amod" and word.head and word.head.upos == "NOUN":
        word.xpos = word.xpos.replace("vrij|basis|zonder", ENDS)
    if word.relation == "nummod":
        word.xpos = "TW|hoofd|prenom|stan"
