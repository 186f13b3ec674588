"""Count the texts on which the bundled pipeline and another give the same findings, and show where they differ.

    python agree.py MODEL

The texts are the examples of all shipped rules and the development sets. People may choose `nl_core_news_sm`, which
learned from news and Wikipedia only; the stand-in learned from the same kind of text and tells what they would get.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from checker.examples import example_checker
from checker.flow import Checker
from checker.report.model import Report
from checker.rulebook.model import MARKED
from checker.settings import Settings

CASES = Path(__file__).parent.parent / "tests" / "cases"
MAIL_MARKS = re.compile(r"\{\{[a-z-]+\|(.*?)\}\}", re.S)


def main(model: str) -> None:
    """Print the differences and the share that is the same."""
    bundled, other = example_checker(), example_checker(Settings(model=model))
    texts = sorted({*_examples(bundled), *_cases()})
    different = 0
    for ours, theirs in zip(bundled.check_many(texts), other.check_many(texts), strict=True):
        if _places(ours) != _places(theirs):
            different += 1
            print(f"{ours.text!r}\n  bundled: {sorted(_places(ours))}\n  other:   {sorted(_places(theirs))}")
    same = len(texts) - different
    print(f"\n{same} of {len(texts)} texts ({same / len(texts):.1%}) give the same findings")


def _examples(checker: Checker) -> Iterator[str]:
    for rule in checker.rulebook.rules:
        examples = rule.rule.examples
        yield from (MARKED.sub(r"\1", example.text) for example in (*examples.flag, *examples.leave))


def _cases() -> Iterator[str]:
    for path in CASES.rglob("*.yaml"):
        if path.stem == "rewrites":
            continue
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        for one in case.get("flag", []) + case.get("leave", []) or [case]:
            yield MARKED.sub(r"\1", MAIL_MARKS.sub(r"\1", one["text"]))


def _places(report: Report) -> set[tuple[str, int, int]]:
    return {(finding.rule, finding.start, finding.end) for finding in report.findings}


if __name__ == "__main__":
    main(sys.argv[1])
