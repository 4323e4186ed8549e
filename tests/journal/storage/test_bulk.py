from datetime import UTC, date, datetime, timedelta
from typing import cast
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Table, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from journal.model import DayOff
from journal.storage import bulk as bulk_module
from journal.storage.bulk import BulkInsert

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TABLE = cast("Table", DayOff.__table__)
DAYS = [date(2026, 3, day) for day in (2, 3, 4)]


def test_rows_are_those_the_usual_way_writes(session: Session, mina_id: UUID) -> None:
    shared = {"account_id": mina_id, "created_at": NOW, "kind": "leave"}
    with BulkInsert(session.connection(), TABLE, shared, ["local_date"]) as bulk:
        bulk.write(bulk.bound([day] for day in DAYS[:2]))
        bulk.write(bulk.bound([[DAYS[2]]]))

    found = select(DayOff).where(DayOff.account_id == mina_id).order_by(DayOff.local_date)
    rows = list(session.execute(found).scalars())
    assert [row.local_date for row in rows] == DAYS
    assert {(row.created_at, row.kind) for row in rows} == {(NOW, "leave")}


def test_more_rows_than_one_statement_takes_are_all_written(
    session: Session, mina_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_module, "ROWS_AT_ONCE", 7)
    shared = {"account_id": mina_id, "created_at": NOW, "kind": "leave"}
    days = [date(2026, 3, 2) + timedelta(days=place) for place in range(23)]

    with BulkInsert(session.connection(), TABLE, shared, ["local_date"]) as bulk:
        bulk.write(bulk.bound([day] for day in days))

    found = select(DayOff.local_date).where(DayOff.account_id == mina_id)
    assert sorted(session.execute(found).scalars()) == days


def test_what_a_column_must_not_hold_is_refused(session: Session, mina_id: UUID) -> None:
    shared = {"account_id": mina_id, "created_at": NOW, "kind": "unheard_of"}

    with (
        pytest.raises(IntegrityError, match="CHECK"),
        BulkInsert(session.connection(), TABLE, shared, ["local_date"]) as bulk,
    ):
        bulk.write(bulk.bound([day] for day in DAYS))


def test_the_cache_is_as_before_afterwards(session: Session) -> None:
    with BulkInsert(session.connection(), TABLE, {"account_id": uuid4()}, ["local_date"]):
        within = session.execute(text("PRAGMA cache_size")).scalar_one()

    assert (within, session.execute(text("PRAGMA cache_size")).scalar_one()) == (-16000, -2000)
