from datetime import UTC, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.suggestions.commands import set_limit
from journal.suggestions.moments import has_more_today
from journal.suggestions.queries import (
    begun_offer,
    explained_now,
    is_gone,
    others_now,
    restoring_now,
)
from journal.suggestions.rules import Offered, Quiet, Silence
from journal.suggestions.situation import (
    Answered,
    Feeling,
    Hit,
    OffShift,
    OnShift,
    UnknownShift,
)
from journal.suggestions.situation_queries import situation_of
from journal.vocabulary import InteractionKind, Limit, Moment, OfferAnswer
from tests.journal.suggestions.reading import SEOUL
from tests.journal.suggestions.rows import NOW, Rows

HERE = NOW.astimezone(SEOUL)


@pytest.fixture
def rows(session: Session, mina_id: UUID) -> Rows:
    return Rows(session, mina_id)


def test_somebody_who_entered_nothing_is_left_alone(session: Session, mina_id: UUID) -> None:
    assert situation_of(session, mina_id, HERE).shift == UnknownShift()
    assert restoring_now(session, mina_id, HERE).outcome == Silence(Quiet.SHIFT_UNKNOWN)


def test_an_insult_with_twenty_minutes_left_asks_for_what_is_owed(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.shift(9, 18)
    rows.hit("insult", 5)

    offered = restoring_now(session, mina_id, HERE).outcome

    assert isinstance(offered, Offered)
    assert (offered.entry.id, offered.moment) == ("lead_flag", Moment.AFTER_ABUSE)
    assert (offered.reason.minutes_ago, offered.reason.minutes_left) == (5, 20)


def test_the_moment_is_read_from_the_shifts(session: Session, mina_id: UUID, rows: Rows) -> None:
    rows.shift(9, 18)
    rows.shift(2, 11, day=3)
    at_work = situation_of(session, mina_id, HERE)
    afterwards = situation_of(session, mina_id, HERE + timedelta(hours=2))

    assert at_work.shift == OnShift(520, 20)
    assert afterwards.shift == OffShift(100, 380, 540)
    assert at_work.rest_hours == afterwards.rest_hours == 8


def test_the_pause_of_a_split_shift_is_no_end_of_the_day(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.shift(9, 17)
    rows.shift(20, 23)
    pause = HERE + timedelta(minutes=20)

    found = situation_of(session, mina_id, pause)

    assert (found.shift, found.rest_hours) == (OffShift(60, 120, 480), None)
    assert has_more_today(found)
    assert restoring_now(session, mina_id, pause).outcome == Silence(Quiet.NOTHING_FITS)


def test_an_old_page_is_gone_for_what_happened_and_not_for_the_hour(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.shift(9, 18)
    night = HERE.replace(hour=23)
    held = [is_gone(session, mina_id, "hobby_10", night), is_gone(session, mina_id, "move", night)]
    rows.hit("threat", 5)
    set_limit(session, mina_id, Limit.BREATHING, NOW, is_set=True)

    assert held == [False, False]
    assert not is_gone(session, mina_id, "hobby_10", night)
    assert is_gone(session, mina_id, "move", night)
    assert is_gone(session, mina_id, "calm_exhale", night)


def test_night_is_told_by_her_clock_and_not_by_the_servers(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.shift(9, 18)
    night = Rows(session, mina_id, HERE.replace(hour=23, minute=40))
    night.contact(10)

    offered = restoring_now(session, mina_id, night.now).outcome

    assert night.now.astimezone(UTC).hour == 14
    assert isinstance(offered, Offered)
    assert (offered.entry.id, offered.moment) == ("calm_exhale", Moment.NIGHT)


def test_only_a_last_or_only_a_next_shift_is_enough(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    Rows(session, mina_id).shift(9, 12)
    Rows(session, jun_id).shift(20, 22)

    assert situation_of(session, mina_id, HERE).shift == OffShift(340, None, 180)
    assert situation_of(session, jun_id, HERE).shift == OffShift(None, 140)
    assert situation_of(session, jun_id, HERE).rest_hours is None


def test_hits_of_three_days_count(session: Session, mina_id: UUID, rows: Rows) -> None:
    rows.hit("insult", 3 * 1440 - 1, intensity=None)
    rows.hit("threat", 3 * 1440 + 1)

    found = situation_of(session, mina_id, HERE).hits

    assert found == (Hit(InteractionKind.INSULT, 3 * 1440 - 1, 3),)


def test_the_latest_check_in_says_how_it_is(session: Session, mina_id: UUID, rows: Rows) -> None:
    rows.check_in(600, mood=5)
    rows.check_in(30, mood=2, tension=4)
    rows.check_in(-30, mood=1)

    felt = situation_of(session, mina_id, HERE).feeling

    assert felt == Feeling(30, mood=2, energy=None, tension=4, replay=None)


def test_only_what_was_pushed_outside_the_shift_lately_counts(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.contact(10)
    rows.contact(170)
    rows.contact(190)
    rows.contact(10, "chosen")
    rows.contact(10, outside=False)

    assert situation_of(session, mina_id, HERE).pushed == 2


def test_answers_of_a_week_and_sessions_of_a_shift_are_remembered(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.answered("shutdown", "after_shift", "later", 7 * 1440 - 1)
    rows.answered("shutdown", "after_shift", "later", 7 * 1440 + 1)
    rows.session_run(60)
    rows.session_run(60, "another-script")
    rows.session_run(721)

    later = Answered("shutdown", Moment.AFTER_SHIFT, OfferAnswer.LATER, 7 * 1440 - 1)
    breathed = Answered("calm_exhale", None, OfferAnswer.STARTED, 60)
    assert situation_of(session, mina_id, HERE).answers == (later, breathed)


def test_nothing_of_another_person_is_looked_at(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    his = Rows(session, jun_id)
    his.shift(9, 18)
    his.hit("insult", 5)
    his.check_in(5, tension=5)
    his.contact(5)
    his.answered("shutdown", "after_shift", "later", 5)
    his.session_run(5)

    hers = situation_of(session, mina_id, HERE)

    assert (hers.shift, hers.hits, hers.feeling) == (UnknownShift(), (), None)
    assert (hers.pushed, hers.answers) == (0, ())


def test_an_offer_takes_four_queries(session: Session, mina_id: UUID, rows: Rows) -> None:
    rows.shift(9, 18)
    asked: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *call: asked.append(call[2]))

    restoring_now(session, mina_id, HERE)

    assert len(asked) <= 4


def test_others_are_there_even_without_shifts(session: Session, mina_id: UUID) -> None:
    others = others_now(session, mina_id, HERE)

    assert others.fitting == ()
    assert "calm_exhale" in {offered.entry.id for offered in others.further}


def test_what_fits_is_not_listed_twice(session: Session, mina_id: UUID, rows: Rows) -> None:
    rows.shift(9, 18)
    rows.check_in(5, tension=5)

    others = others_now(session, mina_id, HERE)

    fitting = {offered.entry.id for offered in others.fitting}
    assert "calm_exhale" in fitting
    assert fitting.isdisjoint(offered.entry.id for offered in others.further)


def test_an_offer_nobody_started_cannot_be_opened(session: Session, mina_id: UUID) -> None:
    with pytest.raises(NotFound):
        begun_offer(session, mina_id, uuid4())


def test_looking_why_says_the_same_and_writes_nothing(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.shift(9, 18)
    rows.check_in(5, tension=5)

    found = explained_now(session, mina_id, HERE)

    assert found.outcome == restoring_now(session, mina_id, HERE).outcome
    assert not session.new
    assert not session.dirty


def test_a_guided_session_that_does_not_suit_her_is_not_for_now(
    session: Session, mina_id: UUID, rows: Rows
) -> None:
    rows.shift(9, 18)
    before = restoring_now(session, mina_id, HERE)
    set_limit(session, mina_id, Limit.BREATHING, NOW, is_set=True)

    after = restoring_now(session, mina_id, HERE)

    assert "slow-exhale" not in before.not_now
    assert "slow-exhale" in after.not_now
    assert after.limits == {Limit.BREATHING}
