"""Unpack the gzipped CoNLL-U treebank and write it as spaCy corpora.

Training text is written twice: one sentence a document, which is how the checker parses mail, and ten sentences a
document, so that the parser also learns where sentences end.
"""

import gzip
import sys
from pathlib import Path

from spacy.tokens import DocBin
from spacy.training.converters import conllu_to_docs

SETS = {
    "train": ("train/single", "train/grouped"),
    "dev": ("dev/grouped",),
    "test_alpino": ("test/alpino",),
    "test_lassy": ("test/lassy",),
}
SENTENCES_A_DOCUMENT = {"single": 1}
GROUPED = 10


def main(treebank: Path, corpus: Path) -> None:
    for name, targets in SETS.items():
        conllu = gzip.decompress((treebank / f"{name}.conllu.gz").read_bytes()).decode("utf-8")
        for target in targets:
            path = corpus / f"{target}.spacy"
            path.parent.mkdir(parents=True, exist_ok=True)
            size = SENTENCES_A_DOCUMENT.get(path.stem, GROUPED)
            docs = conllu_to_docs(conllu, n_sents=size, no_print=True)
            DocBin(docs=docs, store_user_data=True).to_disk(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
