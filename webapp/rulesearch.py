"""Searching the rulebook: every word of the question stands in one line of a rule, accents and capitals aside."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from webapp.guide import Guideline, Piece, Sentence, Topic

_PARTIAL = 4
"""From how many letters a word may also stand inside a longer one."""
_LIKE = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class Match:
    """A rule that was found."""

    topic: Topic
    """Where it stands."""
    guideline: Guideline
    """The rule."""
    message: Sentence
    """Its message, with what was asked for marked."""
    line: Sentence
    """The line in which what was asked for stands, marked: the advice or an example."""


class Question:
    """What someone looks for."""

    def __init__(self, text: str) -> None:
        self.words = fold(text).split()
        self._each = [re.compile(_pattern(word)) for word in self.words]
        self._any = re.compile("|".join(map(_pattern, sorted(self.words, key=len, reverse=True))))
        self._phrase = re.compile(r"\s+".join(map(_pattern, self.words)))

    def fits(self, text: str) -> bool:
        """Tell whether every word stands in a text."""
        folded = fold(text)
        return all(word.search(folded) for word in self._each)

    def together(self, text: str) -> bool:
        """Tell whether the words stand in a text one after another."""
        return bool(self._phrase.search(fold(text)))

    def says(self, text: str) -> bool:
        """Tell whether the words are the whole of a text."""
        return fold(text).split() == self.words

    def weight(self, text: str) -> tuple[bool, int]:
        """Return how well a text fits: whether the words stand together, and how many of them are there."""
        folded = fold(text)
        return bool(self._phrase.search(folded)), sum(bool(word.search(folded)) for word in self._each)

    def marked(self, text: str) -> Sentence:
        """Mark the words in a text: all of them together where they stand together."""
        folded = fold(text)
        pattern = self._phrase if self._phrase.search(folded) else self._any
        return tuple(_cut(text, [found.span() for found in pattern.finditer(folded)]))


def search(topics: Sequence[Topic], question: Question) -> list[Match]:
    """Return the rules that fit: first where the words stand together, and in the words that the rule is about."""
    found = [
        (_rank(rule, question), topic, rule)
        for topic in topics
        for rule in topic.guidelines
        if question.fits(rule.message) or any(map(question.fits, _lines(rule)))
    ]
    found.sort(key=lambda one: one[0])
    return [Match(topic, rule, question.marked(rule.message), _line(rule, question)) for _, topic, rule in found]


def fold(text: str) -> str:
    """Return a text of the same length in lower case, without accents and with straight quotation marks."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in text.translate(_LIKE))


def _pattern(word: str) -> str:
    return re.escape(word) if len(word) >= _PARTIAL else rf"(?<!\w){re.escape(word)}(?!\w)"


def _rank(rule: Guideline, question: Question) -> int:
    marked = [piece.text for sentence in _found(rule) for piece in sentence if piece.marked]
    if question.together(f"{rule.message}\n{rule.label}") or any(map(question.says, marked)):
        return 0
    if any(map(question.together, marked)):
        return 1
    return 2 if any(map(question.together, _lines(rule))) else 3


def _line(rule: Guideline, question: Question) -> Sentence:
    return question.marked(max(_lines(rule), key=question.weight))


def _lines(rule: Guideline) -> Iterator[str]:
    """Give the advice and every example."""
    yield rule.advice or rule.message
    yield from map(_text, _found(rule))
    yield from (_text(pair.write) for pair in rule.pairs)
    yield from (fine.text for fine in rule.fine)


def _found(rule: Guideline) -> Iterator[Sentence]:
    yield from (pair.instead_of for pair in rule.pairs)
    yield from rule.examples


def _text(sentence: Sentence) -> str:
    return "".join(piece.text for piece in sentence)


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    end = 0
    for start, stop in spans:
        if start > end:
            yield Piece(text[end:start])
        yield Piece(text[start:stop], marked=True)
        end = stop
    if end < len(text):
        yield Piece(text[end:])
