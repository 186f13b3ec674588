"""Find many phrases in one pass over the words of a sentence: each is tried only where its rarest word stands.

Of the phrases with one rarest word, those that also ask for the same words in one other slot are tried or passed over
together.

Words are compared by their hash in the vocabulary; white space between them does not count, so that a phrase is found
across a line break.
"""

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from spacy.strings import StringStore
from spacy.tokens import Doc, Span

from checker.language.words import NOTHING, Words, columns_of, words_of
from checker.rulebook.compiler import CLAUSE_ENDS, Compiler, PhraseRow
from checker.rulebook.phrase import GAP_TOKENS

_Slots = tuple[int | None, ...]
"""Slots by their number; None is a gap."""
_Row = tuple[int, tuple[tuple[int, int], ...], _Slots, _Slots, tuple[bool, ...]]
"""A row of a phrase, of nothing but numbers, so that the garbage collector passes over it.

Whose phrase it is; the slots up to the first gap on either side of the anchor, each with its place from there; all
slots left of the anchor, the nearest first; those right of it; whether each slot is underlined, as the phrase goes.
"""
OWNER: Final = 0
NEAR: Final = 1
BEFORE: Final = 2
AFTER: Final = 3
MARKED: Final = 4
FEW = 12
"""A slot of so many words at most is looked up by each of them: that takes memory for every word."""


@dataclass(frozen=True)
class PhraseMatch:
    """A phrase in a sentence; all numbers are token indexes in the Doc, ends exclusive."""

    start: int
    """Where the phrase begins."""
    end: int
    """Where it ends."""
    marked_start: int
    """Where its underlined part begins."""
    marked_end: int
    """Where its underlined part ends."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that ask for the same words in one slot beside that of their anchor."""

    step: int
    """Where that slot lies from the anchor; 0 behind a gap, where it can be anywhere."""
    slot: frozenset[int]
    """The words of that slot; empty for rows without any."""
    rows: list[_Row]
    """The rows."""

    def may_fit(self, words: Words, position: int) -> bool:
        """Tell whether a word of that slot stands where it has to, the anchor at a position."""
        if self.step:
            return words.hashes[position + self.step] in self.slot
        return not self.slot or not words.known.isdisjoint(self.slot)


class _Groups:
    """The groups of an anchor: most are found by the one word that they ask for, the others are tried."""

    def __init__(self, groups: list[_Group]) -> None:
        self._groups = groups
        self._tried: list[int] = []
        self._by_word: dict[int, dict[int, list[int]]] = {1: {}, -1: {}, 0: {}}
        for number, group in enumerate(groups):
            if 0 < len(group.slot) <= FEW:
                for word in group.slot:
                    self._by_word[group.step].setdefault(word, []).append(number)
            else:
                self._tried.append(number)

    def at(self, words: Words, position: int) -> Iterator[_Group]:
        """Give the groups that may fit among words, the anchor at a position, in the order of their first rows."""
        right, left, behind = self._by_word[1], self._by_word[-1], self._by_word[0]
        found = {*right.get(words.hashes[position + 1], ()), *left.get(words.hashes[position - 1], ())}
        if behind:
            found.update(*(behind[word] for word in words.known & behind.keys()))
        found.update(number for number in self._tried if self._groups[number].may_fit(words, position))
        return (self._groups[number] for number in sorted(found))


@lru_cache(maxsize=2**14)
def _hashed(words: frozenset[str], strings: StringStore) -> frozenset[int]:
    return frozenset(map(strings.add, words))


@lru_cache(maxsize=4)
def _ends(strings: StringStore) -> frozenset[int]:
    return frozenset(map(strings.add, CLAUSE_ENDS)) | {NOTHING}


