"""Sessions that repeat, are called off or moved, and whom they are for."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotAllowed, NotFound
from journal.model.gathering import SessionTerms
from journal.teams.announced import (
    announced_sessions,
    for_place,
    session_line,
    sessions_not_over,
)
from journal.teams.announcing import (
    Announcement,
    announce_session,
    cancel_date,
    cancel_session,
    change_place,
)
from journal.teams.queries import Place
from journal.teams.units import close_unit
from journal.vocabulary import Repeats, SessionKind
from tests.journal.teams.breathing import FRIDAY, LINK, MINUTE, announce, titles
from tests.journal.teams.founded import (
    NOW,
    Founded,
    acts,
    make_organisation,
    make_unit,
)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def told(session: Session, house: Founded, unit_id: UUID | None, now: datetime = NOW) -> list[str]:
    lines = announced_sessions(session, house.id, now)
    place = Place(house.id, unit_id, frozenset(), is_steward=False, name="")
    return titles(for_place(session, house.id, lines, place, now))


def test_a_unit_is_told_what_is_for_it_and_those_above(session: Session, house: Founded) -> None:
    desk = make_unit(session, house, "Desk", house.night)
    for minutes, (title, unit_id) in enumerate(
        [("All", None), ("Night", house.night), ("Desk", desk), ("Phones", house.phones)]
    ):
        at = FRIDAY + minutes * MINUTE
        announce(session, house, title=title, unit_id=unit_id, starts_at=at)

    assert told(session, house, desk) == ["All", "Night", "Desk"]
    assert told(session, house, house.night) == ["All", "Night"]
    assert told(session, house, house.phones) == ["All", "Phones"]
    assert told(session, house, None) == ["All"]


def test_a_lead_is_told_what_is_for_the_units_she_leads(session: Session, house: Founded) -> None:
    announce(session, house, title="Night", unit_id=house.night)
    announce(session, house, title="Phones", unit_id=house.phones)
    led = Place(house.id, house.phones, frozenset({house.night}), is_steward=False, name="Sora")

    lines = announced_sessions(session, house.id, NOW)

    assert sorted(titles(for_place(session, house.id, lines, led, NOW))) == ["Night", "Phones"]


def test_a_closed_unit_is_told_what_is_for_everybody(session: Session, house: Founded) -> None:
    announce(session, house)
    later = FRIDAY + 20 * timedelta(days=1)
    announce(session, house, title="Walk", starts_at=later + MINUTE)
    announce(session, house, unit_id=house.phones, starts_at=later + MINUTE)
    close_unit(session, house.id, house.by, house.phones, now=NOW)

    assert told(session, house, house.phones, later) == ["Walk"]


def weekly(session: Session, house: Founded, **said: Any) -> Announcement:
    until = FRIDAY.date() + timedelta(days=21)
    return announce(session, house, repeats=Repeats.WEEKLY, until=until, **said)


def test_a_session_that_repeats_is_listed_until_its_last_date(
    session: Session, house: Founded
) -> None:
    weekly(session, house)

    last = FRIDAY + timedelta(days=21)
    assert titles(announced_sessions(session, house.id, last)) == ["Breathing"]
    assert announced_sessions(session, house.id, last + 30 * MINUTE) == ()


def test_what_was_announced_before_there_were_terms_takes_place_once(
    session: Session, house: Founded
) -> None:
    new = announce(session, house, kind=SessionKind.WALK, capacity=4)
    session.execute(delete(SessionTerms))

    line = session_line(session, house.id, new.id)

    assert (line.kind, line.capacity, line.rhythm.repeats) == (
        *(SessionKind.OTHER, None),
        Repeats.ONCE,
    )
    assert line.rhythm.zone == line.clock.key == "Asia/Seoul"
    change_place(session, house.id, house.by, new.id, place="Hall", link=LINK, now=NOW)
    assert session_line(session, house.id, new.id).link == LINK


def test_one_date_is_called_off(session: Session, house: Founded) -> None:
    new = weekly(session, house, unit_id=house.night)
    off = FRIDAY.date() + timedelta(days=7)

    for _twice in range(2):
        cancel_date(session, house.id, house.by, new.id, off, now=NOW)

    (line,) = announced_sessions(session, house.id, NOW)
    dates = line.dates_between(NOW, NOW + timedelta(days=60))
    assert [one.is_cancelled for one in dates] == [False, True, False, False]
    said = {"title": f"Breathing ({off})", "unit": "Night"}
    assert acts(session)[-1] == ("session_cancelled", said)
    assert acts(session)[-2][0] == "session_announced"


def test_a_date_that_has_begun_or_is_not_one_is_not_called_off(
    session: Session, house: Founded
) -> None:
    new = weekly(session, house)

    with pytest.raises(NotAllowed):
        cancel_date(session, house.id, house.by, new.id, FRIDAY.date(), now=FRIDAY)
    with pytest.raises(NotFound):
        cancel_date(session, house.id, house.by, new.id, NOW.date(), now=NOW)
    with pytest.raises(NotFound):
        cancel_date(session, house.id, house.by, uuid4(), FRIDAY.date(), now=NOW)


def test_calling_all_off_leaves_what_has_been(session: Session, house: Founded) -> None:
    new = weekly(session, house)

    cancel_session(session, house.id, house.by, new.id, now=FRIDAY + MINUTE)

    assert announced_sessions(session, house.id, FRIDAY + timedelta(hours=2)) == ()
    (line,) = sessions_not_over(session, house.id, FRIDAY + timedelta(hours=2))
    dates = line.dates_between(NOW, NOW + timedelta(days=60))
    assert [one.is_cancelled for one in dates] == [False, True, True, True]


def test_a_session_is_held_elsewhere(session: Session, house: Founded) -> None:
    new = weekly(session, house)

    for _twice in range(2):
        change_place(session, house.id, house.by, new.id, place=" Hall ", link=LINK, now=NOW)

    line = session_line(session, house.id, new.id)
    assert (line.place, line.link, line.rhythm.repeats) == ("Hall", LINK, Repeats.WEEKLY)
    assert [act for act in acts(session) if act[0] == "session_announced"][1:] == [
        ("session_announced", {"title": "Breathing: Hall"})
    ]


def test_what_is_over_is_not_moved(session: Session, house: Founded) -> None:
    new = announce(session, house)

    with pytest.raises(NotAllowed):
        change_place(
            session, house.id, house.by, new.id, place="Hall", link="", now=FRIDAY + 60 * MINUTE
        )
    with pytest.raises(NotFound):
        change_place(session, house.id, house.by, uuid4(), place="Hall", link="", now=NOW)


@pytest.mark.parametrize(
    "link", ["http://a.kr", "javascript:x", "https://", "https://a b", "x" * 301]
)
def test_a_link_that_leads_nowhere_safe_is_refused(
    session: Session, house: Founded, link: str
) -> None:
    with pytest.raises(Invalid, match="link_unreadable"):
        announce(session, house, link=link)


def test_what_was_announced_comes_again_after_it_was_moved(
    session: Session, house: Founded
) -> None:
    new = announce(session, house)
    change_place(session, house.id, house.by, new.id, place="Hall", link=LINK, now=NOW)
    before = acts(session)

    announce_session(session, house.id, house.by, new, NOW)

    assert [line.place for line in announced_sessions(session, house.id, NOW)] == ["Hall"]
    assert acts(session) == before
    with pytest.raises(Conflict):
        announce(session, house, id=new.id, title="Walk")
