"""Write sentences of customer mail with their trees: python -m grammar OUT.conllu --sentences 1200."""

import argparse
import collections
from pathlib import Path

from .sentences import SEED, generate
from .trees import conllu


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sentences", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--counts", action="store_true", help="print how many sentences each construction gave")
    wanted = parser.parse_args()
    made = list(generate(wanted.sentences, wanted.seed))
    blocks = [conllu(sentence, f"grammar-{number}") for number, (_, sentence) in enumerate(made, start=1)]
    wanted.out.write_text("".join(blocks), encoding="utf-8")
    if wanted.counts:
        for name, count in collections.Counter(name for name, _ in made).most_common():
            print(f"{count:5} {name}")


if __name__ == "__main__":
    main()
