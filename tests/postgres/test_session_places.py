"""Sessions on PostgreSQL: joined, left, called off and read, also by many at once."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from benchmarks.session_places import HELD_ON, NOW, faults_in, gather, join, make_session, run
from journal.errors import NotAllowed
from journal.sessions.scheduled_commands import join_date
from journal.sessions.scheduled_counts import dates_asked_for, head_counts, settle_date
from journal.sessions.scheduled_feeds import FeedOwner, feed_owner, make_feed
from journal.sessions.scheduled_orders import reminder_now
from journal.sessions.scheduled_queries import gatherings
from journal.sessions.scheduled_rules import Standing
from journal.shifts.queries import roster_around
from journal.storage.engine import Database
from journal.teams.announced import session_line
from journal.teams.announcing import cancel_date, change_place
from journal.teams.joining import leave
from journal.vocabulary import OwnPurpose, PlaceKind
from tests.conftest import SEOUL
from tests.journal.sessions.gathered import OVER, agrees

pytestmark = pytest.mark.postgres
CROWD = 50
AWHILE = 0.5
"""Seconds in which the second of two would be through if it did not wait for the first."""


def test_of_fifty_who_ask_for_the_last_place_one_has_it(postgres_database: Database) -> None:
    crowd = gather(postgres_database, CROWD)
    session_id = make_session(crowd, 1)

    with ThreadPoolExecutor(10) as threads:
        taps = list(threads.map(lambda who: join(crowd, session_id, who, uuid4()), crowd.people))

    assert [tap.told for tap in taps].count(PlaceKind.HELD) == 1
    assert faults_in(crowd, session_id, taps, 1) == []


def test_coming_and_going_at_random_sells_no_place_twice(postgres_database: Database) -> None:
    found = run(postgres_database, rounds=25, seed=7)

    assert found.pop("rounds") == 25
    assert found.pop("taps") > 100
    assert set(found.values()) == {0}


def test_nobody_joins_a_date_that_is_being_called_off(postgres_database: Database) -> None:
    crowd = gather(postgres_database, 1)
    session_id = make_session(crowd, 1)

    with ThreadPoolExecutor(1) as threads:
        with postgres_database.writer.begin() as connection, Session(connection) as session:
            cancel_date(session, crowd.organisation_id, crowd.by, session_id, HELD_ON, now=NOW)
            late = threads.submit(join, crowd, session_id, crowd.people[0], uuid4())
            wait([late], timeout=AWHILE)
        with pytest.raises(NotAllowed):
            late.result()


def test_who_leaves_the_team_while_she_joins_keeps_no_place(postgres_database: Database) -> None:
    crowd = gather(postgres_database, 1)
    session_id, (mina,) = make_session(crowd, 1), crowd.people

    def leave_team() -> None:
        with postgres_database.writer.begin() as connection, Session(connection) as session:
            leave(session, mina, NOW)

    with ThreadPoolExecutor(1) as threads:
        with postgres_database.writer.begin() as connection, Session(connection) as session:
            join_date(session, mina, uuid4(), session_id, HELD_ON, now=NOW)
            leaving = threads.submit(leave_team)
            wait([leaving], timeout=AWHILE)
        leaving.result()

    with postgres_database.reader.connect() as connection, Session(connection) as session:
        assert gatherings(session, mina, NOW, SEOUL).own == ()


def test_everything_is_read_as_it_was_written(postgres_database: Database) -> None:
    crowd = gather(postgres_database, 2)
    session_id, (mina, jun) = make_session(crowd, 1), crowd.people
    for who in crowd.people:
        join(crowd, session_id, who, uuid4())

    with postgres_database.writer.begin() as connection, Session(connection) as session:
        place = {"place": "Hall", "link": "https://meet.example.kr", "now": NOW}
        change_place(session, crowd.organisation_id, crowd.by, session_id, **place)
        agrees(session, mina, OwnPurpose.REMINDERS)
        secret = make_feed(session, mina, NOW)
        leave(session, mina, NOW)

        assert isinstance(feed_owner(session, secret), FeedOwner)
        assert gatherings(session, jun, NOW, SEOUL).own[0].standing is Standing.MOVED_UP
        assert not reminder_now(session, jun, NOW, roster_around(session, jun, NOW, NOW))


def test_when_it_is_over_a_count_stays_and_nobodys_place(postgres_database: Database) -> None:
    crowd = gather(postgres_database, 10)
    session_id, now = make_session(crowd, 10), OVER + timedelta(hours=1)
    for who in crowd.people:
        join(crowd, session_id, who, uuid4())

    with postgres_database.writer.begin() as connection, Session(connection) as session:
        for who in crowd.people:
            agrees(session, who, OwnPurpose.SESSION_LISTS)
        (asked,) = dates_asked_for(session, now, 10)
        gone = settle_date(session, asked.organisation_id, session_id, asked.held_on, now)
        line = session_line(session, crowd.organisation_id, session_id)

        assert gone == 10
        (count,) = head_counts(session, crowd.organisation_id, line, now)
        assert count.at_least == 10
