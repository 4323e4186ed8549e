"""Records in a real database: bound to each other, and emptied when they are too old."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from journal.audit.commands import prune
from journal.audit.queries import AT_ONCE, links
from journal.audit.rules import GRANTS_KEPT, KEPT, OPERATOR
from journal.model.audit import AuditRecord
from journal.storage.engine import open_database
from journal.vocabulary import Act
from tests.journal.audit.deeds import BLUE, HERE, NOW, SORA, make_act, make_chain, numbers, walked

EDITS: dict[str, Any] = {
    "number": 99,
    "at": datetime(2026, 3, 3, tzinfo=UTC),
    "role": "steward",
    "act": "causes_opened",
    "actor_id": uuid4(),
    "actor_name": "Somebody else",
    "organisation_id": uuid4(),
    "unit_id": uuid4(),
    "about_id": uuid4(),
    "details": {"unit": "Green", "count": 2},
    "content_hash": b"x" * 32,
    "chain_hash": b"x" * 32,
}
MAY_BE_EMPTY = sorted(EDITS.keys() - {"number", "content_hash", "chain_hash"})
GARBAGE = {"at": "yesterday", "actor_id": "nobody", "about_id": b"\x00", "details": "{"}


SAID = [AuditRecord.__table__.c[column] for column in ("number", *MAY_BE_EMPTY, "content_hash")]


def edit(session: Session, edited: int, **values: Any) -> None:
    session.execute(update(AuditRecord).where(AuditRecord.number == edited).values(**values))


def test_an_act_leaves_one_record_that_says_all_of_it(session: Session) -> None:
    about = uuid4()

    make_act(session, Act.ROLE_REVOKED, unit_id=BLUE, about_id=about, reason="a new lead")

    row = session.execute(select(AuditRecord)).scalar_one()
    assert (row.number, row.at, row.role, row.act) == (1, NOW, "lead", "role_revoked")
    assert (row.actor_id, row.actor_name) == (SORA.account_id, "Sora")
    assert (row.organisation_id, row.unit_id, row.about_id) == (HERE, BLUE, about)
    assert row.details == {"reason": "a new lead"}


def test_records_are_numbered_and_bound(session: Session) -> None:
    make_chain(session, 5)

    assert numbers(session) == [1, 2, 3, 4, 5]
    assert (walked(session).records, walked(session).first_break) == (5, None)


def test_every_column_is_under_test() -> None:
    assert EDITS.keys() == set(AuditRecord.__table__.columns.keys())


@pytest.mark.parametrize("column", sorted(EDITS))
def test_an_edit_of_any_column_breaks_the_chain(session: Session, column: str) -> None:
    make_chain(session)

    edit(session, 3, **{column: EDITS[column]})

    assert walked(session).first_break == 3


@pytest.mark.parametrize("column", MAY_BE_EMPTY)
def test_emptying_a_single_column_breaks_the_chain(session: Session, column: str) -> None:
    make_chain(session)

    edit(session, 3, **{column: None})

    assert walked(session).first_break == 3


@pytest.mark.parametrize("column", MAY_BE_EMPTY)
def test_filling_one_column_of_an_emptied_record_breaks_the_chain(
    session: Session, column: str
) -> None:
    make_chain(session)
    later = NOW + GRANTS_KEPT * 2
    prune(session, later)

    edit(session, 3, **{column: EDITS[column]})

    assert walked(session, later).first_break == 3


@pytest.mark.parametrize("column", sorted(GARBAGE))
@pytest.mark.parametrize("number", [1, 3, 5])
def test_what_cannot_be_read_is_a_break_and_no_crash(
    session: Session, column: str, number: int
) -> None:
    make_chain(session)

    asked = text(f"UPDATE audit_record SET {column} = :value WHERE number = :number")
    session.execute(asked, {"value": GARBAGE[column], "number": number})

    assert (walked(session).records, walked(session).first_break) == (5, number)


@pytest.mark.parametrize("number", [1, 3, 4])
def test_a_removed_record_breaks_the_chain(session: Session, number: int) -> None:
    make_chain(session)

    session.execute(text("DELETE FROM audit_record WHERE number = :number"), {"number": number})

    assert (walked(session).records, walked(session).first_break) == (4, number)


def test_records_that_change_places_break_the_chain(session: Session) -> None:
    make_chain(session)

    for here, there in ((2, 77), (4, 2), (77, 4)):
        edit(session, here, number=there)

    assert walked(session).first_break == 2


def test_records_that_swap_what_they_say_break_the_chain(session: Session) -> None:
    make_chain(session)
    kept = {row.number: dict(row._mapping) for row in session.execute(select(*SAID))}

    for here, there in ((2, 4), (4, 2)):
        edit(session, here, **(kept[there] | {"number": here}))

    assert walked(session).first_break == 2


def test_an_emptied_young_record_breaks_the_chain(session: Session) -> None:
    make_chain(session)

    edit(session, 3, **dict.fromkeys(MAY_BE_EMPTY))

    assert walked(session).first_break == 3


def test_old_records_are_emptied_and_still_bound(session: Session) -> None:
    make_act(session, Act.ROLE_TAKEN, at=NOW)
    make_act(session, Act.FIGURES_OPENED, at=NOW)
    make_act(session, Act.CAUSES_OPENED, at=NOW + timedelta(days=10))
    now = NOW + KEPT + timedelta(seconds=1)

    assert prune(session, now) == 1

    acts = session.execute(select(AuditRecord.act).order_by(AuditRecord.number)).scalars().all()
    assert acts == ["role_taken", None, "causes_opened"]
    assert (walked(session, now).records, walked(session, now).first_break) == (3, None)
    assert prune(session, now) == 0


def test_roles_are_kept_for_three_years(session: Session) -> None:
    make_act(session, Act.ROLE_TAKEN, at=NOW)
    make_act(session, Act.ROLE_REVOKED, at=NOW)

    assert prune(session, NOW + GRANTS_KEPT) == 0
    assert prune(session, NOW + GRANTS_KEPT + timedelta(seconds=1)) == 2


def test_nothing_of_the_content_stays_in_an_emptied_record(session: Session) -> None:
    make_chain(session, 1)

    prune(session, NOW + GRANTS_KEPT * 2)

    emptied = [AuditRecord.__table__.c[column].is_(None) for column in MAY_BE_EMPTY]
    count = session.execute(select(func.count()).where(*emptied)).scalar_one()
    assert count == 1


def test_records_go_on_behind_emptied_ones(session: Session) -> None:
    make_chain(session, 2)
    later = NOW + GRANTS_KEPT * 2
    prune(session, later)

    make_act(session, Act.STORAGE_COPIED, None, OPERATOR, at=later)

    assert numbers(session) == [1, 2, 3]
    assert walked(session, later).first_break is None


def test_a_long_chain_is_read_in_pieces(session: Session) -> None:
    make_chain(session, AT_ONCE + 1)

    assert [link.number for link in links(session, AT_ONCE - 1)] == [AT_ONCE, AT_ONCE + 1]
    assert walked(session).first_break is None


def test_many_at_once_are_numbered_one_after_the_other(
    tmp_path: Path, empty_database: Path
) -> None:
    file = tmp_path / "busy.sqlite3"
    file.write_bytes(empty_database.read_bytes())
    opened = open_database(f"sqlite:///{file}")

    def act(_turn: int) -> None:
        with opened.writer.begin() as connection, Session(connection) as session:
            make_act(session)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, range(40)))
    with opened.reader.connect() as connection, Session(connection) as session:
        assert numbers(session) == list(range(1, 41))
        assert walked(session).first_break is None
    opened.reader.dispose()
