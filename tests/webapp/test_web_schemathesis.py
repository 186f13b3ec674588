"""Whatever fits the OpenAPI document, and what does not, gets an answer that the document foresees."""

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import BaseSchema, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

FITTING, OTHER = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
ASKED = ["/api/v1/rules", "/api/v1/rules/{rule}", "/healthz", "/readyz", "/metrics"]
SENT = ["/api/v1/check", "/api/v1/hook", "/api/v1/feedback", "/api/v1/feedback/masked"]
AS_ALWAYS = settings(
    max_examples=40, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def document(app: Flask) -> BaseSchema:
    return schemathesis.openapi.from_wsgi("/openapi/openapi.json", app)


def test_every_call_of_the_document_is_tried(document: BaseSchema) -> None:
    calls = {found.ok().label for found in document.get_all_operations()}
    assert calls == {f"GET {path}" for path in ASKED} | {f"POST {path}" for path in SENT}


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [("GET", path, FITTING) for path in ASKED] + [("POST", path, mode) for path in SENT for mode in (FITTING, OTHER)],
)
def test_every_answer_is_one_that_the_document_foresees(
    document: BaseSchema, method: str, path: str, mode: GenerationMode
) -> None:
    statuses = set()

    @AS_ALWAYS
    @given(case=document[path][method].as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        # A draft without words, or a rule that does not exist, fits the document and is refused all the same.
        statuses.add(case.call_and_validate(excluded_checks=[positive_data_acceptance]).status_code)

    ask()
    assert statuses if mode is FITTING else not statuses & {200}
