"""How the server is doing: for whatever starts it, balances its load or draws its graphs."""

from flask import Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST

from webapp import metrics
from webapp.limits import unlimited
from webapp.openapi import calls
from webapp.state import the_checker
from webapp.wire import ReadyOut

SENTENCE = "U hoort vrijdag van ons."

health = calls("health", __name__, "Health")


def _text(description: str) -> dict[str, object]:
    return {"description": description, "content": {"text/plain": {"schema": {"type": "string"}}}}


@health.get("/healthz", summary="Is the server up?", operation_id="healthz", responses={200: _text("It is.")})
def healthz() -> Response:
    """It answers, whatever the checker does."""
    return Response("ok\n", mimetype="text/plain")


@health.get("/readyz", summary="Is the checker loaded?", operation_id="readyz", responses={200: ReadyOut})
def readyz() -> Response:
    """It has just checked a sentence; when it cannot, the answer is an error."""
    return jsonify(ReadyOut(rulebook=unlimited(the_checker()).check(SENTENCE).rulebook).model_dump())


@health.get("/metrics", summary="Counts for Prometheus", operation_id="metrics", responses={200: _text("The counts.")})
def counts() -> Response:
    """Requests by endpoint and status, how long they took, and findings by category; no text stands in any label."""
    return Response(metrics.exposition(), content_type=CONTENT_TYPE_LATEST)
