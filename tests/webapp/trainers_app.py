"""An application whose trainers' door is open, and what a trainer sends to it."""

import io
import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker import Checker, Settings
from checker.settings import Archive, Server, Uploads
from webapp import create_app

RULES = Path(__file__).parent / "rules"
PATIENCE = 120
VAGUE = "Geachte mevrouw,\n\nU hoort zo snel mogelijk van ons over uw vraag.\n\nGroet,\nSanne"
LIMITS = Uploads(megabytes=1)


def mbox(mails: int, sender: str = "sanne@voorbeeld.nl") -> bytes:
    """Return a file with so many mails, each with words of its own."""
    return b"".join(_mail(number, sender) for number in range(mails))


def _mail(number: int, sender: str) -> bytes:
    word = "".join("abcdefghij"[int(digit)] for digit in str(number)) * 3
    lines = (
        "From x Mon Mar  2 10:15:00 2026",
        f"From: Sanne de Wit <{sender}>",
        "To: klant@klant.nl",
        f"Date: Mon, {number % 20 + 1:02} Mar 2026 10:15:00 +0100",
        f"Message-ID: <{number}@voorbeeld.nl>",
        "",
        VAGUE.replace("vraag", f"vraag en de {word}"),
    )
    return "\n".join((*lines, "", "")).encode()


def open_app(root: Path, limits: Uploads | None = LIMITS) -> Flask:
    """Return an application that keeps its jobs in a folder; it has few rules, what it starts has all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("checker.flow.shipped_rules", lambda: RULES)
        patch.setattr("webapp.trainers.routes.server_folder", lambda: root)
        settings = Settings(server=Server(uploads=limits), archive=Archive(domains=("voorbeeld.nl",)))
        return create_app(checker=Checker(settings, clock=lambda: datetime(2026, 11, 20, 10, 0)))


def send(client: FlaskClient, content: bytes, name: str = "verzonden.mbox", **fields: str) -> TestResponse:
    """Send a file with the form."""
    headers = {"Sec-Fetch-Site": "same-origin"}
    data = {"domains": "voorbeeld.nl", **fields, "archive": (io.BytesIO(content), name)}
    return client.post("/trainers", data=data, content_type="multipart/form-data", headers=headers)


def ended(client: FlaskClient, address: str) -> str:
    """Wait until a job has ended, and return its page."""
    until(lambda: client.get(f"{address}/stand").json["state"] != "running")
    return client.get(address).text


def until(happens: Callable[[], object]) -> None:
    """Wait until something happens."""
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def links(page: str) -> list[str]:
    """Return what was made according to a page."""
    return sorted(set(re.findall(r'href="/trainers/[\w-]{32}/([^"]+)"', page)))


def left_in(root: Path) -> list[str]:
    """Return what stands in the folder of jobs."""
    return [str(path.relative_to(root)) for path in root.rglob("*")]
