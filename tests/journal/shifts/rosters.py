"""Rosters brought in, straight into the tables; how that is done from a file is told elsewhere."""

from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.model import ImportedDay, ImportedShift, RosterImport
from journal.shifts.rules import Imported
from journal.vocabulary import RosterSource

SEOUL = ZoneInfo("Asia/Seoul")


def keep_imported(session: Session, account_id: UUID, roster: Imported) -> None:
    owner = {"account_id": account_id}
    session.execute(
        insert(RosterImport).values(
            **owner,
            id=roster.id,
            source=RosterSource.GRID.value,
            zone=SEOUL.key,
            starting=roster.starting,
            until=roster.until,
            is_whole=roster.is_whole,
            shift_count=len(roster.shifts),
            body_hash=b"",
            created_at=roster.created_at,
        )
    )
    for one in roster.shifts:
        moments = {"starts_at": one.starts_at, "ends_at": one.ends_at}
        place = {"local_date": one.local_date, "zone": one.zone, "kind": one.kind.value}
        row = owner | moments | place
        session.execute(insert(ImportedShift).values(import_id=roster.id, **row))
    for day, kind in roster.days.items():
        row = owner | {"local_date": day, "kind": kind.value}
        session.execute(insert(ImportedDay).values(import_id=roster.id, **row))
