"""The one thing that the application keeps between requests: its checker. No text is ever kept."""

from typing import TYPE_CHECKING, cast

from flask import Flask, current_app

if TYPE_CHECKING:
    from checker.flow import Checker

_KEY = "klantcheck"


def keep(app: Flask, checker: "Checker") -> None:
    """Give an application its checker."""
    app.extensions[_KEY] = checker


def the_checker() -> "Checker":
    """Return the checker of the application that handles this request."""
    return cast("Checker", current_app.extensions[_KEY])
