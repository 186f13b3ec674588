"""The JSON Schema of rule files and word lists, so that an editor completes keys and shows mistakes while one types."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from checker.rulebook.model import Category, WordList
from checker.rulebook.reader import Names

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rule_schema(names: Names) -> Mapping[str, Any]:
    """Return the schema of a rule file, with the conditions, constructions and recipes that exist."""
    schema = TypeAdapter(Category).json_schema(by_alias=True)
    parts = schema["$defs"]
    rule = parts["Rule"]["properties"]
    for key in ("when", "unless"):
        rule[key]["items"] = _condition(names.conditions)
    _one_of(parts["ConstructionMatch"]["properties"]["construction"], names.constructions)
    _one_of(parts["Recipe"]["properties"]["recipe"], names.recipes)
    return {"$schema": DIALECT, **schema}


def list_schema() -> Mapping[str, Any]:
    """Return the schema of a word list."""
    return {"$schema": DIALECT, **TypeAdapter(WordList).json_schema(by_alias=True)}


def _one_of(prop: dict[str, Any], names: Iterable[str]) -> None:
    prop["enum"] = sorted(names)


def _condition(names: Iterable[str]) -> Mapping[str, Any]:
    """Describe a condition: its name, or its name with phrases."""
    with_phrases = {name: {"type": "array", "items": {"type": "string"}, "minItems": 1} for name in sorted(names)}
    block = {"type": "object", "properties": with_phrases, "additionalProperties": False, "maxProperties": 1}
    return {"anyOf": [{"enum": sorted(names)}, block]}
