"""The figures of a report, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.archive.report.measures import Comparison, Interval, Rate, Week


@dataclass(frozen=True)
class Group:
    """The mails of a team or a person."""

    name: str
    """Its name."""
    people: int
    """How many people wrote them."""
    rate: Rate
    """How often something is found."""
    without_error: int
    """How many mails have no error."""
    interval: Interval | None
    """Between what the rate lies; None where there is too little to say."""
    categories: Mapping[str, int]
    """How many findings by category."""


@dataclass(frozen=True)
class Teams:
    """The teams that are large enough to show."""

    shown: Sequence[Group]
    """The teams by name, and then the others together."""
    merged: int
    """How many teams are in those others."""
    hidden: str
    """Why none are shown; empty when they are."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in which something was found, masked."""

    rule: str
    """The rule's id."""
    severity: str
    """How bad it is."""
    wording: str
    """The words that were found."""
    text: str
    """The sentence around them."""
    rewritten: str
    """The sentence with better words; empty where there are none."""


@dataclass(frozen=True)
class CategoryFigures:
    """A category with its figures."""

    slug: str
    """Its name in rules."""
    title: str
    """Its name for people."""
    why: str
    """What it costs with the customer."""
    advice: str
    """What to write instead, as its most frequent rule has it."""
    rate: Rate
    """How often it is found."""
    affected: int
    """In how many mails."""
    weight: float
    """How much there is to win: weighted findings per 100 mails."""
    wordings: Sequence[tuple[str, int]]
    """The most common wordings and how often they were found."""
    sentences: Sequence[Sentence]
    """Varied sentences."""


@dataclass(frozen=True)
class RuleFigures:
    """A rule with its figures."""

    rule: str
    """Its id."""
    severity: str
    """How bad most of its findings are."""
    rate: Rate
    """How often it hits."""
    affected: int
    """In how many mails."""
    wording: str
    """What it finds most; empty when no words were kept."""
    wording_hits: int
    """How often it finds that."""
    frequent: bool
    """Whether it hits so many mails that somebody should look whether it fits here."""


@dataclass(frozen=True)
class PlusFigures:
    """Something that goes well."""

    title: str
    """Its name for people."""
    message: str
    """What the writers do well."""
    rate: Rate
    """How often they do it."""


@dataclass(frozen=True)
class ReplyTemplate:
    """A text that went out many times."""

    opening: str
    """Its first words, masked."""
    mails: int
    """How many mails it reached."""
    rate: Rate
    """How many findings it has, in the one mail that stands for all."""
    categories: Mapping[str, int]
    """How many by category."""
    weight: int
    """How bad they are together."""


@dataclass(frozen=True)
class Totals:
    """The archive as a whole."""

    mails: int
    """How many mails count: those that people wrote, and each reply template once."""
    read: int
    """How many were checked, each copy of a template too."""
    templates: int
    """How many reply templates there are."""
    copies: int
    """In how many mails they went out."""
    people: int
    """How many people wrote them, as far as known."""
    first: date | None
    """When the first was sent."""
    last: date | None
    """When the last was sent."""
    undated: int
    """How many have no date."""
    severities: Mapping[str, int]
    """How many findings by severity."""
    without_error: int
    """How many mails have no error."""
    statuses: Mapping[str, int]
    """How many mails were read, by what became of them."""

    @property
    def rate(self) -> Rate:
        """How often something is found."""
        return Rate(self.mails, sum(self.severities.values()))


@dataclass(frozen=True)
class Unreadable:
    """What could not be read, for one reason."""

    reason: str
    """Why."""
    count: int
    """How often."""
    example: str
    """One place where that was."""


@dataclass(frozen=True)
class Results:
    """Everything that a report says."""

    totals: Totals
    """The archive as a whole."""
    weeks: Sequence[Week]
    """The trend."""
    comparisons: Sequence[Comparison]
    """Before and after each event."""
    teams: Teams
    """By team."""
    people: Sequence[Group]
    """By person; empty unless the settings allow it."""
    categories: Sequence[CategoryFigures]
    """By category, most to win first."""
    rules: Sequence[RuleFigures]
    """By rule, most frequent first."""
    plus: Sequence[PlusFigures]
    """What goes well, most frequent first."""
    templates: Sequence[ReplyTemplate]
    """Reply templates with findings, those that did most harm first."""
    unread: Sequence[Unreadable]
    """What could not be read, most frequent reason first."""
    has_text: bool
    """Whether the run kept words and sentences."""
