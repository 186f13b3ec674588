"""A checker with a few rules that never change, the application around it, and a browser in front of that."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page
from waitress.server import create_server

from checker import Checker
from webapp import create_app

RULES = Path(__file__).parent / "rules"


@pytest.fixture(scope="session")
def checker() -> Checker:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.flow.shipped_rules", lambda: RULES)
        return Checker(clock=lambda: datetime(2026, 11, 20, 10, 0))


@pytest.fixture(scope="session")
def app(checker: Checker) -> Flask:
    return create_app(checker=checker)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Flask], str]]:
    """Serve applications for as long as the tests run; each has an address."""
    servers = []

    def start(app: Flask) -> str:
        servers.append(server := create_server(app, host="127.0.0.1", port=0, threads=4))
        Thread(target=server.run, daemon=True).start()
        return f"http://127.0.0.1:{server.effective_port}/"

    yield start
    for server in servers:
        server.close()


@pytest.fixture(scope="session")
def address(app: Flask, serve: Callable[[Flask], str]) -> str:
    return serve(app)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Open an address in a fresh browser window; fails when anything is written to its console."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="nl-NL")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(5_000)
    said: list[str] = []

    def start(address: str) -> Page:
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        return page

    yield start
    context.close()
    assert said == []


@pytest.fixture
def page(open_page: Callable[[str], Page], address: str) -> Page:
    return open_page(address)
