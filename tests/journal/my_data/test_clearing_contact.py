"""Contact goes with the time that was covered, and what is left is as if it had never been."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.accounts.forgetting import forgotten_ids
from journal.importing.rebuilding import rebuild_journal
from journal.model import (
    ContactEvent,
    CoverageInterval,
    ImportBatch,
    ImportRoom,
    Note,
    Room,
)
from journal.my_data.clearing import clear_days
from journal.vocabulary import EntryKind
from tests.journal.devices.sending import NOW as SENT_AT
from tests.journal.devices.sending import device_of, event, send
from tests.journal.importing.exports import ANDROID_KOREAN
from tests.journal.importing.kept import bring, work_weekdays
from tests.journal.my_data.days import FIRST, add, at, clearing, count, cover, note_about, only

DAY = timedelta(days=1)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
BEGIN, END = FIRST - 3650 * DAY, FIRST + 3650 * DAY
BATCH = {
    "source_kind": "telegram",
    "layout": "x",
    "parser_version": 1,
    "file_key": bytes(32),
    "zone": "Asia/Seoul",
    "zone_basis": "asked",
    "message_count": 1,
    "system_count": 0,
    "added_count": 1,
    "duplicate_count": 0,
    "body_hash": bytes(32),
    "created_at": at(FIRST),
}


def batch(session: Session, account_id: UUID, **said: Any) -> UUID:
    return add(session, ImportBatch, account_id, **{**BATCH, **said})


def covered(session: Session, account_id: UUID) -> list[tuple[datetime, datetime]]:
    asked = select(CoverageInterval.starts_at, CoverageInterval.ends_at).where(
        CoverageInterval.account_id == account_id
    )
    return sorted((row[0], row[1]) for row in session.execute(asked))


def test_the_middle_of_covered_time_is_not_covered_any_more(
    session: Session, mina_id: UUID
) -> None:
    cover(session, mina_id, batch(session, mina_id), FIRST - 2 * DAY, FIRST + 3 * DAY)

    removed = clear_days(session, mina_id, clearing(FIRST, FIRST, by=LATER))

    assert removed == 1
    assert covered(session, mina_id) == [
        (at(FIRST - 2 * DAY, 0), at(FIRST, 0)),
        (at(FIRST + DAY, 0), at(FIRST + 3 * DAY, 0)),
    ]
    assert clear_days(session, mina_id, clearing(FIRST, FIRST, by=LATER)) == 0


def test_an_import_of_which_nothing_is_left_goes_with_its_rooms(
    session: Session, mina_id: UUID
) -> None:
    bring(session, mina_id, ANDROID_KOREAN)
    room = only(session.execute(select(Room.id)).scalars())
    note_about(session, mina_id, room, "label", LATER)

    clear_days(session, mina_id, clearing(BEGIN, END, by=LATER))

    tables = (ContactEvent, ImportBatch, CoverageInterval, Room, Note)
    assert count(session, mina_id, *tables) == [0] * 5


def test_an_import_of_several_rooms_goes_with_them(session: Session, mina_id: UUID) -> None:
    import_id, room = batch(session, mina_id), uuid4()
    opened = {"number": 1, "alerts": "on", "relation": "customer", "created_at": at(FIRST)}
    add(session, Room, mina_id, id=room, **opened)
    session.execute(
        ImportRoom.__table__.insert().values(account_id=mina_id, import_id=import_id, room_id=room)
    )
    cover(session, mina_id, import_id, FIRST, FIRST + DAY)

    clear_days(session, mina_id, clearing(FIRST, FIRST, by=LATER))

    assert count(session, mina_id, ImportBatch, ImportRoom, Room) == [0, 0, 0]


def test_an_import_with_something_left_stays(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, ANDROID_KOREAN)
    first = session.execute(select(ContactEvent.local_date).order_by(ContactEvent.at)).scalar()
    assert first is not None
    before = count(session, mina_id, ContactEvent)

    clear_days(session, mina_id, clearing(first, first, by=LATER))

    assert count(session, mina_id, ImportBatch, Room) == [1, 1]
    assert count(session, mina_id, ContactEvent) <= before


def test_what_a_device_sends_goes_on_and_what_it_sent_stays_away(
    session: Session, mina_id: UUID
) -> None:
    device, sent = device_of(session, mina_id), [event(5), event(900)]
    send(session, device, sent)
    day = SENT_AT.date()

    clear_days(session, mina_id, clearing(day - DAY, day + DAY, by=LATER))

    assert count(session, mina_id, ContactEvent) == [0]
    assert count(session, mina_id, ImportBatch) == [1]
    ids = [one.id for one in sent]
    assert forgotten_ids(session, mina_id, EntryKind.CONTACT, ids) == set(ids)


@pytest.mark.parametrize("limit", [2, 500])
@pytest.mark.parametrize("minute", range(0, 40, 10))
def test_what_is_left_is_placed_as_if_it_had_been_alone(
    session: Session, mina_id: UUID, limit: int, minute: int
) -> None:
    work_weekdays(session, mina_id)
    bring(session, mina_id, talk(minute))
    wanted = clearing(FIRST, FIRST, by=LATER, limit=limit)

    while clear_days(session, mina_id, wanted):
        pass

    assert 0 < count(session, mina_id, ContactEvent)[0] < 12
    assert rebuild_journal(session, mina_id) == 0


def test_the_check_would_see_what_is_placed_wrong(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, talk(0))
    session.execute(update(ContactEvent).values(episode=77))

    assert rebuild_journal(session, mina_id) > 0


def talk(minute: int) -> str:
    """Make a talk that goes on past midnight, every few minutes, from a minute on."""
    head = "해솔방 2 님과 카카오톡 대화\r\n저장한 날짜 : 2026년 3월 4일 오후 11:30\r\n\r\n"
    start = datetime(2026, 3, 2, 23, 20) + timedelta(minutes=minute)  # noqa: DTZ001 - as written
    moments = [start + timedelta(minutes=4 * number) for number in range(12)]
    return head + "".join(line(moment, number) for number, moment in enumerate(moments))


def line(moment: datetime, number: int) -> str:
    half = "오전" if moment.hour < 12 else "오후"
    clock = f"{half} {(moment.hour - 1) % 12 + 1}:{moment:%M}"
    said = f"2026년 3월 {moment.day}일 {clock}, {'가람' if number % 3 else '회원님'} : 네"
    return f"{said}\r\n"
