"""What every test may ask for."""

import pytest

from checker import Checker
from checker.examples import example_checker


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker with the shipped rules whose clock stands at EXAMPLE_NOW, a Friday morning."""
    return example_checker()
