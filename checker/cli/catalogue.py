"""Rule files read as they are written: their YAML and their shape, without compiling them, so without spaCy."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

import checker
from checker.errors import RuleError
from checker.files import YamlError, first_problem, read_yaml
from checker.rulebook.model import Category, WordList

Model = TypeVar("Model", bound=BaseModel)


def shipped_folder() -> Path:
    """Return the folder of rules that comes with klantcheck, in a wheel or in a checkout."""
    package = Path(checker.__file__).resolve().parent
    packed = package / "rules"
    return packed if packed.is_dir() else package.parent / "rules"


def read_categories(folders: Sequence[Path]) -> list[Category]:
    """Read the rule files in folders; raises RuleError with path and line for the first that is wrong."""
    return [_read(Category, path) for folder in folders for path in sorted(folder.glob("*.yaml"))]


def problems(folder: Path) -> Iterator[RuleError]:
    """Give the first problem of every rule file and word list in a folder whose shape is wrong."""
    shapes: tuple[tuple[type[BaseModel], str], ...] = ((Category, "*.yaml"), (WordList, "lists/*.yaml"))
    for shape, pattern in shapes:
        for path in sorted(folder.glob(pattern)):
            try:
                _read(shape, path)
            except RuleError as error:
                yield error


def _read(model: type[Model], path: Path) -> Model:
    try:
        file = read_yaml(path)
        return model.model_validate(file.data)
    except YamlError as error:
        raise RuleError(error.problem, path, error.line) from error
    except OSError as error:
        raise RuleError(f"niet te lezen: {error.strerror}", path) from error
    except ValidationError as error:
        where, problem = first_problem(error)
        raise RuleError(problem, path, file.line(where)) from error
