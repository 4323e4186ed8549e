"""Imports into a database, with only what matters said."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from journal.importing.commands import import_export
from journal.importing.kakaotalk import read_kakaotalk
from journal.importing.keys import marks_of
from journal.importing.normal_form import Choices, ImportRequest, ImportSummary, RoomChoice
from journal.importing.preparing import prepare_import
from journal.importing.queries import import_key_of
from journal.importing.rules import owner_index
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
from journal.vocabulary import Alerts, Relation

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def make_request(session: Session, account_id: UUID, text: str, **said: Any) -> ImportRequest:
    """Make a request; say ``me``, ``label``, ``alerts``, ``room_id`` ... where they matter."""
    content = text.encode()
    export = read_kakaotalk(content)
    key = import_key_of(session, account_id)
    marks = marks_of(key, content, export, said.get("label"))
    if "room_id" in said:
        room = marks.rooms[0]
        picked = RoomChoice(room.head_key, room.names_its_room, room_id=said["room_id"])
        marks = replace(marks, rooms=(picked,))
    return ImportRequest(
        said.get("request_id") or uuid4(),
        export.timeline,
        Choices(
            SEOUL,
            said.get("alerts", Alerts.ON),
            owner_index(export, said.get("me")),
            said.get("relation", Relation.UNKNOWN),
        ),
        marks,
    )


def bring(session: Session, account_id: UUID, text: str, **said: Any) -> ImportSummary:
    """Import a text at once; say ``is_prepared`` to have it worked out first."""
    request = make_request(session, account_id, text, **said)
    ready = prepare_import(session, account_id, request, NOW) if said.get("is_prepared") else None
    return cast("ImportSummary", import_export(session, account_id, request, NOW, ready=ready))


def work_weekdays(session: Session, account_id: UUID) -> None:
    """Work from 9 to 18 in Seoul, Monday to Friday."""
    slots = tuple(Slot(weekday, 9 * 60, 18 * 60) for weekday in range(5))
    rule = RepeatingRule("Asia/Seoul", date(2015, 6, 1), None, slots)
    set_repeating_rule(session, account_id, uuid4(), rule, NOW)
