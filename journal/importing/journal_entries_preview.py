"""What keeping a mood diary would bring, before anything is kept."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.forgetting import forgotten_keys
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
from journal.vocabulary import EntryKind


@dataclass(frozen=True, slots=True)
class DiaryPreview:
    """What a diary would bring; ``moods`` counts its entries on our steps from 1 to 5.

    ``left_out`` are entries of a mood she leaves out, or of a moment still to come; ``deleted``
    those she deleted here, which stay away; ``by_day`` counts entries on the clock they were
    written by.
    """

    entries: int
    new: int
    duplicates: int
    deleted: int
    left_out: int
    first: date
    last: date
    by_day: tuple[tuple[date, int], ...]
    moods: tuple[int, ...]
    warnings: tuple[ReadingWarning, ...]


def preview_diary(
    session: Session, account_id: UUID, request: DiaryRequest, now: datetime
) -> DiaryPreview:
    """What keeping a diary would bring; raise ``Invalid`` when nothing of it would be kept."""
    brought = brought_by(session, account_id, request, now)
    sorted_out = sort_out(session, account_id, brought)
    steps = Counter(one.mood for one in brought)
    return DiaryPreview(
        entries=len(brought),
        new=len(sorted_out.new),
        duplicates=sorted_out.duplicates,
        deleted=sorted_out.deleted,
        left_out=len(request.diary.entries) - len(brought),
        first=day_written(brought[0]),
        last=day_written(brought[-1]),
        by_day=tuple(sorted(Counter(map(day_written, brought)).items())),
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


@dataclass(frozen=True, slots=True)
class SortedOut:
    """Entries of a diary that are new, and how many are kept already or were deleted here."""

    new: Sequence[ComingEntry]
    duplicates: int
    deleted: int


def sort_out(session: Session, account_id: UUID, brought: Sequence[ComingEntry]) -> SortedOut:
    """Tell the new from what is kept, and from what she had once and deleted."""
    kept = _known_keys(session, account_id)
    deleted = forgotten_keys(session, account_id, EntryKind.CHECK_IN)
    known = kept | deleted
    return SortedOut(
        [one for one in brought if one.dedup_key not in known],
        sum(one.dedup_key in kept for one in brought),
        sum(one.dedup_key in deleted for one in brought),
    )


def day_written(entry: ComingEntry) -> date:
    """The date on the clock that an entry was written by."""
    return moment_of(entry.seconds).astimezone(entry.zone).date()


def _known_keys(session: Session, account_id: UUID) -> set[bytes]:
    found = session.execute(
        select(CheckIn.dedup_key).where(
            CheckIn.account_id == account_id, CheckIn.dedup_key.is_not(None)
        )
    ).scalars()
    return {bytes(key) for key in found if key is not None}
