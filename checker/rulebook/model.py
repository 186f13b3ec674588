"""The shape of a rule file, as pydantic models: whatever is not described here is refused."""

import re
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from checker.settings import Severity

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]
ConditionEntry = str | dict[str, Any]


class _Block(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class TokenMatch(_Block):
    """A raw spaCy Matcher pattern."""

    tokens: Annotated[list[dict[str, Any]], Field(min_length=1)]
    """The token descriptions, as in spaCy's Matcher."""
    anchor: list[Text] = []
    """Words of which one must stand in the sentence; needed when no token names its words."""


class TreeMatch(_Block):
    """A raw spaCy DependencyMatcher pattern; the whole stretch between its outermost tokens is underlined."""

    tree: Annotated[list[dict[str, Any]], Field(min_length=1)]
    """The nodes, as in spaCy's DependencyMatcher."""
    anchor: list[Text] = []
    """Words of which one must stand in the sentence; needed when no node names its words."""


class ConstructionMatch(_Block):
    """A construction that a named Python function finds."""

    construction: Text
    """The function's name."""
    parameters: dict[str, Any] = {}
    """What it wants to know."""


MatchEntry = Annotated[str, Field(min_length=1)] | TokenMatch | TreeMatch | ConstructionMatch


class Recipe(_Block):
    """How to rewrite what a rule found."""

    recipe: Text
    """The recipe's name."""
    frames: Annotated[list[Text], Field(min_length=1)] | None = None
    """For recipe `frame`: sentences with a slot `[…]`."""
    instead: dict[Text, Text] | None = None
    """For recipe `words`: the plain words for each match, in lower case; in a key `…` stands for any words."""
    lists: list[Slug] = []
    """For recipe `words`: word lists whose `instead` counts too."""


MARKED = re.compile(r"\[\[(.+?)\]\](?!\])", re.S)
"""What stands between the brackets of an example; it may have brackets itself: `[[[naam]]]`."""


class FlagExample(_Block):
    """A text in which the rule finds exactly one thing, marked by `[[…]]`."""

    text: Annotated[str, Field(pattern=r"(?s)\[\[.+\]\]")]
    """The text."""
    rewrite: Text | None = None
    """The whole text after the first rewrite; absent when none is offered."""
    attachments: int | None = None
    """How many files go along, where that matters."""
    to: Text | None = None
    """The name of the one to whom the mail is addressed, where that matters."""


class LeaveExample(_Block):
    """A text in which the rule finds nothing."""

    text: Text
    """The text."""
    because: Text | None = None
    """The condition or exception that keeps the rule silent: without it, the rule goes off."""
    attachments: int | None = None
    """How many files go along, where that matters."""
    to: Text | None = None
    """The name of the one to whom the mail is addressed, where that matters."""


class Examples(_Block):
    """What a rule flags and what it leaves alone."""

    flag: Annotated[list[FlagExample], Field(min_length=1)]
    """Texts to flag."""
    leave: Annotated[list[LeaveExample], Field(min_length=1)]
    """Texts to leave alone."""


class Rule(_Block):
    """One rule: what it matches, when not, what it says and offers."""

    id: Slug
    """Its name within the category; it names what is flagged."""
    severity: Severity
    """How bad it is."""
    scope: Literal["sentence", "mail"] = "sentence"
    """Whether it looks at sentences or at the mail as a whole."""
    match: Annotated[list[MatchEntry], Field(min_length=1)]
    """What it looks for."""
    when: list[ConditionEntry] = []
    """Conditions that must all hold."""
    unless: list[ConditionEntry] = []
    """Conditions of which none may hold."""
    leave_alone: list[Text] = Field(default=[], alias="except")
    """Phrases around a match that make it innocent."""
    message: Text
    """What is wrong, to the writer; `{match}` is the text that was found."""
    advice: Text
    """What to write instead, to the writer."""
    rewrite: Recipe | None = None
    """How to rewrite it."""
    examples: Examples
    """What it flags and what it leaves alone."""

    @model_validator(mode="after")
    def _because_is_ours(self) -> "Rule":
        known = {condition_name(entry) for entry in (*self.unless, *self.when)} | set(self.leave_alone)
        for example in self.examples.leave:
            if example.because is not None and example.because not in known:
                raise ValueError(f"‘{example.because}’ staat niet onder unless, when of except")
        proven = {example.because for example in self.examples.leave}
        for name in known - proven:
            raise ValueError(f"geen leave-voorbeeld laat zien waar ‘{name}’ voor dient")
        return self


class Source(_Block):
    """Where the advice comes from."""

    document: Annotated[str, Field(pattern=r"^\d{3}$")]
    """The number of the article."""
    advice: int | str
    """Which piece of advice in it."""


class Category(_Block):
    """A rule file: one piece of advice and its rules."""

    category: Slug
    """The name of the category, equal to the file's."""
    title: Text
    """Its name for people."""
    why: Text
    """What it costs with the customer."""
    source: Source | list[Source]
    """Where the advice comes from."""
    yields_to: list[Slug] = []
    """Categories that win when both find the same place."""
    one_a_sentence: bool = False
    """Whether several signs in one sentence say the same, so that the first of the most severe stands for all."""
    plus: bool = False
    """Whether the rules find what goes well, the most telling first; they have no severity and no advice."""
    rules: Annotated[list[Rule], Field(min_length=1)]
    """The rules."""

    @model_validator(mode="before")
    @classmethod
    def _praise(cls, data: Any) -> Any:
        """Fill in what a rule must have and a plus point has not: its message is all there is to say."""
        if not (isinstance(data, dict) and data.get("plus") is True and isinstance(data.get("rules"), list)):
            return data
        rules = [_praised(rule) if isinstance(rule, dict) else rule for rule in data["rules"]]
        return {**data, "rules": rules}


class WordList(_Block):
    """A list of words for phrases (`{name}`) and constructions."""

    extends: bool = False
    """Whether the words are added to the list of the same name in an earlier folder, instead of taking its place."""
    words: list[Text] = []
    """The words, in their plain form."""
    instead: dict[Text, Text] = {}
    """Further words, each with the plain word to write in its place; `|` stands between choices."""
    forms: Literal["as-is", "verb", "adjective"] = "as-is"
    """Which forms count: only the words themselves, or all forms of a verb or adjective."""
    sectors: dict[str, list[Text]] = {}
    """Words by sector."""
    ambiguous: dict[str, list[Text]] = {}
    """Words by sector that also mean something else."""

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """All words but the ambiguous ones."""
        return (*self.words, *self.instead, *(word for words in self.sectors.values() for word in words))


def _praised(rule: dict[str, Any]) -> dict[str, Any]:
    for key in ("severity", "advice", "rewrite"):
        if key in rule:
            raise ValueError(f"een pluspunt heeft geen ‘{key}’")
    return {"severity": "suggestion", "advice": rule.get("message"), **rule}


def condition_name(entry: ConditionEntry) -> str:
    """Return the name of a condition, with or without an argument."""
    return entry if isinstance(entry, str) else next(iter(entry))


def condition_argument(entry: ConditionEntry) -> Any:
    """Return the argument of a condition, or None."""
    return None if isinstance(entry, str) else next(iter(entry.values()))
