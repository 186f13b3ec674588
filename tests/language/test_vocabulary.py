"""A vocabulary that is replaced: it stays small, no Doc notices, and the findings are the same."""

import gc
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import spacy
from evaluate import CASES, MAIL_MARK, read_mails, strip_marks
from own_rules import with_rules
from spacy.tokens import Doc
from spacy.vocab import Vocab

from checker import Checker
from checker.draft.text import read_text
from checker.examples import example_checker
from checker.language.pipeline import Dutch, load_pipeline
from checker.language.sentences import own_sentences
from checker.language.tokenizer import NAME
from checker.language.vocabulary import MailTokens
from checker.settings import BUNDLED_PIPELINE

MOST = 300
AT_A_TIME = 10
OF_A_WORD = 6
"""How many strings a word adds at most: itself, its lower case, its shape, its first letter and its ending, twice."""
SENTENCES = ("Mevrouw {} heeft u niet betaald.", "Vul het formulier in, {}.", "Wij sturen u de factuur van {} op.")


def words(count: int) -> Iterator[str]:
    chance = random.Random(1)
    return ("".join(chance.choices("abdeiklmnoprstuvwz", k=9)).capitalize() for _ in range(count))


@pytest.fixture(scope="module")
def dutch() -> Dutch:
    """A pipeline that forgets soon."""
    loaded = load_pipeline(BUNDLED_PIPELINE)
    loaded._tokens.most = MOST
    return loaded


@pytest.fixture(scope="module")
def forgetful() -> Checker:
    """A checker that forgets soon."""
    checker = example_checker()
    checker._dutch._tokens.most = MOST
    return checker


def test_words_that_never_come_back_are_forgotten(dutch: Dutch) -> None:
    own, fresh = len(dutch.vocab.strings), dutch._tokens._fresh
    sizes, lexemes = [], []
    made = words(20_000)
    while some := [word for word, _ in zip(made, range(AT_A_TIME), strict=False)]:
        doc = dutch.tokenize(read_text(" ".join(some)))
        sizes.append(len(doc.vocab.strings) - fresh)
        lexemes.append(len(doc.vocab))
    assert max(sizes) <= MOST + AT_A_TIME * OF_A_WORD
    assert max(lexemes) <= 2 * MOST
    assert len(dutch.vocab.strings) == own


def test_an_old_vocabulary_goes_with_its_last_doc(dutch: Dutch) -> None:
    gc.collect()
    before = sum(isinstance(one, Vocab) for one in gc.get_objects())
    gc.disable()
    try:
        for word in words(5000):
            doc = dutch.tokenize(read_text(f"Beste mevrouw {word}, betaal {word[::-1]}."))
            dutch.parse(own_sentences(doc)[:1] if len(doc.vocab.strings) % 50 == 0 else [])
        after = sum(isinstance(one, Vocab) for one in gc.get_objects())
    finally:
        gc.enable()
    assert after <= before + 1


def test_a_doc_does_not_notice_that_its_vocabulary_is_old(dutch: Dutch) -> None:
    texts = [sentence.format(word) for word, sentence in zip(words(600), SENTENCES * 200, strict=True)]
    docs = [dutch.tokenize(read_text(text)) for text in texts]
    assert len({id(doc.vocab) for doc in docs}) > 4
    dutch.parse([sentence for doc in docs for sentence in own_sentences(doc)])
    own = spacy.blank("nl", vocab=dutch.vocab, config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})
    for doc, text in zip(docs, texts, strict=True):
        expected: Doc = dutch._nlp(own.make_doc(text))
        assert [_said(token) for token in doc] == [_said(token) for token in expected]


def _said(token: spacy.tokens.Token) -> tuple[object, ...]:
    attributes = (token.text, token.lower_, token.norm_, token.shape_, token.prefix_, token.suffix_, token.is_stop)
    return (*attributes, token.tag_, token.pos_, str(token.morph), token.lemma_, token.dep_, token.head.i)


def test_a_pipeline_with_vectors_keeps_its_own_vocabulary() -> None:
    nlp = spacy.blank("nl")
    nlp.vocab.set_vector("factuur", np.ones(3, dtype="float32"))
    tokens = MailTokens(nlp, most=0)
    assert tokens("Uw factuur")[1].has_vector
    assert tokens("De facturen").vocab is nlp.vocab


def mails() -> Iterator[str]:
    for text, _ in read_mails(CASES):
        yield strip_marks(text, MAIL_MARK, None)[0]


def test_the_findings_are_the_same(checker: Checker, forgetful: Checker) -> None:
    texts = list(mails())[::2]
    reports = list(forgetful.check_many(texts))  # rewrites are not read until all vocabularies are old
    assert [report.to_dict() for report in reports] == [report.to_dict() for report in checker.check_many(texts)]
    assert not any(report.failed_rules for report in reports)


def test_threads_may_share_it(checker: Checker, forgetful: Checker) -> None:
    texts = list(mails())[:20]
    expected = [report.to_dict() for report in checker.check_many(texts)]
    with ThreadPoolExecutor(4) as pool:
        runs = pool.map(lambda _: [report.to_dict() for report in forgetful.check_many(texts)], range(4))
        assert all(run == expected for run in runs)


PATTERNS = {
    "expression": ("{tokens: [{LOWER: bellen}, {LOWER: {REGEX: ^zw}}]}", "Bellen Zwieberg"),
    "in-set": ("{tokens: [{LOWER: storten}, {LOWER: {REGEX: {IN: [^zw, ^q]}}}]}", "Storten Zwieberg"),
    "not-in-set": ("{tokens: [{LOWER: lachen}, {LOWER: {REGEX: {NOT_IN: [^a, ^q]}}}]}", "Lachen Zwieberg"),
    "almost": ("{tokens: [{LOWER: wenken}, {LOWER: {FUZZY: {IN: [zwiebergh]}}}]}", "Wenken Zwieberg"),
    "analysis": ("{tokens: [{LOWER: klanten, MORPH: {IS_SUPERSET: ['Number=Plur']}}]}", "Klanten"),
    "tree": (
        "{tree: [{RIGHT_ID: een, RIGHT_ATTRS: {LOWER: mevrouw}}, "
        "{LEFT_ID: een, REL_OP: '>', RIGHT_ID: naam, RIGHT_ATTRS: {ORTH: {REGEX: {IN: [^Kwa]}}}}]}",
        "Mevrouw Kwabbe",
    ),
}


def test_patterns_of_ones_own_see_new_words(tmp_path: Path) -> None:
    checker = with_rules(tmp_path, **{name: {"match": match} for name, (match, _) in PATTERNS.items()})
    for name, (_, text) in PATTERNS.items():
        report = checker.check(f"{text} hebben gebeld.")
        assert not report.failed_rules
        assert (name, text) in [(finding.category, finding.text) for finding in report.findings]
