"""Files that hold more than one room, number or app."""

from dataclasses import replace
from typing import Any, cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Invalid, NotFound
from journal.importing.commands import import_export
from journal.importing.export import ParsedExport
from journal.importing.keys import marks_of
from journal.importing.normal_form import Choices, ImportRequest, ImportSummary
from journal.importing.progress import Cancelled
from journal.importing.queries import import_key_of, imports_of, preview_of
from journal.importing.recording import Recording, Said
from journal.importing.rooms import picked_before, rooms
from journal.importing.settling import settle
from journal.importing.undoing import undo_import
from journal.model import ContactEvent, Room
from journal.vocabulary import Alerts, ContactChannel, Direction, Relation, SourceKind, ZoneBasis
from tests.journal.importing.kept import NOW, work_weekdays

SEOUL = ZoneInfo("Asia/Seoul")
EVENING = 1_683_540_000
"""19:00 on Monday 8 May 2023 in Seoul."""


def workspace(*rooms_said: str, until: int = 3) -> ParsedExport:
    recording = Recording(SourceKind.SLACK, "slack", ZoneBasis.EPOCH)
    for room in rooms_said:
        for number in range(until):
            at = EVENING + number * 60
            recording.add(Said(seconds=at, sender="a", room=room, identity=f"{room[:2]}|{number}"))
    return recording.export()


def calls(*numbers: str) -> ParsedExport:
    recording = Recording(SourceKind.PHONE, "phone", ZoneBasis.EPOCH)
    for place, number in enumerate(numbers):
        said = Said(
            seconds=EVENING + place * 3600,
            sender=number,
            room=number,
            way=Direction.IN,
            channel=ContactChannel.CALL,
            identity=f"{place}|{number}",
        )
        recording.add(said)
    return recording.export(joins_rooms=True)


def make_request(
    session: Session, account_id: UUID, export: ParsedExport, picked: set[int] | None = None
) -> ImportRequest:
    marks = marks_of(import_key_of(session, account_id), repr(export).encode(), export)
    chosen = None if picked is None else frozenset(picked)
    choices = Choices(SEOUL, Alerts.ON, None, Relation.COLLEAGUE, chosen)
    return ImportRequest(uuid4(), export.timeline, choices, marks)


def bring(session: Session, account_id: UUID, export: ParsedExport, **said: Any) -> ImportSummary:
    request = make_request(session, account_id, export, **said)
    return cast("ImportSummary", import_export(session, account_id, request, NOW))


def events(session: Session, account_id: UUID) -> list[ContactEvent]:
    found = select(ContactEvent).where(ContactEvent.account_id == account_id)
    return list(session.execute(found.order_by(ContactEvent.at)).scalars())


def test_each_room_of_a_file_becomes_one(session: Session, mina_id: UUID) -> None:
    summary = bring(session, mina_id, workspace("c1\tgeneral", "c2", "c3"))

    assert (summary.rooms, summary.added) == ((1, 2, 3), 9)
    assert [room.source for room in rooms(session, mina_id)] == [SourceKind.SLACK] * 3
    assert imports_of(session, mina_id)[0].room_number is None


def test_a_room_that_is_not_picked_is_passed_over(session: Session, mina_id: UUID) -> None:
    summary = bring(session, mina_id, workspace("c1", "c2"), picked={1})

    assert (summary.messages, summary.rooms) == (3, (1,))
    assert len(events(session, mina_id)) == 3


def test_a_later_file_adds_what_is_new_to_the_same_rooms(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, workspace("c1", "c2"))

    later = bring(session, mina_id, workspace("c1\trenamed", "c2", "c3", until=4))

    assert (later.added, later.duplicates) == (6, 6)
    assert later.rooms == (1, 2, 3)


def test_what_she_said_of_one_room_outlives_the_next_file(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, workspace("c1", "c2"))
    set_relation(session, mina_id, 1, Relation.PRIVATE)

    bring(session, mina_id, workspace("c1", "c2", until=4))

    assert [room.relation for room in rooms(session, mina_id)] == ["private", "colleague"]
    outside = {event.room_id for event in events(session, mina_id) if event.is_outside_shift}
    assert outside == {rooms(session, mina_id)[1].id}


def set_relation(session: Session, account_id: UUID, number: int, relation: Relation) -> None:
    found = select(Room).where(Room.account_id == account_id, Room.number == number)
    room = session.execute(found).scalar_one()
    room.relation = relation.value
    session.flush()
    settle(session, account_id, room.id)


