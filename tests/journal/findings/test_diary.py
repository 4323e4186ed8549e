from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.findings.contact import Disturbance
from journal.findings.days import Day, Reason
from journal.findings.diary import Rated, Sources, diary_of
from journal.findings.evenings import Stretch
from journal.findings.logs import Logged
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import Initiation

SEOUL = ZoneInfo("Asia/Seoul")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=SEOUL).astimezone(UTC)


def push(begin: datetime, minutes: float = 0, **given: object) -> Disturbance:
    end = begin + timedelta(minutes=minutes)
    return replace(Disturbance(begin, end, Initiation.PUSHED, is_by_hand=False), **given)


def rated(day: int, at_: datetime, energy: int | None = 3, mood: int | None = 3) -> Rated:
    return Rated(local_date=date(2026, 3, day), at=at_, energy=energy, mood=mood)


WEEK = Sources(
    shifts=[
        ShiftInterval(date(2026, 3, day), SEOUL.key, at(day, 9), at(day, 18), at(day, 18))
        for day in range(2, 7)
    ],
    check_ins=[rated(2, at(2, 18, 30)), rated(3, at(3, 18, 30))],
    disturbances=[],
    coverage=[Stretch(at(1, 0), at(9, 0))],
)


def first_evening(**given: object) -> Day:
    return diary_of(replace(WEEK, **given))[0]


def test_a_covered_evening_without_contact_is_quiet() -> None:
    evening = first_evening()

    assert (evening.pushed, evening.unknown) == (0.0, None)


def test_an_evening_without_coverage_is_unknown_and_not_quiet() -> None:
    evening = first_evening(coverage=[])

    assert (evening.pushed, evening.unknown) == (None, Reason.NOT_COVERED)


def test_coverage_that_ends_in_the_night_does_not_cover_the_evening() -> None:
    assert first_evening(coverage=[Stretch(at(1, 0), at(3, 8))]).unknown is Reason.NOT_COVERED


def test_two_imports_cover_what_they_cover_together() -> None:
    halves = [Stretch(at(2, 23), at(9, 0)), Stretch(at(1, 0), at(2, 23))]

    assert first_evening(coverage=halves).pushed == 0.0


def test_one_message_takes_the_time_to_settle() -> None:
    assert first_evening(disturbances=[push(at(2, 20))]).pushed == 5.0


def test_an_episode_takes_its_span_and_the_time_to_settle() -> None:
    assert first_evening(disturbances=[push(at(2, 20), minutes=12)]).pushed == 17.0


@given(
    spans=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 90)), max_size=8),
)
def test_the_minutes_are_those_that_any_room_filled(spans: list[tuple[int, int]]) -> None:
    rooms = [push(at(2, 19) + timedelta(minutes=begin), lasts) for begin, lasts in spans]
    filled = {minute for begin, lasts in spans for minute in range(begin, begin + lasts + 5)}

    assert first_evening(disturbances=rooms).pushed == len(filled)


def test_two_rooms_at_once_disturb_once() -> None:
    pushes = [push(at(2, 20), minutes=10), push(at(2, 20, 5), minutes=10), push(at(2, 22))]

    assert first_evening(disturbances=pushes).pushed == 25.0


def test_only_the_part_within_the_evening_counts() -> None:
    pushes = [push(at(2, 17, 50), minutes=15), push(at(3, 8, 58))]

    assert first_evening(disturbances=pushes).pushed == 10.0 + 2.0


def test_contact_one_chose_is_not_in_the_minutes() -> None:
    assert first_evening(disturbances=[push(at(2, 20), kind=Initiation.CHOSEN)]).pushed == 0.0


def test_contact_that_nobody_can_explain_makes_the_evening_unclear() -> None:
    pushes = [push(at(2, 20)), push(at(2, 22), kind=None)]

    assert first_evening(disturbances=pushes).unknown is Reason.UNCLEAR


def test_a_tap_says_that_she_kept_track_that_evening() -> None:
    tap = push(at(2, 20), is_by_hand=True)

    days = diary_of(replace(WEEK, coverage=[], disturbances=[tap]))

    assert [day.pushed for day in days] == [5.0, None]


def test_without_shifts_there_is_no_outside() -> None:
    assert first_evening(shifts=[]).unknown is Reason.NO_SHIFTS


def test_days_beyond_the_known_shifts_are_not_taken_for_free_days() -> None:
    later = [rated(6, at(6, 19)), rated(10, at(10, 19))]

    days = diary_of(replace(WEEK, check_ins=[*WEEK.check_ins, *later]))

    assert [day.local_date.day for day in days if day.unknown is Reason.NO_SHIFTS] == [
        6,
        7,
        8,
        9,
        10,
    ]


