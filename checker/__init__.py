"""klantcheck: checks Dutch customer mail for wording that costs trust, and offers words that can be sent instead.

Everything is loaded on first use, so that importing the package stays cheap.
"""

from datetime import datetime
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.errors import CheckerError
    from checker.flow import Checker
    from checker.report.model import Finding, PlusPoint, Report
    from checker.rewrites.model import Rewrite
    from checker.settings import Settings

__all__ = ["Checker", "CheckerError", "Finding", "PlusPoint", "Report", "Rewrite", "Settings", "check"]

_LAZY = {
    "Checker": "checker.flow",
    "CheckerError": "checker.errors",
    "Finding": "checker.report.model",
    "PlusPoint": "checker.report.model",
    "Report": "checker.report.model",
    "Rewrite": "checker.rewrites.model",
    "Settings": "checker.settings",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'checker' has no attribute {name!r}")
    return getattr(import_module(_LAZY[name]), name)


@lru_cache(maxsize=1)
def _default_checker() -> "Checker":
    from checker.flow import Checker

    return Checker()


def check(text: str, *, now: datetime | None = None) -> "Report":
    """Check a text with the default settings; raises MailError when it is empty or too long."""
    return _default_checker().check(text, now=now)
