"""Precision and recall per category on development sets of sentences and mails, and hits on neutral text.

    python benchmarks/evaluate.py [--cases DIR] [--neutral FILE.conllu.gz] [--errors] [--model NAME] [CATEGORY…]

A finding counts as right when its category and overlap agree with a mark; a finding of a category anywhere else in an
annotated text is false.
"""

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from checker.examples import example_checker
from checker.flow import Checker
from checker.settings import Settings

CASES = Path(__file__).parent.parent / "tests" / "cases"
MAIL_MARK = re.compile(r"\{\{([a-z-]+)\|(.*?)\}\}", re.S)
SENTENCE_MARK = re.compile(r"\[\[(.*?)\]\]", re.S)


@dataclass(frozen=True)
class Mark:
    """A stretch that must be flagged."""

    category: str
    start: int
    end: int


@dataclass(frozen=True)
class Case:
    """An annotated text: everything of these categories that must be flagged in it."""

    text: str
    marks: tuple[Mark, ...]
    categories: frozenset[str]
    is_mail: bool
    clean: bool


def strip_marks(text: str, pattern: re.Pattern[str], category: str | None) -> tuple[str, tuple[Mark, ...]]:
    plain, marks, position = "", [], 0
    for match in pattern.finditer(text):
        plain += text[position : match.start()]
        words = match[match.lastindex or 1]
        marks.append(Mark(category or match[1], len(plain), len(plain) + len(words)))
        plain += words
        position = match.end()
    return plain + text[position:], tuple(marks)


def read_cases(folder: Path) -> Iterator[Case]:
    sets = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    categories = frozenset(one["category"] for one in sets)
    for one in sets:
        for example in (*one["flag"], *one["leave"]):
            text, marks = strip_marks(example["text"], SENTENCE_MARK, one["category"])
            yield Case(text, marks, frozenset({one["category"]}), is_mail=False, clean=not marks)
    for path in sorted((folder / "mails").glob("*.yaml")):
        mail = yaml.safe_load(path.read_text(encoding="utf-8"))
        text, marks = strip_marks(mail["text"], MAIL_MARK, None)
        yield Case(text, marks, categories, is_mail=True, clean=mail["clean"])


def evaluate(checker: Checker, cases: list[Case], *, show_errors: bool, only: set[str]) -> None:
    right, false, missed, offered = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    clean_mails = false_in_clean = 0
    for case, report in zip(cases, checker.check_many(case.text for case in cases), strict=True):
        hit: set[Mark] = set()
        clean_mails += case.is_mail and case.clean
        for finding in report.findings:
            if finding.category not in case.categories:
                continue
            marks = {mark for mark in case.marks if mark.category == finding.category and mark.start < finding.end and finding.start < mark.end}
            hit |= marks
            right[finding.category] += bool(marks)
            offered[finding.category] += bool(marks and finding.rewrites)
            false[finding.category] += not marks
            false_in_clean += case.is_mail and case.clean and not marks
            if not marks and show_errors and (not only or finding.category in only):
                print(f"FALSE  {finding.rule}: ‘{finding.text}’ in {case.text[max(0, finding.start - 90) : finding.end + 90]!r}")
        for mark in set(case.marks) - hit:
            missed[mark.category] += 1
            if show_errors and (not only or mark.category in only):
                print(f"MISSED {mark.category}: ‘{case.text[mark.start : mark.end]}’ in {case.text[max(0, mark.start - 90) : mark.end + 90]!r}")
        for failure in report.failed_rules:
            print(f"CRASH  {failure}: {case.text!r}")
    print("| category | right | false | missed | precision | recall | F1 | rewrites offered |\n|---|---|---|---|---|---|---|---|")
    for category in sorted(right | false | missed):
        precision = right[category] / max(1, right[category] + false[category])
        recall = right[category] / max(1, right[category] + missed[category])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        share = offered[category] / max(1, right[category])
        print(f"| {category} | {right[category]} | {false[category]} | {missed[category]} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {share:.0%} |")
    print(f"\n{false_in_clean} false findings in {clean_mails} clean mails")


def neutral(checker: Checker, path: Path, *, show: bool) -> None:
    texts = re.findall(r"^# text = (.*)$", gzip.decompress(path.read_bytes()).decode("utf-8"), re.M)
    hits: Counter[str] = Counter()
    for report in checker.check_many(texts):
        for finding in report.findings:
            hits[finding.rule] += 1
            if show:
                print(f"{finding.rule}: ‘{finding.text}’ in {report.text!r}")
    print(f"\n| rule | hits per 1,000 of {len(texts)} neutral sentences |\n|---|---|")
    for rule, count in hits.most_common():
        print(f"| {rule} | {1000 * count / len(texts):.1f} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", help="show errors of these categories only")
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--neutral", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--model", default=Settings().model)
    options = parser.parse_args()
    checker = example_checker(Settings(model=options.model))
    evaluate(checker, list(read_cases(options.cases)), show_errors=options.errors, only=set(options.only))
    if options.neutral:
        neutral(checker, options.neutral, show=options.errors)


if __name__ == "__main__":
    main()
