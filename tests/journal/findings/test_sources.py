from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, insert, update
from sqlalchemy.orm import Session

from journal.findings.contact import Disturbance
from journal.findings.diary import diary_of
from journal.findings.evenings import Stretch
from journal.findings.sources import marks_of, sources_of
from journal.model import Change, ImportBatch, Interaction, Room, RoomAlerts
from journal.vocabulary import Initiation
from tests.journal.findings.diaries import MONDAY, make_days
from tests.journal.findings.kept import (
    LONG_AGO,
    at,
    keep_check_in,
    keep_coverage,
    keep_diary,
    keep_event,
    keep_room,
)

TUESDAY = MONDAY + timedelta(days=1)


def disturbances(session: Session, account_id: UUID) -> list[Disturbance]:
    return list(sources_of(session, account_id).disturbances)


def test_what_was_kept_becomes_the_same_diary(session: Session, mina_id: UUID) -> None:
    days = make_days(40)
    keep_diary(session, mina_id, days)

    found = diary_of(sources_of(session, mina_id))

    assert [replace(day, rest_hours=None) for day in found] == days
    assert [day.rest_hours for day in found[:8]] == [63, 15, 15, 15, 15, None, None, 63]


def test_messages_close_together_are_one_disturbance(session: Session, mina: UUID) -> None:
    room = keep_room(session, mina, "on")
    for minute in (0, 9, 30):
        keep_event(session, mina, at(MONDAY, 20, minute), room_id=room)

    found = disturbances(session, mina)

    assert [(one.starts_at, one.ends_at) for one in found] == [
        (at(MONDAY, 20), at(MONDAY, 20, 9)),
        (at(MONDAY, 20, 30), at(MONDAY, 20, 30)),
    ]


def test_the_first_event_says_how_a_disturbance_came_about(session: Session, mina: UUID) -> None:
    keep_event(session, mina, at(MONDAY, 20), initiation="chosen", direction="out")
    keep_event(session, mina, at(MONDAY, 20, 5), initiation="pushed")

    assert [one.kind for one in disturbances(session, mina)] == [Initiation.CHOSEN]


def test_her_own_word_beats_the_first_event(session: Session, mina: UUID) -> None:
    keep_event(session, mina, at(MONDAY, 20), initiation="pushed")
    keep_event(session, mina, at(MONDAY, 20, 5), initiation="chosen", initiation_basis="user")

    assert [one.kind for one in disturbances(session, mina)] == [Initiation.CHOSEN]


@pytest.mark.parametrize(
    "alerts, kind", [("off", Initiation.UNKNOWN), ("unknown", None), ("on", None)]
)
def test_only_a_silent_room_settles_what_is_not_known(
    session: Session, mina: UUID, alerts: str, kind: Initiation | None
) -> None:
    room = keep_room(session, mina, alerts)
    keep_event(session, mina, at(MONDAY, 20), initiation="unknown", room_id=room)

    assert [one.kind for one in disturbances(session, mina)] == [kind]


@pytest.mark.parametrize("hour, kind", [(19, None), (21, Initiation.UNKNOWN)])
def test_a_room_is_silent_from_the_moment_it_was_silenced(
    session: Session, mina: UUID, hour: int, kind: Initiation | None
) -> None:
    room = keep_room(session, mina, "on")
    silenced = {"account_id": mina, "room_id": room, "since": at(MONDAY, 20), "alerts": "off"}
    session.execute(insert(RoomAlerts).values(**silenced))
    keep_event(session, mina, at(MONDAY, hour), initiation="unknown", room_id=room)

    assert [one.kind for one in disturbances(session, mina)] == [kind]


def test_contact_inside_a_shift_is_no_disturbance(session: Session, mina: UUID) -> None:
    keep_event(session, mina, at(MONDAY, 12), is_outside_shift=False)

    assert disturbances(session, mina) == []


def test_a_tap_is_known_to_be_by_hand(session: Session, mina: UUID) -> None:
    keep_event(session, mina, at(MONDAY, 20), source_kind="manual", initiation="uneasy")

    found = disturbances(session, mina)

    assert [(one.is_by_hand, one.kind) for one in found] == [(True, Initiation.UNEASY)]


