"""Construction `rule-as-reason`: a rule named as the reason, whatever else was loaded in the same process."""

from checker import Checker
from checker.findings.constructions.rule_nouns import rule_nouns

TEXT = "Dat is tegen onze regels."


def test_rules_are_found_after_many_other_rulebooks(checker: Checker) -> None:
    assert checker.check(TEXT).findings
    rule_nouns.cache_clear()
    assert [finding.category for finding in checker.check(TEXT).findings] == ["regels-als-reden"]
