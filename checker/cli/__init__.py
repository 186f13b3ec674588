"""Door: the command line. Importing it loads neither spaCy nor the rules; each command loads what it needs."""

from checker.cli.app import main

__all__ = ["main"]
