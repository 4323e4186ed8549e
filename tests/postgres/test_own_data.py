"""Erasing, letting go and showing what there is, on PostgreSQL too."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from journal.consents.own import agree_to, withdraw_from
from journal.importing.rebuilding import rebuild_journal
from journal.model import Account, CheckIn, Interaction, OwnAgreement, PendingErasure
from journal.my_data.counting import counted_in
from journal.my_data.erasing import (
    Pending,
    ask_for_account,
    ask_for_period,
    due_erasures,
    erase_again,
    erase_some,
    put_off,
)
from journal.my_data.keeping import let_go_of_old, retention_of
from journal.my_data.ledger import Noted, account_hash
from journal.my_data.raw import own_tables, raw_rows_of, tables_of
from journal.my_data.rules import Period, Span
from journal.my_data.withdrawing import withdrawn_since
from journal.storage.engine import Database
from journal.vocabulary import OwnPurpose
from tests.conftest import SEOUL
from tests.journal.importing.exports import ANDROID_KOREAN
from tests.journal.importing.kept import bring
from tests.journal.my_data.days import FIRST, NOW, count, enter_shifts, live
from tests.postgres.devices import writing

pytestmark = pytest.mark.postgres
DAY = timedelta(days=1)
TWO_YEARS = datetime(2028, 3, 5, tzinfo=UTC)


@pytest.fixture
def mina(postgres_database: Database, mina: UUID) -> UUID:
    """Give Mina some days."""
    with writing(postgres_database) as session:
        live(session, mina)
        enter_shifts(session, mina, FIRST)
        bring(session, mina, ANDROID_KOREAN)
    return mina


def test_a_period_goes_in_parts(postgres_database: Database, mina: UUID) -> None:
    wanted = Period(FIRST, FIRST + DAY, with_shifts=True)
    with writing(postgres_database) as session:
        counts = counted_in(session, mina, Span(FIRST, FIRST + DAY, SEOUL, NOW))
        ask_for_period(session, mina, uuid4(), wanted, today=date(2026, 3, 20), now=NOW)
        (due,) = [one for one in due_erasures(session, NOW + DAY, 99) if one.account_id == mina]
    assert (counts.check_ins, counts.shifts) == (2, 2)

    steps = 0
    while in_one(postgres_database, mina, due):
        steps += 1

    with writing(postgres_database) as session:
        assert steps > 1
        assert count(session, mina, CheckIn, Interaction, PendingErasure) == [1, 1, 0]
        assert rebuild_journal(session, mina) == 0


def in_one(database: Database, account_id: UUID, due: Pending) -> int:
    with writing(database) as session:
        return erase_some(session, account_id, due, NOW + DAY, 1)


def test_old_entries_go_after_a_weeks_word(postgres_database: Database, mina: UUID) -> None:
    for now in (TWO_YEARS - 7 * DAY, TWO_YEARS):
        with writing(postgres_database) as session:
            let_go_of_old(session, mina, now, 500)

    with writing(postgres_database) as session:
        assert count(session, mina, CheckIn) == [0]
        assert retention_of(session, mina, TWO_YEARS).announced_at == TWO_YEARS - 7 * DAY


def test_every_row_can_be_shown(postgres_database: Database, mina: UUID) -> None:
    with writing(postgres_database) as session:
        sizes = {one.name: one.rows for one in tables_of(session, mina)}
        pages = {name: raw_rows_of(session, mina, name, 0) for name in own_tables()}

    assert {name: len(page.rows) for name, page in pages.items()} == {
        name: min(rows, 50) for name, rows in sizes.items()
    }


def test_a_backup_brings_nothing_back(postgres_database: Database, mina: UUID) -> None:
    with writing(postgres_database) as session:
        agree_to(session, mina, uuid4(), OwnPurpose.PRIORS, text_version="1", now=NOW)
        withdraw_from(session, mina, OwnPurpose.PRIORS, NOW)
        ask_for_account(session, mina, uuid4(), NOW)
        put_off(session, mina, NOW + DAY)
        assert mina in {one.account_id for one in withdrawn_since(session, NOW, NOW.date())}

    with writing(postgres_database) as session:
        noted = Noted(frozenset({account_hash(mina)}))
        assert erase_again(session, mina, noted, NOW, 500) == 1
        assert erase_again(session, mina, noted, NOW, 500) == 0
        assert session.get(Account, mina) is None
        assert count(session, mina, OwnAgreement) == [0]
