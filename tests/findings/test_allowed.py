"""Wording that the organisation has to use is left alone; the rest of the sentence is not."""

from checker import Checker, Settings

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
