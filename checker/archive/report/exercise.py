"""An exercise sheet: sentences to rewrite on one page, and what is wrong with them and better words on the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.archive.report.database import ReportError, opened, rows
from checker.archive.report.model import Sentence
from checker.archive.report.page import render
from checker.archive.report.sentences import varied_sentences
from checker.archive.report.topics import Rulebook

_FOUND = "SELECT category, count(*) FROM hits GROUP BY category ORDER BY count(*) DESC, category"


@dataclass(frozen=True)
class Task:
    """A sentence to rewrite."""

    sentence: Sentence
    """The sentence, with better words where there are."""
    message: str
    """What is wrong with it."""
    advice: str
    """What to write instead."""


def exercise_page(folder: Path, category: str, rulebook: Rulebook, count: int) -> str:
    """Return a page with at most so many sentences of a category from the results of a run.

    Raises ReportError when there are no such sentences.
    """
    with opened(folder) as database:
        found = dict(rows(database, _FOUND))
        sentences = varied_sentences(database, count, category).get(category, [])
    if category not in found:
        raise ReportError(_nothing(category, list(found), rulebook))
    if not sentences:
        raise ReportError("bij deze controle zijn geen zinnen bewaard (--no-text), dus een oefenblad kan niet.")
    return render(
        "exercise.html",
        title=rulebook.title(category),
        why=rulebook.whys.get(category, ""),
        tasks=_tasks(sentences, rulebook),
    )


def _tasks(sentences: Sequence[Sentence], rulebook: Rulebook) -> list[Task]:
    return [Task(one, rulebook.message(one.rule, one.wording), rulebook.advices.get(one.rule, "")) for one in sentences]


def _nothing(category: str, found: Sequence[str], rulebook: Rulebook) -> str:
    if not found:
        return "in deze mails is niets gevonden om mee te oefenen."
    what = (
        f"voor ‘{category}’ is in deze mails niets gevonden"
        if category in rulebook.titles
        else (f"--category: de categorie ‘{category}’ bestaat niet")
    )
    return f"{what}. Kies uit: {', '.join(found)}."
