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
from typing import Any

from spacy.strings import StringStore
from spacy.tokens import Doc, Span

from checker.language.words import NOTHING, Words, columns_of, words_of
from checker.rulebook.compiler import CLAUSE_ENDS, PhraseRow
from checker.rulebook.phrase import GAP_TOKENS

_Slots = Sequence[frozenset[int] | None]


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
class _Row:
    before: _Slots
    """The slots left of the anchor, the nearest first; None is a gap."""
    after: _Slots
    """The slots right of the anchor."""
    marked: tuple[bool, ...]
    """Whether each slot is underlined, in the order of the phrase."""
    owner: int
    """Whose phrase it is."""
    near: tuple[tuple[int, frozenset[int]], ...]
    """The slots up to the first gap on either side, each with its place from the anchor, the nearest first."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that ask for the same words in one slot beside that of their anchor."""

    step: int
    """Where that slot lies from the anchor; 0 behind a gap, where it can be anywhere."""
    slot: frozenset[int]
    """The words of that slot; empty for rows without any."""
    rows: list[_Row]
    """The rows."""


@lru_cache(maxsize=2**14)
def _hashed(words: frozenset[str], strings: StringStore) -> frozenset[int]:
    return frozenset(map(strings.add, words))


class PhraseIndex:
    """Phrases filed under the hash of their anchor words.

    Pickled, the rows of each anchor stand apart, so that only those for which a text has the anchor are ever unpacked.
    """

    def __init__(self, rows: Iterable[PhraseRow], strings: StringStore) -> None:
        self._ends = frozenset(strings.add(mark) for mark in CLAUSE_ENDS) | {NOTHING}
        self._rows: dict[int, list[_Row] | bytes] = {}
        self._groups: dict[int, list[_Group]] = {}
        self._anchors: set[int] = set()
        self.add(rows, strings)

    def add(self, rows: Iterable[PhraseRow], strings: StringStore, owner: int = 0) -> None:
        """File more phrases, as those of an owner."""
        for row in rows:
            slots = [None if slot.gap else _hashed(slot.words, strings) for slot in row.slots]
            before, after = slots[: row.anchor][::-1], slots[row.anchor + 1 :]
            filed = _row(before, after, tuple(slot.marked for slot in row.slots), owner)
            self._anchors |= slots[row.anchor] or frozenset()
            for word in slots[row.anchor] or ():
                self._rows_of(word).append(filed)
                self._groups.pop(word, None)

    def __call__(self, sentence: Span) -> list[PhraseMatch]:
        """Return the phrases in a sentence: at every place where an anchor stands, the shortest fit."""
        words = words_of(sentence)
        return [] if words.known.isdisjoint(self._anchors) else [match for _, match in self.owned(words)]

    def may_stand_in(self, doc: Doc) -> bool:
        """Tell whether the rarest word of any phrase stands in a Doc."""
        return not columns_of(doc).known_hashes.isdisjoint(self._anchors)

    def owned(self, words: Words) -> Iterator[tuple[int, PhraseMatch]]:
        """Give the phrases among words, each with its owner."""
        hashes, filed = words.hashes, self._rows
        for position, word in enumerate(hashes):
            if word not in filed:
                continue
            for group in self._grouped(word):
                if group.step and hashes[position + group.step] not in group.slot:
                    continue
                if not group.step and group.slot and words.known.isdisjoint(group.slot):
                    continue
                for row in group.rows:
                    for offset, slot in row.near:
                        if hashes[position + offset] not in slot:
                            break
                    else:
                        if places := self._places(row, hashes, position):
                            yield row.owner, _match(row, places, words.indexes)

    def __getstate__(self) -> Mapping[str, Any]:
        filed = {word: self._rows_of(word) for word in self._rows}
        packed = {tuple(map(id, rows)): _packed(rows) for rows in filed.values()}
        apart = {word: packed[tuple(map(id, rows))] for word, rows in filed.items()}
        return {**vars(self), "_rows": apart, "_groups": {}}

    def _rows_of(self, word: int) -> list[_Row]:
        """Return the rows of an anchor word, unpacked where they were pickled."""
        rows = self._rows.setdefault(word, [])
        if isinstance(rows, bytes):
            rows = self._rows[word] = [_row(*fields) for fields in marshal.loads(rows)]
        return rows

    def _grouped(self, word: int) -> list[_Group]:
        """Return the rows of an anchor word in groups, made when the word is met for the first time."""
        if word not in self._groups:
            groups: dict[tuple[int, frozenset[int]], _Group] = {}
            for row in self._rows_of(word):
                step, slot = _other_slot(row)
                groups.setdefault((step, slot), _Group(step, slot, [])).rows.append(row)
            self._groups[word] = list(groups.values())
        return self._groups[word]

    def _places(self, row: _Row, hashes: Sequence[int], position: int) -> list[int | None] | None:
        """Return where each slot falls (None for a gap), the anchor at a position; None when the row does not fit."""
        left = self._fit(row.before, hashes, position, -1)
        right = None if left is None else self._fit(row.after, hashes, position, 1)
        return None if left is None or right is None else [*left[::-1], position, *right]

    def _fit(self, slots: _Slots, hashes: Sequence[int], position: int, step: int) -> list[int | None] | None:
        """Return where each slot falls, going left (-1) or right (1) from a position; None when they do not fit."""
        places: list[int | None] = []
        for index, slot in enumerate(slots):
            if slot is None:
                rest = self._after_gap(slots[index + 1 :], hashes, position, step)
                return None if rest is None else [*places, None, *rest]
            position += step
            if hashes[position] not in slot:
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


def _packed(rows: Iterable[_Row]) -> bytes:
    return marshal.dumps([(tuple(row.before), tuple(row.after), row.marked, row.owner) for row in rows])


def _row(before: _Slots, after: _Slots, marked: tuple[bool, ...], owner: int) -> _Row:
    return _Row(before, after, marked, owner, (*_up_to_gap(after, 1), *_up_to_gap(before, -1)))


def _up_to_gap(slots: _Slots, step: int) -> Iterator[tuple[int, frozenset[int]]]:
    for distance, slot in enumerate(slots, start=1):
        if slot is None:
            return
        yield step * distance, slot


def _other_slot(row: _Row) -> tuple[int, frozenset[int]]:
    """Return the slot by which a row is grouped, and where it lies: right beside the anchor, or else behind a gap."""
    for step, slots in ((1, row.after), (-1, row.before)):
        if slots and slots[0] is not None:
            return step, slots[0]
    behind_gap = (slots[1] for slots in (row.after, row.before) if len(slots) > 1)
    return 0, next((slot for slot in behind_gap if slot is not None), frozenset())


def _match(row: _Row, places: Sequence[int | None], indexes: Sequence[int]) -> PhraseMatch:
    fallen = [indexes[place] for place in places if place is not None]
    marks = [indexes[place] for place, mark in zip(places, row.marked, strict=True) if mark and place is not None]
    return PhraseMatch(fallen[0], fallen[-1] + 1, marks[0], marks[-1] + 1)
