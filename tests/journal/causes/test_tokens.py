from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.causes.tokens import (
    Service,
    TokenLine,
    make_token,
    note_use,
    revoke_token,
    service_with,
    tokens_of,
)
from journal.errors import Conflict, Invalid, NotFound
from journal.model.audit import AuditRecord
from journal.model.cause import ServiceToken
from tests.journal.causes.making import SEOUL, SORA, make_organisation, moment

NOW = moment(10, 12)


@pytest.fixture
def sol(session: Session) -> UUID:
    return make_organisation(session)


def make(session: Session, sol: UUID, name: str = "Helpdesk", token_id: UUID | None = None) -> str:
    return make_token(session, sol, SORA, token_id or uuid4(), name, now=NOW)


def acts(session: Session) -> list[tuple[str, dict[str, object]]]:
    rows = session.execute(select(AuditRecord).order_by(AuditRecord.number)).scalars()
    return [(row.act, row.details) for row in rows]


def test_a_token_opens_its_organisation_and_is_not_kept(session: Session, sol: UUID) -> None:
    token_id = uuid4()

    secret = make(session, sol, token_id=token_id)

    assert service_with(session, secret) == Service(sol, token_id, SEOUL)
    assert len(secret) >= 43
    row = session.execute(select(ServiceToken)).scalar_one()
    assert secret.encode() not in row.token_hash
    assert len(row.token_hash) == 32


def test_an_unknown_or_revoked_token_opens_nothing(session: Session, sol: UUID) -> None:
    token_id = uuid4()
    secret = make(session, sol, token_id=token_id)

    revoke_token(session, sol, SORA, token_id, now=NOW)

    assert service_with(session, secret) is None
    assert service_with(session, "") is None
    assert tokens_of(session, sol) == ()


def test_making_and_revoking_leave_one_record_each(session: Session, sol: UUID) -> None:
    token_id = uuid4()
    make(session, sol, token_id=token_id)
    with pytest.raises(Conflict):
        make(session, sol, token_id=token_id)

    for _ in range(2):
        revoke_token(session, sol, SORA, token_id, now=NOW)

    said = {"name": "Helpdesk"}
    assert acts(session) == [("token_made", said), ("token_revoked", said)]


@pytest.mark.parametrize("name, reason", [("", "needed"), ("  ", "needed"), ("x" * 61, "too_long")])
def test_a_token_needs_a_name(session: Session, sol: UUID, name: str, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        make(session, sol, name)

    assert (refusal.value.reason, refusal.value.field) == (reason, "name")
    assert acts(session) == []


def test_another_organisations_token_is_not_found(session: Session, sol: UUID) -> None:
    token_id = uuid4()
    make(session, sol, token_id=token_id)
    elsewhere = make_organisation(session)

    with pytest.raises(NotFound):
        revoke_token(session, elsewhere, SORA, token_id, now=NOW)
    assert len(tokens_of(session, sol)) == 1
    assert tokens_of(session, elsewhere) == ()


def test_the_newest_token_comes_first(session: Session, sol: UUID) -> None:
    make(session, sol, "Old")
    make_token(session, sol, SORA, uuid4(), " New ", now=NOW + timedelta(hours=1))

    assert [line.name for line in tokens_of(session, sol)] == ["New", "Old"]


def test_the_day_of_the_last_use_never_goes_back(session: Session, sol: UUID) -> None:
    token_id = uuid4()
    make(session, sol, token_id=token_id)

    for day in (9, 11, 10):
        note_use(session, sol, token_id, date(2026, 3, day))

    assert tokens_of(session, sol) == (TokenLine(token_id, "Helpdesk", NOW, date(2026, 3, 11)),)
