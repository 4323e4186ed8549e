"""Reading what was asked of the employer, and what a file of evidence is made of."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.evidence.rules import Brought, Request
from journal.model.evidence import EmployerRequest, EvidenceLink
from journal.model.note import Note, NoteVersion
from journal.vocabulary import AskOutcome, EmployerAsk, NoteKind


@dataclass(frozen=True, slots=True)
class KeptRequest:
    """One request as it is kept; ``version`` rises with each correction."""

    request: Request
    version: int
    body_hash: bytes


@dataclass(frozen=True, slots=True)
class SealedWords:
    """One version of her own words as her device sealed it."""

    note: UUID
    kind: NoteKind
    subject: UUID
    generation: int
    version: int
    body: bytes


_COLUMNS = (
    EmployerRequest.id,
    EmployerRequest.interaction_id,
    EmployerRequest.asked,
    EmployerRequest.asked_on,
    EmployerRequest.outcome,
    EmployerRequest.answered_on,
    EmployerRequest.version,
    EmployerRequest.body_hash,
)
_ABOUT_INCIDENTS = (NoteKind.INTERACTION.value, NoteKind.REQUEST.value)


def request_of(session: Session, account_id: UUID, request_id: UUID) -> KeptRequest:
    """One request of this person; raise ``NotFound`` for any other id."""
    found = session.execute(
        select(*_COLUMNS).where(
            EmployerRequest.account_id == account_id, EmployerRequest.id == request_id
        )
    ).first()
    if found is None:
        raise NotFound
    return _kept(found)


def requests_about(
    session: Session, account_id: UUID, interaction_ids: Collection[UUID]
) -> tuple[KeptRequest, ...]:
    """What she asked for after some incidents, by day."""
    found = session.execute(
        select(*_COLUMNS)
        .where(
            EmployerRequest.account_id == account_id,
            EmployerRequest.interaction_id.in_(interaction_ids),
        )
        .order_by(EmployerRequest.asked_on, EmployerRequest.created_at, EmployerRequest.id)
    )
    return tuple(_kept(row) for row in found)


def words_about(
    session: Session, account_id: UUID, subject_ids: Collection[UUID]
) -> tuple[SealedWords, ...]:
    """Every version of her own words about incidents and requests, note by note."""
    of_its_note = and_(NoteVersion.account_id == Note.account_id, NoteVersion.note_id == Note.id)
    found = session.execute(
        select(
            Note.id,
            Note.kind,
            Note.subject_id,
            Note.generation,
            NoteVersion.version,
            NoteVersion.body,
        )
        .join(NoteVersion, of_its_note)
        .where(
            Note.account_id == account_id,
            Note.kind.in_(_ABOUT_INCIDENTS),
            Note.subject_id.in_(subject_ids),
        )
        .order_by(Note.created_at, Note.id, NoteVersion.version)
    )
    return tuple(_sealed(row) for row in found)


def brought_here(session: Session, account_id: UUID) -> Brought | None:
    """Up to which link her chain came from another Offshift, and when; None where it began here."""
    found = session.execute(
        select(EvidenceLink.number, EvidenceLink.brought_at)
        .where(EvidenceLink.account_id == account_id, EvidenceLink.brought_at.is_not(None))
        .order_by(EvidenceLink.number.desc())
        .limit(1)
    ).first()
    return None if found is None or found[1] is None else Brought(found[0], found[1])


def _kept(row: Row[*tuple[Any, ...]]) -> KeptRequest:
    request = Request(
        id=row.id,
        interaction_id=row.interaction_id,
        asked=EmployerAsk(row.asked),
        asked_on=row.asked_on,
        outcome=AskOutcome(row.outcome),
        answered_on=row.answered_on,
    )
    return KeptRequest(request, row.version, bytes(row.body_hash))


def _sealed(row: Row[*tuple[Any, ...]]) -> SealedWords:
    note, kind, subject, generation, version, body = row
    return SealedWords(note, NoteKind(kind), subject, generation, version, bytes(body))
