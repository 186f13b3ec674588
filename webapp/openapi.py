"""The OpenAPI document, made from the models that the calls use, and a page to read it."""

from importlib.metadata import version
from typing import Any, cast

from flask import Blueprint, current_app, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.info import Info
from flask_openapi3.models.security_scheme import SecurityScheme
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI

from webapp.wire import ErrorOut

INFO = Info(
    title="klantcheck",
    version=version("klantcheck"),
    description=(
        "Checks Dutch customer mail for wording that costs trust. Offsets count code points. Nothing that is sent is "
        "kept or logged. A server that is too busy answers 503 with Retry-After, one that is asked too often 429, and "
        "one that knows keys answers 401 without one."
    ),
)
ANY_ERROR: dict[str, Any] = {
    "description": "An error, always in this shape; its message is in Dutch or English, by Accept-Language.",
    "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{ErrorOut.__name__}"}}},
}

KEYS: dict[str, SecurityScheme | dict[str, Any]] = {
    "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "bearer": {"type": "http", "scheme": "bearer"},
}
NO_KEY_OR_ONE: list[dict[str, list[Any]]] = [{}, {"key": []}, {"bearer": []}]

docs = Blueprint("docs", __name__)


def calls(name: str, module: str, about: str) -> APIBlueprint:
    """Return a blueprint whose calls stand together in the document, under a heading that says what they are about."""
    return APIBlueprint(
        name, module, abp_tags=[Tag(name=about)], abp_responses={"default": ANY_ERROR}, abp_security=NO_KEY_OR_ONE
    )


def make_app(name: str) -> OpenAPI:
    """Return an application that describes every blueprint that is registered with `register_api`.

    The library's own pages stay off, because they need inline scripts, and so does its reading of bodies: see
    `webapp.bodies`.
    """
    app = OpenAPI(
        name,
        info=INFO,
        doc_ui=False,
        security_schemes=KEYS,
        validation_error_model=ErrorOut,
        validation_error_status="default",
    )
    app.register_blueprint(docs)
    return app


@docs.get("/openapi/openapi.json")
def document() -> ResponseReturnValue:
    """Give the OpenAPI document."""
    return jsonify(_document())


@docs.get("/openapi/")
def page() -> ResponseReturnValue:
    """Show the document to a person."""
    return render_template("openapi.html", document=_document())


def _document() -> dict[str, Any]:
    return cast("OpenAPI", current_app).api_doc
