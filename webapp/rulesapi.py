"""The rules over HTTP: what the checker looks for, and each rule with its examples."""

from flask import Response, jsonify

from checker.rulebook.compiler import CompiledRule
from checker.rulebook.model import MARKED, FlagExample
from checker.rulebook.selection import select_rules
from checker.settings import Severity
from webapp.openapi import calls
from webapp.problems import Problem
from webapp.state import the_checker
from webapp.wire import FlaggedOut, RuleOut, RulePath, RulesOut, RuleWithExamplesOut

rules = calls("rules", __name__, "Rules")


@rules.get(
    "/api/v1/rules",
    summary="List the rules",
    description="All rules that are on, with the severity that the organisation gives them.",
    operation_id="rules",
    responses={200: RulesOut},
)
def every_rule() -> Response:
    """List the rules that are on."""
    return jsonify(RulesOut(rules=[_rule(*one) for one in _selected().values()]).model_dump())


@rules.get(
    "/api/v1/rules/<rule>",
    summary="Explain a rule",
    description="One rule that is on, with texts in which it finds something and texts that it leaves alone.",
    operation_id="rule",
    responses={200: RuleWithExamplesOut},
)
def one_rule(path: RulePath) -> Response:
    """Show a rule with its examples."""
    found = _selected().get(path.rule)
    if found is None:
        raise Problem(404, "no_rule", "Deze regel bestaat niet, of staat uit.", "There is no such rule, or it is off.")
    examples = found[0].rule.examples
    flag, leave = [_flagged(example) for example in examples.flag], [example.text for example in examples.leave]
    return jsonify(RuleWithExamplesOut(**_rule(*found).model_dump(), flag=flag, leave=leave).model_dump())


def _selected() -> dict[str, tuple[CompiledRule, Severity]]:
    """Return the rules that are on; what goes well is no rule to keep to."""
    checker = the_checker()
    selected = select_rules(checker.rulebook, checker.settings.rules)
    return {name: one for name, one in selected.items() if not one[0].category.plus}


def _rule(compiled: CompiledRule, severity: Severity) -> RuleOut:
    category, rule = compiled.category, compiled.rule
    return RuleOut(
        id=compiled.id,
        category=category.category,
        title=category.title,
        severity=severity,
        message=rule.message,
        why=category.why,
        advice=rule.advice,
    )


def _flagged(example: FlagExample) -> FlaggedOut:
    """Return an example with the place of its mark in offsets instead of brackets."""
    before, words, after = MARKED.split(example.text, maxsplit=1)
    text, start = before + words + after, len(before)
    return FlaggedOut(text=text, start=start, end=start + len(words), rewrite=example.rewrite)
