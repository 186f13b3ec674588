"""Start sooner: import spaCy without its own command line, which nobody calls and takes a quarter of the import."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_PACKAGE = "spacy.cli"
_USED = f"{_PACKAGE}.info"
"""What spaCy itself takes from it when it is imported: function `info`."""


def import_spacy() -> None:
    """Import spaCy; its command line is only imported when somebody asks for it.

    For a process of our own. In a program of somebody else's `spacy.cli` has to be there as soon as spaCy is.
    """
    if "spacy" in sys.modules:
        return
    package, used = ModuleType(_PACKAGE), ModuleType(_USED)
    package.__path__ = []
    used.info = _info  # type: ignore[attr-defined]
    sys.modules |= {_PACKAGE: package, _USED: used}
    try:
        import_module("spacy")
    finally:
        del sys.modules[_PACKAGE], sys.modules[_USED]


def _info(*arguments: Any, **named: Any) -> Any:
    """Do what spaCy's own `info` does."""
    return import_module(_USED).info(*arguments, **named)
