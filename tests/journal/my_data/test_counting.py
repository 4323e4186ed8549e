"""What lies in a period is counted before she confirms, and then just that goes."""

from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import CheckIn
from journal.my_data.clearing import clear_days
from journal.my_data.counting import counted_in
from journal.my_data.rules import Span
from tests.conftest import SEOUL
from tests.journal.my_data.days import FIRST, NOW, clearing, enter_shifts, live, note_about

DAY = timedelta(days=1)
TWO_DAYS = Span(FIRST, FIRST + DAY, SEOUL, NOW)


def test_each_kind_is_counted(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    for account_id in (mina_id, jun_id):
        live(session, account_id)
    enter_shifts(session, mina_id, FIRST)
    first = select(CheckIn.id).where(CheckIn.account_id == mina_id).order_by(CheckIn.at)
    note_about(session, mina_id, session.execute(first).scalars().first())

    counts = counted_in(session, mina_id, TWO_DAYS)

    others = {"notes": 1, "shifts": 2}
    assert asdict(counts) == dict.fromkeys(asdict(counts), 2) | others


def test_what_was_counted_is_what_goes(session: Session, mina_id: UUID) -> None:
    live(session, mina_id)
    counted = counted_in(session, mina_id, TWO_DAYS)

    removed = clear_days(session, mina_id, clearing(FIRST, FIRST + DAY))

    assert removed == sum(asdict(counted).values())
    assert counted_in(session, mina_id, TWO_DAYS).is_empty
    assert not counted.is_empty
