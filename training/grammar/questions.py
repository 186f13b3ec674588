"""Constructions that ask the reader something, and sentences about what is asked or meant."""

from __future__ import annotations

from .clauses import Event
from .requests import indirect
from .statements import undergone
from .trees import Phrase, around, attach, called
from .writer import Writer

HOW = ("hoe", "waarom", "wanneer", "wanneer")


def yes_no(writer: Writer) -> Phrase:
    build = writer.choose("yes no")
    person = writer.reader
    event = writer.event("customer", idioms=0.2, times="time_past" if build == "perfect" else "", busy=0.4)
    if build == "perfect":
        chain = writer.clauses.perfect(event.verb, person, "turned")
    elif build == "willen":
        chain = writer.clauses.wish(event.verb, build, person, "turned")
    elif build == "plain":
        chain = writer.clauses.plain(event.verb, person, "turned")
    else:
        chain = writer.clauses.modal(event.verb, build, person, "turned")
    return writer.sentence(writer.clauses.arrange(chain, event, writer.pronoun(person), order="turned"), "?")


def asked_how(writer: Writer) -> Phrase:
    who = writer.pick("ask who", "customer", "customer", "firm")
    event = writer.event(who, idioms=0.2, busy=0.25)
    person = writer.reader if who == "customer" else "wij"
    build = writer.choose("ask how")
    if build == "perfect":
        event.others = []
        chain = writer.clauses.perfect(event.verb, person, "turned")
    elif build == "willen":
        chain = writer.clauses.wish(event.verb, build, person, "turned")
    elif build == "plain":
        chain = writer.clauses.plain(event.verb, person, "turned")
    else:
        chain = writer.clauses.modal(event.verb, build, person, "turned")
    opening = writer.phrase(writer.pick("how", *HOW))
    return writer.sentence(writer.clauses.arrange(chain, event, writer.pronoun(person), opening, "turned"), "?")


def asked_which(writer: Writer) -> Phrase:
    verb, noun, kind, _ = writer.use("customer")
    event = Event(writer.lexicon.verbs[verb])
    thing = called(writer.phrases.described(noun, kind, "welke"), "obj")
    build = writer.choose("which")
    if build == "perfect":
        chain = writer.clauses.perfect(event.verb, writer.reader, "turned")
    elif build == "willen":
        chain = writer.clauses.wish(event.verb, build, writer.reader, "turned")
    else:
        chain = writer.clauses.modal(event.verb, build, writer.reader, "turned")
    if writer.chance.random() < 0.5:
        event.others = [writer.phrase(writer.choose("which when"))]
    return writer.sentence(writer.clauses.arrange(chain, event, writer.pronoun(writer.reader), thing, "turned"), "?")


def asked_where(writer: Writer) -> Phrase:
    verb = writer.lexicon.verbs[writer.choose("where")]
    kind = "goods" if verb.lemma in ("kopen", "bestellen", "af_halen") else writer.choose("findable")
    thing = called(writer.phrases.noun_phrase(kind, writer.pick("where the", "de", "uw", "deze")), "obj")
    event, where = Event(verb, object=thing), [writer.word("waar")]
    where[0].relation = "advmod"
    if writer.chance.random() < 0.5:
        chain = writer.clauses.modal(verb, "kunnen", writer.reader, "turned")
    else:
        chain = writer.clauses.plain(verb, writer.reader, "turned")
    return writer.sentence(writer.clauses.arrange(chain, event, writer.pronoun(writer.reader), where, "turned"), "?")


def asked_what(writer: Writer) -> Phrase:
    what = writer.word("wat")
    kind = writer.pick("what", "data", "codes", "choices")
    subject = called(writer.phrases.noun_phrase(kind, "uw", plural=False), "nsubj")
    is_ = [writer.word("zijn" if "|mv|" in subject[-1].xpos else "is").under(what, "cop")]
    return writer.sentence(around(what, [what], is_, subject), "?")


def can_you_say(writer: Writer) -> Phrase:
    """Return Kunt u aangeven wanneer, Weet u of."""
    what = indirect(writer)
    build = writer.choose("say")
    verb, person = writer.lexicon.verbs[build], writer.reader
    if build == "weten":
        chain = writer.clauses.plain(verb, person, "turned")
    else:
        chain = writer.clauses.modal(verb, "kunnen", person, "turned")
    event = Event(verb)
    if build != "weten" and writer.chance.random() < 0.5:
        event.others = [writer.phrase(writer.choose("say when"))]
    main = writer.clauses.arrange(chain, event, writer.pronoun(person), order="turned")
    attach(what, chain.head, "ccomp")
    return writer.sentence([*main, *what], "?")


def we_wonder(writer: Writer) -> Phrase:
    """Return Wij weten niet of, Wij zoeken uit waarom: with an indirect question about the reader."""
    verb = writer.lexicon.verbs[writer.choose("wonder")]
    form = writer.we(alone=0.3)
    kind = writer.pick("wonder how", "plain", "willen", "kunnen")
    event = Event(verb)
    if verb.lemma == "weten":
        event.others = [writer.phrase("niet")]
    elif writer.chance.random() < 0.6:
        event.others = [writer.phrase(writer.choose("wonder when"))]
    if verb.lemma == "horen":
        event.others = [writer.phrase("graag")]
        kind = "plain"
    if kind == "kunnen":
        chain = writer.clauses.modal(verb, "kunnen", form, "main")
    elif kind == "willen":
        chain = writer.clauses.wish(verb, "willen", form, "main")
    else:
        chain = writer.clauses.plain(verb, form, "main")
    main = writer.clauses.arrange(chain, event, writer.pronoun(form))
    what = attach(indirect(writer), chain.lexical, "ccomp")
    return writer.sentence([*main, *what])


