"""Taking an invitation up: joining a unit, or taking a role; and leaving again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, insert, literal, select, union_all, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.consents.commands import agree, forget_kept_out, was_given, withdraw
from journal.consents.queries import refuse_unknown_text
from journal.errors import Conflict, Invalid, NotFound
from journal.model.team import Invitation, Membership, RoleGrant
from journal.storage.turns import Turn, take_turn
from journal.teams.invitations import KeptInvitation, OpenInvitation, invitation_with
from journal.teams.queries import Place, place_of
from journal.teams.rules import grant_id, tidy_name
from journal.teams.seats import give_up_places
from journal.teams.turns import take_turn_as
from journal.vocabulary import Act, Role


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A person's answer to an invitation; ``id`` is made by her device.

    ``name`` is the one at work, for a lead or a steward; a member has none. ``agrees`` says
    whether she gives to the team figures, after reading the consent text of ``text_version``.
    """

    id: UUID
    name: str
    agrees: bool
    text_version: str


def accept_invitation(
    session: Session, account_id: UUID, token: str, acceptance: Acceptance, now: datetime
) -> None:
    """Use an invitation up, for a unit or a role; a replay changes nothing.

    Raise ``NotFound`` for one that is used or runs no more, ``Conflict`` for a person of another
    organisation, ``Invalid`` ("already_there") for who is what she is invited to be.
    """
    take_turn_as(session, account_id)
    invitation = invitation_with(session, token)
    to = invitation.leads_to
    if _is_taken(session, account_id, acceptance.id, to):
        return
    if not invitation.runs_at(now):
        raise NotFound
    # All that can refuse her comes before using it up: an answer that joins nobody must not tell
    # whether somebody else has.
    _check_place(place_of(session, account_id), to)
    if to.role is Role.AGENT:
        if acceptance.agrees:
            refuse_unknown_text(session, to.organisation.id, acceptance.text_version)
            was_given(session, account_id, acceptance.id, acceptance.text_version)
        _use_up(session, invitation)
        _join(session, account_id, to, acceptance, now)
    else:
        by = Actor(account_id, to.role, tidy_name(acceptance.name, "name"))
        _use_up(session, invitation)
        _take_role(session, to, by, grant_id(account_id, acceptance.id), now)


def leave(session: Session, account_id: UUID, now: datetime) -> None:
    """Belong to no unit any more, and give to no team figures; roles stay.

    Without a unit nothing happens.
    """
    take_turn(session, Turn.PUBLISHING)
    take_turn_as(session, account_id)
    _end_membership(session, account_id, now)
    give_up_places(session, account_id, now)
    withdraw(session, account_id, now)
    forget_kept_out(session, account_id)


def _is_taken(session: Session, account_id: UUID, acceptance_id: UUID, to: OpenInvitation) -> bool:
    """Whether this answer was given before; raise ``Conflict`` if it led somewhere else."""
    joined: tuple[Any, ...] = (
        Membership.organisation_id,
        Membership.unit_id,
        literal(Role.AGENT.value),
    )
    granted: tuple[Any, ...] = (RoleGrant.organisation_id, RoleGrant.unit_id, RoleGrant.role)
    taken = session.execute(
        union_all(
            select(*joined).where(
                Membership.account_id == account_id, Membership.id == acceptance_id
            ),
            select(*granted).where(
                RoleGrant.account_id == account_id,
                RoleGrant.id == grant_id(account_id, acceptance_id),
            ),
        )
    ).first()
    if taken is None:
        return False
    if tuple(taken) != (to.organisation.id, to.unit_id, to.role):
        raise Conflict
    return True


def _check_place(place: Place, to: OpenInvitation) -> None:
    if place.organisation_id not in {None, to.organisation.id}:
        raise Conflict
    is_already = {
        Role.AGENT: place.unit_id == to.unit_id,
        Role.LEAD: to.unit_id in place.led,
        Role.STEWARD: place.is_steward,
    }
    if is_already[to.role]:
        raise Invalid("already_there")


def _use_up(session: Session, invitation: KeptInvitation) -> None:
    # The one statement that decides who of many gets it: the others find it closed.
    used = session.execute(
        update(Invitation)
        .where(
            Invitation.organisation_id == invitation.leads_to.organisation.id,
            Invitation.id == invitation.id,
            Invitation.is_open,
        )
        .values(is_open=False)
    )
    if not cast("CursorResult[Any]", used).rowcount:
        raise NotFound


def _join(
    session: Session, account_id: UUID, to: OpenInvitation, acceptance: Acceptance, now: datetime
) -> None:
    _end_membership(session, account_id, now)
    session.execute(
        insert(Membership).values(
            account_id=account_id,
            id=acceptance.id,
            organisation_id=to.organisation.id,
            unit_id=to.unit_id,
            joined_at=now,
        )
    )
    give_up_places(session, account_id, now)
    if acceptance.agrees:
        agree(session, account_id, acceptance.id, acceptance.text_version, now)


def _take_role(
    session: Session, to: OpenInvitation, by: Actor, role_id: UUID, now: datetime
) -> None:
    session.execute(
        insert(RoleGrant).values(
            account_id=by.account_id,
            id=role_id,
            organisation_id=to.organisation.id,
            role=to.role.value,
            unit_id=to.unit_id,
            name=by.name,
            granted_at=now,
        )
    )
    details = {"role": to.role.value} | ({"unit": to.unit_name} if to.unit_id else {})
    deed = Deed(Act.ROLE_TAKEN, unit_id=to.unit_id, about_id=by.account_id, details=details)
    record_act(session, to.organisation.id, by, deed, now)


def _end_membership(session: Session, account_id: UUID, now: datetime) -> None:
    session.execute(
        update(Membership)
        .where(Membership.account_id == account_id, Membership.left_at.is_(None))
        .values(left_at=now)
    )
