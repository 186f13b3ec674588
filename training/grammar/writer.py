"""What the constructions write with: events that could be, subjects, conditions and whole sentences."""

from __future__ import annotations

import random

from .clauses import Chain, Clauses, Event
from .lexicon import Lexicon, Noun
from .phrases import ADDRESSES, Phrases
from .trees import Phrase, Word, attach, top

PRONOUNS = ("u", "je", "jullie", "ons", "het")
PAST = "time_past"
NEVER_FIRST = ("niet", "even", "al", "zelf", "dan")


class Writer:
    """Writes the parts of one sentence after the other, with every word in its turn."""

    def __init__(self, lexicon: Lexicon, chance: random.Random) -> None:
        self.lexicon, self.chance = lexicon, chance
        self.phrases = Phrases(lexicon, chance)
        self.clauses = Clauses(lexicon, chance)
        self.reader = "u"

    def turn(self) -> None:
        """Choose whom the next sentence addresses."""
        self.reader = self.chance.choices(("u", "je", "jullie"), (58, 34, 8))[0]
        self.phrases.address = ADDRESSES[self.reader]

    def address(self, reader: str) -> None:
        """Address the reader in this way."""
        self.reader, self.phrases.address = reader, ADDRESSES[reader]

    def word(self, form: str, reading: str = "") -> Word:
        """Return a word."""
        return self.lexicon.word(form, reading)

    def phrase(self, notation: str) -> Phrase:
        """Return a phrase from its notation."""
        return self.phrases.phrase(notation)

    def choose(self, name: str) -> str:
        """Return one of the cards of `decks.yaml`, all in turn."""
        return self.phrases.draw(f"deck {name}", self.lexicon.data["decks"][name])

    def pick(self, name: str, *cards: str) -> str:
        """Return one of the cards, all in turn."""
        return self.phrases.draw(name, list(cards))

    def pronoun(self, form: str) -> Phrase:
        """Return a subject pronoun."""
        return [self.word(form)]

    def we(self, alone: float = 0.0) -> str:
        """Return wij or we, or by chance ik."""
        return "ik" if self.chance.random() < alone else self.chance.choice(("wij", "we"))

    def subject(self, who: str) -> tuple[str, Phrase]:
        """Return person and subject: the reader, us or one of our people."""
        if who == "customer":
            return self.reader, self.pronoun(self.reader)
        if self.chance.random() < 0.25:
            noun = self.phrases.thing("people")
            determiner = self.chance.choice(("de", "een", "onze"))
            return "hij", self.phrases.described(noun, "people", determiner, plural=False)
        form = self.we(alone=0.2)
        return form, self.pronoun(form)

    def event(self, who: str, idioms: float = 0.25, times: str = "", busy: float = 0.6) -> Event:
        """Return something that the customer or the firm does; `busy` is the chance of an adjunct of each kind."""
        if self.chance.random() < idioms:
            return self.idiom(who, times, busy)
        verb, noun, kind, manner = self.use(who)
        thing = self.thing(noun, kind)
        event = Event(self.lexicon.verbs[verb], object=thing, noun=noun, kind=kind, many="|mv|" in thing[-1].xpos)
        self._adjuncts(event, times or f"time_{who}", manner, busy)
        return event

    def related(self, to: Event, who: str = "customer", idioms: float = 0.3, later: bool = True) -> Event:
        """Return something that is done to the same thing (which `later` may be a pronoun), or always can be done."""
        uses = self.lexicon.data["uses"][who]
        verbs = [verb for verb, (kinds, _) in uses.items() if to.kind in kinds.split() and verb != to.verb.lemma]
        if not to.noun or not verbs or self.chance.random() < idioms:
            return self.idiom(who, busy=0.1, deck="follow" if who == "customer" else "firm")
        verb = self.pick(f"{who} {to.kind}", *verbs)
        event = Event(self.lexicon.verbs[verb], noun=to.noun, kind=to.kind)
        many = to.many
        if later and self.chance.random() < 0.6:
            event.pronouns.append([self._it(to.noun, many)])
        else:
            event.object = self.thing(to.noun, to.kind, "de", many)
        self._adjuncts(event, f"time_{who}", uses[verb][1], 0.4)
        return event

    def _it(self, noun: Noun, many: bool) -> Word:
        """Return the pronoun for a thing as an object."""
        single = "het" if noun.neuter else "deze"
        if noun.plural and not noun.neuter:
            single = self.chance.choice(("deze", "hem"))
        form = "ze" if many else single
        pronoun = self.word(form, "zelf" if form == "deze" else "")
        pronoun.relation = "obj"
        return pronoun

    def of_verbs(self, verbs: str) -> Event:
        """Return an event of the customer with one of the verbs on a list of `purposes`."""
        verb = self.pick(verbs, *self.lexicon.data["purposes"][verbs])
        uses = self.lexicon.data["uses"]["customer"]
        if verb not in uses:
            entries = [entry for entry in self.lexicon.data["idioms"]["customer"] if entry[0] == verb]
            return self.read_event(self.chance.choice(entries))
        kinds, manner = uses[verb]
        kind = self.chance.choice(kinds.split())
        event = Event(self.lexicon.verbs[verb], object=self.thing(self.phrases.thing(kind), kind))
        self._adjuncts(event, "time_customer", manner, 0.2)
        return event

    def use(self, who: str) -> tuple[str, Noun, str, str]:
        """Return a verb, a noun that it suits with its kind, and the kind of adjunct."""
        uses = self.lexicon.data["uses"][who]
        verb = self.pick(who, *uses)
        kinds, manner = uses[verb]
        kind = self.chance.choice(kinds.split())
        return verb, self.phrases.thing(kind), kind, manner

    def thing(self, noun: Noun, kind: str, determiner: str = "", plural: bool | None = None) -> Phrase:
        """Return a noun phrase for a thing, as an object."""
        suits = self.lexicon.data["determiners"].get(kind, ["de", "de", "uw", "een", "deze"])
        phrase = self.phrases.described(noun, kind, determiner or self.chance.choice(suits), plural)
        phrase[-1].relation = "obj"
        return phrase

    def _adjuncts(self, event: Event, times: str, manner: str, busy: float) -> None:
        if self.chance.random() < busy:
            event.others.append(self.phrases.adjunct(times))
        if self.chance.random() < busy * 0.7:
            phrase = self.phrases.adjunct(manner)
            if [word.form for word in phrase] in ([word.form for word in other] for other in event.others):
                return
            late = len(phrase) > 1 and event.verb.particle and self.chance.random() < 0.4
            (event.late if late else event.others).append(phrase)

    def idiom(self, who: str, times: str = "", busy: float = 0.5, deck: str = "") -> Event:
        """Return a verb with its fixed company."""
        deck = deck or who
        entries = self.lexicon.data["idioms"][deck]
        number = int(self.pick(f"idiom {deck}", *map(str, range(len(entries)))))
        return self.read_event(entries[number], times or f"time_{who}", busy)

    def read_event(self, entry: list[str], times: str = "", busy: float = 0.0) -> Event:
        """Read a verb with its company in the notation of `phrases.yaml`."""
        event = Event(self.lexicon.verbs[entry[0]])
        for notation in entry[1:]:
            phrase = self.phrase(notation)
            head = top(phrase)
            if head.relation in ("obj", "iobj") and head.form in PRONOUNS:
                event.pronouns.append(phrase)
            elif head.relation == "obj":
                event.object = phrase
            else:
                event.others.append(phrase)
        if times and self.chance.random() < busy:
            event.others.insert(0, self.phrases.adjunct(times))
        return event

    def reflexive(self) -> Event:
        """Return something that readers do to themselves: zich aanmelden."""
        event = self.idiom("customer", busy=0.5, deck="reflexive")
        form = self.chance.choice(("u", "zich", "zich")) if self.reader == "u" else self.reader
        word = self.word(form, "obl") if form in ("u", "je") else self.word(form)
        word.relation = "expl:pv"
        event.pronouns.insert(0, [word])
        return event

    def deny(self, event: Event, chance: float = 0.12) -> None:
        """By chance make an event one that does not happen: een becomes geen, and else there is niet."""
        if self.chance.random() >= chance:
            return
        if event.object and event.object[0].form == "een":
            event.object[0].form = event.object[0].lemma = "geen"
            event.object[0].xpos = self.word("geen").xpos
        elif not event.object or len(event.object) > 1:
            event.others.insert(min(1, len(event.others)), self.phrase("niet"))

    def opening(self, event: Event, deck: str = "opening") -> Phrase:
        """Take the event's first adjunct to open the sentence with, or make one."""
        first = top(event.others[0]) if event.others else None
        if first and (first.upos == "ADV" or first.relation == "obl") and first.form not in NEVER_FIRST:
            return event.others.pop(0)
        return self.phrase(self.choose(deck))

    def condition(self, mark: str) -> tuple[Phrase, Event]:
        """Return a conditional clause, and the event in it."""
        possible = mark in ("als", "indien", "wanneer~mark")
        if not possible or self.chance.random() < 0.4:
            event = self.event("customer", idioms=0, times=PAST, busy=0.2)
            chain = self.clauses.perfect(event.verb, self.reader, "sub")
        elif self.chance.random() < 0.4:
            event = self.event("customer", idioms=0, busy=0.2)
            chain = self.clauses.wish(event.verb, "willen", self.reader, "sub")
        else:
            event = self.idiom("customer", busy=0, deck="conditions")
            chain = self.clauses.plain(event.verb, self.reader, "sub")
        return self.subordinate(mark, chain, event, self.reader), event

    def subordinate(self, mark: str, chain: Chain, event: Event, person: str) -> Phrase:
        """Return a subordinate clause with a pronoun as subject."""
        clause = self.clauses.arrange(chain, event, self.pronoun(person), order="sub")
        form, _, reading = mark.partition("~")
        return [self.word(form, reading).under(chain.head, "mark"), *clause]

    def comma(self, head: Word) -> Word:
        """Return a comma that hangs on a head."""
        return self.word(",").under(head, "punct")

    def sentence(self, phrase: Phrase, mark: str = ".") -> Phrase:
        """Close a sentence and give it its capital."""
        top(phrase).relation = "root"
        first = phrase[0]
        first.form = first.form[0].upper() + first.form[1:]
        if not mark:
            return phrase
        return [*phrase, self.word(mark).under(top(phrase), "punct")]

    def and_then(self, first: Phrase, second: Phrase, conjunction: str = "en") -> Phrase:
        """Coordinate two clauses."""
        head, other = top(first), top(second)
        attach(second, head, "conj")
        comma = [self.comma(other)] if conjunction == "maar" else []
        return [*first, *comma, self.word(conjunction).under(other, "cc"), *second]
