"""Counts for Prometheus: no text, no address and nothing from a request's path stands in a label."""

import os
import time
from typing import cast

from flask import Flask, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from checker.report.model import Report

NO_ENDPOINT = "none"
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable with the folder in which several processes count; prometheus_client reads it on import."""
_KEY = "klantcheck-metrics"


class Metrics:
    """What an application counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "klantcheck_requests", "Requests that were answered.", ("endpoint", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "klantcheck_request_seconds", "How long an answer took, in seconds.", ("endpoint",), registry=self.registry
        )
        self.findings = Counter(
            "klantcheck_findings",
            "Findings in reports; a draft that is checked again counts again.",
            ("category",),
            registry=self.registry,
        )


def register(app: Flask) -> None:
    """Let an application count its requests, each under the pattern of its address."""
    app.extensions[_KEY] = Metrics()
    app.before_request(_begin)
    app.after_request(_end)


def count(report: Report) -> None:
    """Count the findings of a report that is about to be shown."""
    for finding in report.findings:
        _metrics().findings.labels(finding.category).inc()


def exposition() -> bytes:
    """Return all counts in Prometheus's text format: of all workers together, where they count in a folder."""
    if FOLDER not in os.environ:
        return generate_latest(_metrics().registry)
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]
    return generate_latest(together)


def _begin() -> None:
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    endpoint = request.url_rule.rule if request.url_rule else NO_ENDPOINT
    _metrics().requests.labels(endpoint, str(response.status_code)).inc()
    _metrics().seconds.labels(endpoint).observe(time.perf_counter() - g.began)
    return response


def _metrics() -> Metrics:
    return cast("Metrics", current_app.extensions[_KEY])
