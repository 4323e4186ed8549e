"""Imports into a database, with only what matters said."""

from datetime import UTC, date, datetime
from typing import Any, cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from journal.importing.commands import import_export
from journal.importing.kakaotalk import read_kakaotalk
from journal.importing.keys import file_key, known_by
from journal.importing.normal_form import Choices, ImportRequest, ImportSummary, RoomChoice
from journal.importing.queries import import_key_of
from journal.importing.rules import owner_index
from journal.shifts.commands import set_weekly_pattern
from journal.shifts.rules import Slot, WeeklyRule
from journal.vocabulary import Alerts, Relation

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def make_request(session: Session, account_id: UUID, text: str, **said: Any) -> ImportRequest:
    """Make a request; say ``me``, ``label``, ``alerts``, ``room_id`` ... where they matter."""
    content = text.encode()
    export = read_kakaotalk(content)
    key = import_key_of(session, account_id)
    room = known_by(key, export, said.get("label"))
    if "room_id" in said:
        room = RoomChoice(room.head_key, room.names_its_room, room_id=said["room_id"])
    return ImportRequest(
        said.get("request_id") or uuid4(),
        export.timeline,
        file_key(key, content),
        Choices(
            SEOUL,
            said.get("alerts", Alerts.ON),
            owner_index(export, said.get("me")),
            said.get("relation", Relation.UNKNOWN),
        ),
        room,
    )


def bring(session: Session, account_id: UUID, text: str, **said: Any) -> ImportSummary:
    """Import a text at once."""
    request = make_request(session, account_id, text, **said)
    return cast("ImportSummary", import_export(session, account_id, request, NOW))


def work_weekdays(session: Session, account_id: UUID) -> None:
    """Work from 9 to 18 in Seoul, Monday to Friday."""
    slots = tuple(Slot(weekday, 9 * 60, 18 * 60) for weekday in range(5))
    rule = WeeklyRule("Asia/Seoul", date(2015, 6, 1), None, slots)
    set_weekly_pattern(session, account_id, uuid4(), rule, NOW)
