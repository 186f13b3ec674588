"""Put a trained pipeline into the package: its files, its card with the evaluation, and its licence."""

import shutil
import sys
from pathlib import Path

import mailtest
from spacy.strings import StringStore

LICENCE_NAME = "CC BY-SA 4.0"
DESCRIPTION = (
    "Dutch pipeline for customer mail (tok2vec, tagger, morphologizer, senter, parser, lemmatizer), trained on gold "
    "dependency trees of UD Dutch-Alpino, UD Dutch-LassySmall, the Alpino Treebank and annotated customer mail."
)
SOURCES = [
    {
        "name": "UD Dutch-Alpino and UD Dutch-LassySmall v2.16",
        "author": "Gosse Bouma, Gertjan van Noord",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "Alpino Treebank (University of Groningen), converted to UD with ALUD 2.17",
        "author": "Gertjan van Noord, Gosse Bouma and others",
        "license": "LGPL 2.1 or later",
    },
    {"name": "Annotated customer mail (training/mail)", "author": "klantcheck", "license": "CC BY-SA 4.0"},
]
HERE = Path(__file__).parent


def main(model: Path, package: Path, name: str, version: str, table: Path) -> None:
    """Write the package's folder anew."""
    nlp = mailtest.load(model)
    nlp.meta.update(
        name=name, version=version, description=DESCRIPTION, license=LICENCE_NAME, sources=SOURCES, author="klantcheck"
    )
    if package.exists():
        shutil.rmtree(package)
    nlp.to_disk(package, exclude=["tokenizer"])
    # The words of the training data would fill a megabyte; only the labels have to be known by name.
    labels = sorted({label for labels in nlp.pipe_labels.values() for label in labels})
    StringStore(labels).to_disk(package / "vocab" / "strings.json")
    (package / "README.md").write_text(_card(table.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copy(HERE / "LICENSE-pipeline", package / "LICENSE")


def _card(table: str) -> str:
    """Return the card with the table, and with how much mail was trained on."""
    counts = {kind: _count(kind) for kind in ("train", "test")}
    card = (HERE / "CARD.md").read_text(encoding="utf-8").replace("{table}", table.strip())
    return card.replace("{train}", str(counts["train"])).replace("{test}", str(counts["test"]))


def _count(kind: str) -> int:
    """Return how many sentences were annotated for a set."""
    return sum(path.read_text(encoding="utf-8").count("# sent_id") for path in mailtest.MAIL.glob(f"{kind}-*.conllu"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4], Path(sys.argv[5]))
