from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.consents.commands import agree, keep_out, take_part_again, withdraw
from journal.consents.queries import Agreement, agreement_of, history_of, is_kept_out
from journal.errors import Conflict, Invalid, NotAllowed, NotFound
from journal.teams.commands import NewWords, change_consent_words
from journal.teams.joining import leave
from tests.conftest import SEOUL
from tests.journal.teams.founded import (
    NEXT,
    NOW,
    OPEN,
    Founded,
    acts,
    join,
    make_organisation,
    take_role,
)

LATER = NOW + timedelta(days=1)
CLOSE = OPEN.closes_at(SEOUL)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


@pytest.fixture
def member(session: Session, house: Founded, mina_id: UUID) -> UUID:
    join(session, house, mina_id, house.night)
    return mina_id


def test_nobody_has_agreed_before_she_does(session: Session, member: UUID) -> None:
    assert agreement_of(session, member) is None
    assert history_of(session, member) == ()


def test_an_agreement_is_in_force_until_it_is_withdrawn(session: Session, member: UUID) -> None:
    agree(session, member, uuid4(), "1", NOW)
    given = agreement_of(session, member)

    withdraw(session, member, LATER)

    ended = agreement_of(session, member)
    assert (given, ended) == (Agreement(NOW, None, "1"), Agreement(NOW, LATER, "1"))
    assert given is not None
    assert ended is not None
    assert (given.is_in_force, ended.is_in_force) == (True, False)


def test_agreeing_twice_is_agreeing_once(session: Session, member: UUID) -> None:
    agree(session, member, uuid4(), "1", NOW)

    agree(session, member, uuid4(), "1", LATER)

    assert history_of(session, member) == (Agreement(NOW, None, "1"),)


def test_withdrawing_twice_is_withdrawing_once(session: Session, member: UUID) -> None:
    agree(session, member, uuid4(), "1", NOW)
    withdraw(session, member, LATER)

    withdraw(session, member, LATER + timedelta(days=1))

    assert history_of(session, member) == (Agreement(NOW, LATER, "1"),)


def test_every_agreement_is_remembered(session: Session, house: Founded, member: UUID) -> None:
    agree(session, member, uuid4(), "1", NOW)
    withdraw(session, member, LATER)
    change_consent_words(session, house.id, house.by, NewWords("1", "하나", "One"), LATER)

    agree(session, member, uuid4(), "1.1", LATER)

    newest, first = history_of(session, member)
    assert (newest, first) == (Agreement(LATER, None, "1.1"), Agreement(NOW, LATER, "1"))
    assert agreement_of(session, member) == newest


def test_what_is_in_force_is_the_newest_of_one_moment(session: Session, member: UUID) -> None:
    for _ in range(5):
        agree(session, member, uuid4(), "1", NOW)
        withdraw(session, member, NOW)
    agree(session, member, uuid4(), "1", NOW)

    assert agreement_of(session, member) == Agreement(NOW, None, "1")


def test_a_replay_does_not_bring_an_agreement_back(session: Session, member: UUID) -> None:
    consent_id = uuid4()
    agree(session, member, consent_id, "1", NOW)
    withdraw(session, member, LATER)

    agree(session, member, consent_id, "1", LATER)

    assert agreement_of(session, member) == Agreement(NOW, LATER, "1")


def test_one_id_cannot_stand_for_two_texts(session: Session, house: Founded, member: UUID) -> None:
    consent_id = uuid4()
    agree(session, member, consent_id, "1", NOW)
    change_consent_words(session, house.id, house.by, NewWords("1", "하나", "One"), LATER)

    with pytest.raises(Conflict):
        agree(session, member, consent_id, "1.1", LATER)


@pytest.mark.parametrize("version", ["", "2", "1.0", "1.1", "1.-1", "x" * 21])
def test_nobody_agrees_to_a_text_that_never_was(
    session: Session, member: UUID, version: str
) -> None:
    with pytest.raises(Invalid, match="unknown_text") as refusal:
        agree(session, member, uuid4(), version, NOW)

    assert refusal.value.field == "text_version"
    assert agreement_of(session, member) is None


def test_only_members_agree_and_keep_out(session: Session, house: Founded, jun_id: UUID) -> None:
    take_role(session, house, jun_id, house.night, "Sora")

    with pytest.raises(NotFound):
        agree(session, jun_id, uuid4(), "1", NOW)
    with pytest.raises(NotFound):
        keep_out(session, jun_id, OPEN, NOW, SEOUL)
    with pytest.raises(NotFound):
        take_part_again(session, jun_id, OPEN, NOW, SEOUL)


def test_one_withdraws_only_for_oneself(
    session: Session, house: Founded, member: UUID, jun_id: UUID
) -> None:
    join(session, house, jun_id, house.night)
    for account_id in (member, jun_id):
        agree(session, account_id, uuid4(), "1", NOW)

    withdraw(session, jun_id, LATER)

    assert agreement_of(session, member) == Agreement(NOW, None, "1")


def test_a_member_keeps_out_of_one_window(
    session: Session, house: Founded, member: UUID, jun_id: UUID
) -> None:
    join(session, house, jun_id, house.night)

    keep_out(session, member, OPEN, NOW, SEOUL)
    keep_out(session, member, OPEN, LATER, SEOUL)

    assert is_kept_out(session, member, OPEN)
    assert not is_kept_out(session, member, NEXT)
    assert not is_kept_out(session, jun_id, OPEN)


def test_keeping_out_can_be_taken_back(session: Session, member: UUID) -> None:
    keep_out(session, member, OPEN, NOW, SEOUL)
    keep_out(session, member, NEXT, NOW, SEOUL)

    take_part_again(session, member, NEXT, LATER, SEOUL)
    take_part_again(session, member, NEXT, LATER, SEOUL)

    assert is_kept_out(session, member, OPEN)
    assert not is_kept_out(session, member, NEXT)


def test_nothing_changes_after_the_close(session: Session, member: UUID) -> None:
    keep_out(session, member, OPEN, CLOSE - timedelta(seconds=1), SEOUL)

    with pytest.raises(NotAllowed):
        take_part_again(session, member, OPEN, CLOSE, SEOUL)
    with pytest.raises(NotAllowed):
        keep_out(session, member, OPEN, CLOSE, SEOUL)

    assert is_kept_out(session, member, OPEN)


def test_who_has_left_keeps_out_of_nothing(session: Session, member: UUID) -> None:
    leave(session, member, NOW)

    with pytest.raises(NotFound):
        keep_out(session, member, OPEN, NOW, SEOUL)


def test_a_members_own_acts_leave_no_record(session: Session, member: UUID) -> None:
    before = acts(session)

    agree(session, member, uuid4(), "1", NOW)
    keep_out(session, member, OPEN, NOW, SEOUL)
    take_part_again(session, member, OPEN, NOW, SEOUL)
    withdraw(session, member, LATER)

    assert acts(session) == before
