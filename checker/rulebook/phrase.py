"""The phrase notation: `zo (snel|gauw) mogelijk`, `<lemma>`, `{list}`, `(optional)?`, `…` and `[[underlined]]`.

A phrase is expanded into a few rows of slots; a slot is a set of words of which one must stand there, or a gap.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

MAX_ROWS = 400
GAP_TOKENS = 6
_TOKEN = re.compile(r"\[\[|\]\]|\(|\)\?|\)|\||…|\.\.\.|<[^<>]+>|\{[^{}]+\}|[^\s()|\[\]<>{}…]+\??")


class PhraseError(ValueError):
    """A phrase is not well formed; the message says how."""


class Slot(NamedTuple):
    """A place in a phrase."""

    words: frozenset[str] = frozenset()
    """The lower-case words of which one stands here; empty for a gap."""
    gap: bool = False
    """Whether up to GAP_TOKENS tokens of the same clause may stand here."""
    marked: bool = False
    """Whether it is underlined."""


Row = tuple[Slot, ...]
Expand = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class PhraseReader:
    """Turns phrases into rows of slots."""

    split: Callable[[str], list[str]]
    """Splits words as the tokenizer does."""
    lemma: Expand
    """Gives every form of a lemma."""
    words: Expand
    """Gives every form of every word in a list."""
    _read: dict[str, list[Row]] = field(default_factory=dict, init=False)

    def rows(self, phrase: str) -> list[Row]:
        """Return the rows that a phrase stands for; raises PhraseError."""
        tokens = _TOKEN.findall(phrase)
        if "".join(tokens).replace(" ", "") != re.sub(r"\s", "", phrase):
            raise PhraseError(f"de frase ‘{phrase}’ bevat een teken dat hier niets betekent")
        rows, rest = self._alternatives(tokens)
        if rest:
            raise PhraseError(f"de frase ‘{phrase}’ heeft een haakje te veel")
        marked = [_mark(row, phrase) for row in rows]
        for row in marked:
            if not any(slot.words for slot in row):
                raise PhraseError(f"de frase ‘{phrase}’ heeft geen woord dat er altijd staat")
        return marked

    def _alternatives(self, tokens: list[str]) -> tuple[list[Row], list[str]]:
        """Read alternatives up to a closing bracket."""
        rows: list[Row] = []
        row: list[Row] = [()]
        while tokens and not tokens[0].startswith(")"):
            token, *tokens = tokens
            if token == "|":
                rows += row
                row = [()]
                continue
            if token == "(":
                inside, tokens = self._alternatives(tokens)
                if not tokens:
                    raise PhraseError("een haakje gaat open en niet dicht")
                closing, *tokens = tokens
                options = [*_merged(inside), *([()] if closing == ")?" else [])]
            else:
                options = self._one(token)
            row = [(*before, *after) for before, after in product(row, options)]
            if len(row) + len(rows) > MAX_ROWS:
                raise PhraseError(f"de frase staat voor meer dan {MAX_ROWS} reeksen: splits haar")
        return rows + row, tokens

    def _one(self, token: str) -> list[Row]:
        """Return what a token stands for; the same word, lemma or list returns in many phrases."""
        if token not in self._read:
            self._read[token] = self._expanded(token)
        return self._read[token]

    def _expanded(self, token: str) -> list[Row]:
        if token in {"[[", "]]"}:
            return [(Slot(words=frozenset({token})),)]
        if token in {"…", "..."}:
            return [(Slot(gap=True),)]
        if token.startswith("<"):
            return self._entries(self.lemma(token[1:-1]))
        if token.startswith("{"):
            return self._entries(self.words(token[1:-1]))
        if token.endswith("?") and len(token) > 1:
            return [*self._entries([token[:-1]]), ()]
        return self._entries([token])

    def _entries(self, entries: Sequence[str]) -> list[Row]:
        rows = [tuple(Slot(frozenset({word.lower()})) for word in self.split(entry)) for entry in entries]
        return _merged([variant for row in rows for variant in _apostrophes(row)])


def _apostrophes(row: Row) -> list[Row]:
    curly = tuple(slot._replace(words=frozenset(word.replace("'", "’") for word in slot.words)) for slot in row)
    return [row] if curly == row else [row, curly]


def _merged(rows: list[Row]) -> list[Row]:
    """Put alternatives of one word each into one slot."""
    single = [row[0] for row in rows if len(row) == 1 and not row[0].gap and not row[0].words & {"[[", "]]"}]
    others = [row for row in rows if len(row) != 1 or row[0].gap or row[0].words & {"[[", "]]"}]
    if not single:
        return others
    return [(Slot(frozenset().union(*(slot.words for slot in single))),), *others]


def _mark(row: Row, phrase: str) -> Row:
    """Turn `[[` and `]]` into marks; a phrase without them is underlined whole."""
    opening = [index for index, slot in enumerate(row) if "[[" in slot.words]
    closing = [index for index, slot in enumerate(row) if "]]" in slot.words]
    if len(opening) != len(closing) or len(opening) > 1:
        raise PhraseError(f"de frase ‘{phrase}’ heeft [[ en ]] niet één keer als paar")
    start, end = (opening[0], closing[0]) if opening else (-1, len(row))
    inside = [slot._replace(marked=start < index < end) for index, slot in enumerate(row)]
    kept = tuple(slot for index, slot in enumerate(inside) if index not in {start, end})
    if not any(slot.marked for slot in kept):
        raise PhraseError(f"in de frase ‘{phrase}’ staat niets tussen [[ en ]]")
    return kept
