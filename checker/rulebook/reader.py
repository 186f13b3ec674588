"""Read folders of rules into a Rulebook; a wrong file is refused with its path, line and key."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from checker.errors import RuleError
from checker.files import YamlError, YamlFile, first_problem, read_yaml
from checker.rulebook.compiler import CompiledRule, Compiler
from checker.rulebook.model import Category, ConstructionMatch, Rule, WordList, condition_name
from checker.rulebook.phrase import PhraseError

LISTS = "lists"
Model = TypeVar("Model", bound=BaseModel)
_HERE = Path(__file__).resolve().parent.parent


def shipped_rules() -> Path:
    """Return the folder of rules that comes with klantcheck, in a wheel or in a checkout."""
    packed = _HERE / "rules"
    return packed if packed.is_dir() else _HERE.parent / "rules"


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
class RuleFile:
    """A rule file that was read."""

    path: Path
    """Where it stands."""
    category: Category
    """What it says."""


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

    def rule(self, name: str) -> CompiledRule | None:
        """Return a rule by its id, or None."""
        return next((rule for rule in self.rules if rule.id == name), None)


def read_rulebook(folders: Sequence[Path], names: Names) -> Rulebook:
    """Read every rule file in the folders; raises RuleError with path and line for the first that is wrong."""
    fingerprint = hashlib.sha256()
    lists: dict[str, WordList] = {}
    files: list[RuleFile] = []
    rules: dict[str, CompiledRule] = {}
    for path in _paths(folders, LISTS):
        lists[path.stem] = _validated(WordList, _read(path, fingerprint))
    compiler = Compiler(lists)
    for path in _paths(folders):
        yaml_file = _read(path, fingerprint)
        category = _validated(Category, yaml_file)
        if category.category != path.stem:
            raise RuleError(f"category: het bestand heet ‘{path.stem}’ en de categorie ‘{category.category}’", path, yaml_file.line(("category",)))
        files.append(RuleFile(path, category))
        for index, rule in enumerate(category.rules):
            compiled = _compiled(compiler, category, rule, yaml_file, index, names)
            if compiled.id in rules:
                raise RuleError(f"id: ‘{compiled.id}’ bestaat al", path, yaml_file.line(("rules", index, "id")))
            rules[compiled.id] = compiled
    if not files:
        raise RuleError("hier staan geen regels (*.yaml)", folders[0])
    return Rulebook(tuple(files), tuple(rules.values()), lists, fingerprint.hexdigest()[:12])


def _paths(folders: Iterable[Path], *below: str) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise RuleError("deze map met regels bestaat niet", folder)
        yield from sorted(folder.joinpath(*below).glob("*.yaml"))


def _read(path: Path, fingerprint: "hashlib._Hash") -> YamlFile:
    try:
        fingerprint.update(path.read_bytes())
        return read_yaml(path)
    except YamlError as error:
        raise RuleError(error.problem, path, error.line) from error
    except OSError as error:
        raise RuleError(f"niet te lezen: {error.strerror}", path) from error


def _validated(model: type[Model], file: YamlFile) -> Model:
    try:
        return model.model_validate(file.data)
    except ValidationError as error:
        where, problem = first_problem(error)
        raise RuleError(problem, file.path, file.line(where)) from error


def _compiled(compiler: Compiler, category: Category, rule: Rule, file: YamlFile, index: int, names: Names) -> CompiledRule:
    here = ("rules", index)
    for key, used, known in (
        ("when", map(condition_name, rule.when), names.conditions),
        ("unless", map(condition_name, rule.unless), names.conditions),
        ("match", (entry.construction for entry in rule.match if isinstance(entry, ConstructionMatch)), names.constructions),
        ("rewrite", [rule.rewrite.recipe] if rule.rewrite else [], names.recipes),
    ):
        for name in used:
            if name not in known:
                raise RuleError(f"{key}: ‘{name}’ is niet bekend; wel: {', '.join(sorted(known))}", file.path, file.line((*here, key)))
    try:
        return compiler.compile(category, rule)
    except PhraseError as error:
        raise RuleError(f"match: {error}", file.path, file.line((*here, "match"))) from error
