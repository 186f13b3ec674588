"""Constructions about how things are: copulas, amounts, dates, comparisons, relative clauses, frequent verbs."""

from __future__ import annotations

from .clauses import Chain, Event
from .trees import Phrase, Word, around, attach, called, top
from .writer import Writer


def _is(writer: Writer, head: Word, many: bool) -> Phrase:
    return [writer.word("zijn" if many else "is").under(head, "cop")]


def state(writer: Writer) -> Phrase:
    kinds, adjectives = writer.lexicon.data["states"][int(writer.pick("states", *map(str, range(11))))]
    kind = writer.chance.choice(kinds.split())
    thing = writer.thing(writer.phrases.thing(kind), kind, writer.chance.choice(("de", "uw", "deze")))
    head = writer.word(writer.pick(f"state {kinds}", *adjectives.split()))
    is_ = _is(writer, head, "|mv|" in thing[-1].xpos)
    adverb = writer.phrase(writer.choose("state adverb"))
    if writer.chance.random() < 0.35:
        opening = writer.phrase(writer.choose("opening"))
        return writer.sentence(around(head, opening, is_, called(thing, "nsubj"), [head]))
    return writer.sentence(around(head, called(thing, "nsubj"), is_, adverb, [head]))


def you_are(writer: Writer) -> Phrase:
    head = writer.word(writer.choose("you are"))
    turned = writer.chance.random() < 0.6
    cop = [writer.clauses.finite("zijn", writer.reader, turned, "AUX").under(head, "cop")]
    you = called(writer.pronoun(writer.reader), "nsubj")
    adverb = writer.phrase(writer.choose("you how"))
    if not turned:
        return writer.sentence(around(head, you, cop, adverb, [head]))
    if writer.chance.random() < 0.5 and top(adverb).form != "niet":
        return writer.sentence(around(head, adverb, cop, you, [head]))
    return writer.sentence(around(head, cop, you, adverb, [head]), "?")


def comparison(writer: Writer) -> Phrase:
    entries = writer.lexicon.data["comparisons"]
    noun, adjectives, than = entries[int(writer.pick("comparison", *map(str, range(len(entries)))))]
    article = "het" if "|onz|" in writer.word(noun).xpos else "de"
    subject = writer.phrase(f"{article} {noun}")
    head = writer.word(writer.pick(f"more {noun}", *adjectives.split()))
    other = called(writer.phrase(than.removeprefix("dan ")), "advcl")
    mark = writer.word("dan", "mark").under(top(other), "mark")
    adverb = writer.phrase(writer.choose("compared"))
    is_ = _is(writer, head, False)
    return writer.sentence(around(head, called(subject, "nsubj"), is_, adverb, [head], [mark, *other]))


def amount(writer: Writer) -> Phrase:
    number = f"{writer.chance.randint(3, 240)},{writer.pick('cents', '00', '50', '95', '99', '25')}"
    euro = writer.phrase(f"€* {number}/nummod" if writer.chance.random() < 0.5 else f"{number}/nummod euro")
    top(euro).relation = "obl"
    kind = writer.choose("costing")
    subject = writer.phrases.noun_phrase(kind, writer.chance.choice(("de", "deze")), plural=False)
    many = "|mv|" in subject[-1].xpos
    verb = "bedragen" if kind == "sums" else "kosten"
    person = "zij" if many else "hij"
    chain = writer.clauses.plain(writer.lexicon.verbs[verb], person, "main")
    event = Event(writer.lexicon.verbs[verb], others=[euro])
    if kind in ("deals", "services"):
        per = writer.phrase(writer.choose("per"))
        event.others = [[*euro, *attach(per, top(euro), "nmod")]]
    if writer.chance.random() < 0.3:
        opening = writer.phrase(writer.choose("from"))
        return writer.sentence(writer.clauses.arrange(chain, event, subject, opening, "turned"))
    return writer.sentence(writer.clauses.arrange(chain, event, subject))


def appointment(writer: Writer) -> Phrase:
    verb = writer.lexicon.verbs[writer.choose("come")]
    subject = writer.phrases.noun_phrase("people", writer.pick("comer", "de", "onze", "een"), plural=False)
    when = writer.choose("date")
    at = [writer.phrase("om <time>")] if writer.chance.random() < 0.6 else []
    whole = writer.phrase(when)
    if when == "op <weekday>" and writer.chance.random() < 0.5:
        whole += attach(writer.phrase("<date>"), whole[-1], "nmod")
    event = Event(verb, others=[whole, *at])
    if writer.chance.random() < 0.4:
        chain = writer.clauses.modal(verb, writer.pick("come modal", "kunnen", "zullen"), "hij", "main")
    else:
        chain = writer.clauses.plain(verb, "hij", "main")
    if verb.lemma == "bellen":
        event.pronouns.append(writer.phrase(writer.phrases.address.object + "/obj"))
    if writer.chance.random() < 0.35:
        return writer.sentence(writer.clauses.arrange(chain, event, subject, event.others.pop(0), "turned"))
    return writer.sentence(writer.clauses.arrange(chain, event, subject))


