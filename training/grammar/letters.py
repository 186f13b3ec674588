"""What stands around the text of a letter, and thanks and apologies."""

from __future__ import annotations

from .clauses import Event
from .statements import clause_about
from .trees import Phrase, Word, around, attach, called
from .writer import Writer


def _given(writer: Writer) -> Word:
    name = writer.pick("first name", *writer.lexicon.data["names"]["first"].split())
    return Word(name, name, "PROPN", "N|eigen|ev|basis|zijd|stan")


def _surname(writer: Writer) -> Phrase:
    names = writer.lexicon.data["names"]
    if writer.chance.random() < 0.6:
        name = writer.pick("surname", *names["last"].split())
        return [Word(name, name, "PROPN", "N|eigen|ev|basis|zijd|stan")]
    parts = writer.pick("compound name", *names["compound"]).split()
    return _flat(parts)


def _flat(parts: list[str]) -> Phrase:
    words = [Word(part, part, "PROPN", "SPEC|deeleigen") for part in parts]
    return [words[0], *(word.under(words[0], "flat") for word in words[1:])]


def greeting(writer: Writer) -> Phrase:
    style = writer.choose("greeting")
    end = writer.choose("greeting end")
    if style == "title":
        title = writer.word(writer.choose("title"))
        dear = writer.word(writer.pick("dear", "geachte", "beste")).under(title, "amod")
        surname = attach(_surname(writer), title, "appos")
        return writer.sentence([dear, title, *surname], end)
    name = _given(writer)
    if style == "name":
        return writer.sentence([writer.word("beste").under(name, "amod"), name], end)
    hello = writer.choose("hello")
    return writer.sentence([writer.word(hello, "tsw" if hello == "dag" else "").under(name, "parataxis"), name], end)


def closing(writer: Writer) -> Phrase:
    notation = writer.choose("closing")
    phrase = writer.phrase(notation)
    return writer.sentence(phrase, writer.pick("closing end", ",", ",", "", "."))


def name_line(writer: Writer) -> Phrase:
    first = _given(writer)
    surname = [word.form for word in _surname(writer)]
    if len(surname) > 1 and writer.chance.random() < 0.7:
        surname[0] = surname[0].lower()  # Ruben van Dijk, but mevrouw Van Dijk
    parts = [first.form, *surname]
    phrase = [first] if writer.chance.random() < 0.3 else _flat(parts)
    return writer.sentence(phrase, "")


def item(writer: Writer) -> Phrase:
    kind = writer.choose("item")
    thing = writer.phrases.noun_phrase(kind, writer.choose("item det"))
    mark = writer.word(writer.choose("bullet"))
    return [mark.under(thing[-1], "punct"), *thing]


def thanks(writer: Writer) -> Phrase:
    style = writer.choose("thanks style")
    what = writer.phrase(writer.choose("thanks"))
    adverbs = writer.phrase(writer.choose("thanks how"))
    if style == "dank":
        head = writer.word("dank")
        before = writer.phrase("hartelijk/amod dank")[:1] if writer.chance.random() < 0.7 else []
        for word in before:
            word.under(head, "amod")
            word.xpos = "ADJ|prenom|basis|zonder"
        return writer.sentence(around(head, before, [head], called(what, "nmod")), writer.pick("thanks end", ".", "!"))
    if style == "u":
        head = Word("dank", "danken", "VERB", "WW|pv|tgw|ev")
        you = writer.phrase(writer.phrases.address.object + "/obj")
        wel = writer.phrase("wel") if writer.chance.random() < 0.6 else []
        return writer.sentence(around(head, [head], you, wel, called(what, "obl")), writer.pick("thanks end", ".", "!"))
    head = writer.word("bedankt")
    before = adverbs if writer.chance.random() < 0.4 else []
    return writer.sentence(around(head, before, [head], called(what, "obl:arg")), writer.pick("thanks end", ".", "!"))


def apology(writer: Writer) -> Phrase:
    head = writer.word("excuses")
    what = writer.phrase(writer.choose("apology"))
    if writer.chance.random() < 0.7:
        phrase = called(writer.phrase(writer.choose("our excuses")), "root")
        return writer.sentence(around(phrase[-1], phrase, called(what, "nmod")))
    verb = writer.lexicon.verbs["aan_bieden"]
    form = writer.we()
    ours = [writer.word("onze").under(head, "nmod:poss")]
    event = Event(verb, object=called(around(head, ours, [head], called(what, "nmod")), "obj"))
    event.pronouns = [writer.phrase(writer.phrases.address.object + "/iobj")]
    chain = writer.clauses.plain(verb, form, "main")
    return writer.sentence(writer.clauses.arrange(chain, event, writer.pronoun(form)))


def sorry_that(writer: Writer) -> Phrase:
    style = writer.choose("sorry that")
    word = "bedankt" if style == "bedankt" else writer.choose("good that")
    if style == "spijt" or word in ("jammer", "vervelend"):
        builds, deny = ("done", "modal passive", "modal", "done"), writer.pick("not", "niet", "nog niet*", "niet")
        what, _ = clause_about(writer, "dat~mark", "firm", builds, deny)
    else:
        what, _ = clause_about(writer, "dat~mark", "customer", ("perfect", "perfect", "plain"))
    if style == "spijt":
        head = writer.word("spijt")
        it = writer.word("het").under(head, "expl")
        us = writer.word("ons", "obl").under(head, "iobj")
        return writer.sentence([it, head, us, *attach(what, head, "csubj")])
    if style == "vinden":
        form = writer.we()
        head = writer.clauses.finite("vinden", form)
        we = writer.word(form).under(head, "nsubj")
        it = writer.word("het").under(head, "expl")
        adjective = writer.word(word).under(head, "xcomp")
        return writer.sentence([we, head, it, adjective, *attach(what, head, "ccomp")])
    head = writer.word(word)
    return writer.sentence([head, *attach(what, head, "parataxis")], writer.pick("good end", ".", "!"))


def short(writer: Writer) -> Phrase:
    phrase = writer.phrase(writer.choose("short"))
    return writer.sentence(phrase, writer.pick("short end", "!", ".", "!"))


CONSTRUCTIONS = {
    "greeting": (greeting, 40),
    "closing": (closing, 14),
    "name line": (name_line, 25),
    "list item": (item, 25),
    "thanks": (thanks, 22),
    "apology": (apology, 16),
    "het spijt ons dat": (sorry_that, 35),
    "short answer": (short, 10),
}
