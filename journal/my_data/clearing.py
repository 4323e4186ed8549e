"""Removing what was written about some days, a bounded number of rows at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from journal.accounts.commands import touch
from journal.chain.commands import forget_subjects
from journal.model import (
    AnsweredOffer,
    Change,
    CheckIn,
    CheckInTag,
    Forgotten,
    GoalTap,
    InstrumentAnswer,
    Interaction,
    MessagePlan,
    Note,
    OwnTag,
    SessionRun,
    StoredFinding,
)
from journal.my_data.clearing_contact import Cleared, clear_contact, drop_empty_imports
from journal.my_data.rules import Span
from journal.notes.commands import remove_notes_about
from journal.vocabulary import EntryKind, NoteKind

STANDING_ALONE = (
    NoteKind.CHECK_IN,
    NoteKind.INTERACTION,
    NoteKind.GOOD_THING,
    NoteKind.REQUEST,
)
"""Notes that, where they hang on no entry, belong to the day they were begun on."""


@dataclass(frozen=True, slots=True)
class Clearing:
    """What is to go: a span, at most ``limit`` rows of each kind in one transaction.

    What ``stays_away`` is noted by its id, so that no file and no device brings it again.
    ``now`` is when the chain of evidence says that something was deleted.
    """

    span: Span
    now: datetime
    limit: int
    stays_away: bool


def clear_days(session: Session, account_id: UUID, wanted: Clearing) -> int:
    """Remove the entries of a span, and return how many rows went; 0 says that none are left."""
    span = wanted.span
    check_ins = _clear_check_ins(session, account_id, wanted)
    contact = clear_contact(session, account_id, span, wanted.limit)
    if wanted.stays_away:
        _keep_away(session, account_id, EntryKind.CONTACT, contact.sent)
    removed = check_ins.rows + contact.rows + _clear_interactions(session, account_id, wanted)
    removed += sum(
        _drop(session, account_id, of, wanted.limit) for of in _by_day(span) + _by_moment(span)
    )
    drop_empty_imports(session, account_id, check_ins.imports | contact.imports)
    if removed:
        # What is stored of findings draws the very days that are gone.
        session.execute(delete(StoredFinding).where(StoredFinding.account_id == account_id))
        touch(session, account_id)
    return removed


def _clear_check_ins(session: Session, account_id: UUID, wanted: Clearing) -> Cleared:
    span = wanted.span
    rows = session.execute(
        select(CheckIn.id, CheckIn.dedup_key, CheckIn.import_id)
        .where(
            CheckIn.account_id == account_id,
            CheckIn.local_date.between(span.first, span.last),
            CheckIn.created_at <= span.written_by,
        )
        .order_by(CheckIn.at)
        .limit(wanted.limit)
    ).all()
    ids = [row.id for row in rows]
    remove_notes_about(session, account_id, ids)
    session.execute(delete(CheckIn).where(CheckIn.account_id == account_id, CheckIn.id.in_(ids)))
    _drop_idle_tags(session, account_id)
    if wanted.stays_away:
        kept_away = [(row.id, row.dedup_key) for row in rows]
        _keep_away(session, account_id, EntryKind.CHECK_IN, kept_away)
    return Cleared(len(ids), frozenset(row.import_id for row in rows if row.import_id), ())


def _clear_interactions(session: Session, account_id: UUID, wanted: Clearing) -> int:
    """Remove interactions with what was asked of the employer; the chain keeps its links."""
    span = wanted.span
    ids = list(
        session.execute(
            select(Interaction.id)
            .where(
                Interaction.account_id == account_id,
                Interaction.local_date.between(span.first, span.last),
                Interaction.created_at <= span.written_by,
            )
            .order_by(Interaction.at)
            .limit(wanted.limit)
        ).scalars()
    )
    remove_notes_about(session, account_id, ids)
    if ids:
        forget_subjects(session, account_id, ids, wanted.now)
    session.execute(
        delete(Interaction).where(Interaction.account_id == account_id, Interaction.id.in_(ids))
    )
    if wanted.stays_away:
        _keep_away(session, account_id, EntryKind.INTERACTION, [(one, None) for one in ids])
    return len(ids)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of one table that lie in a span, by whatever column says so."""

    table: Any
    key: InstrumentedAttribute[UUID]
    conditions: tuple[ColumnElement[bool], ...]


def _by_day(span: Span) -> list[_Rows]:
    days, by = (span.first, span.last), span.written_by
    return [
        _Rows(
            InstrumentAnswer,
            InstrumentAnswer.id,
            (InstrumentAnswer.local_date.between(*days), InstrumentAnswer.created_at <= by),
        ),
        _Rows(GoalTap, GoalTap.id, (GoalTap.local_date.between(*days), GoalTap.at <= by)),
        _Rows(Change, Change.id, (Change.on_date.between(*days), Change.created_at <= by)),
        # One that still runs, or went on after the span, is of other days too.
        _Rows(
            MessagePlan,
            MessagePlan.id,
            (
                MessagePlan.since >= span.first,
                MessagePlan.until <= span.last,
                MessagePlan.created_at <= by,
            ),
        ),
    ]


def _by_moment(span: Span) -> list[_Rows]:
    def within(moment: InstrumentedAttribute[Any]) -> tuple[ColumnElement[bool], ...]:
        return moment >= span.begins_at, moment < span.ends_at, moment <= span.written_by

    is_alone = Note.subject_id.is_(None) & Note.kind.in_([kind.value for kind in STANDING_ALONE])
    return [
        _Rows(SessionRun, SessionRun.id, within(SessionRun.started_at)),
        _Rows(AnsweredOffer, AnsweredOffer.id, within(AnsweredOffer.at)),
        _Rows(Note, Note.id, (*within(Note.created_at), is_alone)),
    ]


def _drop(session: Session, account_id: UUID, rows: _Rows, limit: int) -> int:
    of_hers = rows.table.account_id == account_id
    some = select(rows.key).where(of_hers, *rows.conditions).limit(limit)
    gone = session.execute(delete(rows.table).where(of_hers, rows.key.in_(some)))
    return cast("CursorResult[Any]", gone).rowcount


def _drop_idle_tags(session: Session, account_id: UUID) -> None:
    """Remove her own words for what she did, where no check-in says them any more."""
    is_said = exists().where(
        CheckInTag.account_id == OwnTag.account_id, CheckInTag.tag_id == OwnTag.id
    )
    idle = delete(OwnTag).where(OwnTag.account_id == account_id, ~is_said).returning(OwnTag.id)
    remove_notes_about(session, account_id, list(session.execute(idle).scalars()))


def _keep_away(
    session: Session,
    account_id: UUID,
    kind: EntryKind,
    gone: Iterable[tuple[UUID, bytes | None]],
) -> None:
    rows = [
        {"account_id": account_id, "kind": kind.value, "id": entry_id, "dedup_key": key}
        for entry_id, key in gone
    ]
    if rows:
        # SQLite and PostgreSQL share this sentence, so the insert of one dialect serves both.
        session.connection().execute(insert(Forgotten).on_conflict_do_nothing(), rows)
