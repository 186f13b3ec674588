"""Recipe `customer`: what stood for a customer becomes a customer or a name, and the sentence stays Dutch."""

import pytest

from checker import Checker

CASES = [
    ("De consument kiest zelf de stof.", "De klant kiest zelf de stof."),
    ("Alle afnemers hebben weer licht.", "Alle klanten hebben weer licht."),
    ("Consumenten met een pas lopen door.", "Klanten met een pas lopen door."),
    ("Wij hebben de debiteur 40117 gebeld.", "Wij hebben [naam] gebeld."),
    ("Ik zie dat dossier 5512 heeft gebeld.", "Ik zie dat [naam] heeft gebeld."),
    ("U bent een hopeloos geval.", "U heeft een lastige vraag."),
    ("Gevallen zoals u lossen wij graag op.", "Vragen zoals die van u lossen wij graag op."),
    ("Als afnemer van water ontvangt u één rekening.", "Als klant ontvangt u één rekening."),
    ("Bij ons bent u dossier 88.", "Bij ons heeft uw dossier nummer 88."),
    ("Je bent case 7714 bij ons.", "Je case heeft nummer 7714 bij ons."),
    ("Beste consument,\n\nUw jas hangt klaar.", "Beste [naam],\n\nUw jas hangt klaar."),
    ("Geachte klant met nummer 88120,\n\nUw jas hangt klaar.", "Geachte [naam],\n\nUw jas hangt klaar."),
]


@pytest.mark.parametrize(("text", "rewritten"), CASES)
def test_the_customer_is_a_person(checker: Checker, text: str, rewritten: str) -> None:
    (finding,) = (one for one in checker.check(text).findings if one.category == "consument")
    first = finding.rewrites[0]
    assert text[: first.start] + first.text + text[first.end :] == rewritten
