"""A real LanguageTool server behind this one: its matches come with ours, so that staff need not choose.

It is asked while we check, and gets the text of the request, so it is only there when the settings name one. When it is
slow or away our findings come without it, and it is left alone for a while.
"""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Thread
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

from flask import Flask, current_app
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.settings import Server

REST = 30
"""Seconds in which a server that failed is not asked again."""
MOST = 8 * 1024 * 1024
"""Bytes of an answer that are read."""
PASSED_ON = (
    "text data language level mode motherTongue preferredVariants preferredLanguages noopLanguages altLanguages "
    "multilingual enabledRules disabledRules enabledCategories disabledCategories enabledOnly ruleValues".split()
)
"""Parameters that it gets; keys and names of users stay here."""
_KEY = "klantcheck-languagetool"


class Match(BaseModel):
    """A match of LanguageTool's; what is not named here is passed on as it came."""

    model_config = ConfigDict(extra="allow")

    offset: int = Field(ge=0)
    """Where it begins, in UTF-16 code units of text and markup together."""
    length: int = Field(ge=0)
    """How long it is, in the same units."""
    replacements: list[dict[str, Any]] = []
    """What may be put in its place."""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.offset + self.length


class Theirs(BaseModel):
    """What a LanguageTool server answered."""

    matches: list[Match]
    """Its matches."""
    language: dict[str, Any] | None = None
    """The language that it took the text to be in."""


@dataclass
class Upstream:
    """A LanguageTool server."""

    address: str
    """Where it is, with or without `/v2`."""
    seconds: float
    """How long it may take."""
    clock: Callable[[], float] = time.monotonic
    """Tells the time, in seconds."""
    _rests_until: float = field(default=0.0, init=False)
    _languages: list[dict[str, Any]] = field(default_factory=list, init=False)

    def ask(self, given: Mapping[str, str]) -> Callable[[], Theirs | None]:
        """Begin to ask about a text; the function that comes back waits for the answer, and gives None without one."""
        form = {name: given[name] for name in PASSED_ON if name in given}
        if form.get("language", "").lower() == "nl-nl":
            form["language"] = "nl"
        until = self.clock() + self.seconds
        asked = self._start("check", urlencode(form).encode())
        return lambda: _read(self._answer(asked, until))

    def languages(self) -> Sequence[Mapping[str, Any]]:
        """Return the languages that it knows, as it names them; none when it cannot be asked now."""
        if not self._languages:
            answer = self._answer(self._start("languages", None), self.clock() + self.seconds)
            self._languages = [one for one in answer or [] if isinstance(one, dict) and "longCode" in one]
        return self._languages

    def _start(self, path: str, body: bytes | None) -> "Future[Any] | None":
        if self.clock() < self._rests_until:
            return None
        asked: Future[Any] = Future()
        Thread(target=self._work, args=(asked, path, body), daemon=True).start()
        return asked

    def _work(self, asked: "Future[Any]", path: str, body: bytes | None) -> None:
        try:
            asked.set_result(self._fetch(path, body))
        except Exception as error:
            asked.set_exception(error)

    def _answer(self, asked: "Future[Any] | None", until: float) -> Any:
        """Return what was answered, read from JSON; None when it does not come in time or is an error."""
        if asked is None:
            return None
        try:
            return asked.result(max(0.0, until - self.clock()))
        except (TimeoutError, OSError, HTTPException, ValueError):
            self._rests_until = self.clock() + REST
            return None

    def _fetch(self, path: str, body: bytes | None) -> Any:
        address = urlsplit(self.address)
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        connection = kind(address.netloc, timeout=self.seconds)
        base = address.path.rstrip("/").removesuffix("/v2")
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
            connection.request("GET" if body is None else "POST", f"{base}/v2/{path}", body, headers)
            answer = connection.getresponse()
            said = answer.read(MOST)
        finally:
            connection.close()
        # A server that refuses one text is not away.
        return json.loads(said) if answer.status == 200 else None


def keep(app: Flask, server: Server) -> None:
    """Give an application the LanguageTool server that its settings name, if any."""
    if server.languagetool_upstream:
        app.extensions[_KEY] = Upstream(server.languagetool_upstream, server.languagetool_seconds)


def the_upstream() -> Upstream | None:
    """Return the LanguageTool server behind this one, if there is one."""
    return cast("Upstream | None", current_app.extensions.get(_KEY))


def _read(answer: Any) -> Theirs | None:
    try:
        return Theirs.model_validate(answer) if answer is not None else None
    except ValidationError:
        return None
