"""Precision and recall per category on development sets of sentences and mails, and hits on neutral text.

    python benchmarks/evaluate.py [--cases DIR] [--neutral FILE.conllu.gz] [--errors] [--model NAME] [CATEGORY…]

A finding counts as right when its category and overlap agree with a mark; a finding of a category anywhere else in a
text that was annotated for it is false.
"""

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from checker.examples import example_checker
from checker.flow import Checker
from checker.report.model import Finding
from checker.settings import Settings

CASES = Path(__file__).parent.parent / "tests" / "cases"
MAIL_MARK = re.compile(r"\{\{([a-z-]+)\|(.*?)\}\}", re.S)
SENTENCE_MARK = re.compile(r"\[\[(.*?)\]\]", re.S)
CONTEXT = 90


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
    is_clean_mail: bool = False


@dataclass
class Score:
    """What came out for one category."""

    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    offered: int = 0

    @property
    def precision(self) -> float:
        """The share of findings that are right."""
        return self.right / max(1, self.right + len(self.false))

    @property
    def recall(self) -> float:
        """The share of marks that were found."""
        return self.right / max(1, self.right + len(self.missed))


@dataclass
class Outcome:
    """What came out for a set of cases."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    clean_mails: int = 0
    false_in_clean: int = 0
    failures: list[str] = field(default_factory=list)


def strip_marks(text: str, pattern: re.Pattern[str], category: str | None) -> tuple[str, tuple[Mark, ...]]:
    """Return a text without its marks, and the marks."""
    plain, marks, position = "", [], 0
    for match in pattern.finditer(text):
        plain += text[position : match.start()]
        words = match[match.lastindex or 1]
        marks.append(Mark(category or match[1], len(plain), len(plain) + len(words)))
        plain += words
        position = match.end()
    return plain + text[position:], tuple(marks)


def read_cases(folder: Path) -> Iterator[Case]:
    """Give the sentences and mails of a development set."""
    sets = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    for one in sets:
        for example in (*one["flag"], *one["leave"]):
            text, marks = strip_marks(example["text"], SENTENCE_MARK, one["category"])
            yield Case(text, marks, frozenset({one["category"]}))
    categories = frozenset(one["category"] for one in sets)
    for text, clean in read_mails(folder):
        plain, marks = strip_marks(text, MAIL_MARK, None)
        yield Case(plain, marks, categories, is_clean_mail=clean)


def read_mails(folder: Path) -> Iterator[tuple[str, bool]]:
    """Give the whole mails of a development set with their marks, and whether each is clean."""
    for path in sorted((folder / "mails").glob("*.yaml")):
        mail = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield mail["text"], mail["clean"]


def evaluate(checker: Checker, cases: list[Case]) -> Outcome:
    """Check the cases and compare the findings with the marks."""
    outcome = Outcome()
    for case, report in zip(cases, checker.check_many(case.text for case in cases), strict=True):
        findings = [finding for finding in report.findings if finding.category in case.categories]
        outcome.failures += [f"{failure}: {case.text!r}" for failure in report.failed_rules]
        outcome.clean_mails += case.is_clean_mail
        for finding in findings:
            _count(outcome, case, finding)
        for mark in case.marks:
            if not any(_agree(mark, finding) for finding in findings):
                outcome.scores[mark.category].missed.append(_context(case.text, mark.start, mark.end))
    return outcome


def _count(outcome: Outcome, case: Case, finding: Finding) -> None:
    score = outcome.scores[finding.category]
    if any(_agree(mark, finding) for mark in case.marks):
        score.right += 1
        score.offered += bool(finding.rewrites)
    else:
        score.false.append(f"{finding.rule}: {_context(case.text, finding.start, finding.end)}")
        outcome.false_in_clean += case.is_clean_mail


def _agree(mark: Mark, finding: Finding) -> bool:
    return mark.category == finding.category and mark.start < finding.end and finding.start < mark.end


def _context(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - CONTEXT) : start]}[[{text[start:end]}]]{text[end : end + CONTEXT]}".replace(
        "\n", " / "
    )


def print_outcome(outcome: Outcome) -> None:
    """Print the table."""
    print("| category | right | false | missed | precision | recall | F1 | rewrites offered |")
    print("|---|---|---|---|---|---|---|---|")
    for category, score in sorted(outcome.scores.items()):
        f1 = 2 * score.precision * score.recall / max(1e-9, score.precision + score.recall)
        share = score.offered / max(1, score.right)
        counts = f"{score.right} | {len(score.false)} | {len(score.missed)}"
        print(f"| {category} | {counts} | {score.precision:.3f} | {score.recall:.3f} | {f1:.3f} | {share:.0%} |")
    print(f"\n{outcome.false_in_clean} false findings in {outcome.clean_mails} clean mails")


def print_errors(outcome: Outcome, only: set[str]) -> None:
    """Print what was found wrongly and what was missed."""
    for category, score in sorted(outcome.scores.items()):
        if not only or category in only:
            for line in score.false:
                print(f"FALSE  {line}")
            for line in score.missed:
                print(f"MISSED {category}: {line}")


def neutral_texts(path: Path) -> list[str]:
    """Return the sentences of a gzipped CoNLL-U file."""
    return re.findall(r"^# text = (.*)$", gzip.decompress(path.read_bytes()).decode("utf-8"), re.M)


def print_neutral(checker: Checker, texts: list[str], *, show: bool) -> None:
    """Print how often each rule goes off on neutral sentences."""
    hits: Counter[str] = Counter()
    for finding, text in _findings(checker, texts):
        hits[finding.rule] += 1
        if show:
            print(f"{finding.rule}: {_context(text, finding.start, finding.end)}")
    print(f"\n| rule | hits per 1,000 of {len(texts)} neutral sentences |\n|---|---|")
    for rule, count in hits.most_common():
        print(f"| {rule} | {1000 * count / len(texts):.1f} |")


def _findings(checker: Checker, texts: Iterable[str]) -> Iterator[tuple[Finding, str]]:
    for report in checker.check_many(texts):
        for finding in report.findings:
            yield finding, report.text


def main() -> None:
    """Print the tables that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="*", help="show errors of these categories only")
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--neutral", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--model", default=Settings().model)
    options = parser.parse_args()
    checker = example_checker(Settings(model=options.model))
    outcome = evaluate(checker, list(read_cases(options.cases)))
    if options.errors:
        print_errors(outcome, set(options.only))
    for failure in outcome.failures:
        print(f"CRASH  {failure}")
    print_outcome(outcome)
    if options.neutral:
        print_neutral(checker, neutral_texts(options.neutral), show=options.errors)


if __name__ == "__main__":
    main()
