"""What the application keeps between requests: its checker and its hook. No text is ever kept."""

from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

if TYPE_CHECKING:
    from checker.flow import Checker
    from checker.hook import Hook

_KEY = "klantcheck"
_HOOK = "klantcheck-hook"


def keep(app: Flask, checker: "Checker", hook: "Hook") -> None:
    """Give an application its checker and the hook that uses it."""
    app.extensions[_KEY] = checker
    app.extensions[_HOOK] = hook


def the_checker() -> "Checker":
    """Return the checker of the application that handles this request."""
    return cast("Checker", current_app.extensions[_KEY])


def the_hook() -> "Hook":
    """Return the hook of the application that handles this request."""
    return cast("Hook", current_app.extensions[_HOOK])
