"""Print one table: how well a trained pipeline does on every corpus in a folder; keep it for the card."""

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


def main(model: Path, corpora: Path, table: Path) -> None:
    nlp = spacy.load(model)
    rows = ["| set | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for path in sorted(corpora.glob("*.spacy")):
        scores = nlp.evaluate(list(Corpus(path)(nlp)))
        rows.append(f"| {path.stem} | " + " | ".join(f"{scores[key]:.3f}" for key in COLUMNS.values()) + " |")
    print("\n".join(rows))
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
