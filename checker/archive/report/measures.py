"""What a report measures: how often, when, and what changed; a rate is always findings per 100 mails."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

PER = 100


@dataclass(frozen=True)
class Rate:
    """How often something is found."""

    mails: int
    """In how many mails was looked."""
    findings: int
    """How many were found."""

    @property
    def per_hundred(self) -> float:
        """Findings per 100 mails; 0 without mails."""
        return PER * self.findings / self.mails if self.mails else 0.0


@dataclass(frozen=True)
class Interval:
    """Between what a figure lies, with 95 % confidence."""

    low: float
    """The lower bound, in findings per 100 mails."""
    high: float
    """The upper bound, in findings per 100 mails."""


@dataclass(frozen=True)
class Event:
    """A day after which the mails may be different, such as a training."""

    day: date
    """The day itself."""
    label: str
    """What happened; empty where nobody said."""


@dataclass(frozen=True)
class Difference:
    """What changed between the time before an event and the time after it."""

    before: Rate
    """The rate before."""
    after: Rate
    """The rate after."""
    interval: Interval | None
    """Between what the change lies; None where there is too little to say."""

    @property
    def change(self) -> float:
        """How many findings per 100 mails there are more after it; negative when there are fewer."""
        return self.after.per_hundred - self.before.per_hundred

    @property
    def certain(self) -> bool:
        """Whether the change is more than chance would do."""
        return self.interval is not None and not self.interval.low <= 0 <= self.interval.high


@dataclass(frozen=True)
class Comparison:
    """The mails before and after an event; the day itself is in neither."""

    event: Event
    """The event."""
    since: date | None
    """Where the time before begins: the event before this one; None for the first mail."""
    until: date | None
    """Where the time after ends: the event after this one; None for the last mail."""
    total: Difference
    """For all findings together."""
    categories: Mapping[str, Difference]
    """By category."""


@dataclass(frozen=True)
class Week:
    """The mails that people wrote in a week."""

    monday: date
    """Its first day."""
    mails: int
    """How many there are."""
    findings: int
    """How many findings they have."""
    categories: Mapping[str, int]
    """How many by category."""
