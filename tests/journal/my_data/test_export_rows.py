"""Pages of rows: every row once, nobody else's, never too many at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.errors import Invalid, NotFound
from journal.model import Change, DayOff, DeviceSession, PickedPartner, Retention
from journal.my_data.export_rows import ROWS_A_PAGE, counts_of, page_of, pages_of
from journal.my_data.export_table import EXPORTED

NOON = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def mark(session: Session, account_id: UUID, count: int) -> None:
    values = {"account_id": account_id, "kind": "other", "body_hash": b"h", "created_at": NOON}
    rows = [
        {**values, "id": uuid4(), "on_date": date(2026, 1, 1) + timedelta(days=number % 300)}
        for number in range(count)
    ]
    session.execute(insert(Change), rows)


def test_every_row_comes_once(session: Session, mina_id: UUID) -> None:
    mark(session, mina_id, 5)
    found, after = [], None
    for _ in range(9):
        page = page_of(session, mina_id, "changes", after, limit=2)
        found.extend(row["id"] for row in page.rows)
        after = page.following
        if after is None:
            break

    assert len(found) == len(set(found)) == 5


def test_pages_are_read_one_by_one(session: Session, mina_id: UUID) -> None:
    mark(session, mina_id, ROWS_A_PAGE + 1)

    @contextmanager
    def look() -> Iterator[Session]:
        yield session

    assert [len(rows) for rows in pages_of(look, mina_id, "changes")] == [ROWS_A_PAGE, 1]


def test_nobody_sees_what_is_another_ones(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    mark(session, mina_id, 1)

    assert page_of(session, jun_id, "changes", None).rows == ()
    assert counts_of(session, jun_id)["changes"] == 0
    assert counts_of(session, mina_id)["changes"] == 1


def test_a_row_is_written_without_what_is_not_answered(session: Session, mina_id: UUID) -> None:
    mark(session, mina_id, 1)

    (row,) = page_of(session, mina_id, "changes", None).rows

    assert row | {"id": ""} == {
        "id": "",
        "kind": "other",
        "on_date": "2026-01-01",
        "version": 1,
        "created_at": "2026-03-02T03:00:00Z",
    }


def test_days_and_devices_have_places_too(session: Session, mina_id: UUID) -> None:
    days = [
        {"account_id": mina_id, "local_date": date(2026, 3, day), "created_at": NOON}
        for day in (1, 2, 3)
    ]
    session.execute(insert(DayOff), days)
    first = page_of(session, mina_id, "days_off", None, limit=2)

    rest = page_of(session, mina_id, "days_off", first.following, limit=2)

    assert [row["local_date"] for row in rest.rows] == ["2026-03-03"]
    device = {"account_id": mina_id, "created_at": NOON, "expires_at": NOON}
    session.execute(insert(DeviceSession).values(token_hash=b"t" * 32, **device))
    assert b"t".hex() * 32 not in str(page_of(session, mina_id, "devices", None))


def test_bytes_are_written_as_digits(session: Session, mina_id: UUID) -> None:
    session.execute(
        insert(PickedPartner).values(account_id=mina_id, partner_key=b"\x0f" * 32, is_work=True)
    )

    (row,) = page_of(session, mina_id, "picked_partners", None).rows

    assert row == {"partner_key": "0f" * 32, "is_work": True}


def test_what_there_is_one_of_has_no_place(session: Session, mina_id: UUID) -> None:
    session.execute(insert(Retention).values(account_id=mina_id, months=6, chosen_at=NOON))

    page = page_of(session, mina_id, "retention", "W10")

    assert (len(page.rows), page.following) == (1, None)


@pytest.mark.parametrize("place", ["", "!", "W10", "bnVsbA", "WyJ4Il0", "WzFd", "W3t9XQ"])
def test_what_is_no_place_is_refused(session: Session, mina_id: UUID, place: str) -> None:
    with pytest.raises(Invalid):
        page_of(session, mina_id, "changes", place)


@pytest.mark.parametrize("name", ["note_keys", "findings", "account; --"])
def test_a_kind_that_no_export_has_is_not_there(session: Session, mina_id: UUID, name: str) -> None:
    with pytest.raises(NotFound):
        page_of(session, mina_id, name, None)


def test_every_kind_can_be_asked_for(session: Session, mina_id: UUID) -> None:
    pages = {name: page_of(session, mina_id, name, None) for name in EXPORTED}

    assert {name for name, page in pages.items() if page.rows} == {"account"}
    assert pages["account"].rows[0]["email"] == "mina@example.com"
