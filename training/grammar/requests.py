"""Constructions that ask the reader to do something."""

from __future__ import annotations

from .clauses import Event, infinitive, to_infinitive
from .trees import Phrase, attach, top
from .writer import Writer

# Als …, bel dan: CONVENTIONS.md, rule 5, has advcl; in the treebank 33 of 45 such clauses with dan are parataxis.
CONDITION_WITH_DAN = "advcl"


def command(writer: Writer, event: Event | None = None, then: bool = False) -> Phrase:
    """Return an imperative clause; with dan after a condition."""
    event = event or writer.event("customer")
    if then and (event.pronouns or writer.chance.random() < 0.5):
        event.pronouns.append(writer.phrase("dan"))
    elif then:
        event.pronouns.insert(0, writer.phrase("dan"))
    return writer.clauses.arrange(writer.clauses.imperative(event.verb), event, order="turned")


def to_clause(writer: Writer, event: Event, about: bool = True) -> Phrase:
    """Return (om) ... te with an infinitive."""
    tail = to_infinitive(event.verb)
    head = tail[-1]
    for phrase in (*event.pronouns, event.object, *event.others, *event.late):
        if phrase:
            attach(phrase, head)
    middle = [word for phrase in writer.clauses.middle(event) for word in phrase]
    late = [word for phrase in event.late for word in phrase]
    opening = [writer.word("om").under(head, "mark")] if about else []
    return [*opening, *middle, *tail, *late]


def bare(writer: Writer) -> Phrase:
    return writer.sentence(command(writer))


def urgent(writer: Writer) -> Phrase:
    return writer.sentence(command(writer, writer.event("customer", busy=0.3)), "!")


def reflexive(writer: Writer) -> Phrase:
    if writer.reader == "u":
        return polite(writer, writer.reflexive())
    return writer.sentence(command(writer, writer.reflexive()))


def after_condition(writer: Writer) -> Phrase:
    mark = writer.choose("if")
    condition, event = writer.condition(mark)
    return writer.sentence(_conditional(writer, condition, event))


def before_condition(writer: Writer) -> Phrase:
    mark = writer.choose("late if")
    condition, event = writer.condition(mark)
    clause = command(writer, writer.related(event, later=False))
    attach(condition, top(clause), "advcl")
    return writer.sentence([*clause, *condition])


def after_should(writer: Writer) -> Phrase:
    event = writer.idiom("customer", busy=0, deck="conditions")
    wish = event.verb.lemma == "vergeten" or writer.chance.random() < 0.4
    if wish:
        event = writer.event("customer", idioms=0, busy=0.3)
    head = infinitive(event.verb)
    if wish:
        should = writer.clauses.wish(event.verb, "willen", "hij", "main")
        head, clause_head = should.lexical, infinitive(writer.lexicon.verbs["willen"])
        head.under(clause_head, "xcomp")
        tail = [clause_head, *should.tail]
    else:
        clause_head, tail = head, [head]
    mocht = writer.word("mocht").under(clause_head, "aux")
    subject = writer.word(writer.reader).under(clause_head, "nsubj")
    for phrase in (*event.pronouns, event.object, *event.others):
        if phrase:
            attach(phrase, head)
    middle = [word for phrase in writer.clauses.middle(event) for word in phrase]
    late = [word for phrase in event.late for word in attach(phrase, head)]
    return writer.sentence(_conditional(writer, [mocht, subject, *middle, *tail, *late], event, "parataxis"))


def after_question(writer: Writer) -> Phrase:
    if writer.chance.random() < 0.5:
        event = writer.event("customer", idioms=0, times="time_past", busy=0.2)
        chain = writer.clauses.perfect(event.verb, writer.reader, "turned")
    else:
        event = writer.idiom("customer", busy=0, deck="conditions")
        chain = writer.clauses.plain(event.verb, writer.reader, "turned")
    clause = writer.clauses.arrange(chain, event, writer.pronoun(writer.reader), order="turned")
    return writer.sentence(_conditional(writer, clause, event, "parataxis"))


def _conditional(writer: Writer, condition: Phrase, event: Event, relation: str = "") -> Phrase:
    then = bool(relation) or writer.chance.random() < 0.75
    relation = relation or (CONDITION_WITH_DAN if then else "advcl")
    main = command(writer, writer.related(event), then)
    head = top(condition)
    attach(condition, top(main), relation)
    return [*condition, writer.comma(head), *main]


def coordinated(writer: Writer) -> Phrase:
    event = writer.event("customer", idioms=0.1, busy=0.3)
    first = command(writer, event)
    second = command(writer, writer.related(event, idioms=0.1))
    return writer.sentence(writer.and_then(first, second))


def with_purpose(writer: Writer) -> Phrase:
    clause = command(writer, writer.of_verbs("ways"))
    purpose = to_clause(writer, writer.of_verbs("ends"))
    attach(purpose, top(clause), "advcl")
    return writer.sentence([*clause, *purpose])


