from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.model import Account, CalendarFeed, RosterImport
from journal.rosters.feeds import (
    MOST_FEEDS,
    NewFeed,
    add_feed,
    due_feeds,
    feed_of,
    feeds_of,
    remove_feed,
)
from journal.rosters.queries import rosters_of
from journal.rosters.refreshing import FETCH_EVERY, LONGEST_WAIT, keep_fetched, note_failed
from journal.vocabulary import RosterSource
from tests.journal.exposure.tapping import version_of_journal
from tests.journal.rosters.calendars import SEOUL
from tests.journal.rosters.kept import MARCH, NOW, bring, make_plan, shown, work_weekdays

TODAY = date(2026, 3, 10)
HOUR = timedelta(hours=1)


def make_feed(address: str = "https://example.com/a.ics") -> NewFeed:
    return NewFeed(uuid4(), address, b"sealed", SEOUL, is_whole=True)


@pytest.fixture
def feed_id(session: Session, mina_id: UUID) -> UUID:
    feed = make_feed()
    add_feed(session, mina_id, feed, NOW)
    return feed.id


def test_a_feed_is_kept_with_its_sealed_address_only(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    (feed,) = feeds_of(session, mina_id)

    assert (feed.id, feed.sealed_address, feed.zone) == (feed_id, b"sealed", SEOUL)
    assert (feed.last_fetched_at, feed.last_problem) == (None, None)
    row = session.get_one(CalendarFeed, (mina_id, feed_id))
    assert b"example" not in row.sealed_address + row.body_hash


def test_a_replay_adds_one_feed(session: Session, mina_id: UUID) -> None:
    feed = make_feed()
    add_feed(session, mina_id, feed, NOW)
    add_feed(session, mina_id, feed, NOW + HOUR)

    assert len(feeds_of(session, mina_id)) == 1
    with pytest.raises(Conflict):
        add_feed(session, mina_id, replace(feed, address="https://example.com/b.ics"), NOW)
    with pytest.raises(Invalid, match="known_address"):
        add_feed(session, mina_id, replace(feed, id=uuid4()), NOW)


def test_only_so_many_feeds_are_fetched_for_one_person(session: Session, mina_id: UUID) -> None:
    for number in range(MOST_FEEDS):
        add_feed(session, mina_id, make_feed(f"https://example.com/{number}"), NOW)

    with pytest.raises(Invalid, match="too_many_feeds"):
        add_feed(session, mina_id, make_feed(), NOW)


def test_feeds_are_ones_own(session: Session, mina_id: UUID, jun_id: UUID, feed_id: UUID) -> None:
    assert feed_of(session, mina_id, feed_id).id == feed_id
    assert feeds_of(session, jun_id) == []
    for act in (feed_of, remove_feed):
        more = () if act is feed_of else (NOW,)
        with pytest.raises(NotFound):
            act(session, jun_id, feed_id, *more)  # type: ignore[operator]


def test_the_first_fetch_brings_the_past_too(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    keep_fetched(session, mina_id, feed_id, make_plan("DDDDDDDDDDDD"), NOW)

    assert shown(session, mina_id, MARCH, 13) == "DDDDDDDDDDDD."
    (kept,) = rosters_of(session, mina_id)
    assert (kept.source, kept.feed_id) == (RosterSource.FEED, feed_id)
    assert feed_of(session, mina_id, feed_id).last_fetched_at == NOW


def test_a_refresh_changes_what_is_to_come_and_nothing_before(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    keep_fetched(session, mina_id, feed_id, make_plan("DDDDDDDDDDDD"), NOW)

    keep_fetched(session, mina_id, feed_id, make_plan("NNNNNNNNNNNNO"), NOW + HOUR)

    assert shown(session, mina_id, MARCH, 14) == "DDDDDDDDDNNNo."
    (kept,) = rosters_of(session, mina_id)
    assert (kept.shift_count, kept.until) == (12, date(2026, 3, 13))


def test_a_refresh_without_news_changes_nothing(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    plan = make_plan("DDDDDDDDDDDDO")
    keep_fetched(session, mina_id, feed_id, plan, NOW)
    version = version_of_journal(session, mina_id)

    keep_fetched(session, mina_id, feed_id, plan, NOW + HOUR)

    assert version_of_journal(session, mina_id) == version
    assert feed_of(session, mina_id, feed_id).last_fetched_at == NOW + HOUR


def test_a_calendar_that_ends_earlier_leaves_the_rest_to_the_usual_week(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    work_weekdays(session, mina_id)
    keep_fetched(session, mina_id, feed_id, make_plan("DDDDDDDDDDDD"), NOW)

    keep_fetched(session, mina_id, feed_id, make_plan("DDDDDDDDDN"), NOW + HOUR)
    assert shown(session, mina_id, MARCH, 12) == "DDDDDDDDDNww"

    keep_fetched(session, mina_id, feed_id, None, NOW + 2 * HOUR)
    version = version_of_journal(session, mina_id)
    keep_fetched(session, mina_id, feed_id, None, NOW + 3 * HOUR)
    assert shown(session, mina_id, MARCH, 12) == "DDDDDDDDDwww"
    assert version_of_journal(session, mina_id) == version


def test_a_calendar_all_of_whose_future_is_gone_is_brought_in_anew_later(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    keep_fetched(session, mina_id, feed_id, make_plan("DD", TODAY), NOW)
    keep_fetched(session, mina_id, feed_id, None, NOW + HOUR)
    assert rosters_of(session, mina_id) == []

    keep_fetched(session, mina_id, feed_id, None, NOW + 2 * HOUR)
    keep_fetched(session, mina_id, feed_id, make_plan("N", TODAY), NOW + 3 * HOUR)

    assert shown(session, mina_id, TODAY, 2) == "N."


def test_a_roster_brought_in_later_goes_before_a_feed(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    keep_fetched(session, mina_id, feed_id, make_plan("DDD", TODAY), NOW)
    bring(session, mina_id, make_plan("N", TODAY), now=NOW + HOUR)

    keep_fetched(session, mina_id, feed_id, make_plan("DDO", TODAY), NOW + 2 * HOUR)

    assert shown(session, mina_id, TODAY, 3) == "NDo"


def test_a_failure_keeps_what_is_there_and_waits_longer_each_time(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    keep_fetched(session, mina_id, feed_id, make_plan("DDD", TODAY), NOW)
    waits = []
    for _ in range(8):
        note_failed(session, mina_id, feed_id, "unreachable", NOW)
        row = session.get_one(CalendarFeed, (mina_id, feed_id))
        waits.append(row.next_fetch_at - NOW)

    assert waits[:3] == [FETCH_EVERY, 2 * FETCH_EVERY, 4 * FETCH_EVERY]
    assert max(waits) == LONGEST_WAIT
    assert feed_of(session, mina_id, feed_id).last_problem == "unreachable"
    assert shown(session, mina_id, TODAY, 3) == "DDD"

    keep_fetched(session, mina_id, feed_id, make_plan("DDD", TODAY), NOW)
    assert feed_of(session, mina_id, feed_id).last_problem is None


def test_what_was_removed_meanwhile_is_left_alone(session: Session, mina_id: UUID) -> None:
    note_failed(session, mina_id, uuid4(), "unreachable", NOW)
    keep_fetched(session, mina_id, uuid4(), make_plan("D"), NOW)

    assert rosters_of(session, mina_id) == []


def test_removing_a_feed_keeps_what_was_worked(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    keep_fetched(session, mina_id, feed_id, make_plan("DDDDDDDDDDDD"), NOW)

    remove_feed(session, mina_id, feed_id, NOW)

    assert shown(session, mina_id, MARCH, 12) == "DDDDDDDDD..."
    (kept,) = rosters_of(session, mina_id)
    assert (kept.feed_id, kept.until) == (None, date(2026, 3, 9))
    assert feeds_of(session, mina_id) == []


def test_a_feed_that_brought_nothing_is_simply_gone(
    session: Session, mina_id: UUID, feed_id: UUID
) -> None:
    remove_feed(session, mina_id, feed_id, NOW)

    assert session.scalars(select(RosterImport)).all() == []


def test_feeds_are_due_by_how_long_they_wait(
    session: Session, mina_id: UUID, jun_id: UUID, feed_id: UUID
) -> None:
    add_feed(session, jun_id, make_feed(), NOW - HOUR)

    assert due_feeds(session, NOW - HOUR, 10) == []
    assert [one.account_id for one in due_feeds(session, NOW + HOUR, 10)] == [jun_id, mina_id]
    assert len(due_feeds(session, NOW + HOUR, 1)) == 1


def test_feeds_go_with_the_account(session: Session, mina_id: UUID, feed_id: UUID) -> None:
    keep_fetched(session, mina_id, feed_id, make_plan("DD"), NOW)

    session.execute(delete(Account).where(Account.id == mina_id))

    assert session.scalars(select(CalendarFeed)).all() == []
