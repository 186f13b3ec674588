"""Every example in the shipped rules comes out as its rule says, and the rules speak properly."""

import re
from pathlib import Path

import pytest
import yaml

from checker import Checker
from checker.examples import check_examples
from checker.flow import NAMES
from checker.rulebook.compiler import CompiledRule
from checker.rulebook.folder import shipped_rules
from checker.rulebook.reader import read_rulebook

RULEBOOK = read_rulebook([shipped_rules()], NAMES)


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_examples_come_out_as_the_rule_says(checker: Checker, rule: CompiledRule) -> None:
    assert list(check_examples(checker, [rule])) == []


@pytest.mark.parametrize("file", RULEBOOK.files, ids=lambda file: file.path.stem)
def test_no_two_rules_of_a_category_say_the_same(file) -> None:
    for key in ("message", "advice"):
        said = [getattr(rule, key) for rule in file.category.rules]
        twice = {sentence for sentence in said if said.count(sentence) > 1}
        assert not twice, f"{key}: {twice}"


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_messages_address_the_writer_and_end_properly(rule: CompiledRule) -> None:
    for sentence in (rule.rule.message, rule.rule.advice, rule.category.why):
        assert re.search(r"[.?!]$", sentence), sentence
        assert not re.search(r"\b(u|uw)\b", re.sub(r"‘[^’]*’", "", sentence), re.I), (
            f"spreekt de schrijver met u aan: {sentence}"
        )


def test_examples_are_not_copied_from_the_development_sets() -> None:
    cases = Path(__file__).parent / "cases"
    written = {
        re.sub(r"\[\[|\]\]", "", text)
        for path in cases.glob("*.yaml")
        for text in re.findall(r'text: "(.*)"', path.read_text("utf-8"))
    }
    examples = {
        re.sub(r"\[\[|\]\]", "", one.text)
        for rule in RULEBOOK.rules
        for one in (*rule.rule.examples.flag, *rule.rule.examples.leave)
    }
    assert len(written) > 400
    assert not written & examples


@pytest.mark.parametrize("path", sorted(shipped_rules().rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_reads_the_same_without_libyaml(path: Path) -> None:
    assert yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader)
