"""What Mina wishes to be erased, and a server that fails at it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from app import erasing_work
from app.database import reading, writing
from journal.model import Account
from journal.my_data.erasing import ask_for_account, ask_for_period
from journal.my_data.rules import Period
from tests.conftest import CastMember
from tests.journal.my_data.days import NOW

DAY = timedelta(days=1)
DUE = NOW + 8 * DAY


def ask(member: CastMember, period: Period | None) -> None:
    with writing() as session:
        if period is None:
            ask_for_account(session, member.id, uuid4(), NOW)
        else:
            ask_for_period(session, member.id, uuid4(), period, today=date(2026, 3, 20), now=NOW)


def count(table: Any, account_id: UUID) -> int:
    owner = table.id if table is Account else table.account_id
    with reading() as session:
        asked = select(func.count()).select_from(table).where(owner == account_id)
        return session.execute(asked).scalar_one()


def failing_for(whom: UUID) -> Any:
    right = erasing_work.erase_some

    def fail(session: Any, account_id: UUID, *rest: Any) -> int:
        if account_id == whom:
            raise OperationalError("", {}, Exception("locked"))
        return right(session, account_id, *rest)

    return fail
