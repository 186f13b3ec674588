"""Everything that can go wrong, as one tree of errors.

CheckerError
├── RuleError       a rule file or word list cannot be used (path, line)
├── SettingsError   klantcheck.yaml or a setting cannot be used
├── PipelineError   the spaCy pipeline is missing or does not fit
└── MailError       the text or mail handed over cannot be read
"""

from pathlib import Path


class CheckerError(Exception):
    """Base of every error that klantcheck raises on purpose; its message can be shown to the user."""


class RuleError(CheckerError):
    """A rule file cannot be used; `path` and `line` (1-based) say where."""

    def __init__(self, problem: str, path: Path | str, line: int = 1) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.problem = problem
        self.path = Path(path)
        self.line = line


class SettingsError(CheckerError):
    """A setting cannot be used."""


class PipelineError(CheckerError):
    """The spaCy pipeline is missing or does not fit."""


class MailError(CheckerError):
    """The text or mail handed over cannot be read as text."""
