"""What goes wrong, said in one shape: `{"error": {"code", "message"}}` for programs, a short page for people.

No answer and no log line ever holds anything from the request.
"""

from traceback import extract_tb

from flask import Flask, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

API = "/api/"
SAID = {
    400: ("bad_request", "Dit verzoek is niet te begrijpen."),
    404: ("not_found", "Deze pagina bestaat niet."),
    405: ("method_not_allowed", "Dit adres kan op deze manier niet worden gebruikt."),
    413: ("too_large", "De tekst is te groot: het mag hoogstens 2 MB zijn."),
    415: ("unsupported_media_type", "Stuur de tekst als JSON, met Content-Type: application/json."),
    500: ("internal_error", "De controle is niet gelukt. Probeer het nog een keer."),
}


class Problem(HTTPException):
    """A request that cannot be served, with a code for programs and a Dutch message for people."""

    def __init__(self, status: int, slug: str, message: str) -> None:
        super().__init__(message)
        self.code = status
        self.slug = slug
        self.message = message


def register(app: Flask) -> None:
    """Let an application answer every error in the one shape."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _crashed)


def _refused(error: HTTPException) -> ResponseReturnValue:
    if isinstance(error, Problem):
        return _answer(error.code or 400, error.slug, error.message)
    status = error.code or 500
    if status < 400:
        return error.get_response()
    return _answer(status, *SAID.get(status, SAID[400 if status < 500 else 500]))


def _crashed(error: Exception) -> ResponseReturnValue:
    """Log what broke and where, but not the error's own message: that may quote the draft."""
    place = extract_tb(error.__traceback__)[-1]
    current_app.logger.error("%s at %s:%s", type(error).__name__, place.filename, place.lineno)
    return _answer(500, *SAID[500])


def _answer(status: int, slug: str, message: str) -> ResponseReturnValue:
    if request.path.startswith(API):
        return jsonify(error={"code": slug, "message": message}), status
    return render_template("problem.html", message=message), status