def test_coverage_is_read_with_the_contact(session: Session, mina: UUID) -> None:
    keep_coverage(session, mina, at(MONDAY, 0), at(TUESDAY, 0))

    found = sources_of(session, mina)

    assert found.coverage == (Stretch(at(MONDAY, 0), at(TUESDAY, 0)),)
    assert found.disturbances == ()


def test_somebody_elses_days_are_not_hers(session: Session, mina: UUID, jun_id: UUID) -> None:
    keep_diary(session, jun_id, make_days(3))

    found = sources_of(session, mina)

    assert (found.disturbances, found.coverage) == ((), ())
    assert len(found.check_ins) == 2


def test_the_last_free_days_are_seen_to_be_free(session: Session, mina: UUID) -> None:
    keep_check_in(session, mina, date(2026, 3, 8))
    keep_coverage(session, mina, at(MONDAY, 0), at(date(2026, 3, 10), 0))

    days = diary_of(sources_of(session, mina))

    assert [day.is_workday for day in days] == [True] * 5 + [False] * 2
    assert all(day.unknown is None for day in days)


def test_a_diary_takes_five_statements(session: Session, mina: UUID) -> None:
    statements: list[str] = []
    connection = session.connection()
    event.listen(
        connection, "before_cursor_execute", lambda *given: statements.append(str(given[2]))
    )

    sources_of(session, mina)

    assert len(statements) == 5


def test_without_check_ins_nothing_else_is_read(session: Session, mina_id: UUID) -> None:
    keep_event(session, mina_id, at(MONDAY, 20))

    assert diary_of(sources_of(session, mina_id)) == ()
    assert disturbances(session, mina_id) == []


def test_a_private_room_says_nothing_about_when_work_was_silent(
    session: Session, mina: UUID
) -> None:
    keep_check_in(session, mina, MONDAY)
    keep_coverage(session, mina, at(MONDAY, 18), at(MONDAY, 22))
    assert len(sources_of(session, mina).coverage) == 1

    room = keep_room(session, mina, "on")
    session.execute(update(Room).where(Room.id == room).values(relation="private"))
    session.execute(update(ImportBatch).values(room_id=room))

    assert sources_of(session, mina).coverage == ()


def test_a_call_lasts_as_long_as_it_lasted(session: Session, mina: UUID) -> None:
    keep_event(session, mina, at(MONDAY, 20), duration_seconds=1200, outcome="answered")

    assert [one.ends_at for one in disturbances(session, mina)] == [at(MONDAY, 20, 20)]


def test_hard_interactions_and_backing_are_read(session: Session, mina: UUID) -> None:
    hit = {"kind": "insult", "intensity": 5, "backed": "lead", "minutes_before_end": 40}
    row = {"account_id": mina, "id": uuid4(), "at": at(MONDAY, 17, 20), "zone": "Asia/Seoul"}
    kept = {"local_date": MONDAY, "body_hash": b"x" * 32, "created_at": LONG_AGO}
    session.execute(insert(Interaction).values(**row, **kept, **hit))

    monday = diary_of(sources_of(session, mina))[0]

    assert (monday.late, monday.severe, monday.was_backed) == (1, 1, True)


def test_who_backed_her_may_stand_in_the_check_in(session: Session, mina_id: UUID) -> None:
    keep_check_in(session, mina_id, MONDAY, backed="nobody")
    keep_check_in(session, mina_id, TUESDAY, backed="colleague")

    found = sources_of(session, mina_id)

    assert [one.is_backed for one in found.check_ins] == [False, True]


def test_marks_are_read_by_their_dates(session: Session, mina: UUID) -> None:
    mark = {"account_id": mina, "id": uuid4(), "kind": "app_deleted", "on_date": MONDAY}
    session.execute(insert(Change).values(**mark, body_hash=b"x", created_at=LONG_AGO))

    assert marks_of(session, mina) == {mark["id"]: MONDAY}
