"""The shipped pipeline gives the figures that its card promises."""

import mailtest
import pytest

from checker.language.pipeline import BUNDLED_PATH

NOISE = 0.0011
"""Arithmetic differs a little between processors: a word or so in a thousand may come out otherwise."""


def promised() -> dict[str, float]:
    """Return the figures on the test mails, from the card."""
    card = (BUNDLED_PATH / "README.md").read_text(encoding="utf-8")
    names, _, values = card[card.index("| test set |") :].splitlines()[:3]
    cells = zip(names.split("|")[2:-1], values.split("|")[2:-1], strict=True)
    return {name.strip(): float(value) for name, value in cells}


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return mailtest.figures(mailtest.load(BUNDLED_PATH))


def test_the_card_is_true(measured: dict[str, float]) -> None:
    assert measured == pytest.approx(promised(), abs=NOISE)


def test_the_package_is_small() -> None:
    assert sum(path.stat().st_size for path in BUNDLED_PATH.rglob("*") if path.is_file()) <= 12_000_000
