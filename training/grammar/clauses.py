"""Clauses: a verb with its auxiliaries, and the orders in which Dutch puts them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from .lexicon import Lexicon, Noun, Verb, particle
from .trees import Phrase, Word, attach, joined

INFINITIVE = "WW|inf|vrij|zonder"
PARTICIPLE = "WW|vd|vrij|zonder"
MANY = ("wij", "we", "jullie", "zij")
TO = ("hoeven", "dienen", "proberen")


@dataclass
class Chain:
    """The verbs of a clause. `head` has the subject, `lexical` the objects; only with willen they differ."""

    head: Word
    lexical: Word
    first: Phrase
    tail: Phrase
    passive: bool = False


@dataclass
class Event:
    """What somebody does: the verb and what belongs to it."""

    verb: Verb
    pronouns: list[Phrase] = field(default_factory=list)
    object: Phrase = field(default_factory=list)
    others: list[Phrase] = field(default_factory=list)
    late: list[Phrase] = field(default_factory=list)
    noun: Noun | None = None
    kind: str = ""
    many: bool = False


class Clauses:
    """Makes clauses."""

    def __init__(self, lexicon: Lexicon, chance: random.Random) -> None:
        self.lexicon, self.chance = lexicon, chance

    def finite(self, verb: str, person: str, turned: bool = False, upos: str = "VERB") -> Word:
        """Return a present form; `turned` if the subject follows it."""
        many = person in MANY
        table = self.lexicon.data["finite"].get(verb)
        if table:
            key = "wij" if many else "turned" if person == "je" and turned else person
            form = self.chance.choice(table.get(key, table["hij"]).split())
            with_t = form in self.lexicon.data["with_t"].split()
        else:
            entry = self.lexicon.verbs[verb]
            stem = person == "ik" or (person == "je" and turned)
            form = entry.infinitive if many else entry.stem if stem else entry.third
            with_t = not stem and entry.third != entry.stem
        number = "mv" if many else "met-t" if with_t else "ev"
        return Word(form, verb, upos, f"WW|pv|tgw|{number}")

    def imperative(self, verb: Verb) -> Chain:
        """Return a command."""
        word = Word(verb.stem, verb.lemma, "VERB", "WW|pv|tgw|ev")
        return Chain(word, word, [word], _apart(verb, word))

    def plain(self, verb: Verb, person: str, order: str) -> Chain:
        """Return a verb without auxiliaries."""
        word = self.finite(verb.lemma, person, order == "turned")
        if order == "sub":
            word.form = verb.particle + word.form
            return Chain(word, word, [], [word])
        return Chain(word, word, [word], _apart(verb, word))

    def modal(self, verb: Verb, modal: str, person: str, order: str) -> Chain:
        """Return kunnen, moeten, mogen or zullen with an infinitive."""
        head = infinitive(verb)
        auxiliary = self.finite(modal, person, order == "turned", "AUX").under(head, "aux")
        return self._cluster(head, auxiliary, [head], order)

    def perfect(self, verb: Verb, person: str, order: str) -> Chain:
        """Return hebben with a participle."""
        head = participle(verb)
        auxiliary = self.finite("hebben", person, order == "turned", "AUX").under(head, "aux")
        return self._cluster(head, auxiliary, [head], order)

    def passive(self, verb: Verb, auxiliary: str, person: str, order: str) -> Chain:
        """Return worden or zijn with a participle."""
        head = participle(verb)
        word = self.finite(auxiliary, person, order == "turned", "AUX").under(head, "aux:pass")
        chain = self._cluster(head, word, [head], order)
        chain.passive = True
        return chain

    def modal_passive(self, verb: Verb, modal: str, person: str, order: str) -> Chain:
        """Return a modal with worden and a participle."""
        head = participle(verb)
        become = Word("worden", "worden", "AUX", INFINITIVE).under(head, "aux:pass")
        word = self.finite(modal, person, order == "turned", "AUX").under(head, "aux")
        if order == "sub":
            tail = self.chance.choice(([word, become, head], [head, word, become]))
            return Chain(head, head, [], tail, passive=True)
        tail = self.chance.choice(([become, head], [head, become]))
        return Chain(head, head, [word], tail, passive=True)

    def wish(self, verb: Verb, main: str, person: str, order: str) -> Chain:
        """Return willen, hoeven or dienen, the head, with its infinitive."""
        head = self.finite(main, person, order == "turned")
        tail = to_infinitive(verb) if main in TO else [infinitive(verb)]
        attach(tail, head, "xcomp")
        if order == "sub":
            return Chain(head, tail[-1], [], [head, *tail])
        return Chain(head, tail[-1], [head], tail)

    def _cluster(self, head: Word, finite: Word, verbs: Phrase, order: str) -> Chain:
        if order == "sub":
            early = 0.5 if verbs[-1].xpos == PARTICIPLE else 0.8
            tail = [finite, *verbs] if self.chance.random() < early else [*verbs, finite]
            return Chain(head, head, [], tail)
        return Chain(head, head, [finite], verbs)

    def middle(self, event: Event) -> list[Phrase]:
        """Return what stands between the finite verb and the end: known things before adverbs, new ones after."""
        middle = [*event.pronouns]
        known = event.object and event.object[0].form.lower() not in ("een", "geen") and len(event.object) > 1
        denied = any(phrase[-1].form == "niet" for phrase in event.others)
        if known and (denied or self.chance.random() < 0.9):
            middle += [event.object, *event.others]
        elif event.object:
            middle += [*event.others, event.object]
        else:
            middle += event.others
        return middle

    def arrange(
        self,
        chain: Chain,
        event: Event,
        subject: Phrase | None = None,
        opening: Phrase | None = None,
        order: str = "main",
    ) -> Phrase:
        """Put a clause in order: main (subject first), turned (opening or verb first) or sub (verbs last)."""
        if subject:
            attach(subject, chain.head, "nsubj:pass" if chain.passive else "nsubj")
        for phrase in (*event.pronouns, event.object, *event.others, *event.late):
            if phrase:
                attach(phrase, chain.lexical)
        middle = joined(*self.middle(event))
        late = joined(*event.late)
        if opening:
            attach(opening, chain.lexical)
        before, between = (subject or [], []) if order == "main" else ([], subject or [])
        return joined(opening or [], before, chain.first, between, middle, chain.tail, late)


def infinitive(verb: Verb) -> Word:
    """Return the infinitive, joined with its particle."""
    return Word(verb.particle + verb.infinitive, verb.lemma, "VERB", INFINITIVE)


def participle(verb: Verb) -> Word:
    """Return the past participle."""
    return Word(verb.participle, verb.lemma, "VERB", PARTICIPLE)


def to_infinitive(verb: Verb) -> Phrase:
    """Return the infinitive with te: in te vullen."""
    head = Word(verb.infinitive, verb.lemma, "VERB", INFINITIVE)
    return [*_apart(verb, head), Word("te", "te", "ADP", "VZ|init").under(head, "mark"), head]


def _apart(verb: Verb, head: Word) -> Phrase:
    return [particle(verb).under(head, "compound:prt")] if verb.particle else []