@pytest.mark.parametrize(
    "check_ins, energy",
    [
        ([rated(2, at(2, 18, 30), 4), rated(2, at(2, 22), 2)], 4),
        ([rated(2, at(2, 22), 2), rated(2, at(2, 18, 30), 4)], 4),
        ([rated(2, at(2, 8), 5), rated(2, at(2, 18, 30), 4)], 4),
        ([rated(2, at(2, 8), 5)], 5),
        ([rated(2, at(2, 18, 30), None), rated(2, at(2, 22), 2)], 2),
        ([rated(2, at(2, 18, 30), None)], None),
    ],
)
def test_the_first_answer_since_the_shift_began_is_the_days(
    check_ins: list[Rated], energy: int | None
) -> None:
    assert first_evening(check_ins=check_ins).energy == energy


def test_the_diary_runs_from_the_first_check_in_to_the_last() -> None:
    days = diary_of(replace(WEEK, check_ins=[rated(5, at(5, 19)), rated(2, at(2, 19))]))

    assert [day.local_date.day for day in days] == [2, 3, 4, 5]
    assert [day.energy for day in days] == [3, None, None, 3]


def test_free_days_are_told_from_working_days() -> None:
    check_ins = [rated(5, at(5, 19)), rated(8, at(8, 12))]

    assert [day.is_workday for day in diary_of(replace(WEEK, check_ins=check_ins))] == [
        True,
        True,
        False,
        False,
    ]


def test_no_check_in_makes_no_diary() -> None:
    assert diary_of(replace(WEEK, check_ins=[])) == ()


def test_each_kind_has_its_own_minutes() -> None:
    looks = [
        push(at(2, 20)),
        push(at(2, 21), minutes=5, kind=Initiation.CHOSEN),
        push(at(2, 22), minutes=10, kind=Initiation.UNEASY),
    ]

    evening = first_evening(disturbances=looks)

    assert (evening.pushed, evening.chosen, evening.uneasy) == (5.0, 10.0, 15.0)
    assert evening.pushed_episodes == 1


def test_a_look_nobody_explained_leaves_the_pushed_minutes_known() -> None:
    evening = first_evening(disturbances=[push(at(2, 20), kind=Initiation.UNKNOWN)])

    assert (evening.pushed, evening.chosen, evening.uneasy) == (0.0, None, None)


def test_her_word_at_the_hardest_moment_goes_before_the_check_in() -> None:
    hit = Logged(local_date=date(2026, 3, 2), at=at(2, 17), intensity=5, is_backed=False)
    answers = [replace(one, is_backed=True) for one in WEEK.check_ins]

    days = diary_of(replace(WEEK, interactions=[hit], check_ins=answers))

    assert [day.was_backed for day in days] == [False, None]
    silent = replace(hit, is_backed=None)
    assert first_evening(interactions=[silent], check_ins=answers).was_backed is True


def test_the_night_is_told_by_answers_from_the_last_hour_on() -> None:
    at_noon = replace(rated(2, at(2, 13)), replay=1, energy=2)
    at_night = replace(rated(2, at(2, 22)), replay=5, energy=4)

    monday = diary_of(replace(WEEK, check_ins=[at_noon, at_night]))[0]
    only_noon = diary_of(replace(WEEK, check_ins=[at_noon, rated(3, at(3, 19))]))[0]

    assert (monday.replay, monday.energy) == (5, 2)
    assert only_noon.replay is None


def test_on_a_free_day_any_answer_tells_the_night() -> None:
    saturday = replace(rated(7, at(7, 9)), replay=4)

    assert diary_of(replace(WEEK, check_ins=[saturday]))[0].replay == 4


def test_contact_after_the_rating_it_should_explain_is_not_counted() -> None:
    morning = rated(3, at(3, 7))
    pushes = [push(at(3, 6)), push(at(3, 8))]

    monday = first_evening(check_ins=[rated(2, at(2, 18, 30)), morning], disturbances=pushes)
    later = first_evening(
        check_ins=[rated(2, at(2, 18, 30)), morning, rated(3, at(3, 19))], disturbances=pushes
    )

    assert monday.pushed == 5.0
    assert later.pushed == 10.0


@pytest.mark.parametrize("hour, is_prompt", [(18, True), (20, True), (21, False)])
def test_an_answer_late_in_the_evening_is_none_from_before_it(
    hour: int, *, is_prompt: bool
) -> None:
    assert first_evening(check_ins=[rated(2, at(2, hour))]).is_prompt is is_prompt
