"""Every table that holds rows of a person is shown, as stored, to her and to nobody else."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model import Base, SessionRun, StoredFinding
from journal.my_data.raw import (
    SEALED,
    SECRETS,
    Cut,
    Sealed,
    own_tables,
    raw_rows_of,
    tables_of,
)
from tests.conftest import PASSWORD
from tests.journal.my_data.days import WRITTEN, add, live, note_about


def values(session: Session, account_id: UUID, table: str, column: str) -> list[Any]:
    page = raw_rows_of(session, account_id, table, 0)
    return [row[page.columns.index(column)] for row in page.rows]


def test_every_table_with_a_person_in_it_is_named() -> None:
    owned = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(key.column.table.name == "account" for key in table.foreign_keys)
    }

    assert own_tables().keys() >= owned | {"account"}


def test_every_special_column_is_there() -> None:
    for table, column in SEALED | SECRETS:
        assert column in own_tables()[table].c


def test_the_tables_with_rows_come_first(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    live(session, mina_id)

    found = tables_of(session, mina_id)

    rows = {one.name: one.rows for one in found}
    assert (rows["check_in"], rows["account"], rows["note"]) == (3, 1, 0)
    assert [one.rows == 0 for one in found] == sorted(one.rows == 0 for one in found)
    assert sum(one.rows for one in tables_of(session, jun_id)) == 1


def test_rows_are_shown_as_they_are_stored(session: Session, mina_id: UUID) -> None:
    live(session, mina_id, days=1)

    assert values(session, mina_id, "check_in", "mood") == [3]
    assert values(session, mina_id, "check_in", "energy") == [None]
    assert values(session, mina_id, "goal", "body_hash") == ["00" * 32]
    assert values(session, mina_id, "account", "email") == ["mina@example.com"]


def test_nobody_elses_rows_are_shown(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    live(session, mina_id)

    assert raw_rows_of(session, jun_id, "check_in", 0).rows == ()
    assert values(session, jun_id, "account", "email") == ["jun@example.com"]


def test_ciphertext_is_shown_as_such(session: Session, mina_id: UUID) -> None:
    note_about(session, mina_id, None, "good_thing")

    assert values(session, mina_id, "note_version", "body") == [Sealed(6, b"sealed".hex())]


def test_secrets_are_shown_in_part(session: Session, mina_id: UUID) -> None:
    (hashed,) = values(session, mina_id, "account", "password_hash")
    (key,) = values(session, mina_id, "account", "import_key")

    assert hashed.begins == "$argon2id$"
    assert isinstance(key, Cut)
    assert (len(key.begins), key.length) == (8, 32)
    assert PASSWORD not in str(raw_rows_of(session, mina_id, "account", 0))


def test_what_is_long_is_cut(session: Session, mina_id: UUID) -> None:
    said = {"journal_version": 1, "method_version": "1", "tier": "x", "computed_at": WRITTEN}
    add(session, StoredFinding, mina_id, key="a", answer={"dots": "x" * 900}, **said)

    (answer,) = values(session, mina_id, "finding", "answer")
    assert (len(answer.begins), answer.length) == (400, 912)


def test_pages_are_bounded(session: Session, mina_id: UUID) -> None:
    for _ in range(51):
        add(session, SessionRun, mina_id, session="slow_exhale", started_at=WRITTEN)

    first = raw_rows_of(session, mina_id, "session_run", 0)
    second = raw_rows_of(session, mina_id, "session_run", 1)

    assert (len(first.rows), first.is_last) == (50, False)
    assert (len(second.rows), second.is_last) == (1, True)
    assert set(first.rows).isdisjoint(second.rows)


@pytest.mark.parametrize(
    "table, page",
    [("release", 0), ("nothing", 0), ("check_in", 1), ("check_in", -1), ("check_in", 100_001)],
)
def test_no_other_page_is_there(session: Session, mina_id: UUID, table: str, page: int) -> None:
    with pytest.raises(NotFound):
        raw_rows_of(session, mina_id, table, page)
