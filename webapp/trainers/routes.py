"""The trainers' pages: a form for the archive, how far it is, and what was made of it. They work without scripts."""

import re
import time
from importlib.util import find_spec
from math import ceil
from typing import cast
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, current_app, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import ClientDisconnected
from werkzeug.utils import send_from_directory

from checker.settings import Uploads
from webapp.problems import Problem
from webapp.state import the_checker
from webapp.trainers.job import REPORT, WORKBOOK, Job, Status
from webapp.trainers.jobs import BusyError, Jobs, server_folder
from webapp.trainers.receiving import LONGEST_LABEL, NO_FILE, Filled, RefusedError, receive

PACKAGES = ("duckdb", "fsspec", "oxmsg", "stdnum", "jinja2", "vl_convert", "xlsxwriter")
"""What the extra `archive` brings."""
ENDINGS = ".mbox,.zip,.eml,.msg,.pst,.csv,.tsv,.json,.jsonl,.parquet,.gz,.bz2,.xz"
NOT_ON = "Archieven nakijken staat op deze server niet aan."
BUSY = "Er wordt nu een ander archief nagekeken. Probeer het over een paar minuten nog een keer."
BUSY_SECONDS = 60
ELSEWHERE = "Dit formulier kwam van een andere site. Open de pagina voor trainers zelf en probeer het daar."
GONE = "Deze controle is er niet (meer). Alles wordt na een tijdje verwijderd. Kijk het archief zo nodig opnieuw na."
PAGE_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""For the report, which itself says which one style it means."""
_KEY = "klantcheck-trainers"
_MADE = re.compile(rf"{re.escape(REPORT)}|{re.escape(WORKBOOK)}|oefenblad-[\w-]+\.html")

trainers = Blueprint("trainers", __name__, url_prefix="/trainers")


def register(app: Flask, limits: Uploads | None) -> None:
    """Give an application the pages; without limits they only say that they are not switched on."""
    app.extensions[_KEY] = Jobs(server_folder(), limits) if limits else None
    app.register_blueprint(trainers)


@trainers.app_context_processor
def _on() -> dict[str, object]:
    return {"has_trainers": _jobs() is not None}


@trainers.after_request
def _tell_where_from(response: Response) -> Response:
    """Let browsers say that our own forms come from here; otherwise they would not."""
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@trainers.get("")
def start() -> ResponseReturnValue:
    """Show the form, or why there is none."""
    if _jobs() is None:
        return render_template("trainers.html", problem="", off=True, missing=False), 404
    if not _installed():
        return render_template("trainers.html", problem="", off=False, missing=True), 503
    domains = ", ".join(the_checker().settings.archive.domains)
    return _form(Filled(domains=domains), removed="verwijderd" in request.args)


@trainers.post("")
def send() -> ResponseReturnValue:
    """Take a file in, and begin with it."""
    _only_from_here()
    jobs = _jobs()
    if jobs is None:
        raise Problem(404, "uploads_off", NOT_ON)
    if not _installed():
        return render_template("trainers.html", problem="", off=False, missing=True), 503
    try:
        job = jobs.begin()
    except BusyError:
        return _form(Filled(), problem=BUSY), 503, {"Retry-After": str(BUSY_SECONDS)}
    return _begun(jobs, job)


@trainers.get("/<token>")
def show(token: str) -> ResponseReturnValue:
    """Show how far a job is, or what was made."""
    job, status = _job(token)
    left = max(1, ceil((status.until - time.time()) / 60))
    return render_template(
        "trainers_job.html", token=token, status=status, said=_said(status), left=left, title=job.asked().title
    )


@trainers.get("/<token>/stand")
def progress(token: str) -> ResponseReturnValue:
    """Say how far a job is, for the script on the page."""
    _, status = _job(token)
    return jsonify(state=status.state, percent=status.percent, said=_said(status))


@trainers.get("/<token>/<name>")
def made(token: str, name: str) -> ResponseReturnValue:
    """Give something that was made."""
    job, _ = _job(token)
    if not _MADE.fullmatch(name):
        raise Problem(404, "gone", GONE)
    answer = send_from_directory(job.made, name, request.environ, max_age=None)
    answer.headers["Content-Security-Policy"] = PAGE_POLICY
    return cast("Response", answer)


@trainers.post("/<token>/verwijder")
def remove(token: str) -> ResponseReturnValue:
    """Stop a job and remove all of it at once."""
    _only_from_here()
    job, _ = _job(token)
    _some_jobs().drop(job)
    return redirect(url_for("trainers.start", verwijderd=1), 303)


def _begun(jobs: Jobs, job: Job) -> ResponseReturnValue:
    """Receive a file and start its job; nothing is left of one that cannot be used."""
    form = Filled()
    begun = False
    try:
        file, form = receive(job, jobs.limits)
        jobs.start(job, form.asked(file, the_checker().settings, jobs.limits))
        begun = True
    except RefusedError as error:
        return _form(form, problem=str(error)), error.status
    except ClientDisconnected:
        raise Problem(400, "no_file", NO_FILE) from None
    finally:
        if not begun:
            jobs.drop(job)
    return redirect(url_for("trainers.show", token=job.folder.name), 303)


def _form(filled: Filled, *, problem: str = "", removed: bool = False) -> str:
    return render_template(
        "trainers.html",
        off=False,
        missing=False,
        filled=filled,
        problem=problem,
        removed=removed,
        endings=ENDINGS,
        limits=_some_jobs().limits,
        longest=LONGEST_LABEL,
    )


def _said(status: Status) -> str:
    """Say how far a job is."""
    from checker.archive.report.numbers import many

    if status.percent == 0:
        return "De eerste mails worden gelezen …"
    return f"{status.percent}% klaar, {many(status.mails, 'mail', 'mails')} gelezen"


def _installed() -> bool:
    return all(find_spec(name) for name in PACKAGES)


def _jobs() -> Jobs | None:
    return cast("Jobs | None", current_app.extensions[_KEY])


def _some_jobs() -> Jobs:
    jobs = _jobs()
    if jobs is None:
        raise Problem(404, "uploads_off", NOT_ON)
    return jobs


def _job(token: str) -> tuple[Job, Status]:
    """Return a job and how far it is; raises Problem when there is none with this token."""
    job = _some_jobs().find(token) if re.fullmatch(r"[\w-]{32}", token, re.A) else None
    status = job.status() if job else None
    if job is None or status is None:
        raise Problem(404, "gone", GONE)
    return job, status


def _only_from_here() -> None:
    """Refuse a form that another site sent; programs that are no browser say nothing of where they come from."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    elsewhere = site not in ("same-origin", "none") if site else bool(origin) and not _ours(str(origin))
    if elsewhere:
        raise Problem(403, "other_site", ELSEWHERE)


def _ours(origin: str) -> bool:
    return urlsplit(origin).netloc == request.host
