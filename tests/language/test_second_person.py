"""Finite verbs beside `u`, `je` and `jullie`."""

import pytest

from checker.language.second_person import Forms, forms_of

KNOWN = {
    "heeft": Forms("hebben", "heeft", "hebt", "heb", "hebben", is_past=False),
    "kan": Forms("kunnen", "kunt", "kunt", "kun", "kunnen", is_past=False),
    "betaalt": Forms("betalen", "betaalt", "betaalt", "betaal", "betalen", is_past=False),
    "opstuurt": Forms("opsturen", "opstuurt", "opstuurt", "opstuur", "opsturen", is_past=False),
    "opstuurde": Forms("opsturen", "opstuurde", "opstuurde", "opstuurde", "opstuurden", is_past=True),
    "zou": Forms("zullen", "zou", "zou", "zou", "zouden", is_past=True),
    "was": Forms("zijn", "was", "was", "was", "waren", is_past=True),
    "lezen": Forms("lezen", "leest", "leest", "lees", "lezen", is_past=False),
}


@pytest.mark.parametrize("word", KNOWN)
def test_known_forms(word: str) -> None:
    assert forms_of(word) == KNOWN[word]


@pytest.mark.parametrize("word", ["", "factuur", "op", "opfactuurt", "aan"])
def test_no_finite_form(word: str) -> None:
    assert forms_of(word) is None
