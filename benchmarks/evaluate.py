"""Precision and recall per category on development sets of sentences and mails, and hits on neutral text.

    python benchmarks/evaluate.py [--cases DIR] [--neutral FILE.conllu.gz] [--errors] [--model NAME] [CATEGORY…]

A finding counts as right when its category and overlap agree with a mark; a finding of a category anywhere else in a
text that was annotated for it is false. A whole-mail category counts once a mail. A plus point that is shown is right
when the mail's list has it; of a mail with a list, as many should be shown as it has, up to two. A mail that is not
`complete` was annotated for the four headline categories alone.
"""

import argparse
import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from checker.examples import EXAMPLE_NOW, example_checker
from checker.findings.pluspoints import MOST
from checker.flow import Checker
from checker.report.model import Finding, Report
from checker.rulebook.model import MARKED
from checker.settings import Settings

CASES = Path(__file__).parent.parent / "tests" / "cases"
MAIL_MARK = re.compile(r"\{\{([a-z-]+)\|(.*?)\}\}", re.S)
SENTENCE_MARK = MARKED
CONTEXT = 90
HEADLINE = frozenset({"vage-termijn", "regels-als-reden", "voorschrijven", "concurrent-afkraken"})
WHOLE_MAIL = frozenset({"gemiste-aandacht", "geen-vervolgstap"})


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
    mail: frozenset[str] | None = None
    """The whole-mail categories that apply; None when nobody said."""
    plus: frozenset[str] | None = None
    """The plus points that a trainer would name; None when nobody said."""
    now: datetime = EXAMPLE_NOW
    """The moment of writing."""
    attachments: int | None = None
    """How many files go along; None when nobody said."""


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
    plus: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    too_few: list[str] = field(default_factory=list)
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
    paths = (path for path in sorted(folder.glob("*.yaml")) if path.name != "rewrites.yaml")
    sets = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    for one in sets:
        for example in (*one["flag"], *one["leave"]):
            text, marks = strip_marks(example["text"], SENTENCE_MARK, one["category"])
            yield Case(text, marks, frozenset({one["category"]}), attachments=example.get("attachments"))
    for mail in _mail_files(folder):
        yield mail_case(mail, frozenset(one["category"] for one in sets) | WHOLE_MAIL)


def mail_case(mail: dict[str, Any], categories: frozenset[str]) -> Case:
    """Return a whole mail as a case: annotated for these categories when it is complete, else for the headline ones."""
    plain, marks = strip_marks(mail["text"], MAIL_MARK, None)
    now = mail.get("now", EXAMPLE_NOW)
    if not mail.get("complete"):
        marks = tuple(mark for mark in marks if mark.category in HEADLINE)
        return Case(plain, marks, categories & HEADLINE, is_clean_mail=mail["clean"], now=now)
    whole, plus = frozenset(mail["mail"]), frozenset(mail["plus"])
    return Case(plain, marks, categories, is_clean_mail=mail["clean"], mail=whole, plus=plus, now=now)


def read_mails(folder: Path) -> Iterator[tuple[str, bool]]:
    """Give the whole mails of a development set with their marks, and whether each is clean."""
    for mail in _mail_files(folder):
        yield mail["text"], mail["clean"]


