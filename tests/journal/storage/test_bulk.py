from datetime import UTC, date, datetime
from typing import cast
from uuid import UUID, uuid4

from sqlalchemy import Table, select, text
from sqlalchemy.orm import Session

from journal.model import DayOff
from journal.storage.bulk import BulkInsert

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DAYS = [date(2026, 3, day) for day in (2, 3, 4)]


def test_rows_are_those_the_usual_way_writes(session: Session, mina_id: UUID) -> None:
    shared = {"account_id": mina_id, "created_at": NOW, "kind": "leave"}
    table = cast("Table", DayOff.__table__)

    with BulkInsert(session.connection(), table, shared, ["local_date"]) as bulk:
        bulk.add([day] for day in DAYS[:2])
        bulk.add([[DAYS[2]]])

    found = select(DayOff).where(DayOff.account_id == mina_id).order_by(DayOff.local_date)
    rows = list(session.execute(found).scalars())
    assert [row.local_date for row in rows] == DAYS
    assert {(row.created_at, row.kind) for row in rows} == {(NOW, "leave")}


def test_the_cache_is_as_before_afterwards(session: Session) -> None:
    table = cast("Table", DayOff.__table__)

    with BulkInsert(session.connection(), table, {"account_id": uuid4()}, ["local_date"]):
        within = session.execute(text("PRAGMA cache_size")).scalar_one()

    assert (within, session.execute(text("PRAGMA cache_size")).scalar_one()) == (-16000, -2000)
