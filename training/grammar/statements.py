"""Constructions that say what happens, can happen or has happened, and to what."""

from __future__ import annotations

from .clauses import Chain, Event
from .requests import to_clause
from .trees import Phrase, attach, top
from .writer import Writer


def _who(writer: Writer) -> str:
    return writer.pick("who", "customer", "customer", "firm")


def _ordered(writer: Writer, chain: Chain, event: Event, subject: Phrase, order: str, deck: str = "opening") -> Phrase:
    opening = writer.opening(event, deck) if order == "turned" else None
    return writer.clauses.arrange(chain, event, subject, opening, order)


def modal(writer: Writer) -> Phrase:
    who = _who(writer)
    kind = writer.choose(f"modal {who}")
    event, order = writer.event(who), writer.pick("main order", "main", "turned")
    writer.deny(event)
    person, subject = writer.subject(who)
    chain = writer.clauses.modal(event.verb, kind, person, order)
    return writer.sentence(_ordered(writer, chain, event, subject, order))


def plain(writer: Writer) -> Phrase:
    who = writer.pick("plain who", "customer", "firm", "firm")
    event, order = writer.event(who), writer.pick("main order", "main", "turned")
    person, subject = writer.subject(who)
    chain = writer.clauses.plain(event.verb, person, order)
    return writer.sentence(_ordered(writer, chain, event, subject, order))


def perfect(writer: Writer) -> Phrase:
    who = _who(writer)
    event, order = writer.event(who, idioms=0.1, times="time_past"), writer.pick("main order", "main", "turned")
    writer.deny(event)
    person, subject = writer.subject(who)
    chain = writer.clauses.perfect(event.verb, person, order)
    return writer.sentence(_ordered(writer, chain, event, subject, order, "past opening"))


def wish(writer: Writer) -> Phrase:
    event, order = writer.event("customer"), writer.pick("main order", "main", "turned")
    main = writer.choose("wish")
    person, subject = writer.reader, writer.pronoun(writer.reader)
    chain = writer.clauses.wish(event.verb, main, person, order)
    if main == "hoeven":
        writer.deny(event, chance=1)
        opening = writer.phrase(writer.choose("opening")) if order == "turned" else None
        return writer.sentence(writer.clauses.arrange(chain, event, subject, opening, order))
    return writer.sentence(_ordered(writer, chain, event, subject, order))


def we_wish(writer: Writer) -> Phrase:
    """Return Wij willen graag …, Wij gaan …, Wij proberen … te …"""
    main = writer.choose("we wish")
    event = writer.event("firm", busy=0.4)
    if main == "willen":
        event.pronouns.append(writer.phrase("graag"))
    form, order = writer.we(alone=0.25), writer.pick("main order", "main", "turned")
    chain = writer.clauses.wish(event.verb, main, form, order)
    return writer.sentence(_ordered(writer, chain, event, writer.pronoun(form), order))


def undergone(writer: Writer, who: str, times: str) -> tuple[Event, Phrase, str]:
    """Return an event without its object, the object as a subject, and that one's person."""
    event = writer.event(who, idioms=0, times=times)
    thing, event.object = event.object, []
    return event, thing, "zij" if "|mv|" in thing[-1].xpos else "hij"


def passive(writer: Writer) -> Phrase:
    event, subject, person = undergone(writer, writer.pick("passive who", "firm", "firm", "customer"), "time_firm")
    order = writer.pick("main order", "main", "turned")
    chain = writer.clauses.passive(event.verb, "worden", person, order)
    return writer.sentence(_ordered(writer, chain, event, subject, order))


def passive_done(writer: Writer) -> Phrase:
    event, subject, person = undergone(writer, "firm", "time_past")
    order = writer.pick("main order", "main", "turned")
    chain = writer.clauses.passive(event.verb, "zijn", person, order)
    return writer.sentence(_ordered(writer, chain, event, subject, order, "past opening"))


