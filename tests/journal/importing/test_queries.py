from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.importing.keys import marks_of
from journal.importing.normal_form import Choices, FileMarks, RoomChoice
from journal.importing.queries import Preview, imports_of, preview_of, rooms
from journal.importing.recording import Recording, Said
from journal.vocabulary import Alerts, SourceKind, ZoneBasis
from tests.journal.importing.exports import ANDROID_KOREAN, MAC_TABLE, make_room
from tests.journal.importing.kept import NOW, SEOUL, bring, make_request


def preview(session: Session, account_id: UUID, text: str) -> Preview:
    request = make_request(session, account_id, text)
    return preview_of(session, account_id, request.timeline, request.choices, request.marks)


def test_imports_are_listed_with_what_they_brought(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(10))
    bring(session, mina_id, make_room(30))

    listed = sorted(imports_of(session, mina_id), key=lambda one: one.messages)

    assert [(one.messages, one.added, one.duplicates) for one in listed] == [
        (10, 10, 0),
        (30, 20, 10),
    ]
    assert listed[0].starts_at == datetime(2023, 5, 8, 9, tzinfo=UTC)
    assert listed[0].ends_at == datetime(2023, 5, 8, 10, 3, tzinfo=UTC)
    assert (listed[0].created_at, listed[0].room_number) == (NOW, 1)


def test_nobody_sees_somebody_elses_imports(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    bring(session, mina_id, make_room())

    assert imports_of(session, jun_id) == []
    assert rooms(session, jun_id) == []


def test_a_preview_counts_days_and_hours_on_the_clock_of_the_file(
    session: Session, mina_id: UUID
) -> None:
    seen = preview(session, mina_id, ANDROID_KOREAN)

    assert seen.by_day == ((date(2023, 5, 8), 2), (date(2023, 5, 9), 1))
    assert [hour for hour, count in enumerate(seen.by_hour) if count] == [0, 12, 21]
    assert (seen.incoming, seen.outgoing, seen.system_lines) == (2, 1, 1)
    assert (seen.room, seen.new, seen.duplicates) == (None, 3, 0)


def test_a_preview_says_what_would_be_new(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(20))

    seen = preview(session, mina_id, make_room(30))

    assert seen.room is not None
    assert (seen.room.number, seen.new, seen.duplicates) == (1, 10, 20)


def test_without_an_owner_no_message_is_incoming(session: Session, mina_id: UUID) -> None:
    seen = preview(session, mina_id, MAC_TABLE)

    assert (seen.incoming, seen.outgoing, seen.new) == (0, 0, 3)
    assert [found.code for found in seen.warnings] == ["owner_unknown", "room_without_title"]


def test_a_new_room_has_nothing_yet(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room())
    request = make_request(session, mina_id, make_room())
    new_room = replace(request.marks, rooms=(replace(request.marks.rooms[0], is_new=True),))

    seen = preview_of(session, mina_id, request.timeline, request.choices, new_room)

    assert (seen.room, seen.new) == (None, 30)


def test_a_room_of_somebody_else_is_not_found(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    bring(session, mina_id, make_room())
    request = make_request(session, jun_id, make_room())
    hers = RoomChoice(b"", names_its_room=True, room_id=rooms(session, mina_id)[0].id)

    with pytest.raises(NotFound):
        preview_of(session, jun_id, request.timeline, request.choices, FileMarks(b"", (hers,)))


def test_a_preview_of_many_rooms_asks_no_more_than_one_of_a_few(
    session: Session, mina_id: UUID
) -> None:
    asked = [statements_for(session, mina_id, count) for count in (2, 60)]

    assert asked[0] == asked[1] <= 4


def statements_for(session: Session, account_id: UUID, count: int) -> int:
    """How many statements the preview of a file with so many rooms makes."""
    recording = Recording(SourceKind.CSV, "csv", ZoneBasis.EPOCH)
    for number in range(count):
        recording.add(Said(seconds=1_683_540_000 + number, sender="a", room=f"room {number}"))
    export = recording.export()
    marks = marks_of(b"k" * 32, b"", export)
    made: list[str] = []
    listener = session.get_bind(), "before_cursor_execute", lambda *said: made.append(said[2])
    event.listen(*listener)
    preview_of(session, account_id, export.timeline, Choices(SEOUL, Alerts.ON, None), marks)
    event.remove(*listener)
    return len(made)