def _mail_files(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((folder / "mails").glob("*.yaml")):
        yield yaml.safe_load(path.read_text(encoding="utf-8"))


def evaluate(checker: Checker, cases: list[Case]) -> Outcome:
    """Check the cases and compare the findings with the marks."""
    outcome = Outcome()
    for case, report in zip(cases, _reports(checker, cases), strict=True):
        findings = [finding for finding in report.findings if finding.category in case.categories]
        outcome.failures += [f"{failure}: {case.text!r}" for failure in report.failed_rules]
        outcome.clean_mails += case.is_clean_mail
        for finding in findings:
            if finding.category not in WHOLE_MAIL:
                _count(outcome, case, finding)
        if case.mail is not None and case.plus is not None:
            _count_whole_mail(outcome, case, case.mail, findings)
            _count_plus_points(outcome, case, case.plus, report)
        for mark in case.marks:
            if not any(_agree(mark, finding) for finding in findings):
                outcome.scores[mark.category].missed.append(_context(case.text, mark.start, mark.end))
    return outcome


def _reports(checker: Checker, cases: list[Case]) -> Iterator[Report]:
    for (now, files), together in groupby(cases, key=lambda case: (case.now, case.attachments)):
        if files is None:
            yield from checker.check_many((case.text for case in together), now=now)
        else:
            yield from (checker.check(case.text, now=now, attachments=files) for case in together)


def _count(outcome: Outcome, case: Case, finding: Finding) -> None:
    score = outcome.scores[finding.category]
    if any(_agree(mark, finding) for mark in case.marks):
        score.right += 1
        score.offered += bool(finding.rewrites)
    else:
        score.false.append(f"{finding.rule}: {_context(case.text, finding.start, finding.end)}")
        outcome.false_in_clean += case.is_clean_mail


def _count_whole_mail(outcome: Outcome, case: Case, expected: frozenset[str], findings: list[Finding]) -> None:
    for category in WHOLE_MAIL:
        score = outcome.scores[category]
        found = [finding for finding in findings if finding.category == category]
        opening = _context(case.text, 0, 0)
        if category in expected and found:
            score.right += 1
            score.offered += any(finding.rewrites for finding in found)
        elif found:
            score.false += [f"{one.rule}: {_context(case.text, one.start, one.end)}" for one in found]
            outcome.false_in_clean += case.is_clean_mail
        elif category in expected:
            score.missed.append(opening)


def _count_plus_points(outcome: Outcome, case: Case, expected: frozenset[str], report: Report) -> None:
    right = 0
    for point in report.plus_points:
        score = outcome.plus[point.category]
        if point.category in expected:
            right += 1
            score.right += 1
        else:
            score.false.append(f"{point.category}: {_context(case.text, point.start, point.end)}")
    wanting = min(MOST, len(expected)) - right
    outcome.too_few += [f"{', '.join(sorted(expected))}: {_context(case.text, 0, 0)}"] * wanting


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
    each = outcome.false_in_clean / max(1, outcome.clean_mails)
    print(f"\n{outcome.false_in_clean} false findings in {outcome.clean_mails} clean mails ({each:.2f} a mail)")


def print_plus_points(outcome: Outcome) -> None:
    """Print the table of the plus points that were shown."""
    print("\n| plus point | right | false | precision | recall |\n|---|---|---|---|---|")
    for name, score in sorted(outcome.plus.items()):
        print(f"| {name} | {score.right} | {len(score.false)} | {score.precision:.3f} | |")
    right, false = (sum(counts) for counts in zip(*map(_right_and_false, outcome.plus.values()), strict=True))
    recall = right / max(1, right + len(outcome.too_few))
    print(f"| all that were shown | {right} | {false} | {right / max(1, right + false):.3f} | {recall:.3f} |")


def _right_and_false(score: Score) -> tuple[int, int]:
    return score.right, len(score.false)


def print_errors(outcome: Outcome, only: set[str]) -> None:
    """Print what was found wrongly and what was missed."""
    for category, score in sorted(outcome.scores.items()):
        if not only or category in only:
            for line in score.false:
                print(f"FALSE  {line}")
            for line in score.missed:
                print(f"MISSED {category}: {line}")
    for score in outcome.plus.values():
        for line in score.false if not only or "pluspunten" in only else ():
            print(f"PLUS   {line}")
    for line in outcome.too_few if not only or "pluspunten" in only else ():
        print(f"NO PLUS {line}")


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
    if outcome.plus:
        print_plus_points(outcome)
    if options.neutral:
        print_neutral(checker, neutral_texts(options.neutral), show=options.errors)


if __name__ == "__main__":
    main()
