"""The provisos of a rule: its `when`, `unless` and `except`, which decide whether a match is a hit."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from spacy.vocab import Vocab

from checker.findings.conditions import CONDITIONS, Condition
from checker.findings.model import Hit, Reading
from checker.findings.phrases import PhraseIndex
from checker.rulebook.compiler import CompiledRule, Compiler
from checker.rulebook.model import ConditionEntry, condition_argument, condition_name


class Provisos:
    """What must and must not hold for a match of one rule."""

    def __init__(self, rule: CompiledRule, vocab: Vocab, compiler: Compiler) -> None:
        self._rule = rule
        self._vocab = vocab
        self._when = [_condition(entry, vocab, compiler) for entry in rule.rule.when]
        self._unless = [_condition(entry, vocab, compiler) for entry in rule.rule.unless]
        self.needs_parse = any(condition.needs_parse for condition, _ in (*self._when, *self._unless))

    def __getstate__(self) -> Mapping[str, Any]:
        _ = self._exceptions  # pickled with it: making it takes longer than reading it
        return vars(self)

    def hold(self, hit: Hit, reading: Reading) -> bool:
        """Tell whether a match counts."""
        return (
            all(condition.holds(hit, reading, argument) for condition, argument in self._when)
            and not any(condition.holds(hit, reading, argument) for condition, argument in self._unless)
            and not any(
                found.start < hit.span.end and hit.span.start < found.end for found in self._exceptions(hit.sentence)
            )
        )

    @cached_property
    def _exceptions(self) -> PhraseIndex:
        return PhraseIndex(self._rule.exceptions, self._vocab.strings)


def _condition(entry: ConditionEntry, vocab: Vocab, compiler: Compiler) -> tuple[Condition, Any]:
    """Return a condition with its argument; a list of phrases becomes an index of them."""
    condition = CONDITIONS[condition_name(entry)]
    argument = condition_argument(entry)
    if condition.takes_phrases:
        rows = [row for phrase in argument for row in compiler.rows(phrase)]
        argument = PhraseIndex(rows, vocab.strings)
    return condition, argument
