"""The rule pages: the rulebook as a style guide to read and to search, without a line of JavaScript."""

from functools import lru_cache
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from checker.report.guide import TITLE
from checker.rulebook.selection import select_rules
from webapp.guide import PLUS, Topic, topics
from webapp.problems import Problem
from webapp.rulesearch import Question, search
from webapp.state import the_checker
from webapp.words import SEVERITIES

if TYPE_CHECKING:
    from checker.flow import Checker

LONGEST_QUESTION = 100
SHOWN = 3
"""How many examples show at once; the others are a click away."""
KINDS = {**SEVERITIES, PLUS: "Gaat goed"}

rulepages = Blueprint("rulepages", __name__, url_prefix="/regels")


@rulepages.get("")
def overview() -> ResponseReturnValue:
    """Show the topics, or the rules in which the words of `?zoek=` stand."""
    asked = " ".join(request.args.get("zoek", "")[:LONGEST_QUESTION].split())
    every = read_topics(the_checker())
    question = Question(asked) if asked else None
    return render_template(
        "rules.html",
        title=TITLE,
        asked=asked,
        topics=every,
        matches=search(every, question) if question else [],
        fitting=[topic for topic in every if question and question.fits(f"{topic.title} {topic.why}")],
        kinds=KINDS,
        longest=LONGEST_QUESTION,
    )


@rulepages.get("/<slug>")
def category(slug: str) -> ResponseReturnValue:
    """Show why a topic matters, and its rules with what to write instead of what."""
    every = read_topics(the_checker())
    place = next((index for index, topic in enumerate(every) if topic.slug == slug), None)
    if place is None:
        raise Problem(404, "no_category", "Dit onderwerp staat niet in de schrijfwijzer.")
    return render_template(
        "category.html",
        title=TITLE,
        topic=every[place],
        previous=every[place - 1] if place else None,
        next=every[place + 1] if place + 1 < len(every) else None,
        kinds=KINDS,
        shown=SHOWN,
    )


@lru_cache(maxsize=4)
def read_topics(checker: "Checker") -> list[Topic]:
    """Return the topics of a checker's rulebook, each rule as its settings have it."""
    chosen = select_rules(checker.rulebook, checker.settings.rules)
    severities = {name: severity for name, (_, severity) in chosen.items()}
    return topics([file.category for file in checker.rulebook.files], severities)
