from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.importing.commands import import_export
from journal.importing.normal_form import AlreadyImported, ImportSummary
from journal.importing.queries import imports_of
from journal.importing.rooms import rooms
from journal.importing.undoing import undo_import
from journal.model import Account, ContactEvent, CoverageInterval
from journal.vocabulary import Alerts, InitiationBasis, Relation
from tests.journal.importing.exports import IOS_ENGLISH_AT, MAC_TABLE, make_room
from tests.journal.importing.kept import NOW, bring, make_request, work_weekdays

SEOUL = ZoneInfo("Asia/Seoul")


def kept(session: Session, account_id: UUID) -> list[ContactEvent]:
    found = select(ContactEvent).where(ContactEvent.account_id == account_id)
    return list(session.execute(found.order_by(ContactEvent.at, ContactEvent.id)).scalars())


def test_messages_are_kept_beside_the_shifts(session: Session, mina_id: UUID) -> None:
    work_weekdays(session, mina_id)

    summary = bring(session, mina_id, make_room(30))

    assert (summary.messages, summary.added, summary.duplicates) == (30, 30, 0)
    assert (summary.incoming, summary.outgoing) == (15, 15)
    assert (summary.outside_shift, summary.episodes) == (15, 15)
    assert summary.first == datetime(2023, 5, 8, 9, tzinfo=UTC)
    first = kept(session, mina_id)[0]
    assert (first.local_minute, first.is_outside_shift, first.minutes_after_shift) == (
        1080,
        True,
        0,
    )


def test_messages_inside_a_shift_are_not_outside(session: Session, mina_id: UUID) -> None:
    work_weekdays(session, mina_id)
    text = make_room(4).replace("8일 18:", "8일 10:")

    assert bring(session, mina_id, text).outside_shift == 0


def test_importing_again_adds_nothing(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room())

    again = bring(session, mina_id, make_room())

    assert (again.added, again.duplicates, again.rooms) == (0, 30, (1,))
    assert len(kept(session, mina_id)) == 30


def test_a_later_export_adds_only_what_is_new(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(20))

    assert bring(session, mina_id, make_room(30)).added == 10
    assert bring(session, mina_id, make_room(10)).added == 0


def test_a_computer_and_a_phone_give_one_room_by_its_label(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, MAC_TABLE, me="다온", label="문의")

    summary = bring(session, mina_id, IOS_ENGLISH_AT, label=" 문의 ")

    assert (summary.added, summary.duplicates) == (0, 3)
    assert len(rooms(session, mina_id)) == 1


def test_an_untitled_export_goes_where_its_messages_are(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(30))
    untitled = make_room(34).partition("\n")[2]

    summary = bring(session, mina_id, untitled)

    assert (summary.rooms, summary.added) == ((1,), 4)


def test_other_titles_are_other_rooms(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room())

    other = bring(session, mina_id, make_room().replace("새벽별", "저녁별"))

    assert (other.rooms, other.added) == ((2,), 30)


def test_another_owner_in_the_same_room_is_refused(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room())

    with pytest.raises(Invalid, match="owner_differs"):
        bring(session, mina_id, make_room(), me="가람")


def test_a_replay_makes_one_import(session: Session, mina_id: UUID) -> None:
    request = make_request(session, mina_id, make_room())

    first = import_export(session, mina_id, request, NOW)
    second = import_export(session, mina_id, request, NOW)

    assert isinstance(first, ImportSummary)
    assert second == AlreadyImported(request.id)
    assert len(imports_of(session, mina_id)) == 1


def test_the_same_id_for_another_import_is_a_conflict(session: Session, mina_id: UUID) -> None:
    request_id = uuid4()
    bring(session, mina_id, make_room(10), request_id=request_id)

    with pytest.raises(Conflict):
        bring(session, mina_id, make_room(11), request_id=request_id)


def test_another_answer_about_alerts_reaches_what_is_kept(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(2), alerts=Alerts.OFF)
    bring(session, mina_id, make_room(2), alerts=Alerts.ON)
    session.expire_all()

    assert [event.initiation for event in kept(session, mina_id)] == ["pushed", "pushed"]
    assert rooms(session, mina_id)[0].alerts is Alerts.ON