def not_forget(writer: Writer) -> Phrase:
    verb = writer.lexicon.verbs[writer.pick("forget", "vergeten", "proberen")]
    chain = writer.clauses.imperative(verb)
    what = to_clause(writer, writer.event("customer"), about=writer.chance.random() < 0.5)
    attach(what, chain.head, "ccomp")
    other = writer.phrase("niet" if verb.lemma == "vergeten" else writer.choose("try"))
    attach(other, chain.head)
    return writer.sentence([chain.head, *other, *what])


def polite(writer: Writer, event: Event | None = None) -> Phrase:
    if writer.reader != "u":
        writer.address("u")
    event = event or writer.event("customer")
    chain = writer.clauses.plain(event.verb, "u", "turned")
    return writer.sentence(writer.clauses.arrange(chain, event, writer.pronoun("u"), order="turned"))


def please(writer: Writer) -> Phrase:
    event = writer.event("customer")
    chain = writer.clauses.wish(event.verb, "willen", writer.reader, "turned")
    clause = writer.clauses.arrange(chain, event, writer.pronoun(writer.reader), order="turned")
    return writer.sentence(clause, writer.pick("please", "?", "?", "."))


def kindly(writer: Writer) -> Phrase:
    writer.address("u")
    head = writer.word("gelieve")
    what = to_clause(writer, writer.event("customer"), about=False)
    attach(what, head, "ccomp")
    return writer.sentence([head, *what])


def let_us_know(writer: Writer) -> Phrase:
    chain = writer.clauses.imperative(writer.lexicon.verbs["laten"])
    us = writer.word("ons", "obl").under(chain.head, "iobj")
    adverbs = [writer.phrase(writer.choose("know"))]
    middle = [word for phrase in adverbs if writer.chance.random() < 0.6 for word in attach(phrase, chain.head)]
    know = infinitive(writer.lexicon.verbs["weten"]).under(chain.head, "compound:prt")
    what = attach(indirect(writer), chain.head, "ccomp")
    return writer.sentence([chain.head, us, *middle, know, *what])


def indirect(writer: Writer) -> Phrase:
    """Return an indirect question about the reader."""
    event = writer.event("customer", busy=0.2)
    kind = writer.choose("indirect")
    build = writer.choose("indirect verb")
    person, order = writer.reader, "sub"
    if build == "perfect":
        event = writer.event("customer", idioms=0, times="time_past", busy=0.2)
        chain = writer.clauses.perfect(event.verb, person, order)
    elif build == "willen":
        chain = writer.clauses.wish(event.verb, "willen", person, order)
    elif build == "kunnen":
        chain = writer.clauses.modal(event.verb, "kunnen", person, order)
    else:
        chain = writer.clauses.plain(event.verb, person, order)
    if kind == "of":
        return writer.subordinate("of~mark", chain, event, person)
    asked = writer.word(kind).under(chain.lexical, "advmod")
    return [asked, *writer.clauses.arrange(chain, event, writer.pronoun(person), order="sub")]


def check_whether(writer: Writer) -> Phrase:
    chain = writer.clauses.imperative(writer.lexicon.verbs[writer.pick("check", "controleren", "na_gaan", "aan_geven")])
    middle = attach(writer.phrase(writer.choose("check how")), chain.head)
    what = attach(indirect(writer), chain.head, "ccomp")
    return writer.sentence([chain.head, *middle, *chain.tail, *what])


def we_request(writer: Writer) -> Phrase:
    form = writer.we(alone=0.2)
    turned = writer.chance.random() < 0.4
    head = writer.clauses.finite("verzoeken", form, turned)
    we = writer.word(form).under(head, "nsubj")
    you = writer.phrase(writer.phrases.address.object + "/iobj")
    attach(you, head)
    about = writer.chance.random() < 0.5
    what = attach(to_clause(writer, writer.event("customer"), about), head, "xcomp")
    if turned:
        opening = attach(writer.phrase(writer.choose("request")), head)
        return writer.sentence([*opening, head, we, *you, *what])
    return writer.sentence([we, head, *you, *what])


CONSTRUCTIONS = {
    "imperative": (bare, 90),
    "imperative urgent": (urgent, 12),
    "imperative reflexive": (reflexive, 20),
    "imperative after als": (after_condition, 60),
    "imperative before als": (before_condition, 25),
    "imperative after mocht": (after_should, 25),
    "imperative after inverted condition": (after_question, 35),
    "imperative coordinated": (coordinated, 35),
    "imperative with om te": (with_purpose, 25),
    "vergeet niet te": (not_forget, 25),
    "neemt u": (polite, 30),
    "wilt u": (please, 30),
    "gelieve": (kindly, 15),
    "laat ons weten": (let_us_know, 25),
    "controleer of": (check_whether, 20),
    "wij verzoeken u": (we_request, 25),
}
