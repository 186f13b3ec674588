"""Keys that clients send along: each chooses the settings of an organisation.

Only the SHA-256 of a key is kept, and it stands in no log or answer.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from hmac import compare_digest
from typing import TYPE_CHECKING

from flask import Flask, Response, request

from checker.errors import SettingsError
from checker.settings import Key, Server, Settings, read_settings
from webapp.clients import name_client
from webapp.cors import LANGUAGETOOL
from webapp.languagetool.asked import parameters
from webapp.problems import API, Problem
from webapp.state import Profile, choose

if TYPE_CHECKING:
    from checker.flow import Checker

HEADER = "X-API-Key"
WRONG = "Deze sleutel klopt niet."
NEEDED = "Deze server controleert alleen met een sleutel."
_OPEN_TO_CLIENTS = {f"{LANGUAGETOOL}.{name}" for name in ("languages", "healthcheck", "longest", "info", "nowhere")}
"""What programs that speak LanguageTool's API ask for before they send a key."""


def checkers(server: Server, checker: "Checker") -> dict[str, "Checker"]:
    """Return the checker for every key, by the SHA-256 of that key; they share with the given one what they can.

    Raises SettingsError, RuleError or PipelineError when the settings of a key cannot be used.
    """
    return {_digest(key): checker.with_settings(_settings(key)) if key.settings else checker for key in server.keys}


def register(app: Flask, server: Server, profiles: Mapping[str, Profile]) -> None:
    """Let every request's key choose its profile; without profiles no key is needed or looked at."""

    def identify() -> None:
        key = _given() if request.method != "OPTIONS" else None
        if key:
            digest = _known(key, profiles)
            name_client(digest)
            choose(profiles[digest])
        elif server.key_needed and _uses_the_checker():
            raise Problem(401, "key_needed", NEEDED, "This server needs a key.")

    if profiles:
        app.before_request(identify)
        app.after_request(_ask_for_key)


def _digest(key: Key) -> str:
    if not key.key_env:
        return key.key_sha256 or ""
    secret = os.environ.get(key.key_env)
    if not secret:
        raise SettingsError(f"server.keys: de omgevingsvariabele ‘{key.key_env}’ ontbreekt of is leeg")
    return _hash(secret)


def _hash(key: str) -> str:
    return sha256(key.encode(errors="replace")).hexdigest()


def _settings(key: Key) -> Settings:
    assert key.settings is not None
    settings = read_settings(key.settings)
    if settings.server != Server():
        problem = "server: hoort alleen in de instellingen van de server zelf"
        raise SettingsError(f"{key.settings}: {problem}")
    return settings


def _given() -> str | None:
    """Return the key of this request: from a header, or from a parameter as LanguageTool's clients send it."""
    authorization = request.authorization
    bearer = authorization.token if authorization and authorization.type == "bearer" else None
    given = request.headers.get(HEADER) or bearer
    if given is None and request.blueprint == LANGUAGETOOL:
        given = parameters(request).get("apiKey")
    return given


def _known(key: str, profiles: Mapping[str, Profile]) -> str:
    digest = _hash(key)
    for known in profiles:
        if compare_digest(digest, known):
            return known
    raise Problem(401, "wrong_key", WRONG, "This key is wrong.")


def _uses_the_checker() -> bool:
    if request.method == "OPTIONS" or request.endpoint in _OPEN_TO_CLIENTS:
        return False
    return request.method == "POST" or request.path.startswith(API) or request.blueprint == LANGUAGETOOL


def _ask_for_key(response: Response) -> Response:
    if response.status_code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