def _relative(writer: Writer, thing: Phrase) -> Phrase:
    """Return a relative clause in which the thing is the object: die u hebt ontvangen."""
    single = "|ev|basis|onz" in thing[-1].xpos
    that = writer.word("dat" if single else "die", "rel")
    build = writer.choose("relative")
    person = writer.we() if build == "sturen" else writer.reader
    if build == "moeten":
        verb = writer.lexicon.verbs[writer.choose("must")]
        chain = writer.clauses.modal(verb, "moeten", person, "sub")
    else:
        verb = writer.lexicon.verbs[build]
        chain = writer.clauses.perfect(verb, person, "sub")
    event = Event(verb)
    if writer.chance.random() < 0.6:
        kind = "time_past" if build != "moeten" else "time_customer"
        event.others = [writer.phrases.adjunct(kind)]
    if build == "sturen":
        event.pronouns = [writer.phrase(writer.phrases.address.object + "/iobj")]
    that.under(chain.lexical, "obj")
    clause = writer.clauses.arrange(chain, event, writer.pronoun(person), order="sub")
    return attach([that, *clause], thing[-1], "acl:relcl")


def relative_subject(writer: Writer) -> Phrase:
    """Return De brief die u hebt ontvangen, is …"""
    kind = writer.choose("relative kind")
    thing = writer.phrases.noun_phrase(kind, "de")
    clause = _relative(writer, thing)
    comma = [writer.word(",").under(thing[-1], "punct")] if writer.chance.random() < 0.6 else []
    subject = [*thing, *clause, *comma]
    many = "|mv|" in thing[-1].xpos
    if writer.chance.random() < 0.5:
        head = writer.word(writer.choose("relative is"))
        is_ = [writer.word("zijn" if many else "is").under(head, "cop")]
        adverb = writer.phrase(writer.choose("relative how"))
        return writer.sentence(around(head, called(subject, "nsubj"), is_, adverb, [head]))
    event = Event(writer.lexicon.verbs[writer.choose("relative done")])
    event.others = [writer.phrases.adjunct("time_past")]
    chain = writer.clauses.passive(event.verb, "zijn", "zij" if many else "hij", "main")
    return writer.sentence(writer.clauses.arrange(chain, event, subject))


def relative_object(writer: Writer) -> Phrase:
    """Return Onderteken het formulier dat …, U vindt … waarmee …"""
    kind = writer.choose("relative object")
    thing = called(writer.phrases.noun_phrase(kind, "de"), "obj")
    clause = _relative(writer, thing)
    verb = writer.lexicon.verbs[writer.choose("relative verb")]
    if verb.particle:
        chain = writer.clauses.modal(verb, writer.pick("relative modal", "kunnen", "moeten"), writer.reader, "main")
        main = writer.clauses.arrange(chain, Event(verb, object=thing), writer.pronoun(writer.reader))
        return writer.sentence([*main, *clause])
    event = Event(verb, object=[*thing, *clause])
    return writer.sentence(writer.clauses.arrange(writer.clauses.imperative(verb), event, order="turned"))


def with_which(writer: Writer) -> Phrase:
    """Return Dit is de link waarmee u … kunt …"""
    thing = writer.phrase(writer.choose("by which"))
    event = writer.of_verbs("ends")
    event.others, event.late = event.others[:1], []
    modal = writer.clauses.modal(event.verb, "kunnen", writer.reader, "sub")
    which = writer.word(writer.pick("where", "waarmee", "waarmee", "waarin")).under(modal.head, "advmod")
    clause = writer.clauses.arrange(modal, event, writer.pronoun(writer.reader), order="sub")
    relative = attach([which, *clause], thing[-1], "acl:relcl")
    if writer.chance.random() < 0.5:
        is_ = writer.word("is").under(thing[-1], "cop")
        this = writer.word(writer.pick("this", "dit", "dat")).under(thing[-1], "nsubj")
        return writer.sentence([this, is_, *thing, *relative])
    verb = writer.lexicon.verbs[writer.pick("which verb", "krijgen", "sturen", "ontvangen")]
    form = writer.we() if verb.lemma == "sturen" else writer.reader
    order = writer.pick("main order", "main", "turned")
    event = Event(verb, object=called([*thing, *relative], "obj"))
    if verb.lemma == "sturen":
        event.pronouns = [writer.phrase(writer.phrases.address.object + "/iobj")]
    chain = writer.clauses.plain(verb, form, order)
    opening = writer.phrases.adjunct("time_firm") if order == "turned" else None
    return writer.sentence(writer.clauses.arrange(chain, event, writer.pronoun(form), opening, order))


def is_it_done(writer: Writer) -> Phrase:
    """Return a passive question: Is uw pakket bezorgd?, Wanneer wordt …?"""
    event, subject, person = undergone(writer, "firm", "time_past")
    event.others = event.others[:1]
    auxiliary = writer.pick("done?", "zijn", "worden")
    opening = writer.phrase(writer.pick("done when", *HOW)) if auxiliary == "worden" else None
    if opening:
        event.others = []
    chain = writer.clauses.passive(event.verb, auxiliary, person, "turned")
    return writer.sentence(writer.clauses.arrange(chain, event, subject, opening, "turned"), "?")


CONSTRUCTIONS = {
    "question yes or no": (yes_no, 45),
    "question how": (asked_how, 40),
    "question which": (asked_which, 15),
    "question where": (asked_where, 10),
    "question what": (asked_what, 8),
    "kunt u aangeven of": (can_you_say, 20),
    "wij weten niet of": (we_wonder, 20),
    "question passive": (is_it_done, 12),
    "relative subject": (relative_subject, 25),
    "relative object": (relative_object, 20),
    "relative with waar": (with_which, 15),
}
