"""The addresses of LanguageTool's HTTP API, under `/v2` and, for clients that leave that out, at the root."""

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from flask import Blueprint, Response, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from checker.errors import MailError
from checker.report.model import Finding
from webapp import metrics
from webapp.languagetool.asked import MAX_TEXT, Asked, parameters, read
from webapp.languagetool.guess import Language, guess, known
from webapp.languagetool.matches import Topic, matches, rules
from webapp.languagetool.refusal import Refusal, bad_request
from webapp.languagetool.upstream import the_upstream
from webapp.problems import Problem, log_crash
from webapp.state import the_checker

METHODS = ["GET", "POST", "OPTIONS"]
LANGUAGES = [
    {"name": "Dutch", "code": "nl", "longCode": "nl"},
    {"name": "Dutch", "code": "nl", "longCode": "nl-NL"},
    {"name": "Dutch (Belgium)", "code": "nl", "longCode": "nl-BE"},
]
SAID = {413: f"Your text exceeds the limit of {MAX_TEXT} characters. Please submit a shorter text."}
NOT_ALL = {"incompleteResults": True, "incompleteResultsReason": "LanguageTool did not answer in time"}
View = Callable[..., ResponseReturnValue]

languagetool = Blueprint("languagetool", __name__)


def _at(*paths: str) -> Callable[[View], View]:
    """Serve a view with every method that clients use; OPTIONS is answered before it gets to a view."""

    def serve(view: View) -> View:
        for path in paths:
            languagetool.add_url_rule(path, view_func=view, methods=METHODS, provide_automatic_options=False)
        return view

    return serve


@_at("/v2/check", "/check")
def check() -> ResponseReturnValue:
    """Check a text and answer what the client wants to see of it, with what LanguageTool finds where that is set up."""
    given, upstream = parameters(request), the_upstream()
    asked = read(given, any_language=upstream is not None)
    answer = upstream.ask(given) if upstream else None
    language = guess(asked.source.plain, asked.variants) if asked.language == "auto" else known(asked.language)
    found = _findings(asked) if language.code.startswith("nl") else []
    theirs = answer() if answer else None
    return jsonify(
        software=_software(),
        warnings=NOT_ALL if answer and not theirs else {"incompleteResults": False},
        language=_language(language),
        matches=matches(asked.source, found, _topics(), theirs.matches if theirs else []),
    )


@_at("/v2/languages", "/languages")
def languages() -> ResponseReturnValue:
    """Tell which languages are served; the others only by the LanguageTool server behind this one."""
    upstream, ours = the_upstream(), {one["longCode"] for one in LANGUAGES}
    others = [one for one in upstream.languages() if one["longCode"] not in ours] if upstream else []
    return jsonify([*LANGUAGES, *others])


@_at("/v2/healthcheck", "/healthcheck")
def healthcheck() -> ResponseReturnValue:
    """Say that the server is up."""
    return _plain("OK")


@_at("/v2/maxtextlength", "/maxtextlength")
def longest() -> ResponseReturnValue:
    """Tell how long a text may be, in UTF-16 code units."""
    return _plain(str(MAX_TEXT))


@_at("/v2/info", "/info")
def info() -> ResponseReturnValue:
    """Tell which program this is."""
    return jsonify(software=_software())


@_at("/v2/configinfo", "/configinfo")
def configinfo() -> ResponseReturnValue:
    """Tell which rules there are; LanguageTool's own extension for LibreOffice asks for them."""
    if not parameters(request).get("language"):
        raise bad_request("'language' parameter missing")
    checker = the_checker()
    listed = rules(checker.rulebook, checker.settings.rules)
    return jsonify(software=_software(), parameter={"maxTextLength": MAX_TEXT}, rules=listed)


@_at("/v2/words", "/v2/words/add", "/v2/words/delete", "/words", "/words/add", "/words/delete")
def words() -> ResponseReturnValue:
    """Refuse, as LanguageTool does without an account: klantcheck keeps no dictionaries."""
    raise bad_request("This end point needs a user id")


@_at("/v2", "/v2/", "/v2/<path:rest>")
def nowhere(rest: str = "") -> ResponseReturnValue:
    """Say which address to fill in: one client puts `/v2/check` after it, another only `/check`."""
    base = request.host_url.rstrip("/")
    raise Refusal(404, f"Unsupported action. Enter {base} or, in clients that add no v2 themselves, {base}/v2")


@languagetool.before_request
def _answer_options() -> ResponseReturnValue | None:
    return Response(status=204) if request.method == "OPTIONS" else None


@languagetool.errorhandler(HTTPException)
def _refused(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    said = SAID.get(status, error.name)
    if isinstance(error, Refusal | Problem):
        said = error.message if isinstance(error, Refusal) else error.english
    answer = _plain(f"Error: {said}", status)
    answer.headers.update((name, value) for name, value in error.get_headers() if name == "Retry-After")
    return answer


@languagetool.errorhandler(Exception)
def _crashed(error: Exception) -> ResponseReturnValue:
    log_crash(error)
    return _plain("Error: Internal Error", 500)


def _findings(asked: Asked) -> list[Finding]:
    """Return what the client wants to see; in a text without words nothing is found."""
    try:
        report = the_checker().check(asked.source.plain, to=asked.source.to)
    except MailError:
        return []
    metrics.count(report)
    return [finding for finding in report.findings if asked.wants(finding)]


def _topics() -> dict[str, Topic]:
    categories = [file.category for file in the_checker().rulebook.files]
    return {
        category.category: Topic(category.title, url_for("rulepages.category", slug=category.category, _external=True))
        for category in categories
    }


def _software() -> dict[str, Any]:
    about = {"name": "klantcheck", "version": version("klantcheck"), "buildDate": ""}
    return {**about, "apiVersion": 1, "premium": False, "status": ""}


def _language(language: Language) -> dict[str, Any]:
    said = {"name": language.name, "code": language.code}
    return {**said, "detectedLanguage": {**said, "confidence": language.confidence, "source": "klantcheck"}}


def _plain(text: str, status: int = 200) -> Response:
    return Response(text, status, content_type="text/plain; charset=utf-8")
