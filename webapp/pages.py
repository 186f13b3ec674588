"""The page: a plain form that works by itself, and that the scripts in `static/js` make quicker."""

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from checker.errors import MailError
from checker.report.model import Report
from checker.rewrites.apply import apply_rewrites
from checker.rewrites.model import Rewrite
from webapp import metrics
from webapp.api import checker_for
from webapp.marks import stretches
from webapp.state import the_checker
from webapp.wire import MannerIn
from webapp.words import EXAMPLE, SEVERITIES, figures, heading, tally

ALL_SAFE = "all"
WRONG_MANNER = "De instellingen voor deze mail kloppen niet. Kies 0 tot 60 werkdagen en een tijd zoals 17:00."

pages = Blueprint("pages", __name__)


@pages.get("/")
def empty() -> ResponseReturnValue:
    """Show the page without a draft."""
    return _page("", MannerIn())


@pages.post("/")
def checked() -> ResponseReturnValue:
    """Check the draft of the form, after applying the rewrite that was chosen, and show what was found."""
    text = _unix(request.form.get("example") or request.form.get("text", ""))
    try:
        writer = _writer()
    except ValueError:
        return _page(text, MannerIn(), problem=WRONG_MANNER), 400
    checker = checker_for(writer)
    try:
        report = checker.check(text)
        changed = _applied(report, _unix(request.form.get("apply", "")))
        if changed != text:
            report = checker.check(changed)
    except MailError as error:
        return _page(text, writer, problem=str(error)), 400
    metrics.count(report)
    return _page(report.text, writer, report=report)


def _writer() -> MannerIn:
    """Return what the form says about this mail; raises ValueError when that cannot be."""
    form = request.form
    given: dict[str, object] = {}
    if "address_form" in form:
        given["address_form"] = form["address_form"]
    if "working_days" in form and "before" in form:
        given["response"] = {"working_days": int(form["working_days"]), "before": form["before"]}
    return MannerIn.model_validate(given)


def choice(rewrite: Rewrite) -> str:
    """Return the form value that stands for a rewrite, so that a draft edited meanwhile never gets another one."""
    return f"{rewrite.start}-{rewrite.end}-{rewrite.text}"


def _unix(text: str) -> str:
    """Return a text with the line ends that a textarea shows; a form sends CRLF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _applied(report: Report, chosen: str) -> str:
    if chosen == ALL_SAFE:
        return report.apply()
    offered = (rewrite for finding in report.findings for rewrite in finding.rewrites)
    return apply_rewrites(report.text, [rewrite for rewrite in offered if choice(rewrite) == chosen][:1])


def _page(text: str, writer: MannerIn, *, report: Report | None = None, problem: str = "") -> str:
    settings = checker_for(writer).settings
    titles = {file.category.category: file.category.title for file in the_checker().rulebook.files}
    findings = report.findings if report else ()
    return render_template(
        "page.html",
        text=text,
        report=report,
        problem=problem,
        heading=heading(findings),
        tally=tally(findings),
        stretches=stretches(text, findings),
        safe=sum(any(rewrite.safe for rewrite in finding.rewrites) for finding in findings),
        figures=figures(report.figures) if report else None,
        names={"categories": titles, "severities": SEVERITIES, "rules": url_for("rulepages.overview")},
        example=EXAMPLE,
        choice=choice,
        all_safe=ALL_SAFE,
        address_form=settings.address_form,
        response=settings.response,
        keeps_feedback=settings.feedback.file is not None,
    )
