"""What goes wrong, said in one shape: `{"error": {"code", "message"}}` for programs, a short page for people.

No answer and no log line ever holds anything from the request.
"""

from traceback import extract_tb
from typing import Any

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

API = "/api/"
FOR_PROGRAMS = (API, "/openapi/openapi.json", "/healthz", "/readyz", "/metrics")
SAID = {
    400: ("bad_request", "Dit verzoek is niet te begrijpen.", "This request cannot be understood."),
    404: ("not_found", "Deze pagina bestaat niet.", "There is nothing at this address."),
    405: (
        "method_not_allowed",
        "Dit adres kan op deze manier niet worden gebruikt.",
        "This address cannot be used with this method.",
    ),
    413: (
        "too_large",
        "De tekst is te groot: het mag hoogstens 2 MB zijn.",
        "The text is too large: it may be 2 MB at most.",
    ),
    415: (
        "unsupported_media_type",
        "Stuur de tekst als JSON, met Content-Type: application/json.",
        "Send the text as JSON, with Content-Type: application/json.",
    ),
    500: (
        "internal_error",
        "De controle is niet gelukt. Probeer het nog een keer.",
        "The check failed. Please try again.",
    ),
}
_PASSED_ON = frozenset({"Allow", "Retry-After"})


class Problem(HTTPException):
    """A request that cannot be served, with a code for programs and a message for people.

    The message is Dutch; programs that ask for English get `english`, or what there is to say about any such status.
    `retry_after` is in seconds.
    """

    def __init__(
        self, status: int, slug: str, message: str, english: str = "", *, retry_after: int | None = None
    ) -> None:
        super().__init__(message)
        self.code = status
        self.slug = slug
        self.message = message
        self.english = english or _said(status)[2]
        self.retry_after = retry_after

    def get_headers(self, *args: Any, **more: Any) -> list[tuple[str, str]]:
        """Return the headers of the answer."""
        wait = [] if self.retry_after is None else [("Retry-After", str(self.retry_after))]
        return [*super().get_headers(*args, **more), *wait]


def register(app: Flask) -> None:
    """Let an application answer every error in the one shape."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _crashed)


def _said(status: int) -> tuple[str, str, str]:
    return SAID.get(status, SAID[400 if status < 500 else 500])


def _refused(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error.get_response()
    problem = error if isinstance(error, Problem) else Problem(status, *_said(status))
    return *_answer(problem), {name: value for name, value in error.get_headers() if name in _PASSED_ON}


def log_crash(error: Exception) -> None:
    """Log what broke and where, but not the error's own message: that may quote the draft."""
    place = extract_tb(error.__traceback__)[-1]
    current_app.logger.error("%s at %s:%s", type(error).__name__, place.filename, place.lineno)


def _crashed(error: Exception) -> ResponseReturnValue:
    log_crash(error)
    return _answer(Problem(500, *SAID[500]))


def _answer(problem: Problem) -> tuple[Response | str, int]:
    status = problem.code or 500
    if not request.path.startswith(FOR_PROGRAMS):
        return render_template("problem.html", message=problem.message), status
    message = problem.english if _asked() == "en" else problem.message
    return jsonify(error={"code": problem.slug, "message": message}), status


def _asked() -> str:
    """Return the language that the client likes best, of whatever country: `nl` or `en`."""
    wanted = (tag.split("-")[0].lower() for tag, quality in request.accept_languages if quality > 0)
    return next((language for language in wanted if language in ("nl", "en")), "nl")
