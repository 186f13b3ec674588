"""The annotated mail: sound trees, sets that are apart, and enough of it."""

import re
from itertools import chain

import annotate
import conllu
import mailtest
import pytest
from grammar.sentences import SEED, generate

Sentences = list[conllu.TokenList]
MADE = 1200


def read(pattern: str) -> Sentences:
    paths = sorted(mailtest.MAIL.glob(pattern))
    return [one for path in paths for one in conllu.parse(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", sorted(mailtest.MAIL.glob("*.conllu")), ids=lambda path: path.stem)
def test_every_tree_is_sound(path: object) -> None:
    for sentence in conllu.parse(path.read_text(encoding="utf-8"), field_parsers=annotate.PLAIN):  # type: ignore[attr-defined]
        assert list(annotate.errors(sentence)) == [], sentence.metadata["text"]


@pytest.mark.parametrize("path", sorted(mailtest.MAIL.glob("*.conllu")), ids=lambda path: path.stem)
def test_the_text_is_what_the_tokens_say(path: object) -> None:
    for sentence in conllu.parse(path.read_text(encoding="utf-8")):  # type: ignore[attr-defined]
        spaces = ("" if (token["misc"] or {}).get("SpaceAfter") == "No" else " " for token in sentence)
        assert (
            "".join(chain(*zip((token["form"] for token in sentence), spaces, strict=True))).strip()
            == sentence.metadata["text"]
        )


def test_there_is_enough() -> None:
    assert len(read("train-*.conllu")) >= 400
    assert len(read("train-*.conllu")) + MADE >= 1200
    assert len(read("test-*.conllu")) == 150


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def trigrams(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[place : place + 3]) for place in range(max(1, len(found) - 2))}


def test_no_test_sentence_is_near_a_training_sentence() -> None:
    made = (" ".join(row.form for row in sentence) for _, sentence in generate(MADE, SEED))
    trained = [trigrams(text) for text in (*(one.metadata["text"] for one in read("train-*.conllu")), *made)]
    for sentence in read("test-*.conllu"):
        ours = trigrams(sentence.metadata["text"])
        nearest = max(len(ours & theirs) / len(ours | theirs) for theirs in trained)
        assert nearest < 0.5, sentence.metadata["text"]
