"""The JSON Schema of rule files and word lists, so that an editor completes keys and shows mistakes while one types."""

import ast
import inspect
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter

from checker.rulebook import model
from checker.rulebook.model import Category, WordList
from checker.rulebook.reader import Names

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rule_schema(names: Names) -> Mapping[str, Any]:
    """Return the schema of a rule file, with the conditions, constructions and recipes that exist."""
    schema = _schema(Category)
    parts = schema["$defs"]
    rule = parts["Rule"]["properties"]
    for key in ("when", "unless"):
        rule[key]["items"] = _condition(names.conditions)
    _one_of(parts["ConstructionMatch"]["properties"]["construction"], names.constructions)
    _one_of(parts["Recipe"]["properties"]["recipe"], names.recipes)
    return {"$schema": DIALECT, **schema}


def list_schema() -> Mapping[str, Any]:
    """Return the schema of a word list."""
    return {"$schema": DIALECT, **_schema(WordList)}


def _schema(described: type[Category] | type[WordList]) -> dict[str, Any]:
    """Return a model's schema, each key with what its docstring in the source says.

    pydantic can do that too, but then every start reads the source anew.
    """
    schema = TypeAdapter(described).json_schema(by_alias=True)
    for name, part in {described.__name__: schema, **schema.get("$defs", {})}.items():
        fields, keys = getattr(model, name).model_fields, part["properties"]
        for field, said in _docstrings(name).items():
            key = fields[field].alias or field
            keys[key] = dict(sorted({**keys[key], "description": said}.items()))
    return schema


def _docstrings(name: str) -> Mapping[str, str]:
    """Return what stands below each field of a model."""
    (block,) = ast.parse(inspect.getsource(getattr(model, name))).body
    assert isinstance(block, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(block.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }


def _one_of(prop: dict[str, Any], names: Iterable[str]) -> None:
    prop["enum"] = sorted(names)


def _condition(names: Iterable[str]) -> Mapping[str, Any]:
    """Describe a condition: its name, or its name with phrases."""
    with_phrases = {name: {"type": "array", "items": {"type": "string"}, "minItems": 1} for name in sorted(names)}
    block = {"type": "object", "properties": with_phrases, "additionalProperties": False, "maxProperties": 1}
    return {"anyOf": [{"enum": sorted(names)}, block]}
