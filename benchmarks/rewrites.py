"""How many first rewrites are among those that a Dutch language professional accepts, per category.

    python benchmarks/rewrites.py [--cases FILE] [--errors] [--model NAME] [CATEGORY…]

An item is a text with a finding of its category, and the whole texts after a first rewrite that are accepted; what
stands inside a slot `[…]` is not compared. When several findings have that category, the best first rewrite counts.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from checker.examples import example_checker
from checker.flow import Checker
from checker.rewrites.apply import apply_rewrites
from checker.settings import Settings

_SLOT = re.compile(r"\[[^\]\n]*\]")
CASES = Path(__file__).parent.parent / "tests" / "cases" / "rewrites.yaml"


@dataclass
class Tally:
    """What came out for one category."""

    accepted: int = 0
    none: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many items there are."""
        return self.accepted + self.none + len(self.misses)


def read_items(path: Path) -> list[dict[str, Any]]:
    """Return the items: `category`, `text` and the texts to `accept`."""
    items: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return items


def first_rewrites(checker: Checker, item: dict[str, Any]) -> list[str]:
    """Return the whole text after the first rewrite of each finding of the item's category that offers one."""
    findings = checker.check(item["text"]).findings
    ours = (finding for finding in findings if finding.category == item["category"] and finding.rewrites)
    return [apply_rewrites(item["text"], finding.rewrites[:1]) for finding in ours]


def tally(checker: Checker, items: Iterable[dict[str, Any]]) -> dict[str, Tally]:
    """Count per category what the first rewrites are worth."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for item in items:
        texts, one = first_rewrites(checker, item), tallies[item["category"]]
        if not texts:
            one.none += 1
        elif {_bare(text) for text in texts} & {_bare(text) for text in item["accept"]}:
            one.accepted += 1
        else:
            one.misses.append(f"{item['text']!r}\n   gives {texts[0]!r}\n   wants {item['accept'][0]!r}")
    return tallies


def _bare(text: str) -> str:
    """Return a text with nothing in its slots: `[dag en tijd]` and `[datum]` ask the writer the same."""
    return _SLOT.sub("[…]", text)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="*", help="these categories only")
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--model", default=Settings().model)
    options = parser.parse_args()
    items = [item for item in read_items(options.cases) if not options.only or item["category"] in options.only]
    tallies = tally(example_checker(Settings(model=options.model)), items)
    print("| category | items | first rewrite accepted | none offered | other |\n|---|---|---|---|---|")
    for category, one in sorted(tallies.items()):
        print(f"| {category} | {one.total} | {one.accepted} | {one.none} | {len(one.misses)} |")
    total, accepted = len(items), sum(one.accepted for one in tallies.values())
    none = sum(one.none for one in tallies.values())
    print(f"| all | {total} | {accepted} ({accepted / max(1, total):.1%}) | {none} | {total - accepted - none} |")
    for category, one in sorted(tallies.items()) if options.errors else ():
        for miss in one.misses:
            print(f"{category}: {miss}")


if __name__ == "__main__":
    main()
