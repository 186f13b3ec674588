"""The OpenAPI document and the page that shows it."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import OpenAPIV31SpecValidator


@pytest.fixture
def document(client: FlaskClient) -> Any:
    answer = client.get("/openapi/openapi.json")
    assert answer.mimetype == "application/json"
    return answer.get_json()


def test_the_document_is_valid(document: Any) -> None:
    OpenAPIV31SpecValidator(document).validate()


def test_the_document_covers_every_call(document: Any) -> None:
    calls = {(path, method) for path, item in document["paths"].items() for method in item}
    assert calls == {
        ("/api/v1/check", "post"),
        ("/api/v1/feedback", "post"),
        ("/api/v1/feedback/masked", "post"),
        ("/api/v1/rules", "get"),
        ("/api/v1/rules/{rule}", "get"),
        ("/api/v1/hook", "post"),
        ("/healthz", "get"),
        ("/readyz", "get"),
        ("/metrics", "get"),
    }


def test_every_call_has_the_one_shape_of_errors_and_every_field_is_explained(document: Any) -> None:
    for item in document["paths"].values():
        for call in item.values():
            (body,) = call["responses"]["default"]["content"].values()
            assert body["schema"] == {"$ref": "#/components/schemas/ErrorOut"}
    for schema in document["components"]["schemas"].values():
        assert all("$ref" in field or field["description"] for field in schema["properties"].values())


@pytest.mark.parametrize("path", ["/api/v1/check", "/api/v1/hook"])
def test_the_examples_work(client: FlaskClient, document: Any, path: str) -> None:
    content = document["paths"][path]["post"]["requestBody"]["content"]
    assert client.post(path, json=content["application/json"]["example"]).status_code == 200


def test_the_page_shows_every_call_and_links_only_to_itself(client: FlaskClient, document: Any) -> None:
    page = client.get("/openapi/").text
    for path, item in document["paths"].items():
        for call in item.values():
            assert f"{path}</code></h3>" in page
            assert call["summary"] in page
    for name in re.findall(r'href="#(\w+)"', page):
        assert f'id="{name}"' in page
    assert not re.search(r'(?:href|src)="(?:https?:)?//', page)
    assert not re.search(r"<style|style=|<script|\son\w+=", page)