def modal_passive(writer: Writer) -> Phrase:
    who = writer.pick("modal passive who", "customer", "firm")
    event, subject, person = undergone(writer, who, f"time_{who}")
    order, kind = writer.pick("main order", "main", "turned"), writer.pick("pass modal", "kunnen", "moeten", "zullen")
    chain = writer.clauses.modal_passive(event.verb, kind, person, order)
    return writer.sentence(_ordered(writer, chain, event, subject, order))


def passive_by(writer: Writer) -> Phrase:
    event, subject, person = undergone(writer, "firm", "time_firm")
    agent = writer.phrases.noun_phrase("people", writer.pick("agent", "de", "een", "onze"), plural=False)
    agent[-1].relation = "obl:agent"
    by = writer.word("door").under(agent[-1], "case")
    (event.others if writer.chance.random() < 0.6 else event.late).append([by, *agent])
    auxiliary = writer.pick("by", "worden", "zijn")
    chain = writer.clauses.passive(event.verb, auxiliary, person, "main")
    return writer.sentence(writer.clauses.arrange(chain, event, subject))


def passive_there(writer: Writer) -> Phrase:
    verb, noun, kind, _ = writer.use("firm")
    subject = writer.thing(noun, kind, "een")
    if subject[0].form != "een":
        return passive_there(writer)
    event = Event(writer.lexicon.verbs[verb])
    chain = writer.clauses.passive(event.verb, writer.pick("there", "worden", "zijn"), "hij", "main")
    attach(subject, chain.head, "nsubj:pass")
    adjunct = attach(writer.phrases.adjunct("time_firm"), chain.head)
    there = writer.word("er").under(chain.head, "advmod")
    return writer.sentence([there, *chain.first, *adjunct, *subject, *chain.tail])


BUILDS = ("modal", "plain", "perfect", "passive", "modal passive", "done", "wish")


def clause_about(
    writer: Writer, mark: str, who: str = "", builds: tuple[str, ...] = BUILDS, deny: str = ""
) -> tuple[Phrase, Event]:
    """Return a subordinate clause about us or the reader, at times denied, and what happens in it."""
    who = who or _who(writer)
    build = writer.pick(f"sub {mark} {builds}", *builds)
    if "passive" in build or build == "done":
        return _passive_clause(writer, mark, build, deny)
    event = writer.event(who, busy=0 if deny else 0.3, times="time_past" if build == "perfect" else "", idioms=0.15)
    if deny:
        event.others.append(writer.phrase(deny))
    person = writer.reader if who == "customer" else writer.we(alone=0.2)
    if build == "modal":
        kind = "kunnen" if deny else writer.choose("sub modal")
        chain = writer.clauses.modal(event.verb, kind, person, "sub")
    elif build == "wish":
        main = writer.choose("sub wish") if who == "customer" else "willen"
        if main == "hoeven":
            event.others = []
            writer.deny(event, chance=1)
        chain = writer.clauses.wish(event.verb, main, person, "sub")
    else:
        make = writer.clauses.perfect if build == "perfect" else writer.clauses.plain
        chain = make(event.verb, person, "sub")
    return writer.subordinate(mark, chain, event, person), event


def _passive_clause(writer: Writer, mark: str, build: str, deny: str = "") -> tuple[Phrase, Event]:
    event, subject, person = undergone(writer, "firm", "time_past" if build == "done" else "time_firm")
    event.others = [writer.phrase(deny)] if deny else event.others[:1]
    if build == "modal passive":
        chain = writer.clauses.modal_passive(
            event.verb, "kunnen" if deny else writer.pick("must be", "kunnen", "moeten"), person, "sub"
        )
    else:
        chain = writer.clauses.passive(event.verb, "zijn" if build == "done" else "worden", person, "sub")
    clause = writer.clauses.arrange(chain, event, subject, order="sub")
    form, _, reading = mark.partition("~")
    return [writer.word(form, reading).under(chain.head, "mark"), *clause], event


