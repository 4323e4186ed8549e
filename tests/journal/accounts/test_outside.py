"""An account is found by what an organisation's sign-in calls a person, and by nothing else."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, deactivate, open_account, sign_in_device
from journal.accounts.outside import (
    Identity,
    account_behind,
    end_ties,
    has_password,
    open_tied,
    set_first_password,
    sign_in_tied,
    tie,
    untie,
    ways_of,
)
from journal.accounts.passwords import fits
from journal.accounts.queries import password_hash_of, signed_in_with
from journal.errors import Conflict, Invalid, NotAllowed, NotFound
from journal.model.team import IdentityProvider, Organisation, RoleGrant
from journal.vocabulary import Locale
from tests.conftest import LONG_AGO, SEOUL

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=SEOUL)
WITHOUT_PASSWORD = NewAccount("sora@example.com", None, Locale.KO, SEOUL)


@pytest.fixture
def organisation_id(session: Session) -> UUID:
    """Give an organisation with a sign-in of its own."""
    return make_organisation(session, "Haesol")


def make_organisation(session: Session, name: str, *, is_set: bool = True) -> UUID:
    founded = uuid4()
    session.execute(
        insert(Organisation).values(id=founded, name=name, zone="Asia/Seoul", founded_at=LONG_AGO)
    )
    if is_set:
        kept = {"issuer": f"https://{name}.example", "client_id": "x", "sealed_secret": b"x"}
        row = {"organisation_id": founded, "created_at": LONG_AGO, **kept}
        session.execute(insert(IdentityProvider).values(**row))
    return founded


def make_steward(session: Session, account_id: UUID, organisation_id: UUID) -> None:
    grant = {"account_id": account_id, "id": uuid4(), "organisation_id": organisation_id}
    session.execute(
        insert(RoleGrant).values(role="steward", name="Sora", granted_at=LONG_AGO, **grant)
    )


def test_a_tied_identity_opens_her_account_and_no_other(
    session: Session, mina_id: UUID, organisation_id: UUID
) -> None:
    tie(session, mina_id, Identity(organisation_id, "m-1"), NOW)

    tied = account_behind(session, organisation_id, "m-1")

    assert tied is not None
    assert (tied.account_id, tied.is_deactivated) == (mina_id, False)
    assert account_behind(session, organisation_id, "m-2") is None
    assert account_behind(session, make_organisation(session, "Other"), "m-1") is None


def test_tying_twice_ties_once_and_never_takes_an_identity_over(
    session: Session, mina_id: UUID, jun_id: UUID, organisation_id: UUID
) -> None:
    identity = Identity(organisation_id, "m-1")
    tie(session, mina_id, identity, NOW)
    tie(session, mina_id, identity, NOW + timedelta(hours=1))

    assert [way.tied_at for way in ways_of(session, mina_id)] == [NOW]
    with pytest.raises(Conflict):
        tie(session, jun_id, identity, NOW)


def test_nothing_is_tied_where_no_sign_in_is_set(session: Session, mina_id: UUID) -> None:
    bare = make_organisation(session, "Bare", is_set=False)

    with pytest.raises(NotFound):
        tie(session, mina_id, Identity(bare, "m-1"), NOW)
    with pytest.raises(NotFound):
        open_tied(session, uuid4(), WITHOUT_PASSWORD, Identity(bare, "s-1"), NOW)


def test_a_deactivated_account_is_said_to_be_one_and_not_signed_in(
    session: Session, mina_id: UUID, organisation_id: UUID
) -> None:
    tie(session, mina_id, Identity(organisation_id, "m-1"), NOW)
    token = sign_in_tied(session, organisation_id, "m-1", NOW)
    person = signed_in_with(session, token, NOW)
    deactivate(session, mina_id, NOW)

    tied = account_behind(session, organisation_id, "m-1")

    assert person is not None
    assert person.id == mina_id
    assert tied is not None
    assert tied.is_deactivated
    for subject in ("m-1", "m-2"):
        with pytest.raises(NotFound):
            sign_in_tied(session, organisation_id, subject, NOW)


def test_an_account_can_be_opened_that_only_the_identity_opens(
    session: Session, organisation_id: UUID
) -> None:
    account_id, identity = uuid4(), Identity(organisation_id, "s-1")

    open_tied(session, account_id, WITHOUT_PASSWORD, identity, NOW)
    open_tied(session, account_id, WITHOUT_PASSWORD, identity, NOW)

    tied = account_behind(session, organisation_id, "s-1")
    assert tied is not None
    assert tied.account_id == account_id
    assert not has_password(session, account_id)


def test_an_address_that_has_an_account_is_not_handed_over(
    session: Session, mina_id: UUID, organisation_id: UUID
) -> None:
    new = NewAccount("mina@example.com", None, Locale.KO, SEOUL)

    with pytest.raises(Conflict):
        open_tied(session, uuid4(), new, Identity(organisation_id, "s-1"), NOW)
    assert account_behind(session, organisation_id, "s-1") is None


def test_an_identity_opens_no_second_account(session: Session, organisation_id: UUID) -> None:
    identity = Identity(organisation_id, "s-1")
    open_tied(session, uuid4(), WITHOUT_PASSWORD, identity, NOW)
    another = NewAccount("other@example.com", None, Locale.KO, SEOUL)

    with pytest.raises(Conflict):
        open_tied(session, uuid4(), another, identity, NOW)


def test_untying_closes_that_way_and_signs_the_other_devices_out(
    session: Session, mina_id: UUID, organisation_id: UUID
) -> None:
    tie(session, mina_id, Identity(organisation_id, "m-1"), NOW)
    own, other = (sign_in_device(session, mina_id, NOW) for _ in range(2))

    untie(session, mina_id, organisation_id, own, now=NOW)

    assert account_behind(session, organisation_id, "m-1") is None
    assert signed_in_with(session, own, NOW) is not None
    assert signed_in_with(session, other, NOW) is None


def test_the_last_way_in_is_kept_until_there_is_a_password(
    session: Session, organisation_id: UUID
) -> None:
    account_id = uuid4()
    open_tied(session, account_id, WITHOUT_PASSWORD, Identity(organisation_id, "s-1"), NOW)

    with pytest.raises(Invalid, match="no_password"):
        untie(session, account_id, organisation_id, "token", now=NOW)
    set_first_password(session, account_id, "a quiet evening", "token", now=NOW)
    untie(session, account_id, organisation_id, "token", now=NOW)

    assert has_password(session, account_id)
    assert fits("a quiet evening", password_hash_of(session, account_id))
    assert account_behind(session, organisation_id, "s-1") is None


def test_a_password_that_is_there_is_not_replaced(session: Session, mina_id: UUID) -> None:
    with pytest.raises(NotAllowed):
        set_first_password(session, mina_id, "another evening", "token", now=NOW)


def test_ties_that_are_the_only_way_in_end_only_when_that_is_meant(
    session: Session, mina_id: UUID, organisation_id: UUID
) -> None:
    tie(session, mina_id, Identity(organisation_id, "m-1"), NOW)
    open_tied(session, uuid4(), WITHOUT_PASSWORD, Identity(organisation_id, "s-1"), NOW)

    with pytest.raises(Invalid, match="locked_out"):
        end_ties(session, organisation_id, anyway=False)
    assert account_behind(session, organisation_id, "m-1") is not None
    end_ties(session, organisation_id, anyway=True)

    assert account_behind(session, organisation_id, "m-1") is None
    assert account_behind(session, organisation_id, "s-1") is None


def test_a_person_is_offered_her_own_organisations_sign_in_only(
    session: Session, mina_id: UUID, organisation_id: UUID
) -> None:
    make_organisation(session, "Other")
    assert ways_of(session, mina_id) == ()

    make_steward(session, mina_id, organisation_id)

    assert [(way.name, way.tied_at) for way in ways_of(session, mina_id)] == [("Haesol", None)]


def test_what_was_tied_stays_listed_after_she_left(
    session: Session, mina_id: UUID, jun_id: UUID, organisation_id: UUID
) -> None:
    tie(session, mina_id, Identity(organisation_id, "m-1"), NOW)
    tie(session, jun_id, Identity(organisation_id, "j-1"), NOW)

    assert [way.organisation_id for way in ways_of(session, mina_id)] == [organisation_id]


def test_an_account_with_a_password_can_be_opened_as_ever(session: Session) -> None:
    account_id = uuid4()
    new = NewAccount("dae@example.com", "a quiet evening", Locale.KO, SEOUL)

    open_account(session, account_id, new, NOW)

    assert has_password(session, account_id)
