"""Measure a pipeline on the annotated test mails, read the way the checker reads a draft."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import PRFScore, Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.training.converters import conllu_to_docs
from spacy.vocab import Vocab

from checker.draft.text import read_text
from checker.language import tokenizer
from checker.language.pipeline import Dutch

MAIL = Path(__file__).parent / "mail"
MODALS = frozenset({"kunnen", "moeten", "mogen", "zullen"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})


def load(model: Path) -> Language:
    """Load a pipeline with the tokenizer for mail."""
    return spacy.load(model, exclude=["tokenizer"], config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})


def test_mails() -> list[str]:
    """Return the CoNLL-U of every test mail."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(MAIL.glob("test-*.conllu")))
    return [f"# newdoc{mail}" for mail in text.split("# newdoc")[1:]]


def figures(nlp: Language) -> dict[str, float]:
    """Return the share right, between 0 and 1, for every column of the card's table on mail."""
    examples = [_read(Dutch(nlp), mail) for mail in test_mails()]
    per_token = {
        column: Scorer.score_token_attr(examples, attribute, **getter)[f"{attribute}_acc"]
        for column, attribute, getter in (
            ("tag", "tag", {}),
            ("pos", "pos", {}),
            ("morph", "morph", {"getter": lambda token, _: str(token.morph)}),
            ("lemma", "lemma", {}),
        )
    }
    relations = Scorer.score_deps(examples, "dep", ignore_labels=("punct",))
    return {
        **per_token,
        "UAS": relations["dep_uas"],
        "LAS": relations["dep_las"],
        "sents F": _compare(examples, _sentences),
        "imperative F": _compare(examples, _imperatives),
        "modal subject F": _compare(examples, _modal_subjects),
    }


def _read(dutch: Dutch, mail: str) -> Example:
    """Read a mail as the checker does, and put the gold beside it."""
    gold = next(iter(conllu_to_docs(mail, n_sents=mail.count("# sent_id"), no_print=True)))
    predicted = dutch.tokenize(read_text(raw_text(mail)))
    dutch.parse(list(predicted.sents))
    return Example(predicted, Doc(Vocab()).from_bytes(gold.to_bytes()))


def raw_text(mail: str) -> str:
    """Return the text of a mail in CoNLL-U, with the line breaks that MISC gives."""
    text = ""
    for line in mail.splitlines():
        if line and not line.startswith("#"):
            columns = line.split("\t")
            text += columns[1] + _space(columns[9])
    return text.rstrip()


def _space(misc: str) -> str:
    if "SpaceAfter=No" in misc:
        return ""
    _, _, after = misc.partition("SpacesAfter=")
    return after.split("|")[0].replace("\\n", "\n") if after else " "


def _compare(examples: Iterable[Example], find: Callable[[Doc], Iterator[Any]]) -> float:
    """Return the F-score of what a function finds in the parsed mails against the same in the gold."""
    score = PRFScore()
    for example in examples:
        score.score_set(set(find(example.predicted)), set(find(example.reference)))
    return score.fscore


def place(token: Token) -> int:
    """Return how many characters that are no white space stand before a token."""
    return len("".join(other.text for other in token.doc[: token.i] if not other.is_space))


def _sentences(doc: Doc) -> Iterator[int]:
    for sentence in doc.sents:
        first = next((token for token in sentence if not token.is_space), None)
        if first is not None:
            yield place(first)


def _imperatives(doc: Doc) -> Iterator[int]:
    """Give the place of every command: a finite verb without a subject, its own or a shared one."""
    return (place(token) for token in doc if _is_imperative(token))


def _is_imperative(token: Token) -> bool:
    if token.tag_ not in ("WW|pv|tgw|ev", "WW|pv|conj|ev") or token.pos_ != "VERB":
        return False
    if any(child.dep_ in SUBJECTS | {"mark"} for child in token.children):
        return False
    return token.dep_ != "conj" or token.head.pos_ != "VERB" or _is_imperative(token.head)


def _modal_subjects(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give the places of every modal and its subject."""
    for token in doc:
        if token.lemma_ in MODALS and token.tag_.startswith("WW|pv"):
            verb = token.head if token.dep_ == "aux" else token
            for child in verb.children:
                if child.dep_ in SUBJECTS:
                    yield place(token), place(child)