def test_what_she_said_herself_stays(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(2))
    said = kept(session, mina_id)[0]
    said.initiation, said.initiation_basis = "uneasy", InitiationBasis.USER.value
    session.flush()

    bring(session, mina_id, make_room(3), alerts=Alerts.OFF)
    session.expire_all()

    assert [event.initiation for event in kept(session, mina_id)] == [
        "uneasy",
        "unknown",
        "unknown",
    ]


def test_a_message_found_later_opens_the_episode(session: Session, mina_id: UUID) -> None:
    whole = make_room(4)
    bring(session, mina_id, whole.replace("2023년 5월 8일 18:00, 가람 : 말\n", ""))
    assert kept(session, mina_id)[0].opened_by == "me"

    bring(session, mina_id, whole)
    session.expire_all()

    assert {event.opened_by for event in kept(session, mina_id)} == {"them"}


def test_undoing_takes_back_what_was_added(session: Session, mina_id: UUID) -> None:
    request = make_request(session, mina_id, make_room())
    import_export(session, mina_id, request, NOW)

    undo_import(session, mina_id, request.id)

    assert kept(session, mina_id) == []
    assert imports_of(session, mina_id) == []
    assert rooms(session, mina_id) == []


def test_undoing_makes_its_time_unknown_for_other_files_too(
    session: Session, mina_id: UUID
) -> None:
    request = make_request(session, mina_id, make_room(10))
    import_export(session, mina_id, request, NOW)
    longer = bring(session, mina_id, make_room(30))

    undo_import(session, mina_id, request.id)

    found = select(CoverageInterval).where(CoverageInterval.account_id == mina_id)
    (left,) = session.execute(found).scalars()
    assert left.starts_at == datetime(2023, 5, 8, 10, 3, tzinfo=UTC)
    assert left.ends_at == longer.coverage.ends_at
    assert len(kept(session, mina_id)) == 20


def test_undoing_leaves_other_time_alone(session: Session, mina_id: UUID) -> None:
    request = make_request(session, mina_id, make_room(10))
    import_export(session, mina_id, request, NOW)
    later = bring(session, mina_id, make_room(10).replace("5월 8일", "6월 8일"))

    undo_import(session, mina_id, request.id)

    (left,) = imports_of(session, mina_id)
    assert (left.starts_at, left.ends_at) == (later.coverage.starts_at, later.coverage.ends_at)


def test_nobody_undoes_somebody_elses_import(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    request = make_request(session, mina_id, make_room())
    import_export(session, mina_id, request, NOW)

    with pytest.raises(NotFound):
        undo_import(session, jun_id, request.id)


def test_somebody_elses_room_is_not_found(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    bring(session, mina_id, make_room())
    (room,) = rooms(session, mina_id)

    with pytest.raises(NotFound):
        bring(session, jun_id, make_room(), room_id=room.id)


def test_a_picked_room_keeps_what_it_is_known_by(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(), relation=Relation.CUSTOMER)
    (room,) = rooms(session, mina_id)

    other_title = make_room().replace("새벽별", "저녁별")
    bring(session, mina_id, other_title, room_id=room.id, relation=Relation.LEAD)

    assert bring(session, mina_id, other_title).rooms == (1,)
    assert rooms(session, mina_id)[0].relation is Relation.LEAD


def test_every_import_changes_the_journal(session: Session, mina_id: UUID) -> None:
    version = select(Account.journal_version).where(Account.id == mina_id)
    before = session.execute(version).scalar_one()
    request = make_request(session, mina_id, make_room())

    import_export(session, mina_id, request, NOW)
    undo_import(session, mina_id, request.id)

    assert session.execute(version).scalar_one() >= before + 2


def test_one_file_in_two_tabs_is_one_room(session: Session, mina_id: UUID) -> None:
    request = make_request(session, mina_id, make_room())
    asked_anew = replace(request.marks, rooms=(replace(request.marks.rooms[0], is_new=True),))
    first = replace(request, id=uuid4(), marks=asked_anew)
    second = replace(request, id=uuid4(), marks=asked_anew)

    import_export(session, mina_id, first, NOW)
    again = import_export(session, mina_id, second, NOW)

    assert isinstance(again, ImportSummary)
    assert (again.added, again.duplicates) == (0, 30)
    assert len(rooms(session, mina_id)) == 1
