from datetime import date, datetime, timedelta

import pytest

from journal.causes.duties import KnownDuty
from journal.causes.roster_causes import Batch, LastMinuteChange, roster_causes
from tests.journal.causes.making import LONG_AGO, duty, moment

TOLD = moment(9, 12)
MARCH = Batch(LONG_AGO, date(2026, 3, 1), date(2026, 3, 31))


def late(*duties: KnownDuty, batches: tuple[Batch, ...] = (MARCH,)) -> list[LastMinuteChange]:
    found = roster_causes(duties, batches)
    return [one for one in found if isinstance(one, LastMinuteChange)]


@pytest.mark.parametrize(
    "day, hour, minutes",
    [
        (10, 9, 21 * 60),
        (12, 11.5, 4290),
        (12, 12, None),
        (20, 9, None),
        (9, 9, None),
        (9, 12, None),
    ],
)
def test_a_duty_that_appears_within_72_hours_is_flagged(
    day: int, hour: float, minutes: int | None
) -> None:
    found = late(duty(day, hour, hour + 8, known_since=TOLD))

    assert [one.minutes for one in found] == ([] if minutes is None else [minutes])
    assert all(one.was is None and one.becomes for one in found)


@pytest.mark.parametrize(
    "first, last, since, is_flagged",
    [
        (1, 31, LONG_AGO, True),
        (1, 10, LONG_AGO, True),
        (10, 31, LONG_AGO, True),
        (1, 9, LONG_AGO, False),
        (11, 31, LONG_AGO, False),
        (1, 31, TOLD, False),
    ],
)
def test_a_date_that_no_roster_spoke_for_is_not_changed_by_the_first_that_does(
    first: int, last: int, since: datetime, *, is_flagged: bool
) -> None:
    batch = Batch(since, date(2026, 3, first), date(2026, 3, last))

    assert bool(late(duty(10, 9, 18, known_since=TOLD), batches=(batch,))) is is_flagged


@pytest.mark.parametrize("day, is_flagged", [(10, True), (13, False)])
def test_a_duty_that_goes_within_72_hours_is_flagged(day: int, *, is_flagged: bool) -> None:
    gone = duty(day, 9, 18, dropped_at=TOLD)

    found = late(gone, batches=())

    assert [one.was for one in found] == [(gone.starts_at, gone.ends_at)] * is_flagged
    assert all(one.becomes is None for one in found)


@pytest.mark.parametrize(
    "old, new, minutes",
    [(9, 10, 21 * 60), (10, 9, 21 * 60), (9, 14, 21 * 60)],
)
def test_a_moved_duty_is_one_change_by_its_earlier_start(
    old: float, new: float, minutes: int
) -> None:
    was, becomes = duty(10, old, 18, dropped_at=TOLD), duty(10, new, 18, known_since=TOLD)

    (found,) = late(becomes, was)

    assert found.was == (was.starts_at, was.ends_at)
    assert found.becomes == (becomes.starts_at, becomes.ends_at)
    assert (found.minutes, found.day) == (minutes, date(2026, 3, 10))
    assert found.due_by == moment(7, 9)


def test_a_duty_moved_into_the_past_counts_by_what_was_to_come() -> None:
    was, becomes = duty(9, 14, 18, dropped_at=TOLD), duty(9, 9, 11, known_since=TOLD)

    (found,) = late(was, becomes)

    assert found.minutes == 120


def test_a_duty_moved_to_another_date_goes_and_comes() -> None:
    was, becomes = duty(10, 9, 18, dropped_at=TOLD), duty(11, 9, 18, known_since=TOLD)

    assert [(one.was is None, one.becomes is None) for one in late(was, becomes)] == [
        (False, True),
        (True, False),
    ]


def test_a_duty_that_comes_and_goes_at_short_notice_counts_twice() -> None:
    flicker = duty(10, 9, 18, known_since=TOLD, dropped_at=TOLD + timedelta(hours=1))

    assert [one.told_at for one in late(flicker)] == [TOLD, TOLD + timedelta(hours=1)]


def test_two_workers_are_two_changes() -> None:
    swap = [duty(10, 9, 18, dropped_at=TOLD), duty(10, 9, 18, "13", known_since=TOLD)]

    assert [one.worker for one in late(*swap)] == ["12", "13"]
