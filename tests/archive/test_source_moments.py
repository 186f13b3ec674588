"""Moments in archives: many ways of writing, one wall clock."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from checker.archive.sources.moments import read_moment

MORNING = datetime(2026, 3, 2, 10, 15)
SUMMER = datetime(2026, 7, 2, 10, 15)


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("2026-03-02T10:15:00+01:00", MORNING),
        ("2026-03-02 10:15", MORNING),
        ("2026-03-02T09:15:00Z", MORNING),
        ("2026-03-02 09:15:00+00", MORNING),
        ("2026-03-02 09:15:00 UTC", MORNING),
        ("2026-07-02T08:15:00.000Z", SUMMER),
        ("2026-03-02T10:15:00-05:00", MORNING),
        ("02-03-2026 10:15", MORNING),
        ("2/3/2026 10:15:00", MORNING),
        ("2.3.2026", datetime(2026, 3, 2)),
        ("Mon, 02 Mar 2026 10:15:00 +0100", MORNING),
        (1772442900, MORNING),
        ("1772442900000", MORNING),
        (datetime(2026, 3, 2, 10, 15), MORNING),
        (datetime(2026, 3, 2, 9, 15, tzinfo=UTC), MORNING),
        (datetime(2026, 3, 2, 10, 15, tzinfo=timezone(timedelta(hours=1))), MORNING),
    ],
)
def test_a_moment_is_told_by_the_clock_of_who_wrote(told: object, moment: datetime) -> None:
    assert read_moment(told) == moment


@pytest.mark.parametrize("told", [None, "", "gisteren", "31-02-2026", "13/25/2026", True, 12, [], "99999999999999999"])
def test_what_is_no_moment_is_none(told: object) -> None:
    assert read_moment(told) is None
