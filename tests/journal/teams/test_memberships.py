from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from journal.teams.joining import leave
from journal.teams.memberships import memberships_of
from journal.teams.units import close_unit
from journal.teams.windows import Window
from tests.conftest import SEOUL
from tests.journal.teams.founded import NEXT, NOW, OPEN, Founded, join, make_organisation

LATER = NOW + timedelta(days=1)
BEFORE = OPEN.opens_at(SEOUL) - timedelta(days=1)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def test_somebody_alone_has_no_membership(session: Session, mina_id: UUID) -> None:
    assert memberships_of(session, mina_id) == ()


def test_the_one_that_goes_on_comes_first(session: Session, house: Founded, mina_id: UUID) -> None:
    join(session, house, mina_id, house.night)
    join(session, house, mina_id, house.phones, LATER)

    here, before = memberships_of(session, mina_id)

    assert (here.organisation.name, here.organisation.zone) == ("Haesol", SEOUL)
    assert (here.unit_id, here.unit_name) == (house.phones, "Phones")
    assert (here.joined_at, here.left_at) == (LATER, None)
    assert (before.unit_name, before.joined_at, before.left_at) == ("Night", NOW, LATER)


def test_nobody_elses_is_among_them(
    session: Session, house: Founded, mina_id: UUID, jun_id: UUID
) -> None:
    join(session, house, jun_id, house.night)

    assert memberships_of(session, mina_id) == ()


def test_a_window_counts_her_where_she_was_at_its_opening(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    join(session, house, mina_id, house.night, BEFORE)
    join(session, house, mina_id, house.phones)

    here, before = memberships_of(session, mina_id)

    windows = (Window(OPEN.number - 1), OPEN, NEXT)
    assert [before.reports_in(one) for one in windows] == [False, True, False]
    assert [here.reports_in(one) for one in windows] == [False, False, True]


def test_who_has_left_reports_nowhere_from_the_next_window_on(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    join(session, house, mina_id, house.night, BEFORE)
    leave(session, mina_id, NOW)

    (line,) = memberships_of(session, mina_id)

    assert line.reports_in(OPEN)
    assert not line.reports_in(NEXT)


def test_a_unit_is_there_until_the_window_it_closes_with(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    join(session, house, mina_id, house.night)
    (line,) = memberships_of(session, mina_id)
    assert line.is_open_in(NEXT)

    close_unit(session, house.id, house.by, house.night, now=NOW)

    (line,) = memberships_of(session, mina_id)
    assert line.is_open_in(OPEN)
    assert not line.is_open_in(NEXT)
