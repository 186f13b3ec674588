"""The figures of a report are those of the tables, counted again here in plain Python."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from report_archive import KINDS, PLUS, TRAINING, Tables, archive

from checker.archive.report.database import ReportError
from checker.archive.report.measures import Event
from checker.archive.report.model import Results
from checker.archive.report.results import read_results
from checker.archive.report.topics import Rulebook, read_rulebook
from checker.settings import Archive

WEIGHTS = {"error": 3, "warning": 2, "suggestion": 1}
RULEBOOK = read_rulebook()


@pytest.fixture(scope="module")
def tables() -> Tables:
    return archive()


@pytest.fixture(scope="module")
def results(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder = tables.write(tmp_path_factory.mktemp("run"))
    return read_results(folder, RULEBOOK, Archive(per_person=True), [Event(TRAINING, "training")])


def written(tables: Tables) -> list[dict[str, Any]]:
    """Return the checked mails that are no copy of a reply template."""
    sizes = Counter(mail["skeleton"] for mail in tables.mails if mail["status"] == "checked")
    return [mail for mail in tables.mails if mail["status"] == "checked" and sizes[mail["skeleton"]] < 10]


def hits(tables: Tables, mails: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Give the findings of some mails, each with its mail."""
    by_id = {mail["mail_id"]: mail for mail in mails}
    return ((by_id[finding["mail_id"]], finding) for finding in tables.findings if finding["mail_id"] in by_id)


def read(tables: Tables, folder: Path, events: tuple[Event, ...] = (), **settings: Any) -> Results:
    return read_results(tables.write(folder), RULEBOOK, Archive(**settings), events)


def test_a_reply_template_counts_once_and_nine_alike_mails_are_none(tables: Tables, results: Results) -> None:
    assert results.totals.read == 3000 + 120 + 40 + 9
    assert results.totals.mails == len(written(tables)) + 2 == 3000 + 9 + 2
    assert (results.totals.templates, results.totals.copies) == (2, 160)
    assert results.totals.rate.findings == sum(1 for _ in hits(tables, written(tables))) + 2


def test_the_top_tells_the_share_of_mails_without_an_error(tables: Tables, results: Results) -> None:
    clean = sum(mail["errors"] == 0 for mail in written(tables))
    assert results.totals.without_error == clean + 1  # of the two templates one has errors
    assert results.totals.severities["suggestion"] == sum(
        finding["severity"] == "suggestion" for _, finding in hits(tables, written(tables))
    )


def test_mails_that_were_not_checked_are_only_counted(results: Results) -> None:
    assert dict(results.totals.statuses) == {
        "checked": 3169, "incoming": 800, "automatic": 60, "other-language": 40, "duplicate": 25,
    }  # fmt: skip


def test_what_weighs_most_is_to_be_practised_first(tables: Tables, results: Results) -> None:
    weights: Counter[str] = Counter()
    for _, finding in hits(tables, written(tables)):
        weights[finding["category"]] += WEIGHTS[finding["severity"]]
    weights += {"vage-termijn": 3, "voorschrijven": 3}  # the template that stands for 120 mails
    assert [category.slug for category in results.categories] == [slug for slug, _ in weights.most_common()]
    for category in results.categories:
        assert category.weight == pytest.approx(100 * weights[category.slug] / 3011)


def test_a_category_has_its_rate_its_mails_and_its_words(tables: Tables, results: Results) -> None:
    vague = next(category for category in results.categories if category.slug == "vage-termijn")
    found = [
        (mail, finding) for mail, finding in hits(tables, written(tables)) if finding["category"] == "vage-termijn"
    ]
    assert vague.title == "Vage termijn"
    assert vague.rate.per_hundred == pytest.approx(100 * (len(found) + 1) / 3011)
    assert vague.affected == len({mail["mail_id"] for mail, _ in found}) + 1
    words = Counter(finding["wording"].lower() for _, finding in found) + Counter(["zo snel mogelijk"])
    assert dict(vague.wordings) == dict(words)
    assert [count for _, count in vague.wordings] == sorted(words.values(), reverse=True)


def test_a_week_holds_what_people_wrote_in_it(tables: Tables, results: Results) -> None:
    mails: Counter[date] = Counter()
    found: Counter[tuple[date, str]] = Counter()
    for mail in written(tables):
        mails[mail["sent"].date() - timedelta(days=mail["sent"].weekday())] += 1
    for mail, finding in hits(tables, written(tables)):
        found[mail["sent"].date() - timedelta(days=mail["sent"].weekday()), finding["category"]] += 1
    assert [(week.monday, week.mails) for week in results.weeks] == sorted(mails.items())
    assert {(week.monday, slug): count for week in results.weeks for slug, count in week.categories.items()} == found


