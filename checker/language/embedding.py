"""The first layer of the bundled pipeline: a word as the sum of what can be seen of it, also when it is new.

spaCy's own `MultiHashEmbed` sees the first letter and the last three. Dutch words are long and compound, so this layer
sees the first four and the last two, three and five. A word that stands in a batch more than once is computed once.
"""

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from spacy.lang.lex_attrs import word_shape
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, uniqued, with_array
from thinc.types import Floats2d, Ints2d

NAME = "klantcheck.AffixEmbed.v1"
VIEWS: dict[str, Callable[[str], str]] = {
    "word": str.lower,
    "first": lambda word: word.lower()[:4],
    "last_two": lambda word: word.lower()[-2:],
    "last_three": lambda word: word.lower()[-3:],
    "last_five": lambda word: word.lower()[-5:],
    "shape": word_shape,
}
"""What is seen of a word, by name; the names are those of the `rows` in a pipeline's configuration."""
REMEMBERED = 10_000


@registry.architectures(NAME)  # type: ignore[untyped-decorator]
def build_affix_embed(width: int, rows: dict[str, int]) -> Model[list[Doc], list[Floats2d]]:
    """Build the layer: `width` numbers a word, from a hash table of `rows[name]` rows for every view of the word."""
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, rows[name], column=column, seed=column, dropout=0.0)
        for column, name in enumerate(VIEWS, start=1)
    ]
    mix: Model[Any, Any] = Maxout(width, width * len(tables), nP=3, dropout=0.0, normalize=True)
    by_word: Model[Any, Any] = uniqued(chain(concatenate(*tables), mix), column=0)
    rows_of_words: Model[Any, Any] = with_array(by_word)
    return chain(_views(), list2ragged(), rows_of_words, ragged2list())


def _views() -> Model[list[Doc], list[Ints2d]]:
    """Give a row of numbers for every word: which word it is, and the hash of every view of it."""
    rows: dict[int, tuple[int, ...]] = {}

    def forward(model: Model[list[Doc], list[Ints2d]], docs: list[Doc], is_train: bool) -> tuple[list[Ints2d], object]:
        if len(rows) > REMEMBERED:
            rows.clear()
        return [_rows(doc, rows) for doc in docs], lambda gradient: []

    return Model("affix_views", forward)


def views_of(orth: int, word: str) -> tuple[int, ...]:
    """Return the numbers of a word: its own, and the hash of every view of it."""
    return (orth, *(get_string_id(view(word)) for view in VIEWS.values()))


def _rows(doc: Doc, known: dict[int, tuple[int, ...]]) -> Ints2d:
    found = []
    for orth in doc.to_array("ORTH").tolist():
        row = known.get(orth)
        if row is None:
            row = known[orth] = views_of(orth, doc.vocab.strings[orth])
        found.append(row)
    return cast("Ints2d", np.array(found, dtype="uint64").reshape(len(found), 1 + len(VIEWS)))
