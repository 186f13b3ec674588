"""Our own computation of the first layers gives the very numbers that spaCy's own gives, in any batch, new words or known."""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count

import numpy as np
import pytest
import spacy
from evaluate import CASES, MAIL_MARK, read_mails, strip_marks
from spacy.language import Language
from spacy.tokens import Doc

from checker.draft.text import read_text
from checker.language import encoding
from checker.language.encoding import TOK2VEC, Encoder, encoder_of
from checker.language.pipeline import _alone, _words, load_pipeline
from checker.language.sentences import own_sentences
from checker.settings import BUNDLED_PIPELINE


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline(BUNDLED_PIPELINE)._nlp


@pytest.fixture(scope="module")
def sentences() -> list[Doc]:
    dutch = load_pipeline(BUNDLED_PIPELINE)
    texts = (strip_marks(text, MAIL_MARK, None)[0] for text, _ in read_mails(CASES))
    docs = (dutch.tokenize(read_text(text)) for _, text in zip(range(40), texts, strict=False))
    return [_alone(_words(sentence)) for doc in docs for sentence in own_sentences(doc)]


def own(nlp: Language) -> Encoder:
    encoder = encoder_of(nlp)
    assert encoder
    return encoder


def same(nlp: Language, encoder: Encoder, docs: Sequence[Doc]) -> bool:
    expected = nlp.get_pipe(TOK2VEC).predict(docs)  # type: ignore[attr-defined]
    encoder(docs)
    return all(np.array_equal(doc.tensor, numbers) for doc, numbers in zip(docs, expected, strict=True))


@pytest.mark.parametrize("batch", [1, 2, 7, 32])
def test_the_numbers_are_the_same_in_any_batch(nlp: Language, sentences: list[Doc], batch: int) -> None:
    mixed, encoder = random.Random(batch).sample(sentences, len(sentences)), own(nlp)
    assert all(same(nlp, encoder, mixed[start : start + batch]) for start in range(0, len(mixed), batch))


def test_words_are_forgotten_when_there_are_too_many(
    nlp: Language, sentences: list[Doc], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoding, "REMEMBERED", 50)
    encoder = own(nlp)
    for sentence in sentences:
        assert same(nlp, encoder, [sentence])
        assert len(encoder._rows) <= 50


def test_one_sentence_may_have_more_words_than_are_remembered(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "REMEMBERED", 50)
    encoder, number = own(nlp), count()
    for words in (20, 200, 20):
        assert same(nlp, encoder, [Doc(nlp.vocab, [f"woord{next(number)}" for _ in range(words)])])


def test_threads_do_not_mix_up_words(nlp: Language, sentences: list[Doc], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "REMEMBERED", 100)
    encoder = own(nlp)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda doc: encoder([doc]), sentences))
    expected = nlp.get_pipe(TOK2VEC).predict(sentences)  # type: ignore[attr-defined]
    assert all(np.array_equal(doc.tensor, numbers) for doc, numbers in zip(sentences, expected, strict=True))


def test_a_pipeline_that_is_built_otherwise_has_no_encoder() -> None:
    other = spacy.blank("nl")
    assert encoder_of(other) is None
    other.add_pipe(TOK2VEC)
    other.initialize()
    assert encoder_of(other) is None
