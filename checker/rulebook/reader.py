"""Read folders of rules into a Rulebook: every name that a rule uses exists, and every phrase compiles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker.cache import remembered
from checker.errors import RuleError
from checker.rulebook.compiler import CompiledRule, Compiler, compiler_for
from checker.rulebook.folder import RuleFile, content, read_folders
from checker.rulebook.model import ConstructionMatch, Rule, WordList, condition_name
from checker.rulebook.phrase import PhraseError


@dataclass(frozen=True)
class Names:
    """What rules may refer to."""

    conditions: frozenset[str]
    """Names for `when` and `unless`."""
    constructions: frozenset[str]
    """Names for `construction`."""
    recipes: frozenset[str]
    """Names for `recipe`."""


@dataclass(frozen=True)
class Rulebook:
    """All rules and word lists."""

    files: tuple[RuleFile, ...]
    """The rule files, in order of their category."""
    rules: tuple[CompiledRule, ...]
    """The rules, compiled."""
    lists: Mapping[str, WordList]
    """The word lists by name."""
    version: str
    """A fingerprint of all files: the same rules give the same version."""

    @cached_property
    def origins(self) -> Mapping[str, Path]:
        """The file that each rule comes from."""
        return {f"{file.category.category}.{rule.id}": file.path for file in self.files for rule in file.category.rules}

    def place(self, rule: CompiledRule) -> tuple[Path, int]:
        """Return the file and line where a rule's `match` stands."""
        file = next(file for file in self.files if file.category is rule.category)
        return file.path, file.line(("rules", file.category.rules.index(rule.rule), "match"))

    def rule(self, name: str) -> CompiledRule | None:
        """Return a rule by its id, or None."""
        return next((rule for rule in self.rules if rule.id == name), None)


def read_rulebook(folders: Sequence[Path], names: Names) -> Rulebook:
    """Read every rule file in the folders; raises RuleError with path and line for the first that is wrong."""
    known = [" ".join(sorted(some)).encode() for some in (names.conditions, names.constructions, names.recipes)]
    return remembered("rulebook", lambda: (*known, *content(folders)), lambda: _read_rulebook(folders, names), {})


def _read_rulebook(folders: Sequence[Path], names: Names) -> Rulebook:
    read = read_folders(folders)
    compiler = compiler_for(read.lists)
    rules: dict[str, CompiledRule] = {}
    for file in read.files:
        for index, rule in enumerate(file.category.rules):
            compiled = _compiled(compiler, file, rule, index, names)
            if compiled.id in rules:
                raise RuleError(f"id: ‘{compiled.id}’ bestaat al", file.path, file.line(("rules", index, "id")))
            rules[compiled.id] = compiled
    return Rulebook(read.files, tuple(rules.values()), read.lists, read.version)


def _compiled(compiler: Compiler, file: RuleFile, rule: Rule, index: int, names: Names) -> CompiledRule:
    here = ("rules", index)
    for key, used, known in (
        ("when", map(condition_name, rule.when), names.conditions),
        ("unless", map(condition_name, rule.unless), names.conditions),
        (
            "match",
            (entry.construction for entry in rule.match if isinstance(entry, ConstructionMatch)),
            names.constructions,
        ),
        ("rewrite", [rule.rewrite.recipe] if rule.rewrite else [], names.recipes),
    ):
        for name in used:
            if name not in known:
                problem = f"{key}: ‘{name}’ is niet bekend; wel: {', '.join(sorted(known))}"
                raise RuleError(problem, file.path, file.line((*here, key)))
    try:
        return compiler.compile(file.category, rule)
    except PhraseError as error:
        raise RuleError(f"match: {error}", file.path, file.line((*here, "match"))) from error
