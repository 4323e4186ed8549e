"""What comes of an account: language, clock, and the key by which files are known again."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.importing.queries import import_key_of
from journal.model import Account, Base, PickedPartner
from journal.my_data.bring_account import KEYED
from journal.my_data.bring_rows import bring_rows
from journal.my_data.bring_rules import Fate
from tests.journal.my_data.parcels import NOON, NOW, Row, check_in, contact

ANOTHER_KEY = b"a" * 32


def account(**more: Any) -> Row:
    row = {"id": uuid4(), "email": "x@example.com", "locale": "ko", "zone": "Asia/Tokyo"}
    return {**row, "import_key": ANOTHER_KEY, "created_at": NOON, **more}


def as_here(session: Session, account_id: UUID) -> Row:
    here = session.execute(select(Account).where(Account.id == account_id)).scalar_one()
    return account(locale=here.locale, zone=here.zone, import_key=bytes(here.import_key))


def test_language_and_clock_come_to_an_empty_account_only(session: Session, mina_id: UUID) -> None:
    row = account()

    empty = bring_rows(session, mina_id, "account", [row], NOW).fates
    again = bring_rows(session, mina_id, "account", [row], NOW).fates
    bring_rows(session, mina_id, "check_ins", [check_in()], NOW)
    row["zone"] = "Asia/Seoul"

    assert (empty, again) == ((Fate.ADDED,), (Fate.KNOWN,))
    assert bring_rows(session, mina_id, "account", [row], NOW).fates == (Fate.ANOTHER,)
    email = select(Account.email).where(Account.id == mina_id)
    assert session.execute(email).scalar() == "mina@example.com"


def test_the_key_comes_where_nothing_was_known_by_another(session: Session, mina_id: UUID) -> None:
    row = {**as_here(session, mina_id), "import_key": ANOTHER_KEY}
    bring_rows(session, mina_id, "check_ins", [check_in()], NOW)
    bring_rows(session, mina_id, "contact_events", [contact()], NOW)

    brought = bring_rows(session, mina_id, "account", [row], NOW)

    assert (brought.fates, brought.keeps_its_key) == ((Fate.ADDED,), False)
    assert import_key_of(session, mina_id) == ANOTHER_KEY
    assert bring_rows(session, mina_id, "account", [row], NOW).fates == (Fate.KNOWN,)


def test_the_key_stays_where_something_is_known_by_it(session: Session, mina_id: UUID) -> None:
    own = import_key_of(session, mina_id)
    picked = {"partner_key": b"p" * 32, "is_work": True}
    session.execute(insert(PickedPartner).values(account_id=mina_id, **picked))

    brought = bring_rows(session, mina_id, "account", [account()], NOW)

    assert (brought.fates, brought.keeps_its_key) == ((Fate.ADDED,), True)
    assert import_key_of(session, mina_id) == own


def test_what_another_person_has_imported_is_not_asked(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    picked = {"partner_key": b"p" * 32, "is_work": True}
    session.execute(insert(PickedPartner).values(account_id=jun_id, **picked))

    bring_rows(session, mina_id, "account", [account()], NOW)

    assert import_key_of(session, mina_id) == ANOTHER_KEY
    assert import_key_of(session, jun_id) != ANOTHER_KEY


@pytest.mark.parametrize("key", [None, b"", b"short"])
def test_without_a_key_that_is_one_hers_stays(
    session: Session, mina_id: UUID, key: bytes | None
) -> None:
    own = import_key_of(session, mina_id)

    brought = bring_rows(session, mina_id, "account", [account(import_key=key)], NOW)

    assert (brought.fates, brought.keeps_its_key) == ((Fate.ADDED,), True)
    assert import_key_of(session, mina_id) == own


def test_every_column_that_the_key_makes_is_asked() -> None:
    kept = {
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if column.name in {"file_key", "head_key", "label_key", "partner_key", "dedup_key"}
    }
    asked = {(column.class_.__tablename__, column.key) for column in KEYED}

    # Contact that was imported hangs on its import; what was entered by hand needs no key.
    assert kept - asked == {("contact_event", "dedup_key")}
