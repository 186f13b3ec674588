"""The results of a run as the figures of a report."""

from collections.abc import Sequence
from pathlib import Path

from checker.archive.report.categories import read_categories, read_rules
from checker.archive.report.database import ReportError, opened
from checker.archive.report.measures import Event
from checker.archive.report.model import Results
from checker.archive.report.sentences import varied_sentences
from checker.archive.report.teams import read_people, read_teams
from checker.archive.report.topics import Rulebook
from checker.archive.report.totals import read_plus, read_templates, read_totals, read_unread
from checker.archive.report.trend import read_comparisons, read_weeks
from checker.settings import Archive


def read_results(folder: Path, rulebook: Rulebook, archive: Archive, events: Sequence[Event] = ()) -> Results:
    """Read the results of a run in a folder; raises ReportError when there are none to report on."""
    with opened(folder) as database:
        totals = read_totals(database)
        if not totals.mails:
            raise ReportError(f"{folder}: er is geen enkele mail gecontroleerd, dus er valt niets te tonen.")
        sentences = varied_sentences(database)
        return Results(
            totals=totals,
            weeks=read_weeks(database),
            comparisons=read_comparisons(database, events),
            teams=read_teams(database, archive.minimum_group),
            people=read_people(database) if archive.per_person else (),
            categories=read_categories(database, rulebook, totals.mails, sentences),
            rules=read_rules(database, totals.mails),
            plus=read_plus(database, rulebook, totals.mails),
            templates=read_templates(database),
            unread=read_unread(database),
            has_text=bool(sentences) or not totals.rate.findings,
        )
