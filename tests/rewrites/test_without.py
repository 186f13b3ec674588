"""Recipe `drop-or-frame`: without the words of haste, or a sentence with a moment in their place."""

import pytest

from checker import Checker

MOMENT = "U krijgt mijn antwoord uiterlijk maandag 23 november vóór 17.00 uur."
CASES = [
    ("Kort en bondig: de zaal is vol.", "De zaal is vol."),
    ("Door de drukte in de winkel kunnen wij u niet bellen.", "Wij kunnen u niet bellen."),
    ("Ik mail u even snel over de sleutel.", "Ik mail u over de sleutel."),
    ("Ik heb weinig tijd, dus ik lees de rest later.", "Ik lees de rest later."),
    ("Wij krijgen veel vragen, vandaar deze brief.", MOMENT),
    ("Mijn agenda zit bomvol.", MOMENT),
]


@pytest.mark.parametrize(("text", "rewritten"), CASES)
def test_the_haste_goes(checker: Checker, text: str, rewritten: str) -> None:
    report = checker.check(text)
    first = next(one for one in report.findings if one.category == "haast").rewrites[0]
    assert text[: first.start] + first.text + text[first.end :] == rewritten