def _main(writer: Writer, order: str, near: Event | None = None) -> Phrase:
    who = _who(writer)
    event = writer.related(near, who, later=order == "turned") if near else writer.event(who, busy=0.2)
    person = writer.reader if who == "customer" else writer.we(alone=0.2)
    if writer.chance.random() < 0.6:
        kind = writer.choose(f"modal {who}")
        chain = writer.clauses.modal(event.verb, kind, person, order)
    else:
        chain = writer.clauses.plain(event.verb, person, order)
    return writer.clauses.arrange(chain, event, writer.pronoun(person), order=order)


def main_and_clause(writer: Writer) -> Phrase:
    mark = writer.choose("late clause")
    clause, event = clause_about(writer, mark)
    main = _main(writer, "main", event)
    attach(clause, top(main), "advcl")
    return writer.sentence([*main, *clause])


def clause_and_main(writer: Writer) -> Phrase:
    mark = writer.choose("early clause")
    clause, event = clause_about(writer, mark)
    head = top(clause)
    main = _main(writer, "turned", event)
    if mark == "als" and writer.chance.random() < 0.4:
        attach(clause, top(main), "parataxis")
        then = writer.word("dan").under(top(main), "advmod")
        return writer.sentence([*clause, writer.comma(head), then, *main])
    attach(clause, top(main), "advcl")
    return writer.sentence([*clause, writer.comma(head), *main])


def two_mains(writer: Writer) -> Phrase:
    first, second = _main(writer, "main"), _main(writer, "main")
    return writer.sentence(writer.and_then(first, second, writer.pick("conjunction", "en", "maar")))


def judgement(writer: Writer) -> Phrase:
    adjective = writer.word(writer.choose("judgements"))
    it = writer.word("het").under(adjective, "expl")
    is_ = writer.word("is").under(adjective, "cop")
    middle = []
    if writer.chance.random() < 0.3:
        middle = attach(writer.phrase(writer.choose("degree")), adjective)
    if writer.chance.random() < 0.55:
        what, _ = clause_about(writer, "dat~mark")
    else:
        what = to_clause(writer, writer.event("customer", busy=0.3), about=writer.chance.random() < 0.85)
    attach(what, adjective, "csubj")
    return writer.sentence([it, is_, *middle, adjective, *what])


def obliged(writer: Writer) -> Phrase:
    head = writer.word("verplicht")
    cop = writer.clauses.finite("zijn", writer.reader, upos="AUX").under(head, "cop")
    you = writer.word(writer.reader).under(head, "nsubj")
    middle = attach(writer.phrase(writer.choose("obliged")), head)
    what = attach(to_clause(writer, writer.event("customer", busy=0.3), writer.chance.random() < 0.8), head, "ccomp")
    return writer.sentence([you, cop, *(middle if writer.chance.random() < 0.6 else []), head, *what])


def we_know(writer: Writer) -> Phrase:
    """Return a main verb with a dat-clause: wij zien dat, wij begrijpen dat."""
    verb = writer.lexicon.verbs[writer.choose("know that")]
    form = writer.we()
    order = writer.pick("main order", "main", "turned")
    chain = writer.clauses.plain(verb, form, order)
    what, _ = clause_about(writer, "dat~mark")
    event = Event(verb, others=[writer.phrase(writer.choose("know how"))])
    main = _ordered(writer, chain, event, writer.pronoun(form), order)
    attach(what, chain.head, "ccomp")
    return writer.sentence([*main, *what])


CONSTRUCTIONS = {
    "modal": (modal, 85),
    "plain": (plain, 55),
    "perfect": (perfect, 50),
    "hoeven, dienen, willen": (wish, 40),
    "wij willen, gaan, proberen": (we_wish, 22),
    "passive": (passive, 40),
    "passive done": (passive_done, 35),
    "modal passive": (modal_passive, 30),
    "passive with door": (passive_by, 15),
    "passive with er": (passive_there, 12),
    "main and clause": (main_and_clause, 45),
    "clause and main": (clause_and_main, 50),
    "two mains": (two_mains, 20),
    "het is belangrijk": (judgement, 35),
    "u bent verplicht": (obliged, 15),
    "wij zien dat": (we_know, 25),
}
