"""Words with a head, put in an order: a tree in which order and dependence are apart.

A phrase is a list of words in their order, of which one has no head yet: its top.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Phrase = list["Word"]


@dataclass(eq=False, slots=True)
class Word:
    """A word of a sentence; without a head it is the top of its phrase."""

    form: str
    lemma: str
    upos: str
    xpos: str
    relation: str = "root"
    head: Word | None = None

    def under(self, head: Word, relation: str) -> Word:
        """Attach the word to a head and return it."""
        self.head, self.relation = head, relation
        return self


def top(phrase: Phrase) -> Word:
    """Return the one word of a phrase that has no head."""
    tops = [word for word in phrase if word.head is None]
    if len(tops) != 1:
        raise ValueError(f"{len(tops)} tops in {text(phrase)}")
    return tops[0]


def attach(phrase: Phrase, head: Word, relation: str = "") -> Phrase:
    """Attach a phrase to a head, by the given relation or the one that its top has already."""
    word = top(phrase)
    word.under(head, relation or word.relation)
    return phrase


def called(phrase: Phrase, relation: str) -> Phrase:
    """Give the top of a phrase the relation that it will have."""
    top(phrase).relation = relation
    return phrase


def around(head: Word, *parts: Phrase) -> Phrase:
    """Put phrases in order and attach to the head, which is one of them, those that are not yet attached."""
    for part in parts:
        if head not in part and any(word.head is None for word in part):
            attach(part, head)
    return joined(*parts)


def joined(*phrases: Iterable[Word]) -> Phrase:
    """Put phrases behind each other."""
    return [word for phrase in phrases for word in phrase]


def text(phrase: Phrase) -> str:
    """Return a phrase as it is written: no space before closing punctuation."""
    written = ""
    for word in phrase:
        written += word.form if not written or _glued(word) else f" {word.form}"
    return written


def _glued(word: Word) -> bool:
    return word.upos == "PUNCT" and word.form in ".,!?:"


def conllu(sentence: Phrase, name: str) -> str:
    """Return a sentence as CoNLL-U; `annotate.py check` fills in the features."""
    places = {id(word): place for place, word in enumerate(sentence, start=1)}
    lines = [f"# sent_id = {name}", f"# text = {text(sentence)}"]
    for place, word in enumerate(sentence, start=1):
        head = places[id(word.head)] if word.head else 0
        space = "SpaceAfter=No" if place < len(sentence) and _glued(sentence[place]) else "_"
        lines.append(
            f"{place}\t{word.form}\t{word.lemma}\t{word.upos}\t{word.xpos}\t_\t{head}\t{word.relation}\t_\t{space}"
        )
    return "\n".join(lines) + "\n\n"
