"""Gates only save time: trying every rule in every sentence, all of them parsed, gives the same findings."""

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from evaluate import CASES, MAIL_MARK, read_mails, strip_marks

from checker import Checker
from checker.draft.model import Draft
from checker.examples import EXAMPLE_NOW, example_checker
from checker.findings.anchors import AnchorIndex
from checker.language.sentences import own_sentences
from checker.report.model import Report

TREEBANK = Path(__file__).parents[3] / "shared" / "treebank" / "dev.conllu.gz"
SENTENCES = 2000


class _Everywhere(AnchorIndex):
    """An index in which every word is an anchor of every rule."""

    def __init__(self, rules: int) -> None:
        self._all = set(range(rules))

    def among(self, *_: object) -> set[int]:
        return self._all


@pytest.fixture(scope="module")
def ungated() -> Checker:
    checker = example_checker()
    finder, dutch = checker._finder, checker._dutch
    finder._anchors = _Everywhere(len(finder._searchers))
    for searcher in finder._searchers:
        searcher._tests = None
    tokenize = dutch.tokenize

    def parsed(draft: Draft) -> object:
        doc = tokenize(draft)
        dutch.parse(own_sentences(doc))
        return doc

    dutch.tokenize = parsed  # type: ignore[method-assign, assignment]
    return checker


def said(report: Report) -> object:
    return report.findings, report.plus_points, report.failed_rules


def mails() -> Iterator[str]:
    for text, _ in read_mails(CASES):
        yield strip_marks(text, MAIL_MARK, None)[0]


def examples(checker: Checker) -> Iterator[str]:
    for rule in checker.rulebook.rules:
        for example in (*rule.rule.examples.flag, *rule.rule.examples.leave):
            yield example.text.replace("[[", "").replace("]]", "")


def same(texts: list[str], checker: Checker, ungated: Checker) -> None:
    for text, one, other in zip(
        texts, checker.check_many(texts, now=EXAMPLE_NOW), ungated.check_many(texts, now=EXAMPLE_NOW), strict=True
    ):
        assert said(one) == said(other), text


def test_development_mails(checker: Checker, ungated: Checker) -> None:
    same(list(mails()), checker, ungated)


def test_rule_examples(checker: Checker, ungated: Checker) -> None:
    same([text for text in examples(checker) if text.strip()], checker, ungated)


@pytest.mark.skipif(not TREEBANK.exists(), reason="the treebank ../shared/treebank is not on this machine")
def test_sentences_of_the_treebank(checker: Checker, ungated: Checker) -> None:
    with gzip.open(TREEBANK, "rt", encoding="utf-8") as file:
        texts = [line.removeprefix("# text = ").strip() for line in file if line.startswith("# text = ")]
    chosen = random.Random(8).sample(texts, min(SENTENCES, len(texts)))
    same(chosen, checker, ungated)
