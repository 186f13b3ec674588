"""What comes in: a JSON body read into its model, and described in the OpenAPI document from that same model."""

import json
from typing import Any, TypeVar

from flask import request
from pydantic import BaseModel, ValidationError

from webapp.problems import SAID, Problem

JSON = "application/json"
Model = TypeVar("Model", bound=BaseModel)


def read_body(model: type[Model], code: str, what: str) -> Model:
    """Return the JSON body of this request; the answer to a wrong one never holds anything of it.

    `code` is the error's code and `what` says in Dutch what the body is about.
    """
    if request.mimetype != JSON:
        raise Problem(415, *SAID[415])
    try:
        return model.model_validate(json.loads(request.get_data(cache=False)))
    except ValidationError as error:
        wrong = ", ".join(_places(model, error))
        english = f"Something is wrong with: {wrong}." if wrong else "Something is wrong with this object."
        raise Problem(400, code, f"Dit klopt niet aan {what}: {wrong or 'het object'}.", english) from None
    except (ValueError, RecursionError):
        raise Problem(400, "no_json", "Dit is geen geldige JSON.", "This is not valid JSON.") from None


def takes(model: type[BaseModel], example: dict[str, Any], *other_types: str) -> dict[str, Any]:
    """Return what an operation says in the OpenAPI document about its body: JSON, or text of another type."""
    schema = model.model_json_schema()
    content: dict[str, Any] = {JSON: {"schema": _inlined(schema, schema.pop("$defs", {})), "example": example}}
    content |= {kind: {"schema": {"type": "string"}} for kind in other_types}
    return {"requestBody": {"required": True, "content": content}}


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    """Return a schema with every definition in its place: a reference within it would mean nothing in the document."""
    if isinstance(schema, list):
        return [_inlined(one, definitions) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inlined(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions)
    return {key: _inlined(one, definitions) for key, one in schema.items()}


def _places(model: type[BaseModel], error: ValidationError) -> list[str]:
    """Return the keys of the model that are wrong; a key that it does not know may be anything, so is not named."""
    places = (problem["loc"][0] for problem in error.errors(include_input=False) if problem["loc"])
    return sorted({str(place) for place in places if place in model.model_fields})
