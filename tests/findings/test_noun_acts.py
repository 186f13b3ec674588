"""Condition `noun-acts`, through sending the customer to somebody else."""

import pytest

from checker import Checker


@pytest.mark.parametrize("text", ["Daarvoor belt u met de bank.", "Voor de sleutel mailt u de verhuurder."])
def test_the_customer_is_sent_away(checker: Checker, text: str) -> None:
    assert "doorverwijzen.bel-een-ander" in {finding.rule for finding in checker.check(text).findings}


@pytest.mark.parametrize(
    "text", ["De gids mailt u het hotel.", "Onze planner belt u voor een afspraak met de monteur."]
)
def test_somebody_who_calls_the_customer_does_not(checker: Checker, text: str) -> None:
    assert "doorverwijzen.bel-een-ander" not in {finding.rule for finding in checker.check(text).findings}
