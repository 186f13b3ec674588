"""What the application keeps between requests: its profiles, each with a checker and a hook. No text is ever kept."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import Flask, current_app, g

if TYPE_CHECKING:
    from checker.flow import Checker
    from checker.hook import Hook

_KEY = "klantcheck"


@dataclass(frozen=True)
class Profile:
    """How mail is checked for one organisation."""

    checker: "Checker"
    """The checker with its settings, within the limits of the server."""
    hook: "Hook"
    """The hook that uses it."""


def keep(app: Flask, profile: Profile) -> None:
    """Give an application the profile of requests that choose no other."""
    app.extensions[_KEY] = profile


def choose(profile: Profile) -> None:
    """Let this request be handled with another profile."""
    g.profile = profile


def the_checker() -> "Checker":
    """Return the checker for this request."""
    return _profile().checker


def the_hook() -> "Hook":
    """Return the hook for this request."""
    return _profile().hook


def _profile() -> Profile:
    return cast("Profile", g.get("profile") or current_app.extensions[_KEY])
