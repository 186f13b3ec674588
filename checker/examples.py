"""Run the examples inside the rules: every `flag` goes off exactly there, every `leave` is silent for its reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from checker.flow import Checker
from checker.report.model import Finding, PlusPoint, Report
from checker.rewrites.apply import apply_rewrites
from checker.rulebook.compiler import CompiledRule
from checker.rulebook.model import MARKED, FlagExample, LeaveExample, condition_name
from checker.settings import Settings

EXAMPLE_NOW = datetime(2026, 11, 20, 10, 0)
"""The moment at which the rules' examples are written: a Friday morning."""


def example_checker(settings: Settings | None = None) -> Checker:
    """Return a checker whose clock stands at EXAMPLE_NOW."""
    return Checker(settings, clock=partial(EXAMPLE_NOW.replace))


@dataclass(frozen=True)
class Problem:
    """An example that does not come out as its rule says."""

    rule: str
    """The rule's id."""
    text: str
    """The example."""
    problem: str
    """What is wrong, in Dutch."""


def unmarked(text: str) -> tuple[str, int, int]:
    """Return a text without its `[[…]]`, and where the marked stretch begins and ends."""
    mark = MARKED.search(text)
    if mark is None:
        return text, 0, 0
    return MARKED.sub(r"\1", text), mark.start(), mark.start() + len(mark[1])


def check_examples(checker: Checker, rules: Iterable[CompiledRule]) -> Iterator[Problem]:
    """Give the problems of the rules' examples; none when all is well."""
    for rule in rules:
        for flag in rule.rule.examples.flag:
            if problem := _flag_problem(checker, rule, flag):
                yield Problem(rule.id, flag.text, problem)
        for leave in rule.rule.examples.leave:
            if problem := _leave_problem(checker, rule, leave):
                yield Problem(rule.id, leave.text, problem)


def _flag_problem(checker: Checker, rule: CompiledRule, example: FlagExample) -> str | None:
    text, start, end = unmarked(example.text)
    report = checker.check(text, attachments=example.attachments, to=example.to)
    found = _found(report, rule)
    if len(found) != 1:
        return f"geeft {len(found)} bevindingen van deze regel in plaats van één{_others(report)}"
    finding = found[0]
    if (finding.start, finding.end) != (start, end):
        return f"onderstreept ‘{finding.text}’"
    if isinstance(finding, PlusPoint):
        return None
    rewritten = apply_rewrites(text, finding.rewrites[:1]) if finding.rewrites else None
    if rewritten != example.rewrite:
        return f"herschrijft tot: {rewritten}"
    return None


def _found(report: Report, rule: CompiledRule) -> Sequence[Finding | PlusPoint]:
    if rule.category.plus:
        return [point for point in report.plus_points if point.category == rule.rule.id]
    return [finding for finding in report.findings if finding.rule == rule.id]


def _others(report: Report) -> str:
    others = {finding.rule for finding in report.findings} | {point.category for point in report.plus_points}
    return f" (wel: {', '.join(sorted(others))})" if others else ""


def _leave_problem(checker: Checker, rule: CompiledRule, example: LeaveExample) -> str | None:
    matches = partial(checker.matches, text=example.text, attachments=example.attachments, to=example.to)
    if rule.category.plus:
        goes_off = matches(rule)
    else:
        report = checker.check(example.text, attachments=example.attachments, to=example.to)
        goes_off = bool(_found(report, rule))
    if goes_off:
        return "gaat toch af"
    if example.because and not matches(_without(rule, example.because)):
        return f"blijft ook stil zonder ‘{example.because}’"
    return None


def _without(rule: CompiledRule, name: str) -> CompiledRule:
    """Return a rule without one of its conditions or exceptions."""
    conditions = {
        "when": [entry for entry in rule.rule.when if condition_name(entry) != name],
        "unless": [entry for entry in rule.rule.unless if condition_name(entry) != name],
        "leave_alone": [phrase for phrase in rule.rule.leave_alone if phrase != name],
    }
    return replace(rule, rule=rule.rule.model_copy(update=conditions))
