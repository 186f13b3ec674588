"""YAML files with the line of every key."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

KeyPath = tuple[str | int, ...]
PROBLEMS = {
    "missing": "de sleutel ontbreekt",
    "extra_forbidden": "onbekende sleutel",
    "literal_error": "mag alleen {expected} zijn",
    "string_type": "moet tekst zijn",
    "string_too_short": "mag niet leeg zijn",
    "list_type": "moet een lijst zijn",
    "too_short": "mag niet leeg zijn",
    "bool_type": "moet true of false zijn",
    "bool_parsing": "moet true of false zijn",
    "int_type": "moet een getal zijn",
    "int_parsing": "moet een getal zijn",
    "dict_type": "moet een blok met sleutels zijn",
    "model_type": "moet een blok met sleutels zijn",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than_equal": "mag hoogstens {le} zijn",
    "value_error": "{error}",
    "string_pattern_mismatch": "heeft niet de goede vorm",
}


@dataclass(frozen=True)
class YamlFile:
    """The content of a YAML file and where each key stands."""

    path: Path
    """The file, as it was named."""
    data: Any
    """What the file says, in plain Python."""
    lines: dict[KeyPath, int]
    """The 1-based line of every key path, such as `("rules", 0, "id")`."""

    def line(self, where: KeyPath) -> int:
        """Return the line of a key path, or of the nearest key above it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


class YamlError(Exception):
    """The text is not YAML; `problem` says why and `line` where."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


_FastLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_FastLoader):  # type: ignore[misc, valid-type]
    """A safe loader that takes only `true` and `false` for booleans and keeps dates as text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"])


def read_yaml(path: Path) -> YamlFile:
    """Read a YAML file; raises YamlError with the line when it is no YAML or says a key twice."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise YamlError("het bestand is geen UTF-8", 1) from error
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[KeyPath, int] = {}
        _collect_lines(node, (), lines)
        data = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise YamlError(f"geen geldige YAML: {error.problem}", mark.line + 1 if mark else 1) from error
    except yaml.YAMLError as error:
        raise YamlError("geen geldige YAML", 1) from error
    finally:
        loader.dispose()
    return YamlFile(path, data, lines)


def _collect_lines(node: yaml.Node | None, where: KeyPath, lines: dict[KeyPath, int]) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            path = (*where, str(key.value))
            if path in lines:
                raise YamlError(f"de sleutel ‘{key.value}’ staat er twee keer", key.start_mark.line + 1)
            lines[path] = key.start_mark.line + 1
            _collect_lines(value, path, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[(*where, index)] = value.start_mark.line + 1
            _collect_lines(value, (*where, index), lines)


def first_problem(error: ValidationError) -> tuple[KeyPath, str]:
    """Return where the first validation error stands and what it says, in Dutch."""
    detail = error.errors(include_url=False, include_input=False)[0]
    context = {key: str(value) for key, value in detail.get("ctx", {}).items()}
    template = PROBLEMS.get(detail["type"], detail["msg"])
    where = detail["loc"]
    key = ".".join(str(part) for part in where if isinstance(part, str))
    return where, f"{key}: {template.format(**context)}" if key else template.format(**context)
