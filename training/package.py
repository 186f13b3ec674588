"""Put a trained pipeline into the package: its files, its card with the evaluation, and its licence."""

import json
import shutil
import sys
from pathlib import Path

LICENCE_NAME = "CC BY-SA 4.0"
DESCRIPTION = (
    "Dutch pipeline for customer mail (tok2vec, tagger, morphologizer, parser, trainable lemmatizer), trained on gold "
    "dependency trees of UD Dutch-Alpino, UD Dutch-LassySmall and the Alpino Treebank."
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
]
HERE = Path(__file__).parent


def main(model: Path, package: Path, name: str, version: str, table: Path) -> None:
    if package.exists():
        shutil.rmtree(package)
    shutil.copytree(model, package)
    meta_path = package / "meta.json"
    meta = json.loads(meta_path.read_text(encoding="utf-8"))
    meta.update(
        name=name, version=version, description=DESCRIPTION, license=LICENCE_NAME, sources=SOURCES, author="klantcheck"
    )
    meta_path.write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    card = (HERE / "CARD.md").read_text(encoding="utf-8")
    (package / "README.md").write_text(
        card.replace("{table}", table.read_text(encoding="utf-8").strip()), encoding="utf-8"
    )
    shutil.copy(HERE / "LICENSE-pipeline", package / "LICENSE")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4], Path(sys.argv[5]))
