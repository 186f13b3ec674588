"""A team is shown only when nobody can be recognised in its figures; a person only when the settings allow it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from report_archive import Tables, archive

from checker.archive.report.model import Teams
from checker.archive.report.results import read_results
from checker.archive.report.topics import read_rulebook
from checker.settings import Archive

RULEBOOK = read_rulebook()
RULE = "voorschrijven.klant-moet"


def teams_of(folder: Path, sizes: Mapping[str, tuple[int, int]], minimum: int = 5) -> Teams:
    """Return the teams of an archive in which each team has so many people who write so many mails together."""
    tables = Tables()
    for team, (people, mails) in sizes.items():
        for number in range(mails):
            sent = datetime(2026, 6, 1 + number % 28)
            mail = tables.add_mail(team=team, agent=f"{team}{number % people}" if people else "", sent=sent)
            if number % 4 == 0:
                tables.add_finding(mail, RULE)
    return read_results(tables.write(folder), RULEBOOK, Archive(minimum_group=minimum)).teams


def shown(teams: Teams) -> dict[str, tuple[int, int]]:
    return {group.name: (group.people, group.rate.mails) for group in teams.shown}


def test_large_teams_are_shown_by_name(tmp_path: Path) -> None:
    teams = teams_of(tmp_path, {"b": (5, 60), "A": (6, 80)})
    assert shown(teams) == {"A": (6, 80), "b": (5, 60)}
    assert [group.name for group in teams.shown] == ["A", "b"]
    assert teams.shown[0].rate.per_hundred == 25


@pytest.mark.parametrize("small", [(4, 200), (20, 49)])
def test_teams_that_are_too_small_stand_together(tmp_path: Path, small: tuple[int, int]) -> None:
    teams = teams_of(tmp_path, {"groot": (6, 80), "klein": small, "mini": (3, 60)})
    people, mails = small[0] + 3, small[1] + 60
    assert shown(teams) == {"groot": (6, 80), "Overige teams": (people, mails)}
    assert teams.merged == 2


def test_a_single_small_team_is_not_what_is_left_of_the_total(tmp_path: Path) -> None:
    teams = teams_of(tmp_path, {"groot": (6, 90), "middel": (5, 60), "klein": (2, 60)})
    assert shown(teams) == {"groot": (6, 90), "Overige teams": (7, 120)}


def test_no_team_is_shown_when_that_would_show_the_other(tmp_path: Path) -> None:
    teams = teams_of(tmp_path, {"groot": (6, 90), "klein": (2, 60)})
    assert shown(teams) == {}
    assert "minstens 5 schrijvers en 50 mails" in teams.hidden


def test_the_settings_say_how_small_is_too_small(tmp_path: Path) -> None:
    assert set(shown(teams_of(tmp_path, {"groot": (6, 90), "klein": (2, 60)}, minimum=2))) == {"groot", "klein"}


def test_teams_of_unknown_people_are_not_shown(tmp_path: Path) -> None:
    assert shown(teams_of(tmp_path, {"a": (0, 90), "b": (0, 90)})) == {}


def test_an_archive_without_teams_says_so(tmp_path: Path) -> None:
    assert teams_of(tmp_path, {"": (6, 90)}).hidden == "In dit archief staat niet welk team een mail schreef."


def test_mails_without_a_team_are_a_team_of_their_own(tmp_path: Path) -> None:
    assert set(shown(teams_of(tmp_path, {"": (6, 90), "a": (6, 90)}))) == {"Team onbekend", "a"}


def test_the_teams_add_up_to_what_people_wrote(tmp_path: Path) -> None:
    results = read_results(archive(1500).write(tmp_path), RULEBOOK, Archive())
    assert sum(group.rate.mails for group in results.teams.shown) == 1509
    assert sum(group.rate.findings for group in results.teams.shown) == results.totals.rate.findings - 2
    for group in results.teams.shown:
        assert group.people >= 5
        assert sum(group.categories.values()) == group.rate.findings


def test_people_are_shown_only_when_the_settings_allow_it(tmp_path: Path) -> None:
    folder = archive(1500).write(tmp_path)
    assert not read_results(folder, RULEBOOK, Archive()).people
    people = read_results(folder, RULEBOOK, Archive(per_person=True)).people
    assert people
    assert [person.name for person in people] == sorted(person.name for person in people)
    assert all(person.rate.mails >= 50 for person in people)
