"""Recipe `moment`: the moment is a working day with its own weekday, and the sentence around it stays Dutch."""

import re
from datetime import date, datetime, timedelta

import pytest

from checker import Checker
from checker.language.moments import find_moments
from checker.rewrites.moment import answer_by
from checker.rewrites.workdays import is_working_day
from checker.settings import Office, Response, Settings

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
WEEKDAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
BELGIUM = Settings(office=Office(country="BE"))
AT_WEEKENDS = Settings(office=Office(days=("zaterdag", "zondag")))


def within(working_days: int, before: str = "17:00") -> Settings:
    return Settings(response=Response(working_days=working_days, before=before))


def named_day(words: str, today: date) -> tuple[str, date]:
    weekday, day, month, year = re.match(r"(\w+) (\d+) (\w+)(?: (\d{4}))? vóór", words).groups()
    return weekday, date(int(year or today.year), MONTHS.index(month) + 1, int(day))


@pytest.mark.parametrize(
    ("now", "settings", "words"),
    [
        (datetime(2026, 11, 20, 10, 0), Settings(), "maandag 23 november vóór 17.00 uur"),
        (datetime(2026, 11, 20, 21, 30), Settings(), "maandag 23 november vóór 17.00 uur"),
        (datetime(2026, 11, 22, 12, 0), Settings(), "maandag 23 november vóór 17.00 uur"),
        (datetime(2026, 12, 24, 9, 0), Settings(), "maandag 28 december vóór 17.00 uur"),
        (datetime(2026, 12, 31, 9, 0), Settings(), "maandag 4 januari 2027 vóór 17.00 uur"),
        (datetime(2026, 4, 2, 9, 0), Settings(), "vrijdag 3 april vóór 17.00 uur"),
        (datetime(2026, 4, 2, 9, 0), Settings(office=Office(works_on=())), "dinsdag 7 april vóór 17.00 uur"),
        (datetime(2026, 4, 24, 9, 0), Settings(), "dinsdag 28 april vóór 17.00 uur"),
        (datetime(2026, 4, 24, 9, 0), BELGIUM, "maandag 27 april vóór 17.00 uur"),
        (datetime(2026, 7, 20, 9, 0), BELGIUM, "woensdag 22 juli vóór 17.00 uur"),
        (datetime(2026, 7, 20, 9, 0), Settings(), "dinsdag 21 juli vóór 17.00 uur"),
        (datetime(2026, 11, 10, 9, 0), BELGIUM, "donderdag 12 november vóór 17.00 uur"),
        (datetime(2026, 11, 17, 9, 0), within(0), "dinsdag 17 november vóór 17.00 uur"),
        (datetime(2026, 11, 17, 17, 0), within(0), "woensdag 18 november vóór 17.00 uur"),
        (datetime(2026, 11, 17, 9, 0), within(3, "09:30"), "vrijdag 20 november vóór 9.30 uur"),
        (datetime(2026, 11, 20, 9, 0), AT_WEEKENDS, "zaterdag 21 november vóór 17.00 uur"),
    ],
)  # fmt: skip
def test_the_moment_counts_weekends_holidays_and_closing_time(now: datetime, settings: Settings, words: str) -> None:
    assert answer_by(now, settings) == words


@pytest.mark.parametrize("settings", [Settings(), BELGIUM, within(4)])
def test_the_weekday_always_fits_the_date_and_somebody_works_then(settings: Settings) -> None:
    for offset in range(800):
        now = datetime(2026, 1, 1, 18, 0) + timedelta(days=offset)
        weekday, day = named_day(answer_by(now, settings), now.date())
        assert WEEKDAYS[day.weekday()] == weekday
        assert day > now.date()
        assert is_working_day(day, settings.office)


def test_what_is_offered_is_itself_a_concrete_moment() -> None:
    words = f"uiterlijk {answer_by(datetime(2026, 11, 20, 10, 0), Settings())}"
    assert [(one.start, one.end, one.kind) for one in find_moments(words)] == [(0, len(words), "ahead")]


WHEN = "uiterlijk maandag 23 november vóór 17.00 uur"
REWRITTEN = [
    ("Wij bellen u z.s.m.", f"Wij bellen u {WHEN}.", True),
    ("we bellen je zsm terug", f"we bellen je {WHEN} terug", True),
    ("Binnenkort hoort u van ons.", f"{WHEN.capitalize()} hoort u van ons.", True),
    ("We hopen u spoedig te antwoorden.", f"We hopen u {WHEN} te antwoorden.", False),
    ("Wij repareren de pomp zo snel mogelijk.", f"Wij repareren de pomp {WHEN}.", False),
    ("De drukker levert zo snel mogelijk.", "De drukker levert uiterlijk [datum].", False),
    ("Uw visum verloopt binnenkort.", "Uw visum verloopt op [datum].", False),
    ("Het fietsje is binnenkort weer leverbaar.", "Het fietsje is vanaf [datum] weer leverbaar.", False),
    ("Ergens in de komende weken schuren we de vloer.", "Uiterlijk [datum] schuren we de vloer.", False),
    ("Zodra er nieuws is over de pui, bellen we u.", f"{WHEN.capitalize()} bellen we u.", True),
    ("Van zodra we meer weten, mailen we u.", f"{WHEN.capitalize()} mailen we u.", True),
    ("Je taart is besteld, maar heb nog even geduld.", f"Je taart is besteld, maar je hoort {WHEN} van ons.", False),
    ("Mag ik je nog wat geduld vragen?", f"Je hoort {WHEN} van mij.", False),
    ("Even geduld, de lift wordt nagekeken.", f"U hoort {WHEN} van ons, de lift wordt nagekeken.", False),
]


@pytest.mark.parametrize(("text", "rewritten", "safe"), REWRITTEN)
def test_the_sentence_stays_dutch(checker: Checker, text: str, rewritten: str, safe: bool) -> None:
    finding = next(finding for finding in checker.check(text).findings if finding.category == "vage-termijn")
    best = finding.rewrites[0]
    assert text[: best.start] + best.text + text[best.end :] == rewritten
    assert best.safe is safe


@pytest.mark.parametrize("text", [text for text, _, safe in REWRITTEN if safe])
def test_a_rewritten_promise_is_no_longer_vague(checker: Checker, text: str) -> None:
    once = checker.check(text).apply()
    assert checker.check(once).apply() == once
    assert not [finding for finding in checker.check(once).findings if finding.category == "vage-termijn"]
