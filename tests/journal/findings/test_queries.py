from datetime import date, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, insert, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import NotFound
from journal.findings.commands import compute_findings
from journal.findings.diary import Disturbance, diary_of
from journal.findings.evenings import Stretch
from journal.findings.queries import (
    accounts_behind,
    at_hand,
    findings_of,
    sources_of,
    worked_out,
)
from journal.findings.rules import METHOD_VERSION, findings_in
from journal.model import ImportBatch, Room, RoomAlerts
from tests.journal.findings.diaries import MONDAY, make_days
from tests.journal.findings.kept import (
    LONG_AGO,
    at,
    keep_check_in,
    keep_coverage,
    keep_diary,
    keep_event,
    keep_room,
    keep_shifts,
)

SEOUL = ZoneInfo("Asia/Seoul")
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    keep_shifts(session, mina_id)
    keep_check_in(session, mina_id, MONDAY)
    keep_check_in(session, mina_id, TUESDAY)
    return mina_id


def disturbances(session: Session, account_id: UUID) -> list[Disturbance]:
    return list(sources_of(session, account_id, SEOUL).disturbances)


def test_what_was_kept_becomes_the_same_diary(session: Session, mina_id: UUID) -> None:
    days = make_days(40)
    keep_diary(session, mina_id, days)

    found = diary_of(sources_of(session, mina_id, SEOUL))

    assert list(found) == days


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

    assert [one.is_pushed for one in disturbances(session, mina)] == [False]


def test_her_own_word_beats_the_first_event(session: Session, mina: UUID) -> None:
    keep_event(session, mina, at(MONDAY, 20), initiation="pushed")
    keep_event(session, mina, at(MONDAY, 20, 5), initiation="chosen", initiation_basis="user")

    assert [one.is_pushed for one in disturbances(session, mina)] == [False]


@pytest.mark.parametrize("alerts, is_pushed", [("off", False), ("unknown", None), ("on", None)])
def test_only_a_silent_room_settles_what_is_not_known(
    session: Session, mina: UUID, alerts: str, *, is_pushed: bool | None
) -> None:
    room = keep_room(session, mina, alerts)
    keep_event(session, mina, at(MONDAY, 20), initiation="unknown", room_id=room)

    assert [one.is_pushed for one in disturbances(session, mina)] == [is_pushed]


@pytest.mark.parametrize("hour, is_pushed", [(19, None), (21, False)])
def test_a_room_is_silent_from_the_moment_it_was_silenced(
    session: Session, mina: UUID, hour: int, *, is_pushed: bool | None
) -> None:
    room = keep_room(session, mina, "on")
    silenced = {"account_id": mina, "room_id": room, "since": at(MONDAY, 20), "alerts": "off"}
    session.execute(insert(RoomAlerts).values(**silenced))
    keep_event(session, mina, at(MONDAY, hour), initiation="unknown", room_id=room)

    assert [one.is_pushed for one in disturbances(session, mina)] == [is_pushed]


def test_contact_inside_a_shift_is_no_disturbance(session: Session, mina: UUID) -> None:
    keep_event(session, mina, at(MONDAY, 12), is_outside_shift=False)

    assert disturbances(session, mina) == []


def test_a_tap_is_known_to_be_by_hand(session: Session, mina: UUID) -> None:
    keep_event(session, mina, at(MONDAY, 20), source_kind="manual", initiation="uneasy")

    found = disturbances(session, mina)

    assert [(one.is_by_hand, one.is_pushed) for one in found] == [(True, False)]


def test_coverage_is_read_with_the_contact(session: Session, mina: UUID) -> None:
    keep_coverage(session, mina, at(MONDAY, 0), at(TUESDAY, 0))

    found = sources_of(session, mina, SEOUL)

    assert found.coverage == (Stretch(at(MONDAY, 0), at(TUESDAY, 0)),)
    assert found.disturbances == ()


def test_somebody_elses_days_are_not_hers(session: Session, mina: UUID, jun_id: UUID) -> None:
    keep_diary(session, jun_id, make_days(3))

    found = sources_of(session, mina, SEOUL)

    assert (found.disturbances, found.coverage) == ((), ())
    assert len(found.check_ins) == 2


def test_the_last_free_days_are_seen_to_be_free(session: Session, mina: UUID) -> None:
    keep_check_in(session, mina, date(2026, 3, 8))
    keep_coverage(session, mina, at(MONDAY, 0), at(date(2026, 3, 10), 0))

    days = diary_of(sources_of(session, mina, SEOUL))

    assert [day.is_workday for day in days] == [True] * 5 + [False] * 2
    assert all(day.unknown is None for day in days)


def test_a_diary_takes_four_statements(session: Session, mina: UUID) -> None:
    statements: list[str] = []
    connection = session.connection()
    event.listen(
        connection, "before_cursor_execute", lambda *given: statements.append(str(given[2]))
    )

    sources_of(session, mina, SEOUL)

    assert len(statements) == 4


def test_without_check_ins_nothing_else_is_read(session: Session, mina_id: UUID) -> None:
    keep_event(session, mina_id, at(MONDAY, 20))

    assert diary_of(sources_of(session, mina_id, SEOUL)) == ()
    assert disturbances(session, mina_id) == []


def test_findings_are_worked_out_without_being_kept(session: Session, mina_id: UUID) -> None:
    days = make_days(40)
    keep_diary(session, mina_id, days)

    found = worked_out(session, mina_id)

    assert found.answers == findings_in(days)
    assert not found.is_stored
    assert findings_of(session, mina_id) is None


def test_kept_findings_are_shown_until_the_journal_changes(session: Session, mina: UUID) -> None:
    computed = compute_findings(session, mina, LONG_AGO)

    assert findings_of(session, mina) == computed
    assert worked_out(session, mina).is_stored
    touch(session, mina)
    assert findings_of(session, mina) is None


def test_a_page_may_show_what_is_at_hand_and_say_that_it_is_behind(
    session: Session, mina: UUID
) -> None:
    computed = compute_findings(session, mina, LONG_AGO)
    assert not at_hand(session, mina).is_behind

    touch(session, mina)
    behind = at_hand(session, mina)

    assert behind.answers == computed
    assert behind.is_behind


def test_without_anything_at_hand_it_is_worked_out(session: Session, mina: UUID) -> None:
    assert at_hand(session, mina) == worked_out(session, mina)


def test_nobody_without_an_account_has_findings(session: Session) -> None:
    with pytest.raises(NotFound):
        worked_out(session, uuid4())


def test_those_behind_are_named_until_they_are_worked_out(
    session: Session, mina: UUID, jun_id: UUID
) -> None:
    touch(session, mina)
    assert accounts_behind(session, METHOD_VERSION, 10) == (mina,)

    compute_findings(session, mina, LONG_AGO)

    assert accounts_behind(session, METHOD_VERSION, 10) == ()
    assert accounts_behind(session, "a later method", 10) == (mina,)
    touch(session, mina)
    assert accounts_behind(session, METHOD_VERSION, 10) == (mina,)


def test_a_private_room_says_nothing_about_when_work_was_silent(
    session: Session, mina: UUID
) -> None:
    keep_check_in(session, mina, MONDAY)
    keep_coverage(session, mina, at(MONDAY, 18), at(MONDAY, 22))
    assert len(sources_of(session, mina, SEOUL).coverage) == 1

    room = keep_room(session, mina, "on")
    session.execute(update(Room).where(Room.id == room).values(relation="private"))
    session.execute(update(ImportBatch).values(room_id=room))

    assert sources_of(session, mina, SEOUL).coverage == ()
