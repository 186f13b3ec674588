"""Print one table: how well a trained pipeline does on every corpus in a folder."""

import sys
from pathlib import Path

import spacy
from spacy.training import Corpus

COLUMNS = {
    "tag": "tag_acc",
    "pos": "pos_acc",
    "morph": "morph_acc",
    "lemma": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sents F": "sents_f",
}


def main(model: Path, corpora: Path) -> None:
    nlp = spacy.load(model)
    print("| set | " + " | ".join(COLUMNS) + " |")
    print("|---" * (len(COLUMNS) + 1) + "|")
    for path in sorted(corpora.glob("*.spacy")):
        scores = nlp.evaluate(list(Corpus(path)(nlp)))
        print(f"| {path.stem} | " + " | ".join(f"{scores[key]:.3f}" for key in COLUMNS.values()) + " |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