def number(writer: Writer) -> Phrase:
    digits = writer.word(str(writer.chance.randint(10000, 999999)))
    if writer.chance.random() < 0.4:
        subject = writer.phrases.noun_phrase("codes", "uw", plural=False)
        return writer.sentence(around(digits, called(subject, "nsubj"), _is(writer, digits, False), [digits]))
    kind = writer.pick("numbered", "orders", "claims")
    thing = writer.phrases.noun_phrase(kind, writer.pick("number the", "uw", "de"), plural=False)
    code = writer.phrase("met nummer*/nmod")
    digits.under(code[-1], "appos")
    attach(code, thing[-1])
    event = Event(writer.lexicon.verbs[writer.choose("number verb")])
    event.others = [writer.phrases.adjunct("time_past")]
    chain = writer.clauses.passive(event.verb, "zijn", "hij", "main")
    return writer.sentence(writer.clauses.arrange(chain, event, [*thing, *code, digits]))


def there_is(writer: Writer) -> Phrase:
    kind = writer.choose("there kind")
    noun = writer.phrases.thing(kind)
    determiner = writer.choose("there det")
    plural = bool(noun.plural) and determiner in ("-", "geen")
    thing = called(writer.phrases.described(noun, kind, determiner, plural), "nsubj")
    if thing[0].form in ("de", "het"):
        return there_is(writer)
    head = Word("zijn" if plural else "is", "zijn", "VERB", f"WW|pv|tgw|{'mv' if plural else 'ev'}")
    there = writer.word("er").under(head, "advmod")
    adverb = writer.phrase(writer.choose("there when"))
    if writer.chance.random() < 0.4:
        return writer.sentence(around(head, adverb, [head], [there], thing))
    return writer.sentence(around(head, [there], [head], adverb, thing))


def frequent(writer: Writer) -> Phrase:
    entries = writer.lexicon.data["frequent"]
    entry = entries[int(writer.pick("frequent", *map(str, range(len(entries)))))]
    event = writer.read_event(entry[:2]) if "/nmod/" in " ".join(entry) else writer.read_event(entry)
    if "/nmod/" in " ".join(entry):
        event.object = writer.phrase("recht*/obj op/case/korting korting/nmod")
    order = writer.choose("frequent order")
    return _said(writer, event, order)


def _said(writer: Writer, event: Event, order: str) -> Phrase:
    """Say an event of the reader in an order; a subordinate clause follows a main one."""
    person, clauses = writer.reader, writer.clauses
    you = writer.pronoun(person)
    if order == "modal":
        modal = writer.pick("frequent modal", "zullen", "kunnen", "moeten")
        return writer.sentence(clauses.arrange(clauses.modal(event.verb, modal, person, "main"), event, you))
    if order == "sub":
        clause = writer.subordinate("dat~mark", clauses.plain(event.verb, person, "sub"), event, person)
        return writer.sentence(_we_see(writer, clause))
    chain = clauses.plain(event.verb, person, "main" if order == "main" else "turned")
    if order == "question":
        return writer.sentence(clauses.arrange(chain, event, you, order="turned"), "?")
    opening = writer.opening(event) if order == "turned" else None
    return writer.sentence(clauses.arrange(chain, event, you, opening, order))


def _we_see(writer: Writer, clause: Phrase) -> Phrase:
    verb = writer.choose("we see")
    form = writer.we(alone=0.2)
    head = writer.clauses.finite(verb, form)
    we = writer.word(form).under(head, "nsubj")
    return [we, head, *attach(clause, head, "ccomp")]


def reflexive(writer: Writer) -> Phrase:
    event, order = writer.reflexive(), writer.pick("reflexive order", "main", "turned")
    build = writer.choose("reflexive verb")
    person, clauses = writer.reader, writer.clauses
    chain: Chain
    if build == "plain":
        chain = clauses.plain(event.verb, person, order)
    elif build == "perfect":
        event.others = [phrase for phrase in event.others if top(phrase).relation == "obl"][-1:]
        chain = clauses.perfect(event.verb, person, order)
    elif build == "dienen":
        chain = clauses.wish(event.verb, build, person, order)
    else:
        chain = clauses.modal(event.verb, build, person, order)
    opening = writer.phrase(writer.choose("opening")) if order == "turned" else None
    return writer.sentence(clauses.arrange(chain, event, writer.pronoun(person), opening, order))


CONSTRUCTIONS = {
    "copula": (state, 45),
    "u bent welkom": (you_are, 18),
    "comparison": (comparison, 14),
    "amount": (amount, 25),
    "appointment": (appointment, 30),
    "number": (number, 18),
    "er is": (there_is, 22),
    "frequent u and je": (frequent, 75),
    "reflexive": (reflexive, 25),
}
