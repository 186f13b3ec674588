"""The provisos of a rule: its `when`, `unless` and `except`, which decide whether a match is a hit."""

from typing import Any

from checker.findings.conditions import CONDITIONS, Condition
from checker.findings.model import Hit, Reading
from checker.findings.phrases import Indexes
from checker.rulebook.compiler import CompiledRule
from checker.rulebook.model import ConditionEntry, condition_argument, condition_name


class Provisos:
    """What must and must not hold for a match of one rule."""

    def __init__(self, rule: CompiledRule, indexes: Indexes) -> None:
        self._when = [_condition(entry, indexes) for entry in rule.rule.when]
        self._unless = [_condition(entry, indexes) for entry in rule.rule.unless]
        self._exceptions = indexes.of(rule.rule.leave_alone)
        self.needs_parse = any(condition.needs_parse for condition, _ in (*self._when, *self._unless))

    def hold(self, hit: Hit, reading: Reading) -> bool:
        """Tell whether a match counts."""
        return (
            all(condition.holds(hit, reading, argument) for condition, argument in self._when)
            and not any(condition.holds(hit, reading, argument) for condition, argument in self._unless)
            and not any(
                found.start < hit.span.end and hit.span.start < found.end for found in self._exceptions(hit.sentence)
            )
        )


def _condition(entry: ConditionEntry, indexes: Indexes) -> tuple[Condition, Any]:
    """Return a condition with its argument; a list of phrases becomes an index of them."""
    condition = CONDITIONS[condition_name(entry)]
    argument = condition_argument(entry)
    return condition, indexes.of(argument) if condition.takes_phrases else argument
