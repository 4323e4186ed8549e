from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.exposure.pictures import contact_by_day
from journal.exposure.stretches import Stretch
from journal.importing.room_commands import set_relation
from journal.model import CoverageInterval, ImportBatch, Room
from journal.vocabulary import Relation
from tests.journal.exposure.tapping import MONDAY, SEOUL, tap
from tests.journal.importing.exports import make_room
from tests.journal.importing.kept import NOW, bring

SPRING = date(2023, 1, 1), date(2023, 5, 31)
AUTUMN = date(2023, 9, 1), date(2023, 11, 30)
BEGIN = datetime(2023, 5, 8, 9, tzinfo=UTC)


def covered_time(
    session: Session, account_id: UUID, days: tuple[date, date]
) -> tuple[Stretch, ...]:
    return contact_by_day(session, account_id, *days, SEOUL).covered


def cover(session: Session, account_id: UUID, source: str, begin: datetime) -> Stretch:
    """Keep an import of no room that covers an hour."""
    import_id = uuid4()
    own = {"account_id": account_id, "id": import_id}
    session.execute(
        insert(ImportBatch).values(
            **own,
            room_id=None,
            source_kind=source,
            layout="x",
            parser_version=1,
            file_key=b"k" * 32,
            zone="Asia/Seoul",
            zone_basis="epoch",
            message_count=0,
            system_count=0,
            added_count=0,
            duplicate_count=0,
            body_hash=b"b",
            created_at=NOW,
        )
    )
    hour = Stretch(begin, begin + timedelta(hours=1))
    session.execute(
        insert(CoverageInterval).values(
            **own, import_id=import_id, starts_at=hour.starts_at, ends_at=hour.ends_at
        )
    )
    return hour


def test_what_an_import_covers_is_known(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(30))

    (stretch,) = covered_time(session, mina_id, SPRING)

    assert stretch == Stretch(BEGIN, BEGIN + timedelta(minutes=7 * 29))


@pytest.mark.parametrize("source,known", [("phone", 1), ("device", 1), ("daylio", 0)])
def test_a_diary_says_nothing_about_contact(
    session: Session, mina_id: UUID, source: str, known: int
) -> None:
    hour = cover(session, mina_id, source, BEGIN)

    assert covered_time(session, mina_id, SPRING) == (hour,) * known


def test_a_private_room_says_nothing_about_work(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(30))
    (room_id,) = session.execute(select(Room.id).where(Room.account_id == mina_id)).scalars()

    set_relation(session, mina_id, room_id, Relation.PRIVATE)

    assert covered_time(session, mina_id, SPRING) == ()


def test_only_her_own_time_in_the_window_is_told(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    cover(session, mina_id, "phone", BEGIN)

    assert covered_time(session, jun_id, SPRING) == ()
    assert covered_time(session, mina_id, AUTUMN) == ()


def test_a_tap_covers_nothing(session: Session, mina: UUID) -> None:
    tap(session, mina)

    found = contact_by_day(session, mina, MONDAY, MONDAY, SEOUL)

    assert (len(found.tallies), found.covered) == (1, ())
