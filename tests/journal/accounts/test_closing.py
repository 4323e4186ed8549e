"""An account that nobody is let into, and one that is gone."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.accounts.commands import deactivate, erase, reactivate, sign_in_device
from journal.accounts.queries import (
    devices_of,
    lock_of,
    person_with_email,
    signed_in_with,
)
from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers, Entry
from journal.errors import Invalid, NotFound
from journal.model import Account, Base, CheckIn

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")


def log_something(session: Session, account_id: UUID) -> None:
    entry = Entry(
        id=uuid4(), at=NOW, zone=SEOUL, local_date=date(2026, 3, 2), answers=Answers(mood=3)
    )
    record_check_in(session, account_id, entry, NOW)


def test_a_deactivated_account_lets_nobody_in(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    token, other = sign_in_device(session, mina_id, NOW), sign_in_device(session, jun_id, NOW)

    deactivate(session, mina_id, NOW)

    assert signed_in_with(session, token, NOW) is None
    assert devices_of(session, mina_id, token, NOW) == []
    assert lock_of(session, "mina@example.com") is None
    assert signed_in_with(session, other, NOW) is not None


def test_a_device_that_slips_in_is_signed_in_to_nothing(session: Session, mina_id: UUID) -> None:
    deactivate(session, mina_id, NOW)

    token = sign_in_device(session, mina_id, NOW)

    assert signed_in_with(session, token, NOW) is None


def test_what_is_in_a_deactivated_account_stays(session: Session, mina_id: UUID) -> None:
    log_something(session, mina_id)

    deactivate(session, mina_id, NOW)

    assert person_with_email(session, "mina@example.com").id == mina_id
    assert session.execute(select(func.count()).select_from(CheckIn)).scalar_one() == 1


def test_a_reactivated_account_lets_its_owner_in(session: Session, mina_id: UUID) -> None:
    old = sign_in_device(session, mina_id, NOW)
    deactivate(session, mina_id, NOW)

    reactivate(session, mina_id)

    assert lock_of(session, "mina@example.com") is not None
    assert signed_in_with(session, old, NOW) is None
    assert signed_in_with(session, sign_in_device(session, mina_id, NOW), NOW) is not None


def test_neither_is_done_twice(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid, match="not_deactivated"):
        reactivate(session, mina_id)
    deactivate(session, mina_id, NOW)
    with pytest.raises(Invalid, match="deactivated_already"):
        deactivate(session, mina_id, NOW)


def test_an_erased_account_leaves_nothing(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    for account_id in (mina_id, jun_id):
        sign_in_device(session, account_id, NOW)
        log_something(session, account_id)

    erase(session, mina_id)

    with pytest.raises(NotFound):
        person_with_email(session, "mina@example.com")
    assert owners(session) == {jun_id}
    assert session.execute(select(Account.id)).scalars().all() == [jun_id]


def test_every_row_of_a_person_hangs_on_her_account() -> None:
    tables = [table for table in Base.metadata.tables.values() if "account_id" in table.c]
    parents = {
        table.name: {
            key.column.table.name
            for key in table.c.account_id.foreign_keys
            if key.ondelete == "CASCADE"
        }
        for table in tables
    }

    hanging = {"account", *(name for name, over in parents.items() if "account" in over)}
    assert [name for name, over in parents.items() if not over & hanging] == []


def owners(session: Session) -> set[UUID]:
    tables = [table for table in Base.metadata.tables.values() if "account_id" in table.c]
    return {
        owner for table in tables for owner in session.execute(select(table.c.account_id)).scalars()
    }
