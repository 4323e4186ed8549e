"""An organisation's own sign-in: set and removed by the operator, and written down each time."""

from datetime import datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount
from journal.accounts.outside import Identity, account_behind, open_tied, tie
from journal.audit.rules import OPERATOR
from journal.errors import Invalid, NotFound
from journal.model.audit import AuditRecord
from journal.model.team import Organisation
from journal.teams.outside import (
    NewProvider,
    has_provider,
    provider_of,
    remove_provider,
    set_provider,
    tied_count,
)
from journal.vocabulary import Locale
from tests.conftest import LONG_AGO, SEOUL

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=SEOUL)
FIRST = NewProvider("https://one.example", "offshift", b"sealed")


@pytest.fixture
def organisation_id(session: Session) -> UUID:
    founded = uuid4()
    session.execute(
        insert(Organisation).values(
            id=founded, name="Haesol", zone="Asia/Seoul", founded_at=LONG_AGO
        )
    )
    return founded


def acts(session: Session) -> list[tuple[object, ...]]:
    rows = session.execute(
        select(
            AuditRecord.act, AuditRecord.role, AuditRecord.organisation_id, AuditRecord.details
        ).order_by(AuditRecord.number)
    )
    return [tuple(row) for row in rows]


def test_a_sign_in_that_was_set_is_found_and_written_down_once(
    session: Session, organisation_id: UUID
) -> None:
    set_provider(session, organisation_id, OPERATOR, FIRST, NOW)

    found = provider_of(session, organisation_id)

    assert (found.organisation_name, found.zone, found.created_at) == ("Haesol", SEOUL, NOW)
    assert (found.issuer, found.client_id, found.sealed_secret) == (
        FIRST.issuer,
        FIRST.client_id,
        FIRST.sealed_secret,
    )
    details = {"issuer": "https://one.example"}
    assert acts(session) == [("sign_in_set", "operator", organisation_id, details)]


def test_nothing_is_set_for_an_organisation_that_is_not_there(session: Session) -> None:
    with pytest.raises(NotFound):
        set_provider(session, uuid4(), OPERATOR, FIRST, NOW)
    with pytest.raises(NotFound):
        provider_of(session, uuid4())
    assert acts(session) == []


def test_a_new_secret_keeps_the_ties_and_another_issuer_ends_them(
    session: Session, mina_id: UUID, organisation_id: UUID
) -> None:
    set_provider(session, organisation_id, OPERATOR, FIRST, NOW)
    tie(session, mina_id, Identity(organisation_id, "m-1"), NOW)

    same = NewProvider(FIRST.issuer, "offshift-2", b"sealed again")
    set_provider(session, organisation_id, OPERATOR, same, NOW)
    assert tied_count(session, organisation_id) == 1
    another = NewProvider("https://two.example", "offshift", b"sealed")
    set_provider(session, organisation_id, OPERATOR, another, NOW)

    assert tied_count(session, organisation_id) == 0
    assert provider_of(session, organisation_id).issuer == "https://two.example"


def test_a_removed_sign_in_opens_nothing_and_is_written_down_once(
    session: Session, mina_id: UUID, organisation_id: UUID
) -> None:
    set_provider(session, organisation_id, OPERATOR, FIRST, NOW)
    tie(session, mina_id, Identity(organisation_id, "m-1"), NOW)

    remove_provider(session, organisation_id, OPERATOR, NOW)

    assert account_behind(session, organisation_id, "m-1") is None
    assert [act for act, *_ in acts(session)] == ["sign_in_set", "sign_in_removed"]
    with pytest.raises(NotFound):
        remove_provider(session, organisation_id, OPERATOR, NOW)


def test_nobody_is_locked_out_by_accident(session: Session, organisation_id: UUID) -> None:
    set_provider(session, organisation_id, OPERATOR, FIRST, NOW)
    new = NewAccount("sora@example.com", None, Locale.KO, SEOUL)
    open_tied(session, uuid4(), new, Identity(organisation_id, "s-1"), NOW)
    another = NewProvider("https://two.example", "offshift", b"sealed")

    with pytest.raises(Invalid, match="locked_out"):
        remove_provider(session, organisation_id, OPERATOR, NOW)
    with pytest.raises(Invalid, match="locked_out"):
        set_provider(session, organisation_id, OPERATOR, another, NOW)
    remove_provider(session, organisation_id, OPERATOR, NOW, anyway=True)

    assert tied_count(session, organisation_id) == 0


def test_an_organisation_has_a_sign_in_from_when_it_is_set(
    session: Session, organisation_id: UUID
) -> None:
    before = has_provider(session, organisation_id)

    set_provider(session, organisation_id, OPERATOR, FIRST, NOW)

    assert (before, has_provider(session, organisation_id)) == (False, True)
