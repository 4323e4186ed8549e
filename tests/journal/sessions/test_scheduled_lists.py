"""Which sessions reach whom, and in which order they are listed."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model.gathering import SessionPlace
from journal.model.suggestion import OwnLimit
from journal.sessions.scheduled_queries import gathering_on
from journal.sessions.scheduled_rules import Fit, Standing
from journal.teams.queries import roles_in
from journal.teams.roles import revoke_role
from journal.vocabulary import PlaceKind
from tests.conftest import SEOUL
from tests.journal.sessions.gathered import (
    BEGINS,
    DAY,
    FRIDAY,
    MINUTE,
    OVER,
    ask,
    make_class,
    people,
    seen,
    shift_on,
    weekly,
)
from tests.journal.teams.founded import (
    NOW,
    Founded,
    join,
    make_account,
    make_organisation,
    make_unit,
    take_role,
)

HELD, WAITING = PlaceKind.HELD, PlaceKind.WAITING


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def test_only_those_it_is_for_reach_a_session(session: Session, house: Founded) -> None:
    (mina,) = people(session, house, "mina")
    stranger = make_account(session, "ara")
    other = make_organisation(session, "dae")
    for_phones = make_class(session, house, unit_id=house.phones)
    theirs = make_class(session, other)

    for account_id, class_ in ((mina, for_phones), (mina, theirs), (stranger, theirs)):
        with pytest.raises(NotFound):
            ask(session, account_id, class_)
        with pytest.raises(NotFound):
            gathering_on(session, account_id, class_, FRIDAY, now=NOW, zone=SEOUL)
    with pytest.raises(NotFound):
        ask(session, mina, make_class(session, house), FRIDAY + DAY)
    assert not seen(session, stranger).belongs


def test_a_team_under_another_is_told_too(session: Session, house: Founded) -> None:
    desk = make_unit(session, house, "Desk", house.night)
    mina = make_account(session, "mina")
    join(session, house, mina, desk)

    assert ask(session, mina, make_class(session, house, unit_id=house.night)) is HELD


def test_a_lead_reaches_what_is_for_her_team(session: Session, house: Founded) -> None:
    sora = make_account(session, "sora")
    take_role(session, house, sora, house.night, "Sora")
    class_ = make_class(session, house, unit_id=house.night)

    assert ask(session, sora, class_) is HELD
    lead = next(one for one in roles_in(session, house.id) if one.account_id == sora)
    revoke_role(session, house.id, house.by, lead.id, reason="moved on", now=NOW)

    assert session.execute(select(SessionPlace)).all() == []


def test_what_fits_her_shifts_stands_first(session: Session, house: Founded) -> None:
    (mina,) = people(session, house, "mina")
    make_class(session, house, **weekly(until=FRIDAY + 7 * DAY))
    shift_on(session, mina, FRIDAY, 8, 17)

    found = seen(session, mina)

    assert [(one.date.held_on, one.fitting.fit) for one in found.fitting] == [
        (FRIDAY, Fit.AFTER_SHIFT)
    ]
    assert [(one.date.held_on, one.fitting.fit) for one in found.others] == [
        (FRIDAY + 7 * DAY, Fit.DAY_OFF)
    ]


def test_who_cannot_leave_the_desk_is_not_told_that_it_fits(
    session: Session, house: Founded
) -> None:
    (mina,) = people(session, house, "mina")
    make_class(session, house)
    shift_on(session, mina, FRIDAY, 9, 19)
    assert [one.fitting.fit for one in seen(session, mina).fitting] == [Fit.IN_SHIFT]

    limit = {"account_id": mina, "kind": "leaving_the_desk", "set_at": NOW}
    session.execute(insert(OwnLimit).values(limit))

    assert seen(session, mina).fitting == ()
    assert [one.fitting.fit for one in seen(session, mina).others] == [Fit.IN_SHIFT]


def test_four_weeks_are_listed_and_later_the_next_date(session: Session, house: Founded) -> None:
    (mina,) = people(session, house, "mina")
    make_class(session, house, **weekly())
    make_class(session, house, title="Walk", starts_at=BEGINS + timedelta(days=60))

    listed = [one.date.held_on for one in seen(session, mina).fitting]

    assert listed == [*(FRIDAY + number * 7 * DAY for number in range(4)), date(2026, 5, 12)]


def test_full_is_all_that_is_told_of_others(session: Session, house: Founded) -> None:
    mina, jun, dae = people(session, house, "mina", "jun", "dae")
    class_ = make_class(session, house, capacity=2)
    for one in (mina, jun):
        ask(session, one, class_)

    (shown,) = seen(session, dae).fitting

    assert shown.is_full
    assert shown.standing is Standing.NONE
    assert not hasattr(shown, "taken")


def test_without_an_end_of_places_nobody_waits(session: Session, house: Founded) -> None:
    crowd = people(session, house, *(f"agent{number}" for number in range(12)))
    class_ = make_class(session, house, capacity=None)

    assert {ask(session, one, class_) for one in crowd} == {HELD}


def test_her_own_date_can_be_read_though_it_is_no_longer_for_her(
    session: Session, house: Founded
) -> None:
    (mina,) = people(session, house, "mina")
    class_ = make_class(session, house, unit_id=house.night)
    ask(session, mina, class_)
    join(session, house, mina, house.phones, OVER)

    one = gathering_on(session, mina, class_, FRIDAY, now=OVER + MINUTE, zone=SEOUL).own[0]

    assert one.standing is Standing.HELD
