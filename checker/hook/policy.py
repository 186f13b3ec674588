"""What an organisation wants to happen with a mail, read from a YAML file; every key has a mild default."""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from checker.errors import SettingsError
from checker.files import YamlError, first_problem, read_yaml
from checker.settings import Severity

Action = Literal["pass", "note", "hold", "reject"]
ACTIONS: tuple[Action, ...] = ("pass", "note", "hold", "reject")
"""What can happen with a mail, from mild to severe."""
Pattern = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, to_lower=True)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
HeaderName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]+$", min_length=1)]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class BySeverity(_Block):
    """What happens with a mail because of its worst finding."""

    error: Action = "note"
    """With a finding that costs trust."""
    warning: Action = "note"
    """With a finding to look at."""
    suggestion: Action = "pass"
    """With a tip."""


class Override(_Block):
    """How a sender says: send it all the same."""

    accept: bool = True
    """Whether that is accepted; the mail is then noted instead of held or rejected."""
    header: HeaderName = "X-Klantcheck-Override"
    """A header that holds the reason."""
    subject: Name = "klantcheck:"
    """What opens the reason in the subject, between square brackets: `[klantcheck: zo afgesproken]`."""


class Policy(_Block):
    """What happens with whose mail."""

    severity: BySeverity = BySeverity()
    """What happens because of a finding of each severity."""
    rules: dict[str, Action] = {}
    """Another action for a category or a rule; the longest name that fits wins."""
    senders: tuple[Pattern, ...] = ("*",)
    """Whose mail is checked, such as `*@service.example.nl`."""
    internal: tuple[Pattern, ...] = ()
    """Domains of your own: mail that goes nowhere else is not checked."""
    trial: tuple[Pattern, ...] = ()
    """Senders whose mail is only noted, whatever is found."""
    override: Override = Override()
    """How a sender can send a mail all the same."""
    seconds: Annotated[float, Field(gt=0, le=60)] = 5
    """How long the check of a message may take."""
    waiting: Annotated[int, Field(ge=1, le=1000, strict=True)] = 32
    """How many messages may be under way at once; any more pass unchecked."""
    max_bytes: Annotated[int, Field(ge=1000, strict=True)] = 10_000_000
    """How large a message may be; a larger one passes unchecked."""
    on_failure: Literal["pass", "tempfail", "reject"] = "pass"
    """What happens with a message that could not be checked because the checker failed."""

    def action(self, rule: str, severity: Severity) -> Action:
        """Return what happens because of a finding of a rule."""
        fitting = [name for name in self.rules if rule == name or rule.startswith(f"{name}.")]
        longest = max(fitting, key=len, default=None)
        by_severity: Action = getattr(self.severity, severity)
        return self.rules[longest] if longest else by_severity

    def checks_sender(self, address: str) -> bool:
        """Tell whether mail from an address is checked."""
        return _fits(address, self.senders)

    def on_trial(self, address: str) -> bool:
        """Tell whether mail from an address is only noted."""
        return _fits(address, self.trial)

    def is_internal(self, addresses: tuple[str, ...]) -> bool:
        """Tell whether mail to these addresses stays inside the organisation."""
        domains = [address.rpartition("@")[2] for address in addresses]
        return bool(domains) and all(_fits(domain, self.internal) for domain in domains)


def read_policy(path: Path) -> Policy:
    """Read a policy file; raises SettingsError with path, line and key when something in it is wrong."""
    try:
        file = read_yaml(path)
    except YamlError as error:
        raise SettingsError(f"{path}:{error.line}: {error.problem}") from error
    except OSError as error:
        raise SettingsError(f"{path}: dit bestand is niet te lezen ({error.strerror})") from error
    try:
        return Policy.model_validate({} if file.data is None else file.data)
    except ValidationError as error:
        where, problem = first_problem(error)
        raise SettingsError(f"{path}:{file.line(where)}: {problem}") from error


def _fits(text: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(text.lower(), pattern) for pattern in patterns)
