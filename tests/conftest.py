"""What every test may ask for."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator

import pytest
from chromium import ARGUMENTS, CHROMIUM
from playwright.sync_api import Browser, sync_playwright

from checker import Checker
from checker.examples import example_checker


def pytest_configure() -> None:
    """Keep compiled rules in a folder of this run, not in the user's own; processes that tests start inherit it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="klantcheck-tests-")


def pytest_unconfigure() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)


@pytest.fixture(autouse=True)
def thaw() -> Iterator[None]:
    """Let go of what a command that was run in this process has frozen for good."""
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def checker() -> Checker:
    """A checker with the shipped rules whose clock stands at EXAMPLE_NOW, a Friday morning."""
    return example_checker()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests: Playwright cannot be started twice."""
    if not CHROMIUM.exists() and "CI" not in os.environ:
        pytest.skip(f"no Chromium at {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()
