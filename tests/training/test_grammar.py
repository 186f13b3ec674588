"""The grammar of customer mail: what it writes is sound, varied and the same every time."""

import random
import sys
from pathlib import Path

import conllu
import pytest

TRAINING = Path(__file__).parent.parent.parent / "training"
if not TRAINING.is_dir():
    pytest.skip("training/ is not part of an installed package", allow_module_level=True)
sys.path.insert(0, str(TRAINING))

import annotate  # noqa: E402
from grammar import sentences  # noqa: E402
from grammar.lexicon import Lexicon, load  # noqa: E402
from grammar.phrases import ADDRESSES, Phrases  # noqa: E402
from grammar.trees import Phrase, Word, attach, text, top  # noqa: E402
from grammar.trees import conllu as written  # noqa: E402

COUNT = 400


@pytest.fixture(scope="module")
def made() -> list[tuple[str, Phrase]]:
    return list(sentences.generate(COUNT))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def test_it_writes_as_many_sentences_as_asked_for_and_no_two_alike(made: list[tuple[str, Phrase]]) -> None:
    texts = {text(sentence).lower() for _, sentence in made}
    assert len(made) == COUNT
    assert len(texts) >= 0.99 * COUNT  # a typing error may make two alike


def test_it_writes_the_same_every_time(made: list[tuple[str, Phrase]]) -> None:
    again = sentences.generate(COUNT)
    assert [written(sentence, "x") for _, sentence in again] == [written(sentence, "x") for _, sentence in made]


def test_another_seed_writes_other_sentences(made: list[tuple[str, Phrase]]) -> None:
    others = {text(sentence) for _, sentence in sentences.generate(COUNT, seed=1)}
    assert len(others & {text(sentence) for _, sentence in made}) < 0.2 * COUNT


def test_every_construction_has_its_turn(made: list[tuple[str, Phrase]]) -> None:
    assert len(sentences.CONSTRUCTIONS) >= 55
    assert {name for name, _ in made} == set(sentences.CONSTRUCTIONS)


def test_every_tree_is_sound(made: list[tuple[str, Phrase]]) -> None:
    blocks = "".join(written(sentence, name) for name, sentence in made)
    for sentence in conllu.parse(blocks, field_parsers=annotate.PLAIN):
        assert not list(annotate.errors(sentence)), sentence.metadata["text"]


def test_words_are_those_of_the_pipeline_s_tokenizer(made: list[tuple[str, Phrase]]) -> None:
    from checker.language.tokenizer import blank_tokenizer

    tokenizer = blank_tokenizer()
    for _, sentence in made:
        assert [token.text for token in tokenizer(text(sentence))] == [word.form for word in sentence]


def test_many_verbs_of_which_many_separable_and_many_nouns(lexicon: Lexicon) -> None:
    assert len(lexicon.verbs) >= 150
    assert sum(bool(verb.particle) for verb in lexicon.verbs.values()) >= 60
    assert len({noun.lemma for nouns in lexicon.nouns.values() for noun in nouns}) >= 200


def test_a_phrase_takes_its_relations_from_its_words(lexicon: Lexicon) -> None:
    phrases = Phrases(lexicon, random.Random(1), ADDRESSES["je"])
    phrase = phrases.phrase("via <uw> persoonlijke pagina")
    assert [(word.form, word.relation) for word in phrase] == [
        ("via", "case"),
        ("je", "nmod:poss"),
        ("persoonlijke", "amod"),
        ("pagina", "obl"),
    ]


def test_every_adjunct_and_idiom_can_be_read(lexicon: Lexicon) -> None:
    phrases = Phrases(lexicon, random.Random(1))
    notations = [notation for kind in lexicon.data["adjuncts"].values() for notation in kind]
    for entries in lexicon.data["idioms"].values():
        for verb, *company in entries:
            assert verb in lexicon.verbs
            notations += company
    for notation in notations:
        assert top(phrases.phrase(notation))


def test_a_phrase_with_two_tops_is_refused() -> None:
    loose = [Word("ja", "ja", "INTJ", "TSW"), Word("nee", "nee", "INTJ", "TSW")]
    with pytest.raises(ValueError, match="2 tops"):
        top(loose)
    attach(loose[:1], loose[1], "parataxis")
    assert top(loose) is loose[1]