def test_a_training_shows_in_its_own_category_only(tables: Tables, results: Results) -> None:
    [comparison] = results.comparisons
    vague, cliche = comparison.categories["vage-termijn"], comparison.categories["cliche"]
    found = Counter(
        mail["sent"].date() > TRAINING
        for mail, finding in hits(tables, written(tables))
        if finding["category"] == "vage-termijn" and mail["sent"].date() != TRAINING
    )
    days = Counter(mail["sent"].date() > TRAINING for mail in written(tables) if mail["sent"].date() != TRAINING)
    assert (vague.before.mails, vague.after.mails) == (days[False], days[True])
    assert vague.change == pytest.approx(100 * found[True] / days[True] - 100 * found[False] / days[False])
    assert vague.certain
    assert vague.interval
    assert vague.interval.low < vague.change < vague.interval.high < 0
    assert not cliche.certain


def test_each_event_is_compared_with_the_time_up_to_the_events_around_it(tables: Tables, tmp_path: Path) -> None:
    second = TRAINING + timedelta(days=30)
    first_found, second_found = read(tables, tmp_path, (Event(second, "b"), Event(TRAINING, "a"))).comparisons
    assert [first_found.event.label, second_found.event.label] == ["a", "b"]
    assert first_found.total.after == second_found.total.before
    between = [mail for mail in written(tables) if TRAINING < mail["sent"].date() < second]
    assert first_found.total.after.mails == len(between)


def test_an_event_outside_the_archive_says_that_there_is_nothing_to_say(tables: Tables, tmp_path: Path) -> None:
    [comparison] = read(tables, tmp_path, (Event(date(2030, 1, 1), "later"),)).comparisons
    assert comparison.total.after.mails == 0
    assert comparison.total.interval is None


def test_a_rule_that_hits_very_many_mails_stands_out(tables: Tables, results: Results) -> None:
    found = {rule.rule: rule for rule in results.rules}
    assert set(found) == set(KINDS)
    assert [rule.rate.findings for rule in results.rules] == sorted(
        (rule.rate.findings for rule in results.rules), reverse=True
    )
    for rule in results.rules:
        assert rule.frequent == (rule.affected >= 0.2 * 3011)
    assert found["vage-termijn.zo-snel-mogelijk"].frequent
    assert not found["regels-als-reden.tegen-de-regels"].frequent


def test_what_goes_well_is_counted_in_the_mails_that_count(tables: Tables, results: Results) -> None:
    found = Counter(point["category"] for point in tables.plus_points)
    assert [(plus.rate.findings, plus.rate.mails) for plus in results.plus] == [
        (count, 3011) for _, count in found.most_common()
    ]
    assert results.plus[0].title == "Concreet moment"
    assert len(results.plus) == len(PLUS)
    assert "{match}" not in "".join(plus.message for plus in results.plus)


def test_a_template_with_findings_tells_how_many_mails_it_reached(results: Results) -> None:
    [template] = results.templates
    assert template.opening == "Over uw retour <b>‹nummer›</b>"
    assert template.mails == 120
    assert dict(template.categories) == {"vage-termijn": 1, "voorschrijven": 1}


def test_what_could_not_be_read_is_told_with_its_reason(results: Results) -> None:
    assert [(one.reason, one.count) for one in results.unread] == [
        ("geen tekst", 7),
        ('readpst ontbreekt; "x", y', 1),
    ]


def test_mails_without_a_date_count_but_not_in_the_trend(tmp_path: Path) -> None:
    tables = Tables()
    for number in range(30):
        mail = tables.add_mail(agent=f"a{number % 6}", sent=None if number % 3 else datetime(2026, 6, 1, 10))
        tables.add_finding(mail, "voorschrijven.klant-moet")
    results = read(tables, tmp_path)
    assert (results.totals.mails, results.totals.undated) == (30, 20)
    assert [week.mails for week in results.weeks] == [10]


def test_a_run_without_checked_mails_is_refused(tmp_path: Path) -> None:
    tables = Tables()
    tables.add_mail(status="incoming")
    with pytest.raises(ReportError, match="geen enkele mail gecontroleerd"):
        read(tables, tmp_path)


def test_a_category_of_ones_own_gets_a_title_from_its_name(tmp_path: Path) -> None:
    tables = Tables()
    tables.add_finding(tables.add_mail(), "voorschrijven.klant-moet")
    tables.findings[0] |= {"category": "eigen-regel", "rule": "eigen-regel.x"}
    [category] = read_results(tables.write(tmp_path), Rulebook({}, {}, {}, {}, {}), Archive()).categories
    assert category.title == "Eigen regel"


def test_the_place_of_a_finding_about_the_whole_mail_is_no_wording(tmp_path: Path) -> None:
    tables = Tables()
    for scope in ("sentence", "mail"):
        tables.add_finding(tables.add_mail(), "voorschrijven.klant-moet", scope == "mail")
        tables.findings[-1]["scope"] = scope
    results = read(tables, tmp_path)
    assert list(results.categories[0].wordings) == [("u moet", 1)]
    assert (results.rules[0].wording, results.rules[0].wording_hits) == ("u moet", 1)


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    tables = Tables()
    tables.add_mail()
    folder = tables.write(tmp_path / "run").rename(tmp_path / "raar [1] * ' map")
    assert read_results(folder, RULEBOOK, Archive()).totals.mails == 1
