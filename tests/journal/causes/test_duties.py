from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.causes.duties import KnownDuty, PlannedDuty, RosterFile, change_by
from tests.journal.causes.making import BERLIN, SEOUL, duty, moment

NOW = moment(10, 12)


def planned(day: int, start: float, end: float, worker: str = "12") -> PlannedDuty:
    like = duty(day, start, end, worker)
    return PlannedDuty(like.starts_at, like.ends_at, worker, like.local_date)


def file(*duties: PlannedDuty, first: int = 1, last: int = 31) -> RosterFile:
    return RosterFile(tuple(sorted(duties)), date(2026, 3, first), date(2026, 3, last))


def test_a_first_file_adds_all_of_it() -> None:
    change = change_by(file(planned(3, 9, 18), planned(20, 9, 18)), [], NOW)

    assert len(change.added) == 2
    assert (change.dropped, change.kept) == ((), 0)


def test_the_same_file_again_changes_nothing() -> None:
    known = [duty(3, 9, 18), duty(20, 9, 18)]

    change = change_by(file(planned(3, 9, 18), planned(20, 9, 18)), known, NOW)

    assert (change.added, change.dropped, change.kept) == ((), (), 0)


@pytest.mark.parametrize(
    "day, is_dropped",
    [(9, False), (11, True), (15, True), (16, False)],
)
def test_what_is_to_come_between_the_files_dates_is_dropped(day: int, *, is_dropped: bool) -> None:
    known = duty(day, 9, 18)

    change = change_by(file(planned(12, 9, 18), last=15), [known], NOW)

    assert change.dropped == ((known,) if is_dropped else ())


def test_a_duty_with_another_end_is_dropped_and_added() -> None:
    known = duty(20, 9, 18)

    change = change_by(file(planned(20, 9, 19)), [known], NOW)

    assert change.dropped == (known,)
    assert change.added == (planned(20, 9, 19),)


@pytest.mark.parametrize(
    "new, is_added",
    [
        (planned(9, 20, 22), False),
        (planned(9, 9, 19), False),
        (planned(8, 9, 18), True),
        (planned(9, 9, 18, "13"), True),
        (planned(10, 13, 19), False),
        (planned(10, 20, 22), True),
        (planned(10, 18, 22), True),
        (planned(9, 1, 3), False),
    ],
)
def test_what_has_begun_stays_and_unknown_days_are_filled_in(
    new: PlannedDuty, *, is_added: bool
) -> None:
    begun = [duty(9, 9, 18), duty(10, 9, 18)]

    change = change_by(file(new, first=1, last=10), begun, NOW)

    assert change.added == ((new,) if is_added else ())
    assert change.kept == (0 if is_added else 1)
    assert change.dropped == ()


def test_a_past_duty_is_not_put_into_a_night_that_is_known() -> None:
    change = change_by(file(planned(9, 3, 8)), [duty(8, 22, 6)], NOW)

    assert (change.added, change.kept) == ((), 1)


def test_a_duty_belongs_to_the_date_of_its_own_clock() -> None:
    late = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
    night = KnownDuty("12", late, late, BERLIN.key, late)

    assert night.local_date == date(2026, 3, 28)
    assert duty(28, 0, 5, zone=SEOUL).local_date == date(2026, 3, 28)


@given(
    st.sets(st.tuples(st.integers(1, 28), st.integers(0, 3)), max_size=12),
    st.sets(st.tuples(st.integers(1, 28), st.integers(0, 3)), min_size=1, max_size=12),
)
def test_after_a_file_what_is_to_come_is_what_it_says(
    before: set[tuple[int, int]], said: set[tuple[int, int]]
) -> None:
    known = [duty(day, 6 * part, 6 * part + 5) for day, part in before]
    new = file(*(planned(day, 6 * part, 6 * part + 5) for day, part in said))

    change = change_by(new, known, NOW)

    left = {one.starts_at for one in known if one not in change.dropped}
    after = left | {one.starts_at for one in change.added}
    coming = {one.starts_at for one in new.duties if one.starts_at > NOW}
    assert {at for at in after if at > NOW} == coming
    assert {one.starts_at for one in known if one.starts_at <= NOW} <= after
    assert change_by(new, [*known_after(known, change.added, change.dropped)], NOW).added == ()


def known_after(
    known: list[KnownDuty], added: tuple[PlannedDuty, ...], dropped: tuple[object, ...]
) -> list[KnownDuty]:
    stay = [one for one in known if one not in dropped]
    hour = timedelta(hours=5)
    return stay + [
        KnownDuty(one.worker, one.starts_at, one.starts_at + hour, "UTC", NOW) for one in added
    ]
