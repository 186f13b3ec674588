"""Print the table of the model card: the treebank's two test files, the test mails, size and speed.

    python table.py MODEL STOCK CORPORA TABLE

STOCK is the stand-in, trained with spaCy's stock `efficiency` configuration; it is measured beside the model, in the
same run.
"""

import sys
import time
from pathlib import Path

import mailtest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Corpus, Example

SCORES = {
    "tag": "tag_acc",
    "pos": "pos_acc",
    "morph": "morph_acc",
    "lemma": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sents F": "sents_f",
}
ROUNDS = 5


def main(model: Path, stock: Path, corpora: Path, table: Path) -> None:
    """Measure, print and keep the table."""
    nlp, stock_nlp = mailtest.load(model), mailtest.load(stock)
    tables = [_treebank(nlp, corpora), mail_table(nlp), _size_and_speed(model, stock, nlp, stock_nlp, corpora)]
    text = "\n\n".join(tables)
    print(text)
    table.write_text(text + "\n", encoding="utf-8")


def _treebank(nlp: Language, corpora: Path) -> str:
    rows = {}
    for path in sorted(corpora.glob("*.spacy")):
        examples = list(Corpus(path)(nlp))
        rows[f"{path.stem}, ten sentences a document"] = _scores(nlp, examples)
        alone = [Example(_alone(nlp, part), part.reference) for whole in examples for part in whole.split_sents()]
        rows[f"{path.stem}, each sentence alone"] = _scores(nlp, alone)
    means = {
        f"mean of the two, {kind}": [
            sum(values) / len(values)
            for values in zip(*(scores for name, scores in rows.items() if name.endswith(kind)), strict=True)
        ]
        for kind in ("ten sentences a document", "each sentence alone")
    }
    return _rows("treebank test set", list(SCORES), rows | means)


def _scores(nlp: Language, examples: list[Example]) -> list[float]:
    scores = nlp.evaluate(examples)
    return [float(scores[name]) for name in SCORES.values()]


def _alone(nlp: Language, example: Example) -> Doc:
    reference = example.reference
    return Doc(
        nlp.vocab,
        words=[token.text for token in reference],
        spaces=[bool(token.whitespace_) for token in reference],
        sent_starts=[token.i == 0 for token in reference],
    )


def mail_table(nlp: Language) -> str:
    """Return the table on the test mails alone, as the card has it."""
    found = mailtest.figures(nlp)
    return _rows("test set", list(found), {f"{len(mailtest.test_mails())} whole mails": list(found.values())})


def _rows(first: str, columns: list[str], rows: dict[str, list[float]]) -> str:
    lines = [f"| {first} | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    lines += [f"| {name} | " + " | ".join(f"{value:.3f}" for value in values) + " |" for name, values in rows.items()]
    return "\n".join(lines)


def _size_and_speed(model: Path, stock: Path, nlp: Language, stock_nlp: Language, corpora: Path) -> str:
    path = sorted(corpora.glob("*.spacy"))[0]
    sentences = [part.reference for whole in Corpus(path)(nlp) for part in whole.split_sents()]
    ratios = sorted(_seconds(stock_nlp, sentences) / _seconds(nlp, sentences) for _ in range(ROUNDS))
    lines = ["| | this pipeline | stock `efficiency` configuration |", "|---|---|---|"]
    lines.append(f"| size on disk | {_megabytes(model):.1f} MB | {_megabytes(stock):.1f} MB |")
    lines.append(f"| words a second, relative (median of {ROUNDS}) | {ratios[ROUNDS // 2]:.2f} | 1.00 |")
    return "\n".join(lines)


def _seconds(nlp: Language, sentences: list[Doc]) -> float:
    docs = [Doc(nlp.vocab, words=[token.text for token in doc]) for doc in sentences]
    start = time.perf_counter()
    for _ in nlp.pipe(docs):
        pass
    return time.perf_counter() - start


def _megabytes(model: Path) -> float:
    return sum(path.stat().st_size for path in model.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
