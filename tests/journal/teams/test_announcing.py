from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotAllowed, NotFound
from journal.teams.announced import (
    SessionLine,
    announced_sessions,
)
from journal.teams.announcing import (
    announce_session,
    cancel_session,
)
from journal.teams.rhythm import Rhythm
from journal.vocabulary import SessionKind
from tests.journal.teams.breathing import FRIDAY, MINUTE, announce, titles
from tests.journal.teams.founded import (
    NOW,
    Founded,
    acts,
    last_record,
    make_organisation,
)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def test_an_announced_session_is_listed(session: Session, house: Founded) -> None:
    new = announce(session, house, title=" Breathing ", unit_id=house.night)

    assert announced_sessions(session, house.id, NOW) == (
        SessionLine(
            new.id,
            "Breathing",
            SessionKind.OTHER,
            *("Room 3", ""),
            None,
            Rhythm(FRIDAY, 30, "Asia/Seoul"),
            house.night,
            "Night",
            None,
            ZoneInfo("Asia/Seoul"),
        ),
    )
    by = (house.id, house.by.account_id, "Yuna", "steward")
    said = {"title": "Breathing", "unit": "Night"}
    assert last_record(session) == (*by, "session_announced", house.night, None, said)


def test_the_next_session_stands_first(session: Session, house: Founded) -> None:
    announce(session, house, title="Later", starts_at=FRIDAY + MINUTE)
    announce(session, house, title="Sooner", place="")

    lines = announced_sessions(session, house.id, NOW)

    assert titles(lines) == ["Sooner", "Later"]
    assert (lines[0].place, lines[0].unit_id, lines[0].unit_name) == ("", None, "")
    assert acts(session)[-1] == ("session_announced", {"title": "Sooner"})


def test_a_session_is_listed_until_it_is_over(session: Session, house: Founded) -> None:
    announce(session, house)

    assert titles(announced_sessions(session, house.id, FRIDAY + 29 * MINUTE)) == ["Breathing"]
    assert announced_sessions(session, house.id, FRIDAY + 30 * MINUTE) == ()
    assert announced_sessions(session, house.id, FRIDAY + timedelta(days=9)) == ()


def test_a_replay_announces_once(session: Session, house: Founded) -> None:
    new = announce(session, house)
    before = acts(session)

    announce_session(session, house.id, house.by, new, FRIDAY)

    assert len(announced_sessions(session, house.id, NOW)) == 1
    assert acts(session) == before


@pytest.mark.parametrize(
    "said",
    [
        {"title": "Walk"},
        {"minutes": 31},
        {"starts_at": FRIDAY + MINUTE},
        {"place": ""},
        {"capacity": 3},
    ],
)
def test_one_id_cannot_stand_for_two_sessions(
    session: Session, house: Founded, said: dict[str, object]
) -> None:
    new = announce(session, house)

    with pytest.raises(Conflict):
        announce(session, house, id=new.id, **said)


@pytest.mark.parametrize(
    "said,reason",
    [
        ({"title": ""}, "name_needed"),
        ({"place": "x" * 201}, "place_too_long"),
        ({"starts_at": NOW}, "in_the_past"),
        ({"minutes": 481}, "out_of_range"),
        ({"capacity": 0}, "out_of_range"),
        ({"capacity": 1001}, "out_of_range"),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    session: Session, house: Founded, said: dict[str, object], reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        announce(session, house, **said)

    assert announced_sessions(session, house.id, NOW) == ()


def test_a_session_is_for_an_own_unit(session: Session, house: Founded) -> None:
    other = make_organisation(session, "dae")

    for unit_id in (uuid4(), other.night):
        with pytest.raises(NotFound):
            announce(session, house, unit_id=unit_id)


def test_a_cancelled_session_is_gone(session: Session, house: Founded) -> None:
    new = announce(session, house, unit_id=house.night)

    cancel_session(session, house.id, house.by, new.id, now=FRIDAY - MINUTE)

    assert announced_sessions(session, house.id, NOW) == ()
    by = (house.id, house.by.account_id, "Yuna", "steward")
    said = {"title": "Breathing", "unit": "Night"}
    assert last_record(session) == (*by, "session_cancelled", house.night, None, said)


def test_cancelling_twice_is_cancelling_once(session: Session, house: Founded) -> None:
    new = announce(session, house)
    cancel_session(session, house.id, house.by, new.id, now=NOW)
    assert acts(session)[-1] == ("session_cancelled", {"title": "Breathing"})
    before = acts(session)

    cancel_session(session, house.id, house.by, new.id, now=FRIDAY)

    assert acts(session) == before


def test_a_session_that_has_begun_is_not_cancelled(session: Session, house: Founded) -> None:
    new = announce(session, house)

    with pytest.raises(NotAllowed):
        cancel_session(session, house.id, house.by, new.id, now=FRIDAY)


def test_another_organisations_session_is_not_there(session: Session, house: Founded) -> None:
    other = make_organisation(session, "dae")
    theirs = announce(session, other)

    for announced_id in (theirs.id, uuid4()):
        with pytest.raises(NotFound):
            cancel_session(session, house.id, house.by, announced_id, now=NOW)

    assert announced_sessions(session, house.id, NOW) == ()
    assert titles(announced_sessions(session, other.id, NOW)) == ["Breathing"]
