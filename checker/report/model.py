"""The report on a draft, and its wire form v1: the same for the command line, HTTP and the archive."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from checker.language.readability import Readability
from checker.rewrites.apply import apply_rewrites
from checker.rewrites.model import Rewrite
from checker.settings import Severity

WIRE_VERSION = 1


@dataclass(frozen=True)
class Finding:
    """Something in the draft that costs the sender the customer's trust."""

    rule: str
    """The rule's id, such as `vage-termijn.zo-snel-mogelijk`."""
    category: str
    """The category's slug, such as `vage-termijn`."""
    severity: Severity
    """How bad it is."""
    scope: Literal["sentence", "mail"]
    """Whether it is about these words or about the mail as a whole."""
    start: int
    """Where it begins, in code points of the text as given."""
    end: int
    """Where it ends (exclusive), in code points of the text as given."""
    text: str
    """The words it is about."""
    sentence_start: int
    """Where the sentence around them begins, in code points of the text as given."""
    sentence_end: int
    """Where that sentence ends (exclusive), in code points of the text as given."""
    message: str
    """What is wrong, in Dutch."""
    why: str
    """What it costs with the customer, in Dutch."""
    advice: str
    """What to write instead, in Dutch."""
    rewrites: Sequence[Rewrite]
    """Other words, best first: a tuple, or what makes it when it is first read."""


@dataclass(frozen=True)
class PlusPoint:
    """Something that the draft does well."""

    category: str
    """What it is, such as `concreet-moment`."""
    start: int
    """Where it begins, in code points of the text as given."""
    end: int
    """Where it ends (exclusive), in code points of the text as given."""
    text: str
    """The words that do it."""
    message: str
    """What the writer does well, in Dutch."""


@dataclass(frozen=True)
class Report:
    """What the checker says about a draft."""

    text: str
    """The text exactly as it was given."""
    findings: tuple[Finding, ...]
    """What costs trust, ordered by start."""
    plus_points: tuple[PlusPoint, ...]
    """What goes well: at most two, the most telling first."""
    pipeline: str
    """The language pipeline that read the draft, with its version."""
    rulebook: str
    """The fingerprint of the rules that were applied."""
    failed_rules: Sequence[str]
    """Rules that crashed on this draft, with the kind of error; the other rules went on."""
    figures: Readability
    """How easily the sender's own words read."""

    def apply(self) -> str:
        """Return the text with the first safe rewrite of every finding applied."""
        first_safe = (
            next((rewrite for rewrite in finding.rewrites if rewrite.safe), None) for finding in self.findings
        )
        return apply_rewrites(self.text, (rewrite for rewrite in first_safe if rewrite))

    def to_dict(self) -> Mapping[str, Any]:
        """Return the report in wire form v1: JSON types only."""
        findings = tuple(replace(finding, rewrites=tuple(finding.rewrites)) for finding in self.findings)
        whole = replace(self, findings=findings, failed_rules=tuple(self.failed_rules))
        return {"version": WIRE_VERSION, **_plain(asdict(whole))}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
