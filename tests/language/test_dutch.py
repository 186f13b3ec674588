"""Is a text Dutch?"""

import pytest

from checker.language.dutch import is_dutch

DUTCH = (
    "",
    "Oké!",
    "Please call me back.",
    "De levering is uitgesteld tot dinsdag. Sorry for the inconvenience.",
    "U moet het formulier invullen.",
    "Wij hebben uw klacht over de update van de app ontvangen en zoeken het uit.",
    "Ge krijgt uw geld terug van ons, merci voor het wachten!",
    "Groetjes, Team Happy Customers",
)
OTHER = (
    "Thank you for your message. We will call you back on Monday, so please keep your phone with you.",
    "Merci pour votre message. Nous vous rappelons lundi et nous espérons que cela vous convient.",
    "Vielen Dank für Ihre Nachricht. Wir rufen Sie am Montag zurück und hoffen, dass das für Sie passt.",
    "Your order is in transit and you can follow it with the link in this mail.",
)


@pytest.mark.parametrize("text", DUTCH)
def test_dutch(text: str) -> None:
    assert is_dutch(text)


@pytest.mark.parametrize("text", OTHER)
def test_another_language(text: str) -> None:
    assert not is_dutch(text)