def test_calls_of_all_picked_numbers_are_one_room(session: Session, mina_id: UUID) -> None:
    work_weekdays(session, mina_id)

    summary = bring(session, mina_id, calls("010", "011", "012", "010"), picked={0, 1})

    assert (summary.rooms, summary.messages, summary.outside_shift) == ((1,), 3, 3)
    assert {event.initiation for event in events(session, mina_id)} == {"pushed"}


def test_which_numbers_are_work_is_asked_once(session: Session, mina_id: UUID) -> None:
    export = calls("010", "011")
    partners = make_request(session, mina_id, export).marks.partners
    assert picked_before(session, mina_id, partners) == {}

    bring(session, mina_id, export, picked={1})
    bring(session, mina_id, export, picked={0, 1})

    assert picked_before(session, mina_id, partners) == dict.fromkeys(partners, True)
    assert picked_before(session, mina_id, partners[:1]) == {partners[0]: True}


def test_nothing_to_pick_is_nothing_to_remember(session: Session, mina_id: UUID) -> None:
    export = workspace("c1")
    request = make_request(session, mina_id, export, {0})
    bare = replace(request, marks=replace(request.marks, partners=()))

    import_export(session, mina_id, bare, NOW)

    assert picked_before(session, mina_id, request.marks.partners) == {}


def test_undoing_takes_all_rooms_back(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, workspace("c1"))
    request = make_request(session, mina_id, workspace("c1", "c2", until=5))
    import_export(session, mina_id, request, NOW)

    undo_import(session, mina_id, request.id)

    assert len(rooms(session, mina_id)) == 1
    assert len(events(session, mina_id)) == 3


def test_undoing_cuts_what_others_of_the_same_source_cover(session: Session, mina_id: UUID) -> None:
    request = make_request(session, mina_id, workspace("c1", "c2", until=3))
    import_export(session, mina_id, request, NOW)
    longer = bring(session, mina_id, workspace("c1", "c2", until=9))

    undo_import(session, mina_id, request.id)

    (left,) = imports_of(session, mina_id)
    assert left.starts_at is not None
    assert (left.starts_at.minute, left.ends_at) == (2, longer.coverage.ends_at)


def test_a_preview_of_several_rooms_counts_what_is_new(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, workspace("c1", "c2"))
    request = make_request(session, mina_id, workspace("c1", "c2", "c3"))

    seen = preview_of(session, mina_id, request.timeline, request.choices, request.marks)

    assert (seen.messages, seen.new, seen.duplicates, seen.room) == (9, 3, 6, None)


def test_an_event_is_known_whatever_room_it_lies_in(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, workspace("c1"))
    request = make_request(session, mina_id, workspace("c1"))
    anew = replace(request.marks.rooms[0], is_new=True, head_key=b"another")
    elsewhere = replace(request, marks=replace(request.marks, file_key=b"f" * 32, rooms=(anew,)))

    again = import_export(session, mina_id, elsewhere, NOW)

    assert isinstance(again, ImportSummary)
    assert (again.added, again.duplicates) == (0, 3)


def test_who_watches_is_told_and_can_call_it_off(session: Session, mina_id: UUID) -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        told.append((done, total))
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_export(
            session, mina_id, make_request(session, mina_id, workspace("c1", "c2")), NOW, watch
        )

    assert told[-1] == (6, 6)


def test_picking_what_is_not_there_is_refused(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid, match="nothing_picked"):
        bring(session, mina_id, workspace("c1", "c2"), picked={7})


def test_a_room_that_was_renamed_within_a_file_is_one_room() -> None:
    export = workspace("c1\tgeneral", "c1\trenamed", "c2")

    assert export.rooms == ("c1\tgeneral", "c2")
    assert sorted(set(export.timeline.room_indices)) == [0, 1]


def test_a_room_that_names_itself_by_nothing_stays_as_it_was(
    session: Session, mina_id: UUID
) -> None:
    request = make_request(session, mina_id, workspace("c1", "c2"))
    unnamed = tuple(replace(room, names_its_room=False) for room in request.marks.rooms)
    quiet = replace(request, marks=replace(request.marks, rooms=unnamed))
    import_export(session, mina_id, quiet, NOW)

    again = import_export(session, mina_id, replace(quiet, id=uuid4()), NOW)

    assert isinstance(again, ImportSummary)
    assert (again.added, again.rooms) == (0, (1, 2))


def test_nobody_settles_a_room_that_is_not_hers(session: Session, mina_id: UUID) -> None:
    with pytest.raises(NotFound):
        settle(session, mina_id, uuid4())
