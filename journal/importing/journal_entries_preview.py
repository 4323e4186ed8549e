"""What keeping a mood diary would bring, before anything is kept."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Invalid
from journal.importing.clocks import moment_of
from journal.importing.daylio_rules import (
    STEPS,
    ComingEntry,
    DiaryRequest,
    check_moods,
    coming_entries,
)
from journal.importing.export import ReadingWarning
from journal.importing.queries import import_key_of
from journal.model import CheckIn
from journal.shifts.claims import AHEAD_OF_OUR_CLOCK


@dataclass(frozen=True, slots=True)
class DiaryPreview:
    """What a diary would bring; ``moods`` counts its entries on our steps from 1 to 5.

    ``left_out`` are entries of a mood she leaves out, or of a moment still to come.
    """

    entries: int
    new: int
    duplicates: int
    left_out: int
    first: date
    last: date
    moods: tuple[int, ...]
    warnings: tuple[ReadingWarning, ...]


def preview_diary(
    session: Session, account_id: UUID, request: DiaryRequest, now: datetime
) -> DiaryPreview:
    """What keeping a diary would bring; raise ``Invalid`` when nothing of it would be kept."""
    brought = brought_by(session, account_id, request, now)
    known = known_keys(session, account_id)
    new = sum(one.dedup_key not in known for one in brought)
    steps = Counter(one.mood for one in brought)
    return DiaryPreview(
        entries=len(brought),
        new=new,
        duplicates=len(brought) - new,
        left_out=len(request.diary.entries) - len(brought),
        first=day_written(brought[0]),
        last=day_written(brought[-1]),
        moods=tuple(steps[step] for step in STEPS),
        warnings=request.diary.warnings,
    )


def brought_by(
    session: Session, account_id: UUID, request: DiaryRequest, now: datetime
) -> list[ComingEntry]:
    """The entries that can be kept, by time: of a mood with a step, and of the past.

    Raise ``Invalid`` when there is none.
    """
    check_moods(request.moods)
    latest = now + AHEAD_OF_OUR_CLOCK
    coming = coming_entries(request, import_key_of(session, account_id))
    kept = [one for one in coming if one.mood is not None and moment_of(one.seconds) <= latest]
    if not kept:
        raise Invalid("nothing_picked", field="moods")
    return sorted(kept, key=lambda one: one.seconds)


def known_keys(session: Session, account_id: UUID) -> set[bytes]:
    """By what the entries that are kept already are known again."""
    found = session.execute(
        select(CheckIn.dedup_key).where(
            CheckIn.account_id == account_id, CheckIn.dedup_key.is_not(None)
        )
    ).scalars()
    return {bytes(key) for key in found if key is not None}


def day_written(entry: ComingEntry) -> date:
    """The date on the clock that an entry was written by."""
    return moment_of(entry.seconds).astimezone(entry.zone).date()
