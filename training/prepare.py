"""Write the treebank and the annotated mail as spaCy corpora.

Every training sentence is a document of its own, as the checker parses mail; and ten sentences of the treebank, or a
whole mail, are a document too, so that the pipeline also learns where sentences end. Mail is repeated, because there is
so much less of it.
"""

import gzip
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from annotate import check
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs

HERE = Path(__file__).parent
MAIL = HERE / "mail"
UD_TRAIN = {"train/ud/single": 1, "train/ud/grouped": 10}
UD_HELD_OUT = {"dev": "dev/treebank", "test_alpino": "test/alpino", "test_lassy": "test/lassy"}
ONE_BY_ONE, MADE = 6, 2
"""How often a sentence that was annotated one by one, and one that the grammar made, stands in the training data."""
SECOND_STAGE = 3
"""How much more often in the second stage."""


def treebank(folder: Path, corpus: Path) -> None:
    """Write the treebank's sets."""
    train = _read(folder / "train.conllu.gz")
    for target, size in UD_TRAIN.items():
        _write(corpus / target, conllu_to_docs(train, n_sents=size, no_print=True))
    for name, target in UD_HELD_OUT.items():
        _write(corpus / target, conllu_to_docs(_read(folder / f"{name}.conllu.gz"), n_sents=10, no_print=True))


def mail(folder: Path, corpus: Path) -> None:
    """Write the mail's training and development sets; the grammar's sentences are made here."""
    made = (corpus / "made.conllu").resolve()
    subprocess.run([sys.executable, "-m", "grammar", str(made)], cwd=HERE, check=True)
    check(folder / "train.conllu.gz", [made])
    annotated = "".join(path.read_text(encoding="utf-8") for path in sorted(MAIL.glob("train-*.conllu")))
    singles = [*_each(annotated), *_each(made.read_text(encoding="utf-8"))]
    _write(corpus / "train/mail/single", singles * MADE + list(_each(annotated)) * (ONE_BY_ONE - MADE))
    _write(corpus / "train/mail/whole", list(_whole(annotated)) * MADE)
    _second(corpus)
    held_out = "".join(path.read_text(encoding="utf-8") for path in sorted(MAIL.glob("dev-*.conllu")))
    _write(corpus / "dev/mail", _each(held_out))


def _second(corpus: Path) -> None:
    """Put together what the second stage learns from: the treebank once, and mail more often than the first stage."""
    second = corpus / "second"
    second.mkdir(exist_ok=True)
    shutil.copy(corpus / "train/ud/grouped.spacy", second / "treebank.spacy")
    shutil.copy(corpus / "train/mail/whole.spacy", second / "whole.spacy")
    for copy in range(1, SECOND_STAGE + 1):
        shutil.copy(corpus / "train/mail/single.spacy", second / f"mail-{copy}.spacy")


def _read(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8")


def _each(conllu: str) -> Iterator[Doc]:
    yield from conllu_to_docs(conllu, n_sents=1, no_print=True)


def _whole(conllu: str) -> Iterator[Doc]:
    """Give one document a mail."""
    for part in conllu.split("# newdoc")[1:]:
        yield from conllu_to_docs(f"# newdoc{part}", n_sents=part.count("# sent_id"), no_print=True)


def _write(target: Path, docs: object) -> None:
    path = target.with_suffix(".spacy")
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=True).to_disk(path)  # type: ignore[arg-type]


if __name__ == "__main__":
    treebank(Path(sys.argv[1]), Path(sys.argv[2]))
    mail(Path(sys.argv[1]), Path(sys.argv[2]))
