"""Wording that has to be used, or that a rule is told to ignore, is left alone; the rest of the sentence is not."""

import pytest

from checker import Checker, Settings
from checker.errors import SettingsError
from checker.settings import Ignored

TEXT = "Wij handelen conform de\nvigerende tekening. Uw brief is reeds binnen, conform afspraak."


def found(*wording: str) -> list[str]:
    report = Checker(Settings(allowed_wording=wording)).check(TEXT)
    return [finding.text for finding in report.findings if finding.category == "afstandelijk"]


def test_nothing_inside_allowed_wording_is_found() -> None:
    assert found() == ["conform", "vigerende", "reeds", "conform"]
    assert found("Conform de vigerende tekening") == ["reeds", "conform"]
    assert found("reeds", "conform afspraak") == ["conform", "vigerende"]


def test_half_a_word_is_no_wording() -> None:
    assert found("ree", "conform a") == found()


def test_a_finding_that_reaches_outside_stays() -> None:
    report = Checker(Settings(allowed_wording=("kunnen worden",))).check("De kast zou kunnen worden verplaatst.")
    assert "zou kunnen worden verplaatst" in [finding.text for finding in report.findings]


def test_a_text_is_ignored_for_the_rule_or_category_that_is_named() -> None:
    def ignoring(rule: str, text: str) -> list[str]:
        report = Checker(Settings(ignore=(Ignored(rule=rule, text=text),))).check(TEXT)
        return [finding.text for finding in report.findings if finding.category == "afstandelijk"]

    assert ignoring("afstandelijk", "CONFORM de vigerende") == ["reeds", "conform"]
    assert ignoring("voorschrijven", "conform de vigerende") == found()
    report = Checker().check(TEXT)
    rule = next(finding.rule for finding in report.findings if finding.text == "reeds")
    assert ignoring(rule, "is reeds binnen") == ["conform", "vigerende", "conform"]


def test_what_is_wrong_with_a_whole_mail_can_be_ignored_by_its_words() -> None:
    text = "Geachte heer/mevrouw,\n\nUw pakket komt dinsdag 24 november.\n\nMet vriendelijke groet,\n\nJan Bos"
    ignored = Settings(ignore=(Ignored(rule="gemiste-aandacht", text="Geachte heer/mevrouw"),))
    assert "gemiste-aandacht" in [finding.category for finding in Checker().check(text).findings]
    assert "gemiste-aandacht" not in [finding.category for finding in Checker(ignored).check(text).findings]


def test_a_rule_that_does_not_exist_cannot_be_ignored() -> None:
    with pytest.raises(SettingsError, match="ignore: ‘bestaat-niet’ is geen categorie of regel"):
        Checker(Settings(ignore=(Ignored(rule="bestaat-niet", text="x"),)))
