"""Invitations: made by a steward, counted by batch, each for one person within seven days."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import CursorResult, and_, func, insert, select, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import Conflict, NotFound
from journal.model.team import Invitation, Organisation, Unit
from journal.teams.queries import OrganisationView, unit_of
from journal.teams.rules import (
    INVITATION_LASTS,
    check_count,
    invitation_hash,
    invitation_id,
    next_window,
    unit_for,
)
from journal.teams.turns import take_turn_in
from journal.vocabulary import Act, Role

TOKEN_BYTES = 18
"""144 bits, in 24 characters of an address."""


@dataclass(frozen=True, slots=True)
class Invited:
    """Invitations to make at once, all to one role and unit; a steward's has no unit."""

    batch_id: UUID
    role: Role
    unit_id: UUID | None
    count: int


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """What an invitation leads to; ``unit_name`` is empty for a steward's."""

    organisation: OrganisationView
    unit_id: UUID | None
    unit_name: str
    role: Role
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class KeptInvitation:
    """An invitation as it is kept; whether it was used only using it up says."""

    id: UUID
    leads_to: OpenInvitation

    def runs_at(self, now: datetime) -> bool:
        """Whether it is neither too old nor taken back at a moment."""
        return self.leads_to.expires_at > now


@dataclass(frozen=True, slots=True)
class InvitationCount:
    """One batch of invitations; how many of them were used is not to be known."""

    unit_id: UUID | None
    unit_name: str
    role: Role
    sent_on: date
    sent: int
    expires_at: datetime


_UNIT_INVITED_TO = and_(
    Unit.organisation_id == Invitation.organisation_id, Unit.id == Invitation.unit_id
)


def open_invitation(session: Session, token: str, now: datetime) -> OpenInvitation:
    """What a token was made for; raise ``NotFound`` when it is too old, taken back or unknown.

    A used one looks like any other: a steward who kept the links would read from it who joined.
    """
    kept = invitation_with(session, token)
    if not kept.runs_at(now):
        raise NotFound
    return kept.leads_to


def invitation_with(session: Session, token: str) -> KeptInvitation:
    """The invitation of a token, whatever became of it; raise ``NotFound`` for an unknown one."""
    row = session.execute(
        select(
            Invitation.id,
            Organisation.id.label("organisation_id"),
            Organisation.name,
            Organisation.zone,
            Invitation.unit_id,
            func.coalesce(Unit.name, "").label("unit_name"),
            Invitation.role,
            Invitation.expires_at,
        )
        .join(Organisation, Organisation.id == Invitation.organisation_id)
        .join(Unit, _UNIT_INVITED_TO, isouter=True)
        .where(Invitation.token_hash == invitation_hash(token))
    ).first()
    if row is None:
        raise NotFound
    organisation = OrganisationView(row.organisation_id, row.name, ZoneInfo(row.zone))
    leads_to = OpenInvitation(
        organisation, row.unit_id, row.unit_name, Role(row.role), row.expires_at
    )
    return KeptInvitation(row.id, leads_to)


def invitations_sent(
    session: Session, organisation_id: UUID, now: datetime
) -> tuple[InvitationCount, ...]:
    """What was sent in the last seven days, the newest first, used and ended ones included."""
    sent = func.count().label("sent")
    kind = (
        Invitation.unit_id,
        func.coalesce(Unit.name, "").label("unit_name"),
        Invitation.role,
        Invitation.created_at,
        Invitation.expires_at,
        Organisation.zone,
    )
    rows = session.execute(
        select(*kind, sent)
        .join(Organisation, Organisation.id == Invitation.organisation_id)
        .join(Unit, _UNIT_INVITED_TO, isouter=True)
        .where(
            Invitation.organisation_id == organisation_id,
            Invitation.created_at > now - INVITATION_LASTS,
        )
        .group_by(*kind)
        .order_by(Invitation.created_at.desc(), "unit_name")
    )
    return tuple(
        InvitationCount(
            row.unit_id,
            row.unit_name,
            Role(row.role),
            row.created_at.astimezone(ZoneInfo(row.zone)).date(),
            row.sent,
            row.expires_at,
        )
        for row in rows
    )


def invite(
    session: Session, organisation_id: UUID, by: Actor, new: Invited, *, now: datetime
) -> tuple[str, ...]:
    """Make invitations and return their tokens, which are kept nowhere.

    Raise ``Conflict`` for a batch that was made before, ``NotFound`` for a unit that is not open.
    """
    check_count(new.count)
    unit_id = unit_for(new.role, new.unit_id)
    organisation = take_turn_in(session, organisation_id)
    if session.get(Invitation, (organisation_id, invitation_id(new.batch_id, 0))) is not None:
        raise Conflict
    details: dict[str, str | int] = {"role": new.role.value, "count": new.count}
    if unit_id is not None:
        ahead = next_window(now, organisation.zone)
        details["unit"] = unit_of(session, organisation_id, unit_id, ahead).name
    tokens = tuple(secrets.token_urlsafe(TOKEN_BYTES) for _ in range(new.count))
    session.execute(
        insert(Invitation),
        [
            {
                "organisation_id": organisation_id,
                "id": invitation_id(new.batch_id, index),
                "unit_id": unit_id,
                "role": new.role.value,
                "token_hash": invitation_hash(token),
                "created_at": now,
                "expires_at": now + INVITATION_LASTS,
                "is_open": True,
            }
            for index, token in enumerate(tokens)
        ],
    )
    deed = Deed(Act.INVITED, unit_id=unit_id, details=details)
    record_act(session, organisation_id, by, deed, now)
    return tokens


def revoke_invitations(session: Session, organisation_id: UUID, by: Actor, *, now: datetime) -> int:
    """End every invitation that still runs and return how many those are, used ones included.

    Counting the unused ones alone would tell who has joined; without any nothing is done.
    """
    take_turn_in(session, organisation_id)
    ended = end_invitations(session, organisation_id, now)
    if ended:
        deed = Deed(Act.INVITATIONS_REVOKED, details={"count": ended})
        record_act(session, organisation_id, by, deed, now)
    return ended


def end_invitations(
    session: Session, organisation_id: UUID, now: datetime, *, unit_id: UUID | None = None
) -> int:
    """End what still runs, of one unit or of all, and count it; nothing is audited."""
    running = update(Invitation).where(
        Invitation.organisation_id == organisation_id, Invitation.expires_at > now
    )
    if unit_id is not None:
        running = running.where(Invitation.unit_id == unit_id)
    ended = session.execute(running.values(is_open=False, expires_at=now))
    return cast("CursorResult[Any]", ended).rowcount
