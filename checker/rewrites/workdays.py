"""Working days: which day is so many working days away, with public holidays counted."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from importlib.metadata import version

from checker.cache import remembered
from checker.settings import WEEKDAYS, Office


@lru_cache(maxsize=64)
def _holidays(country: str, year: int) -> Mapping[date, str]:
    """Return the public holidays of a year; kept on disk, for the library loads those of every country first."""

    def computed() -> Mapping[date, str]:
        from holidays import country_holidays

        return dict(country_holidays(country, years=year, language="nl"))

    made_of = [part.encode() for part in (version("holidays"), country, str(year))]
    return remembered("holidays", lambda: made_of, computed, {})


def is_working_day(day: date, office: Office) -> bool:
    """Tell whether somebody works on a day: a day of the office's week that is no public holiday."""
    if WEEKDAYS[day.weekday()] not in office.days:
        return False
    worked = {name.casefold() for name in office.works_on}
    names = str(_holidays(office.country, day.year).get(day, "")).casefold()
    return not names or any(name in worked for name in names.split("; "))


def add_working_days(start: date, count: int, office: Office) -> date:
    """Return the working day `count` working days after a day; for 0 the day itself or the next working day."""
    day = start
    for _ in range(max(count, 1)):
        day += timedelta(days=1 if count else 0)
        while not is_working_day(day, office):
            day += timedelta(days=1)
    return day
