"""What a device sends is kept, set among its neighbours and read the same on PostgreSQL."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.check_ins.rules import Answers
from journal.devices.commands import put_shift, record_check_ins
from journal.devices.coverage import note_alive
from journal.devices.queries import contact_events_page
from journal.devices.rules import Kept, SaidCheckIn
from journal.devices.tokens import note_use, tokens_of
from journal.storage.engine import Database
from journal.vocabulary import ContactChannel, Direction, Initiation, Locale
from tests.conftest import LONG_AGO, SEOUL
from tests.journal.devices.sending import NOW, device_of, event, send, tap
from tests.journal.devices.test_commands import shift

pytestmark = pytest.mark.postgres

HOUR = timedelta(hours=1)


@pytest.fixture
def mina_id(postgres_database: Database) -> UUID:
    account_id = uuid4()
    new = NewAccount("mina@example.com", None, Locale.KO, SEOUL)
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        open_account(session, account_id, new, LONG_AGO)
    return account_id


def test_contact_is_kept_once_and_read_page_by_page(
    postgres_database: Database, mina_id: UUID
) -> None:
    answer = event(20, channel=ContactChannel.MESSENGER, direction=Direction.OUT)
    sent = [answer, tap(3, Initiation.UNEASY), event(1, app="other"), event(21)]
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        device = device_of(session, mina_id)
        first = [send(session, device, [one]) for one in sent]
        again = send(session, device, sent)
        newest = contact_events_page(session, mina_id, None, 2)
        older = contact_events_page(session, mina_id, (newest[-1].at, newest[-1].id), 9)

    assert first == [[Kept(is_new=True)]] * 4
    assert again == [Kept(is_new=False)] * 4
    assert [one.room for one in (*newest, *older)] == [2, None, 1, 1]
    assert [one.initiation.value for one in older] == ["pushed", "pushed"]


def test_a_device_covers_its_time_and_its_use_is_noted(
    postgres_database: Database, mina_id: UUID
) -> None:
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        device = device_of(session, mina_id)
        note_alive(session, mina_id, device, NOW)
        since = note_alive(session, mina_id, device, NOW + HOUR)
        note_use(session, mina_id, device.token_id, NOW)
        (line,) = tokens_of(session, mina_id)

    assert since == NOW
    assert (line.last_used_at, line.last_alive_at) == (NOW, NOW + HOUR)


def test_entries_are_written_once(postgres_database: Database, mina_id: UUID) -> None:
    said = SaidCheckIn(uuid4(), None, SEOUL, None, Answers(mood=2))
    single = shift(11)
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        fates = [*record_check_ins(session, mina_id, [said, said], NOW)]
        fates += [put_shift(session, mina_id, one, NOW) for one in (single, shift(12, single.id))]

    assert [fate == Kept(is_new=True) for fate in fates] == [True, False, True, True]
