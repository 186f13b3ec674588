"""What the rulebook says about categories and rules, read without the language pipeline."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.report.explain import marked
from checker.rulebook.folder import read_folders, shipped_rules
from checker.rulebook.model import Category, Rule


@dataclass(frozen=True)
class Rulebook:
    """Titles and texts by name; a name that is not in it gets what can be made of the name."""

    titles: Mapping[str, str]
    """The titles of categories."""
    whys: Mapping[str, str]
    """What a category costs with the customer."""
    messages: Mapping[str, str]
    """What is wrong, by rule; `{match}` stands for the words that were found."""
    advices: Mapping[str, str]
    """What to write instead, by rule."""
    plus: Mapping[str, str]
    """What a writer does well, by the name of what goes well."""

    def title(self, category: str) -> str:
        """Return the title of a category."""
        return self.titles.get(category) or _spoken(category)

    def message(self, rule: str, wording: str) -> str:
        """Return what is wrong with words that a rule found; empty for a rule that is not in it."""
        return self.messages.get(rule, "").replace("{match}", wording)

    def plus_title(self, name: str) -> str:
        """Return the name for people of something that goes well."""
        return _spoken(name)

    def plus_message(self, name: str) -> str:
        """Return what a writer does well."""
        return self.plus.get(name, "")


def read_rulebook(extra: Sequence[Path] = ()) -> Rulebook:
    """Read the shipped rules and folders of rules besides; raises RuleError when one is wrong."""
    categories = [file.category for file in read_folders([shipped_rules(), *extra]).files]
    faults = [category for category in categories if not category.plus]
    rules = {f"{category.category}.{rule.id}": rule for category in faults for rule in category.rules}
    return Rulebook(
        titles=_first((category.category, category.title) for category in faults),
        whys=_first((category.category, category.why) for category in faults),
        messages={name: rule.message for name, rule in rules.items()},
        advices={name: rule.advice for name, rule in rules.items()},
        plus={rule.id: _praise(rule) for category in _praising(categories) for rule in category.rules},
    )


def _first(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a mapping in which the first file of a category has the word."""
    found: dict[str, str] = {}
    for name, text in pairs:
        found.setdefault(name, text)
    return found


def _praising(categories: Sequence[Category]) -> list[Category]:
    return [category for category in categories if category.plus]


def _praise(rule: Rule) -> str:
    return rule.message.replace("{match}", " ".join(marked(rule.examples.flag[0]).split()))


def _spoken(name: str) -> str:
    return name.replace("-", " ").capitalize()