class PhraseIndex:
    """Phrases filed under the hash of their anchor words.

    Pickled, the rows of each anchor and the words of each slot stand apart: only those are ever unpacked of which the
    anchor stands in a text.
    """

    def __init__(self, rows: Iterable[PhraseRow], strings: StringStore) -> None:
        self._ends = _ends(strings)
        self._slots: list[frozenset[int] | bytes] = []
        self._numbers: dict[frozenset[int], int] = {}
        self._rows: dict[int, list[_Row] | bytes] = {}
        self._groups: dict[int, _Groups] = {}
        self.add(rows, strings)

    def add(self, rows: Iterable[PhraseRow], strings: StringStore, owner: int = 0) -> None:
        """File more phrases, as those of an owner."""
        for row in rows:
            words = [None if slot.gap else _hashed(slot.words, strings) for slot in row.slots]
            slots = tuple(None if one is None else self._number(one) for one in words)
            before, after = slots[: row.anchor][::-1], slots[row.anchor + 1 :]
            near = (*_up_to_gap(after, 1), *_up_to_gap(before, -1))
            filed = (owner, near, before, after, tuple(slot.marked for slot in row.slots))
            for word in words[row.anchor] or ():
                self._rows_of(word).append(filed)
                self._groups.pop(word, None)

    def _number(self, words: frozenset[int]) -> int:
        """Return the number of a slot, of which most stand in many rows."""
        if words not in self._numbers:
            self._numbers[words] = len(self._slots)
            self._slots.append(words)
        return self._numbers[words]

    def __call__(self, sentence: Span) -> list[PhraseMatch]:
        """Return the phrases in a sentence: at every place where an anchor stands, the shortest fit."""
        words = words_of(sentence)
        return [] if self._rows.keys().isdisjoint(words.known) else [match for _, match in self.owned(words)]

    def may_stand_in(self, doc: Doc) -> bool:
        """Tell whether the rarest word of any phrase stands in a Doc."""
        return not self._rows.keys().isdisjoint(columns_of(doc).known_hashes)

    def owned(self, words: Words) -> Iterator[tuple[int, PhraseMatch]]:
        """Give the phrases among words, each with its owner."""
        hashes, filed, slots = words.hashes, self._rows, self._slots
        for position, word in enumerate(hashes):
            if word not in filed:
                continue
            for group in self._grouped(word).at(words, position):
                for row in group.rows:
                    for offset, slot in row[NEAR]:
                        if hashes[position + offset] not in slots[slot]:
                            break
                    else:
                        if places := self._places(row, hashes, position):
                            yield row[OWNER], _match(row, places, words.indexes)

    def __getstate__(self) -> Mapping[str, Any]:
        filed = {word: self._rows_of(word) for word in self._rows}
        packed = {tuple(map(id, rows)): marshal.dumps(rows) for rows in filed.values()}
        apart = {word: packed[tuple(map(id, rows))] for word, rows in filed.items()}
        slots = [marshal.dumps(self._slot(number)) for number in range(len(self._slots))]
        return {**vars(self), "_slots": slots, "_numbers": {}, "_rows": apart, "_groups": {}}

    def _rows_of(self, word: int) -> list[_Row]:
        """Return the rows of an anchor word, unpacked where they were pickled."""
        rows = self._rows.setdefault(word, [])
        if isinstance(rows, bytes):
            rows = self._rows[word] = marshal.loads(rows)
        return rows

    def _slot(self, number: int) -> frozenset[int]:
        """Return the words of a slot, unpacked where they were pickled."""
        slot = self._slots[number]
        if isinstance(slot, bytes):
            slot = self._slots[number] = marshal.loads(slot)
        return slot

    def _grouped(self, word: int) -> _Groups:
        """Return the rows of an anchor word in groups, made with all slots of them when the word is first met."""
        if word not in self._groups:
            groups: dict[tuple[int, int | None], _Group] = {}
            for row in self._rows_of(word):
                for slot in (*row[BEFORE], *row[AFTER]):
                    if slot is not None:
                        self._slot(slot)
                step, slot = _other_slot(row)
                words = frozenset[int]() if slot is None else self._slot(slot)
                groups.setdefault((step, slot), _Group(step, words, [])).rows.append(row)
            self._groups[word] = _Groups(list(groups.values()))
        return self._groups[word]

    def _places(self, row: _Row, hashes: Sequence[int], position: int) -> list[int | None] | None:
        """Return where each slot falls (None for a gap), the anchor at a position; None when the row does not fit."""
        left = self._fit(row[BEFORE], hashes, position, -1)
        right = None if left is None else self._fit(row[AFTER], hashes, position, 1)
        return None if left is None or right is None else [*left[::-1], position, *right]

    def _fit(self, slots: _Slots, hashes: Sequence[int], position: int, step: int) -> list[int | None] | None:
        """Return where each slot falls, going left (-1) or right (1) from a position; None when they do not fit."""
        places: list[int | None] = []
        for index, slot in enumerate(slots):
            if slot is None:
                rest = self._after_gap(slots[index + 1 :], hashes, position, step)
                return None if rest is None else [*places, None, *rest]
            position += step
            if hashes[position] not in self._slot(slot):
                return None
            places.append(position)
        return places

    def _after_gap(self, slots: _Slots, hashes: Sequence[int], position: int, step: int) -> list[int | None] | None:
        """Return where the slots behind a gap fall, with the gap as short as can be."""
        for _ in range(GAP_TOKENS + 1):
            rest = self._fit(slots, hashes, position, step)
            if rest is not None:
                return rest
            position += step
            if hashes[position] in self._ends:
                return None
        return None


class Indexes:
    """Makes indexes of phrases: one for all rules that have the same phrases."""

    def __init__(self, compiler: Compiler, strings: StringStore) -> None:
        self._compiler = compiler
        self._strings = strings
        self._made: dict[tuple[str, ...], PhraseIndex] = {}

    def of(self, phrases: Iterable[str]) -> PhraseIndex:
        """Return an index of phrases; raises PhraseError when one is wrong."""
        key = tuple(phrases)
        if key not in self._made:
            rows = (row for phrase in key for row in self._compiler.rows(phrase))
            self._made[key] = PhraseIndex(rows, self._strings)
        return self._made[key]


def _up_to_gap(slots: _Slots, step: int) -> Iterator[tuple[int, int]]:
    for distance, slot in enumerate(slots, start=1):
        if slot is None:
            return
        yield step * distance, slot


def _other_slot(row: _Row) -> tuple[int, int | None]:
    """Return the slot by which a row is grouped, and where it lies: right beside the anchor, or else behind a gap."""
    for step, slots in ((1, row[AFTER]), (-1, row[BEFORE])):
        if slots and slots[0] is not None:
            return step, slots[0]
    behind_gap = (slots[1] for slots in (row[AFTER], row[BEFORE]) if len(slots) > 1)
    return 0, next((slot for slot in behind_gap if slot is not None), None)


def _match(row: _Row, places: Sequence[int | None], indexes: Sequence[int]) -> PhraseMatch:
    fallen = [indexes[place] for place in places if place is not None]
    marks = [indexes[place] for place, mark in zip(places, row[MARKED], strict=True) if mark and place is not None]
    return PhraseMatch(fallen[0], fallen[-1] + 1, marks[0], marks[-1] + 1)
