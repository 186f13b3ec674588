"""Recall and precision of masking, per kind, on sentences with their personal data marked.

    python benchmarks/masking.py [--errors] [first|clean|later…]

Recall counts what is masked from its first to its last character, as whatever kind; precision counts masks that lie
within marked words of the same kind.
"""

import argparse
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from checker.masking import Mask, masks

_MARKED = re.compile(r"‹([^|›]+)\|([^›]+)›")
SENTENCES = Path(__file__).parent.parent / "tests" / "masking" / "sentences.yaml"


@dataclass
class Tally:
    """What came out for one kind of personal data."""

    marked: int = 0
    covered: int = 0
    masked: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of what is marked that is masked whole."""
        return self.covered / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        """The share of the masks that is right."""
        return self.right / self.masked if self.masked else 1.0


def read_sentences(*groups: str) -> list[str]:
    """Return the sentences of some groups, with their marks; of all when none is named."""
    data: dict[str, list[str]] = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return [sentence for name, sentences in data.items() if not groups or name in groups for sentence in sentences]


def parsed(sentence: str) -> tuple[str, list[Mask]]:
    """Return a sentence without its marks, and what they mark."""
    text, gold, done = "", [], 0
    for match in _MARKED.finditer(sentence):
        text += sentence[done : match.start()]
        gold.append(Mask(len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        done = match.end()
    return text + sentence[done:], gold


def tallied(sentences: Iterable[str]) -> dict[str, Tally]:
    """Count per kind, and as `all`."""
    tallies: dict[str, Tally] = {}
    for sentence in sentences:
        text, gold = parsed(sentence)
        found = masks(text)
        for mask in gold:
            _count_marked(tallies, text, mask, found)
        for mask in found:
            _count_masked(tallies, text, mask, gold)
    return tallies


def _count_marked(tallies: dict[str, Tally], text: str, gold: Mask, found: Iterable[Mask]) -> None:
    hidden = {at for mask in found for at in range(mask.start, mask.end)}
    covered = all(at in hidden for at in range(gold.start, gold.end) if text[at].isalnum())
    for tally in (tallies.setdefault(gold.kind, Tally()), tallies.setdefault("all", Tally())):
        tally.marked += 1
        tally.covered += covered
        if not covered:
            tally.errors.append(f"missed {text[gold.start : gold.end]!r} in {text!r}")


def _count_masked(tallies: dict[str, Tally], text: str, mask: Mask, gold: Iterable[Mask]) -> None:
    right = any(one.kind == mask.kind and one.start <= mask.start and mask.end <= one.end for one in gold)
    for tally in (tallies.setdefault(mask.kind, Tally()), tallies.setdefault("all", Tally())):
        tally.masked += 1
        tally.right += right
        if not right:
            tally.errors.append(f"wrong {mask.replacement} {text[mask.start : mask.end]!r} in {text!r}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("groups", nargs="*")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    tallies = tallied(read_sentences(*options.groups))
    print("| kind | marked | recall | masked | precision |\n|---|---|---|---|---|")
    for kind, tally in sorted(tallies.items()):
        print(f"| {kind} | {tally.marked} | {tally.recall:.3f} | {tally.masked} | {tally.precision:.3f} |")
    for error in tallies["all"].errors if options.errors else ():
        print(error)


if __name__ == "__main__":
    main()
