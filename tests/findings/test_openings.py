"""Condition `opens-clause`, through sales commands."""

import pytest

from checker import Checker


@pytest.mark.parametrize("text", ["Bestel nu een lamp.", "De lamp is stuk, dus bestel nu een lamp.", "- Bestel nu."])
def test_a_command_opens_its_clause(checker: Checker, text: str) -> None:
    assert "verkooppraat.koop-nu" in {finding.rule for finding in checker.check(text).findings}


@pytest.mark.parametrize("text", ["Het boek direct terugbrengen hoeft niet.", "Op uw boek snel een antwoord."])
def test_a_noun_in_the_middle_does_not(checker: Checker, text: str) -> None:
    assert "verkooppraat.koop-nu" not in {finding.rule for finding in checker.check(text).findings}
