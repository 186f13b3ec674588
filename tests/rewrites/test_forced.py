"""Recipe `forced`: what one is forced to do as what one does."""

import pytest

from checker import Checker
from checker.rewrites.apply import apply_rewrites

CASES = [
    (
        "eenzijdige-wijziging",
        "Helaas zien wij ons genoodzaakt het loket op maandag te sluiten.",
        "Helaas sluiten wij het loket op maandag. De reden is [de reden]. U kunt kiezen: [welke keuze er is].",
    ),
    (
        "eenzijdige-wijziging",
        "Wij zijn gedwongen de wachtlijst af te sluiten voor nieuwe leden.",
        "Wij sluiten de wachtlijst af voor nieuwe leden. De reden is [de reden]. U kunt kiezen: [welke keuze er is].",
    ),
    (
        "eenzijdige-wijziging",
        "Ik ben helaas genoodzaakt je les te verzetten.",
        "Ik verzet je les. De reden is [de reden]. Je kunt kiezen: [welke keuze er is].",
    ),
    (
        "eenzijdige-wijziging",
        "Het spijt ons dat wij genoodzaakt zijn te stoppen.",
        "Vanaf [datum] verandert [wat er verandert]. De reden is [de reden]. U kunt kiezen: [welke keuze er is].",
    ),
]


@pytest.mark.parametrize(("category", "text", "rewritten"), CASES)
def test_first_rewrite(checker: Checker, category: str, text: str, rewritten: str) -> None:
    finding = next(one for one in checker.check(text).findings if one.category == category)
    assert apply_rewrites(text, finding.rewrites[:1]) == rewritten
