from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.changes.rules import MOST_MARKS, Mark, body_hash, check_mark
from journal.errors import Invalid
from journal.vocabulary import ChangeKind

TODAY = date(2026, 3, 5)
DELETED = Mark(uuid4(), ChangeKind.APP_DELETED, date(2026, 1, 29))

marks = st.builds(Mark, st.uuids(), st.sampled_from(ChangeKind), st.dates())


def test_a_mark_of_today_and_one_of_twenty_years_ago_can_be_kept() -> None:
    for day in (TODAY, date(2006, 1, 1)):
        check_mark(replace(DELETED, on_date=day), TODAY, [])


@pytest.mark.parametrize(
    "day,reason",
    [
        (TODAY + timedelta(days=1), "in_the_future"),
        (date(2005, 12, 31), "too_long_ago"),
    ],
)
def test_a_day_to_come_and_one_of_another_age_are_refused(day: date, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_mark(replace(DELETED, on_date=day), TODAY, [])

    assert (refusal.value.reason, refusal.value.field) == (reason, "on_date")


def test_two_marks_of_one_kind_on_one_day_are_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        check_mark(replace(DELETED, id=uuid4()), TODAY, [DELETED])

    assert (refusal.value.reason, refusal.value.field) == ("marked_already", "kind")


@pytest.mark.parametrize(
    "other",
    [
        DELETED,
        replace(DELETED, id=uuid4(), kind=ChangeKind.NEW_LEAD),
        replace(DELETED, id=uuid4(), on_date=date(2026, 1, 30)),
    ],
)
def test_itself_another_kind_and_another_day_are_no_double(other: Mark) -> None:
    check_mark(DELETED, TODAY, [other])

    assert other != replace(DELETED, id=uuid4())


def test_there_is_a_limit_to_how_many_marks_can_be_kept() -> None:
    many = [
        replace(DELETED, id=uuid4(), on_date=DELETED.on_date - timedelta(days=number + 1))
        for number in range(MOST_MARKS)
    ]
    check_mark(DELETED, TODAY, many[1:])

    with pytest.raises(Invalid) as refusal:
        check_mark(DELETED, TODAY, many)

    assert refusal.value.reason == "too_many_marks"


@given(marks, marks)
def test_two_marks_hash_alike_exactly_when_they_say_the_same(one: Mark, other: Mark) -> None:
    says_the_same = (one.kind, one.on_date) == (other.kind, other.on_date)

    assert (body_hash(one) == body_hash(other)) is says_the_same
