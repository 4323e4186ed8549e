"""Writing down what was asked of the employer, and letting the chain begin."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch, wait_for_others
from journal.chain.commands import append, bring_in, forget_subjects
from journal.chain.rules import NewLink
from journal.errors import Conflict, NotFound
from journal.evidence.queries import KeptRequest, request_of
from journal.evidence.rules import Request, body_hash, check_request, request_content
from journal.model.evidence import EmployerRequest
from journal.model.interaction import Interaction
from journal.notes.commands import remove_notes_about
from journal.vocabulary import LinkKind


def begin_chain(session: Session, account_id: UUID, now: datetime) -> None:
    """Give every incident without a link its first one; twice is the same."""
    touch(session, account_id)
    bring_in(session, account_id, now)


def record_request(
    session: Session, account_id: UUID, request: Request, today: date, *, now: datetime
) -> None:
    """Write down what she asked for; a replay of the same one changes nothing.

    ``today`` is her date. Raise ``Invalid`` for what none may say, ``NotFound`` for an incident
    that is not hers, ``Conflict`` when the id stands for another request.
    """
    check_request(request, today)
    wait_for_others(session, account_id)
    known = session.get(EmployerRequest, (account_id, request.id))
    if known is not None:
        _refuse_another(bytes(known.body_hash), request)
        return
    _check_incident(session, account_id, request.interaction_id)
    own = {"id": request.id, "interaction_id": request.interaction_id, "created_at": now}
    session.execute(
        insert(EmployerRequest).values(account_id=account_id, version=1, **own, **_said(request))
    )
    touch(session, account_id)
    _bind(session, account_id, LinkKind.ASKED, request, now)


def change_request(
    session: Session,
    account_id: UUID,
    request: Request,
    version: int,
    today: date,
    *,
    now: datetime,
) -> None:
    """Put what is said now in the place of the version that was read; a replay changes nothing.

    Raise as above, and ``Conflict`` when a second device has changed it meanwhile.
    """
    check_request(request, today)
    wait_for_others(session, account_id)
    kept = request_of(session, account_id, request.id)
    if kept.request.interaction_id != request.interaction_id:
        raise NotFound
    if kept.version != version or kept.request == request:
        _refuse_another(kept.body_hash, request)
        return
    session.execute(
        update(EmployerRequest)
        .where(EmployerRequest.account_id == account_id, EmployerRequest.id == request.id)
        .values(version=version + 1, **_said(request))
    )
    touch(session, account_id)
    came = kept.request.outcome != request.outcome
    kind = LinkKind.ANSWERED if came else LinkKind.CHANGED
    _bind(session, account_id, kind, request, now)


def remove_request(
    session: Session, account_id: UUID, request_id: UUID, now: datetime
) -> KeptRequest:
    """Delete a request for good and return it, so that she can take that back.

    Raise ``NotFound`` for an id that is not hers.
    """
    removed = request_of(session, account_id, request_id)
    touch(session, account_id)
    forget_subjects(session, account_id, [request_id], now)
    remove_notes_about(session, account_id, [request_id])
    session.execute(
        delete(EmployerRequest).where(
            EmployerRequest.account_id == account_id, EmployerRequest.id == request_id
        )
    )
    return removed


def _check_incident(session: Session, account_id: UUID, interaction_id: UUID) -> None:
    there = select(Interaction.id).where(
        Interaction.account_id == account_id, Interaction.id == interaction_id
    )
    if session.execute(there).first() is None:
        raise NotFound


def _said(request: Request) -> dict[str, Any]:
    return {
        "asked": request.asked.value,
        "asked_on": request.asked_on,
        "outcome": request.outcome.value,
        "answered_on": request.answered_on,
        "body_hash": body_hash(request),
    }


def _bind(
    session: Session, account_id: UUID, kind: LinkKind, request: Request, now: datetime
) -> None:
    append(session, account_id, NewLink(kind, request.id, request_content(request)), now)


def _refuse_another(kept: bytes, request: Request) -> None:
    if kept != body_hash(request):
        raise Conflict
