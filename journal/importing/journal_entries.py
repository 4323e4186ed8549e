"""Keeping a mood diary as check-ins whole or not at all, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, cast
from uuid import UUID, uuid4

from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.check_ins.rules import Answers, body_hash
from journal.errors import Conflict
from journal.importing.clocks import moment_of
from journal.importing.daylio import PARSER_VERSION
from journal.importing.daylio_rules import (
    ComingEntry,
    DiaryRequest,
    activities_named,
    moods_named,
    proposed_moods,
)
from journal.importing.export import ReadingWarning
from journal.importing.journal_entries_preview import (
    DiaryPreview,
    brought_by,
    day_written,
    preview_diary,
    sort_out,
)
from journal.importing.normal_form import AlreadyImported
from journal.model import CheckIn, CheckInTag, ImportBatch, OwnTag
from journal.notes.commands import remove_notes_about
from journal.shifts.claims import day_of, may_be_day_of
from journal.shifts.queries import roster_around
from journal.vocabulary import SourceKind, ZoneBasis

__all__ = [
    "DiaryPreview",
    "DiaryRequest",
    "DiarySummary",
    "activities_named",
    "forget_diary",
    "keep_diary",
    "moods_named",
    "preview_diary",
    "proposed_moods",
]

_CHECK_INS = cast("Table", CheckIn.__table__)
_TAGS = cast("Table", CheckInTag.__table__)


@dataclass(frozen=True, slots=True)
class DiarySummary:
    """What a diary brought: entries of its own, and how many tags of hers were made for it.

    ``deleted`` are those that she had once and deleted: they stay away.
    """

    entries: int
    added: int
    duplicates: int
    deleted: int
    left_out: int
    tags: int
    first: date
    last: date
    warnings: tuple[ReadingWarning, ...]


def keep_diary(
    session: Session, account_id: UUID, request: DiaryRequest, now: datetime
) -> DiarySummary | AlreadyImported:
    """Keep the entries of a diary that are not kept yet; what she made of kept ones stays.

    Raise ``Conflict`` when the id stands for another import, ``Invalid`` when nothing is left.
    """
    # Raising the version first also makes a second import of this person wait on PostgreSQL.
    touch(session, account_id)
    if _is_replay(session, account_id, request):
        return AlreadyImported(request.id)
    brought = brought_by(session, account_id, request, now)
    found = sort_out(session, account_id, brought)
    new = found.new
    _insert_batch(session, account_id, request, (len(brought), len(new)), now)
    rows = _rows_of(session, account_id, request.id, new, now)
    if rows:
        session.connection().execute(insert(_CHECK_INS), rows)
    made = _tag(session, account_id, request, new, [row["id"] for row in rows])
    return DiarySummary(
        len(brought),
        len(new),
        found.duplicates,
        found.deleted,
        len(request.diary.entries) - len(brought),
        made,
        day_written(brought[0]),
        day_written(brought[-1]),
        request.diary.warnings,
    )


def forget_diary(session: Session, account_id: UUID, import_id: UUID) -> None:
    """Delete what a diary added; an entry she changed since is hers and stays.

    What she had deleted of it stays deleted. Tags that nothing carries any more go with it. Of any
    other import it takes nothing.
    """
    added = (CheckIn.account_id == account_id, CheckIn.import_id == import_id)
    carried = set(
        session.execute(
            select(CheckInTag.tag_id)
            .join(
                CheckIn,
                (CheckIn.account_id == CheckInTag.account_id)
                & (CheckIn.id == CheckInTag.check_in_id),
            )
            .where(*added)
            .distinct()
        ).scalars()
    )
    session.execute(update(CheckIn).where(*added, CheckIn.version > 1).values(import_id=None))
    gone = session.execute(delete(CheckIn).where(*added).returning(CheckIn.id)).scalars().all()
    remove_notes_about(session, account_id, gone)
    in_use = select(CheckInTag.tag_id).where(CheckInTag.account_id == account_id)
    session.execute(
        delete(OwnTag).where(
            OwnTag.account_id == account_id, OwnTag.id.in_(carried), OwnTag.id.not_in(in_use)
        )
    )
    touch(session, account_id)


def _is_replay(session: Session, account_id: UUID, request: DiaryRequest) -> bool:
    kept = session.execute(
        select(ImportBatch.body_hash).where(
            ImportBatch.account_id == account_id, ImportBatch.id == request.id
        )
    ).scalar_one_or_none()
    if kept is not None and kept != _hash_of(request):
        raise Conflict
    return kept is not None


def _hash_of(request: DiaryRequest) -> bytes:
    said = (request.zone.key, sorted(request.moods.items()), sorted(request.kept_activities))
    return sha256(repr((request.file_key, said)).encode()).digest()


def _insert_batch(
    session: Session,
    account_id: UUID,
    request: DiaryRequest,
    counts: tuple[int, int],
    now: datetime,
) -> None:
    entries, added = counts
    basis = ZoneBasis.ASKED if request.diary.is_local else ZoneBasis.IN_FILE
    session.execute(
        insert(ImportBatch).values(
            account_id=account_id,
            id=request.id,
            room_id=None,
            source_kind=SourceKind.DAYLIO.value,
            layout=request.diary.layout,
            parser_version=PARSER_VERSION,
            file_key=request.file_key,
            zone=request.zone.key,
            zone_basis=basis.value,
            message_count=entries,
            system_count=0,
            added_count=added,
            duplicate_count=entries - added,
            body_hash=_hash_of(request),
            created_at=now,
        )
    )


def _rows_of(
    session: Session, account_id: UUID, import_id: UUID, new: Sequence[ComingEntry], now: datetime
) -> list[dict[str, Any]]:
    if not new:
        return []
    moments = [moment_of(one.seconds) for one in new]
    roster = roster_around(session, account_id, moments[0], moments[-1])
    rows = []
    for one, at in zip(new, moments, strict=True):
        day = day_of(at, one.zone, roster.claiming(at))
        rows.append(
            {
                "account_id": account_id,
                "id": uuid4(),
                "at": at,
                "zone": one.zone.key,
                "local_date": day if may_be_day_of(day, at, one.zone) else day_written(one),
                "mood": one.mood,
                "import_id": import_id,
                "dedup_key": one.dedup_key,
                "body_hash": body_hash(at, Answers(mood=one.mood)),
                "version": 1,
                "created_at": now,
            }
        )
    return rows


def _tag(
    session: Session,
    account_id: UUID,
    request: DiaryRequest,
    new: Sequence[ComingEntry],
    check_in_ids: Sequence[UUID],
) -> int:
    """Hang her tags on the new check-ins; return how many tags had to be made."""
    labels = {place: request.diary.activities[place] for one in new for place in one.activities}
    if not labels:
        return 0
    known = session.execute(select(OwnTag.label, OwnTag.id).where(OwnTag.account_id == account_id))
    tags = dict(known.all())
    made = {label: uuid4() for label in sorted(set(labels.values()) - tags.keys())}
    for label, tag_id in made.items():
        session.execute(insert(OwnTag).values(account_id=account_id, id=tag_id, label=label))
    tags |= made
    pairs = [
        {"account_id": account_id, "check_in_id": check_in_id, "tag_id": tags[labels[place]]}
        for one, check_in_id in zip(new, check_in_ids, strict=True)
        for place in one.activities
    ]
    session.connection().execute(insert(_TAGS), pairs)
    return len(made)
