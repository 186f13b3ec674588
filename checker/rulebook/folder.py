"""Folders of rules as they are written: their YAML and their shape, not compiled, so without spaCy."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import VERSION, BaseModel, ValidationError

from checker.cache import remembered
from checker.errors import RuleError
from checker.files import KeyPath, YamlError, YamlFile, first_problem, read_yaml
from checker.rulebook.model import Category, WordList

LISTS = "lists"
Model = TypeVar("Model", bound=BaseModel)
_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_rules() -> Path:
    """Return the folder of rules that comes with klantcheck, in a wheel or in a checkout."""
    packed = _PACKAGE / "rules"
    return packed if packed.is_dir() else _PACKAGE.parent / "rules"


@dataclass(frozen=True)
class RuleFile:
    """A rule file that was read."""

    category: Category
    """What it says."""
    path: Path
    """Where it stands."""

    def line(self, where: KeyPath) -> int:
        """Return the line of a key; the file is read again, for only mistakes ask for this."""
        try:
            return read_yaml(self.path).line(where)
        except (OSError, YamlError):
            return 1


@dataclass(frozen=True)
class RuleFolders:
    """Everything that stands in some folders of rules."""

    files: tuple[RuleFile, ...]
    """The rule files, folder by folder, in order of their category."""
    lists: Mapping[str, WordList]
    """The word lists by name; a later folder's list takes the place of an earlier one."""
    version: str
    """A fingerprint of all files: the same rules give the same version."""


def read_folders(folders: Sequence[Path]) -> RuleFolders:
    """Read every rule file and word list in the folders; raises RuleError with the place of the first that is wrong."""
    return remembered("folders", lambda: content(folders), lambda: _read_folders(folders), {})


def content(folders: Iterable[Path]) -> Iterator[bytes]:
    """Give all that decides what is read from folders: names and bytes of their files, and what validates them."""
    yield VERSION.encode()
    for folder in folders:
        yield b"folder " + bytes(folder)
        for path in (*_paths([folder], LISTS), *_paths([folder])):
            yield path.name.encode()
            yield _bytes(path)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> RuleError:
    return RuleError(f"niet te lezen: {error.strerror}", path)


def _read_folders(folders: Sequence[Path]) -> RuleFolders:
    lists: dict[str, WordList] = {}
    for path in _paths(folders, LISTS):
        lists[path.stem] = _word_list(path, lists.get(path.stem))
    files = tuple(_rule_file(path) for path in _paths(folders))
    if not files:
        raise RuleError("hier staan geen regels (*.yaml)", folders[0])
    return RuleFolders(files, lists, _fingerprint(folders))


def _word_list(path: Path, earlier: WordList | None) -> WordList:
    """Read a word list; one that extends an earlier one has the words of both."""
    found, yaml = _read(WordList, path)
    if not found.extends:
        return found
    if earlier is None:
        raise RuleError(f"extends: er is geen lijst ‘{path.stem}’ om uit te breiden", path, yaml.line(("extends",)))
    if found.forms != earlier.forms:
        raise RuleError(f"forms: de lijst ‘{path.stem}’ heeft ‘{earlier.forms}’", path, yaml.line(("forms",)))
    return earlier.model_copy(
        update={
            "words": [*earlier.words, *found.words],
            "sectors": {**earlier.sectors, **found.sectors},
            "ambiguous": {**earlier.ambiguous, **found.ambiguous},
        }
    )


def problems(folder: Path) -> Iterator[RuleError]:
    """Give the first problem of every rule file and word list in a folder whose shape is wrong."""
    for path in (*_paths([folder]), *_paths([folder], LISTS)):
        try:
            _rule_file(path) if path.parent == folder else _read(WordList, path)
        except RuleError as error:
            yield error


def _rule_file(path: Path) -> RuleFile:
    category, yaml = _read(Category, path)
    if category.category != path.stem:
        problem = f"category: het bestand heet ‘{path.stem}’ en de categorie ‘{category.category}’"
        raise RuleError(problem, path, yaml.line(("category",)))
    return RuleFile(category, path)


def _paths(folders: Iterable[Path], *below: str) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise RuleError("deze map met regels bestaat niet", folder)
        yield from sorted(folder.joinpath(*below).glob("*.yaml"))


def _read(model: type[Model], path: Path) -> tuple[Model, YamlFile]:
    try:
        file = read_yaml(path)
        return model.model_validate(file.data), file
    except YamlError as error:
        raise RuleError(error.problem, path, error.line) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValidationError as error:
        where, problem = first_problem(error)
        raise RuleError(problem, path, file.line(where)) from error


def _fingerprint(folders: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in (*_paths(folders, LISTS), *_paths(folders)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
