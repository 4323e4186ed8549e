"""Diaries in a database, with only what matters said."""

from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.importing.daylio import read_daylio
from journal.importing.journal_entries import (
    DiaryRequest,
    DiarySummary,
    activities_named,
    keep_diary,
    moods_named,
)
from journal.importing.keys import file_key
from journal.importing.queries import import_key_of
from journal.model import CheckIn, OwnTag

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 3, 1, tzinfo=UTC)
OWN_WORD = "한결 나음"


def make_diary(session: Session, account_id: UUID, content: bytes, **said: Any) -> DiaryRequest:
    """Make a request; say ``id``, ``zone``, ``moods`` or ``keep`` where they matter."""
    diary = read_daylio(content)
    names = {mood.name for mood in diary.moods}
    return DiaryRequest(
        said.get("id") or uuid4(),
        diary,
        file_key(import_key_of(session, account_id), content),
        said.get("zone", SEOUL),
        said.get("moods", moods_named(diary, {name: 4 for name in (OWN_WORD,) if name in names})),
        activities_named(diary, said.get("keep", ())),
    )


def bring(session: Session, account_id: UUID, content: bytes, **said: Any) -> DiarySummary:
    request = make_diary(session, account_id, content, **said)
    return cast("DiarySummary", keep_diary(session, account_id, request, NOW))


def kept(session: Session, account_id: UUID) -> list[CheckIn]:
    found = select(CheckIn).where(CheckIn.account_id == account_id)
    return list(session.execute(found.order_by(CheckIn.at, CheckIn.mood)).scalars())


def labels(session: Session, account_id: UUID) -> set[str]:
    return set(
        session.execute(select(OwnTag.label).where(OwnTag.account_id == account_id)).scalars()
    )
