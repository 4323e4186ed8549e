"""An organisation founded, joined and left on PostgreSQL, also by many at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.consents.commands import agree, keep_out, take_part_again
from journal.consents.queries import Agreement, agreement_of, is_kept_out
from journal.errors import Conflict, Invalid, NotFound
from journal.storage.engine import Database
from journal.teams.announced import announced_sessions
from journal.teams.announcing import Announcement, announce_session
from journal.teams.commands import NewWords, change_consent_words
from journal.teams.invitations import invitations_sent, open_invitation, revoke_invitations
from journal.teams.joining import accept_invitation, leave
from journal.teams.queries import consent_words, place_of, roles_in, tree_of, units_of
from journal.teams.roles import revoke_role
from journal.teams.units import close_unit, move_unit, rename_unit
from journal.vocabulary import Role
from tests.conftest import SEOUL
from tests.journal.teams.founded import (
    NEXT,
    NOW,
    OPEN,
    Founded,
    acts,
    join,
    make_acceptance,
    make_account,
    make_organisation,
    make_token,
    make_unit,
    memberships,
    take_role,
)
from tests.postgres.devices import writing

pytestmark = pytest.mark.postgres
LATER = NOW + timedelta(days=1)
AWHILE = 0.5
"""Seconds in which the second of two would be through if it did not wait for the first."""


@pytest.fixture
def session(postgres_database: Database) -> Iterator[Session]:
    with writing(postgres_database) as opened:
        yield opened


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


@pytest.fixture
def mina_id(session: Session) -> UUID:
    return make_account(session, "mina")


def test_units_are_added_renamed_moved_and_closed(session: Session, house: Founded) -> None:
    desk = make_unit(session, house, "Desk", house.phones)

    rename_unit(session, house.id, house.by, house.night, "Late", now=NOW)
    move_unit(session, house.id, house.by, desk, house.night, now=NOW)
    close_unit(session, house.id, house.by, house.phones, now=NOW)

    names = [(line.name, line.closes_after) for line in units_of(session, house.id, OPEN)]
    assert names == [("Late", False), ("Phones", True), ("Desk", False)]
    assert tree_of(session, house.id, NEXT).ancestors(desk) == (house.night,)


def test_a_person_joins_agrees_keeps_out_and_leaves(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    join(session, house, mina_id, house.night)
    agree(session, mina_id, uuid4(), "1", NOW)
    keep_out(session, mina_id, OPEN, NOW, SEOUL)
    keep_out(session, mina_id, OPEN, NOW, SEOUL)
    assert is_kept_out(session, mina_id, OPEN)
    take_part_again(session, mina_id, OPEN, NOW, SEOUL)

    leave(session, mina_id, LATER)

    assert not is_kept_out(session, mina_id, OPEN)
    assert place_of(session, mina_id).organisation_id is None
    assert memberships(session, mina_id) == [(house.night, NOW, LATER)]
    assert agreement_of(session, mina_id) == Agreement(NOW, LATER, "1")


def test_roles_are_taken_and_revoked(session: Session, house: Founded, mina_id: UUID) -> None:
    take_role(session, house, mina_id, house.night, "Sora")
    join(session, house, mina_id, house.phones)
    place = place_of(session, mina_id)
    assert (place.unit_id, place.led, place.name) == (house.phones, {house.night}, "Sora")
    steward, lead = roles_in(session, house.id)
    assert (steward.role, lead.unit_name) == (Role.STEWARD, "Night")

    revoke_role(session, house.id, house.by, lead.id, reason="moved on", now=LATER)

    assert place_of(session, mina_id).led == frozenset()
    assert acts(session)[-1][0] == "role_revoked"


def test_invitations_are_counted_and_ended(session: Session, house: Founded) -> None:
    token = make_token(session, house, house.night)
    assert open_invitation(session, token, NOW).unit_name == "Night"
    assert [one.sent for one in invitations_sent(session, house.id, NOW)] == [1]

    assert revoke_invitations(session, house.id, house.by, now=LATER) == 1

    with pytest.raises(NotFound):
        open_invitation(session, token, LATER)


def test_words_and_sessions_are_kept(session: Session, house: Founded) -> None:
    change_consent_words(session, house.id, house.by, NewWords("1", "하나", "One"), NOW)
    new = Announcement(uuid4(), house.night, "Breathing", "", LATER, 30)
    announce_session(session, house.id, house.by, new, NOW)
    announce_session(session, house.id, house.by, new, NOW)

    assert consent_words(session, house.id).version == "1.1"
    assert [one.id for one in announced_sessions(session, house.id, NOW)] == [new.id]


def test_of_many_who_take_one_invitation_one_joins(postgres_database: Database) -> None:
    with writing(postgres_database) as session:
        house = make_organisation(session)
        token = make_token(session, house, house.night)
        crowd = [make_account(session, f"agent{number}") for number in range(50)]

    def accept(number: int) -> bool:
        try:
            with writing(postgres_database) as session:
                accept_invitation(session, crowd[number], token, make_acceptance(), NOW)
        except NotFound:
            return False
        return True

    with ThreadPoolExecutor(10) as threads:
        joined = list(threads.map(accept, range(50)))

    assert sum(joined) == 1


def test_nobody_joins_two_organisations_at_once(postgres_database: Database) -> None:
    with writing(postgres_database) as session:
        mina = make_account(session, "mina")
        houses = [make_organisation(session, f"steward{number}") for number in range(2)]
        tokens = [make_token(session, house, house.night) for house in houses]

    def join_second() -> None:
        with writing(postgres_database) as session:
            accept_invitation(session, mina, tokens[1], make_acceptance(), NOW)

    with ThreadPoolExecutor(1) as threads:
        with writing(postgres_database) as session:
            accept_invitation(session, mina, tokens[0], make_acceptance(), NOW)
            second = threads.submit(join_second)
            wait([second], timeout=AWHILE)
        with pytest.raises(Conflict):
            second.result()


def test_two_stewards_hang_no_units_under_each_other(postgres_database: Database) -> None:
    with writing(postgres_database) as session:
        house = make_organisation(session)

    def move_other() -> None:
        with writing(postgres_database) as session:
            move_unit(session, house.id, house.by, house.phones, house.night, now=NOW)

    with ThreadPoolExecutor(1) as threads:
        with writing(postgres_database) as session:
            move_unit(session, house.id, house.by, house.night, house.phones, now=NOW)
            other = threads.submit(move_other)
            wait([other], timeout=AWHILE)
        with pytest.raises(Invalid, match="cycle"):
            other.result()


def test_people_join_while_a_steward_is_at_work(postgres_database: Database) -> None:
    with writing(postgres_database) as session:
        house = make_organisation(session)
        mina = make_account(session, "mina")
        token = make_token(session, house, house.night)

    def join_meanwhile() -> None:
        with writing(postgres_database) as session:
            accept_invitation(session, mina, token, make_acceptance(agrees=True), NOW)

    with ThreadPoolExecutor(1) as threads, writing(postgres_database) as session:
        rename_unit(session, house.id, house.by, house.phones, "Late", now=NOW)
        threads.submit(join_meanwhile).result(timeout=5)

    with writing(postgres_database) as session:
        assert place_of(session, mina).unit_id == house.night
