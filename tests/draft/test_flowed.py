"""Text in the format flowed becomes paragraphs again."""

import pytest

from checker.draft.flowed import unflow

FLOWED = {
    "a paragraph": ("Ik bel u \nmorgen \nterug.\nTot dan.\n", "Ik bel u morgen terug.\nTot dan.\n"),
    "a blank line ends it": ("Ik bel u \n\nmorgen.\n", "Ik bel u \nmorgen.\n"),
    "the signature line": ("Groet, \n-- \nJan\n", "Groet, \n-- \nJan\n"),
    "quoted lines": ("> Waar blijft \n> mijn pakket?\nOnderweg.\n", "> Waar blijft mijn pakket?\nOnderweg.\n"),
    "another depth": (">> Wanneer \n> Morgen.\n", ">> Wanneer \n> Morgen.\n"),
    "stuffed lines": (" From hier\n  ingesprongen\n", "From hier\n ingesprongen\n"),
    "CRLF": ("Ik bel \r\nu.\r\n", "Ik bel u.\n"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("name", FLOWED)
def test_unflows(name: str) -> None:
    flowed, text = FLOWED[name]
    assert unflow(flowed).text == text


def test_deletes_the_space_where_the_format_says_so() -> None:
    assert unflow("Ik bel u mor \ngen.\n", delete_space=True).text == "Ik bel u morgen.\n"


def test_tells_an_own_line_from_a_quoted_one() -> None:
    flowed = unflow("> Hoeveel?\n > 18 jaar: 22 euro\n")
    assert flowed.text == "> Hoeveel?\n> 18 jaar: 22 euro\n"
    assert flowed.own_lines == {flowed.text.index("> 18")}
