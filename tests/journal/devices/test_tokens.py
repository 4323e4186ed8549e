from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.commands import deactivate, reactivate
from journal.devices.tokens import (
    MOST_TOKENS,
    Device,
    NewToken,
    Refused,
    is_use_due,
    make_token,
    note_use,
    person_with_token,
    revoke_token,
    tokens_of,
)
from journal.errors import Conflict, Invalid, NotFound
from journal.model.device import PersonalToken
from journal.vocabulary import TokenScope

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
CONTACT = frozenset({TokenScope.WRITE_CONTACT})


def make(
    session: Session,
    account_id: UUID,
    name: str = "Phone",
    scopes: frozenset[TokenScope] = CONTACT,
    token_id: UUID | None = None,
) -> str:
    return make_token(session, account_id, NewToken(token_id or uuid4(), name, scopes), NOW)


def holder(session: Session, token: str) -> Device:
    found = person_with_token(session, token)
    assert isinstance(found, Device)
    return found


def test_a_token_opens_its_makers_journal_and_is_not_kept(session: Session, mina_id: UUID) -> None:
    secret = make(session, mina_id, scopes=frozenset(TokenScope))

    found = holder(session, secret)
    assert (found.account_id, found.zone) == (mina_id, ZoneInfo("Asia/Seoul"))
    assert all(found.may(scope) for scope in TokenScope)
    assert secret.startswith("offshift_")
    assert len(secret) == 9 + 160 // 4
    row = session.execute(select(PersonalToken)).scalar_one()
    assert secret.encode() not in row.token_hash
    assert row.scopes == "read_own write_check_in write_contact"


def test_a_token_may_only_what_it_was_made_for(session: Session, mina_id: UUID) -> None:
    found = holder(session, make(session, mina_id))

    assert [scope for scope in TokenScope if found.may(scope)] == [TokenScope.WRITE_CONTACT]


def test_a_revoked_token_stops_at_once(session: Session, mina_id: UUID) -> None:
    token_id = uuid4()
    secret = make(session, mina_id, token_id=token_id)

    for _ in range(2):
        revoke_token(session, mina_id, token_id, NOW)

    assert person_with_token(session, secret) == Refused(is_guess=False)
    assert tokens_of(session, mina_id) == ()


def test_a_closed_account_opens_to_no_token(session: Session, mina_id: UUID) -> None:
    secret = make(session, mina_id)

    deactivate(session, mina_id, NOW)

    assert person_with_token(session, secret) == Refused(is_guess=False)
    reactivate(session, mina_id)
    assert holder(session, secret).account_id == mina_id


@pytest.mark.parametrize(
    "token, is_guess",
    [("offshift_" + "0" * 40, True), ("offshift_0", False), ("", False), ("x" * 43, False)],
)
def test_only_what_looks_like_a_token_is_a_guess(
    session: Session, mina_id: UUID, token: str, *, is_guess: bool
) -> None:
    make(session, mina_id)

    assert person_with_token(session, token) == Refused(is_guess)


def test_the_same_page_sent_again_makes_no_second_token(session: Session, mina_id: UUID) -> None:
    token_id = uuid4()
    make(session, mina_id, token_id=token_id)

    with pytest.raises(Conflict):
        make(session, mina_id, token_id=token_id)
    assert len(tokens_of(session, mina_id)) == 1


@pytest.mark.parametrize(
    "name, scopes, reason, field",
    [
        ("  ", CONTACT, "needed", "name"),
        ("x" * 41, CONTACT, "too_long", "name"),
        ("Phone", frozenset(), "needed", "scopes"),
    ],
)
def test_a_token_needs_a_name_and_a_purpose(
    session: Session,
    mina_id: UUID,
    name: str,
    scopes: frozenset[TokenScope],
    reason: str,
    field: str,
) -> None:
    with pytest.raises(Invalid) as refusal:
        make(session, mina_id, name, scopes)

    assert (refusal.value.reason, refusal.value.field) == (reason, field)


def test_there_is_an_end_to_tokens(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    for _ in range(MOST_TOKENS):
        make(session, mina_id)

    with pytest.raises(Invalid) as refusal:
        make(session, mina_id)
    assert refusal.value.reason == "too_many_tokens"
    make(session, jun_id)
    revoke_token(session, mina_id, tokens_of(session, mina_id)[0].id, NOW)
    make(session, mina_id)


def test_somebody_elses_token_is_not_found(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    token_id = uuid4()
    make(session, mina_id, token_id=token_id)

    with pytest.raises(NotFound):
        revoke_token(session, jun_id, token_id, NOW)
    assert len(tokens_of(session, mina_id)) == 1
    assert tokens_of(session, jun_id) == ()


def test_the_newest_token_comes_first(session: Session, mina_id: UUID) -> None:
    make(session, mina_id, "Old")
    make_token(session, mina_id, NewToken(uuid4(), " New ", CONTACT), NOW + HOUR)

    assert [line.name for line in tokens_of(session, mina_id)] == ["New", "Old"]


def test_the_last_use_is_kept_by_the_hour_and_never_goes_back(
    session: Session, mina_id: UUID
) -> None:
    token_id = uuid4()
    secret = make(session, mina_id, token_id=token_id)
    assert is_use_due(holder(session, secret), NOW)

    for moment in (NOW, NOW - HOUR):
        note_use(session, mina_id, token_id, moment)

    assert tokens_of(session, mina_id)[0].last_used_at == NOW
    kept = holder(session, secret)
    assert not is_use_due(kept, NOW + HOUR - timedelta(seconds=1))
    assert is_use_due(kept, NOW + HOUR)
