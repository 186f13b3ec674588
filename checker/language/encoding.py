"""The first layers of the bundled pipeline, without spaCy's machinery: for one sentence they take half of its parse.

What those layers make of a word by itself is remembered; what they make of it among its neighbours is computed with the
same operations, in the same order, so that the numbers are the same to the last bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from threading import Lock
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.strings import StringStore
from spacy.tokens import Doc
from thinc.api import Model

from checker.language.embedding import NAME, views_of

REMEMBERED = 8_000
"""Of how many words the numbers are kept; a word takes 400 bytes."""
TOK2VEC = "tok2vec"
"""The name of the component."""
_ARCHITECTURES = ("spacy.Tok2Vec.v2", NAME, "spacy.MaxoutWindowEncoder.v2")


Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class _Block:
    """One of the layers that look at a word and its two neighbours."""

    weights: Floats
    bias: Floats
    pieces: int
    gain: Floats
    shift: Floats


class Encoder:
    """Computes what component `tok2vec` does, and leaves it where the next components look for it."""

    def __init__(self, model: Model[Any, Any]) -> None:
        embed, encode = model.layers
        self._ops: Any = model.ops
        self._by_word = embed.layers[2].layers[0].layers[0]
        self._blocks = [_block(residual) for residual in encode.layers[0].layers]
        self._width = model.get_dim("nO")
        self._lock = Lock()
        self._rows: dict[int, int] = {}
        self._table = np.zeros((REMEMBERED, self._width), dtype="float32")

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Fill `doc.tensor` of Docs that stand in one batch."""
        apart = len(self._blocks)  # so many empty rows stand around every Doc: as many as its words can look aside
        starts = list(accumulate((len(doc) + apart for doc in docs), initial=0))
        numbers = np.zeros((apart + starts[-1], self._width), dtype="float32")
        for start, doc in zip(starts, docs, strict=False):
            numbers[apart + start : apart + start + len(doc)] = self._known(doc)
        for block in self._blocks:
            numbers = numbers[1:-1] + self._mixed(numbers, block)
        for start, doc in zip(starts, docs, strict=False):
            doc.tensor = numbers[start : start + len(doc)]

    def _known(self, doc: Doc) -> Floats:
        """Return the numbers of every word by itself."""
        words = doc.to_array([ORTH]).tolist()
        with self._lock:
            new = [word for word in dict.fromkeys(words) if word not in self._rows]
            if len(self._rows) + len(new) > len(self._table):
                new = list(dict.fromkeys(words))
                self._rows.clear()
                self._table = np.zeros((max(REMEMBERED, len(new)), self._width), dtype="float32")
            if new:
                self._learn(new, doc.vocab.strings)
            return cast("Floats", self._table[[self._rows[word] for word in words]])

    def _learn(self, words: Sequence[int], strings: StringStore) -> None:
        rows = range(len(self._rows), len(self._rows) + len(words))
        views = np.array([views_of(word, strings[word]) for word in words], dtype="uint64")
        self._table[rows.start : rows.stop] = self._by_word.predict(views)
        self._rows.update(zip(words, rows, strict=True))

    def _mixed(self, numbers: Floats, block: _Block) -> Floats:
        """Return what a block makes of every row and its neighbours; not of the first and last row, which lack one."""
        ops = self._ops
        seen = ops.gemm(ops.seq2col(numbers, 1)[1:-1], block.weights, trans2=True)
        seen += block.bias
        best, _ = ops.maxout(seen.reshape(len(seen), self._width, block.pieces))
        centred = best - best.mean(axis=1, keepdims=True)
        variance = (centred * centred).mean(axis=1, keepdims=True) + 1e-08
        scaled = centred * variance ** (-1.0 / 2.0) * block.gain
        scaled += block.shift
        return cast("Floats", scaled)


def encoder_of(nlp: Language) -> Encoder | None:
    """Return an encoder for a pipeline that is built like the bundled one; None for another."""
    if TOK2VEC not in nlp.pipe_names:
        return None
    model = nlp.get_pipe_config(TOK2VEC)["model"]
    parts = tuple(part.get("@architectures") for part in (model, model.get("embed", {}), model.get("encode", {})))
    built_alike = parts == _ARCHITECTURES and model["encode"]["window_size"] == 1
    component = nlp.get_pipe(TOK2VEC)
    return Encoder(component.model) if built_alike and isinstance(component, Tok2Vec) else None


def _block(residual: Model[Any, Any]) -> _Block:
    maxout, norm = residual.layers[0].layers[1].layers[0].layers
    weights = cast("Floats", maxout.get_param("W"))
    outputs, pieces, inputs = weights.shape
    return _Block(
        weights=weights.reshape(outputs * pieces, inputs),
        bias=cast("Floats", maxout.get_param("b")).reshape(outputs * pieces),
        pieces=pieces,
        gain=cast("Floats", norm.get_param("G")),
        shift=cast("Floats", norm.get_param("b")),
    )
