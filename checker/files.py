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
    "int_type": "moet een heel getal zijn",
    "int_parsing": "moet een heel getal zijn",
    "int_from_float": "moet een heel getal zijn",
    "path_type": "moet een map zijn",
    "tuple_type": "moet een lijst zijn",
    "dict_type": "moet een blok met sleutels zijn",
    "model_type": "moet een blok met sleutels zijn",
    "float_type": "moet een getal zijn",
    "float_parsing": "moet een getal zijn",
    "greater_than": "moet groter zijn dan {gt}",
    "greater_than_equal": "moet minstens {ge} zijn",
    "less_than_equal": "mag hoogstens {le} zijn",
    "value_error": "{error}",
    "string_pattern_mismatch": "heeft niet de goede vorm",
}
# What libyaml and PyYAML say when a file is no YAML, and what went wrong.
SYNTAX = (
    ("cannot start any token", "een tab of ander teken dat hier niet mag; zet zulke tekst tussen aanhalingstekens"),
    ("mapping values are not allowed", "een dubbele punt te veel; zet zulke tekst tussen aanhalingstekens"),
    ("end of stream", "een aanhalingsteken of haakje is niet gesloten"),
    ("',' or", "een komma of haakje ontbreekt"),
    ("expected ':'", "een dubbele punt ontbreekt"),
    ("<block end>", "het inspringen klopt niet"),
    ("expected key", "het inspringen klopt niet, of een dubbele punt ontbreekt"),
    ("expected '-' indicator", "het inspringen van de lijst klopt niet"),
    ("undefined alias", "een verwijzing (*) naar iets dat er niet is; zet zulke tekst tussen aanhalingstekens"),
    ("unhashable key", "een sleutel moet tekst zijn"),
    ("constructor for the tag", "een label (!) dat hier niet mag; zet zulke tekst tussen aanhalingstekens"),
    ("another document", "er mag maar één document in het bestand staan"),
)


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
    """A safe loader that reads `no`, `17:00`, `0900` and dates as text; only `true`, `false` and numbers are not."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.endswith((":null", ":merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _pattern, _first in (
    ("bool", "true|false", "tf"),
    ("int", "-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), list(_first))


def read_yaml(path: Path) -> YamlFile:
    """Read a YAML file; raises YamlError with the line when it is no YAML or says a key twice."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise YamlError("het bestand is geen UTF-8", 1) from error
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        lines: dict[KeyPath, int] = {}
        _collect_lines(node, (), lines, set())
        data = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        raise _syntax_error(error) from error
    finally:
        if loader:
            loader.dispose()
    return YamlFile(path, data, lines)


def _syntax_error(error: yaml.YAMLError) -> YamlError:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", "") or error)
    reason = next((dutch for words, dutch in SYNTAX if words in said), "de opmaak klopt niet")
    return YamlError(f"geen geldige YAML: {reason}", mark.line + 1 if mark else 1)


def _collect_lines(node: yaml.Node | None, where: KeyPath, lines: dict[KeyPath, int], seen: set[int]) -> None:
    """Note the line of every key; what an alias repeats keeps the line of its anchor's first place."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            path = (*where, str(key.value))
            if path in lines:
                raise YamlError(f"de sleutel ‘{key.value}’ staat er twee keer", key.start_mark.line + 1)
            lines[path] = key.start_mark.line + 1
            _collect_lines(value, path, lines, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[(*where, index)] = value.start_mark.line + 1
            _collect_lines(value, (*where, index), lines, seen)


def first_problem(error: ValidationError) -> tuple[KeyPath, str]:
    """Return where the first validation error stands and what it says, in Dutch."""
    detail = error.errors(include_url=False, include_input=False)[0]
    context = {key: _spoken(value) for key, value in detail.get("ctx", {}).items()}
    context["expected"] = context.get("expected", "").replace(" or ", " of ")
    problem = PROBLEMS.get(detail["type"], "heeft niet de goede vorm").format(**context)
    where = tuple(part for part in detail["loc"] if part != "[key]")
    key = ".".join(str(part) for part in where if isinstance(part, str))
    return where, f"{key}: {problem}" if key else problem


def _spoken(value: object) -> str:
    """Return a limit or error as people write it: 60, not 60.0."""
    return f"{value:g}" if isinstance(value, float) else str(value)
