"""Taking a lead's or a steward's role back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, func, select, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import Invalid, NotFound
from journal.model.account import Account
from journal.model.team import RoleGrant, Unit
from journal.teams.rules import tidy_reason
from journal.teams.seats import give_up_places
from journal.teams.turns import take_turn_as, take_turn_in
from journal.vocabulary import Act, Role


def revoke_role(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    grant_id: UUID,
    *,
    reason: str,
    now: datetime,
) -> None:
    """End a role, with a reason that its holder reads; one that has ended changes nothing.

    Raise ``Invalid`` ("last_steward") when no other steward could sign in.
    """
    tidy = tidy_reason(reason)
    take_turn_in(session, organisation_id)
    grant = _grant(session, organisation_id, grant_id)
    if grant.revoked_at is not None:
        return
    if grant.role == Role.STEWARD and not _has_another_steward(session, organisation_id, grant_id):
        raise Invalid("last_steward")
    take_turn_as(session, grant.account_id)
    session.execute(
        update(RoleGrant)
        .where(RoleGrant.account_id == grant.account_id, RoleGrant.id == grant_id)
        .values(revoked_at=now)
    )
    give_up_places(session, grant.account_id, now)
    details = {"role": grant.role, "name": grant.name, "reason": tidy}
    if grant.unit_id is not None:
        details["unit"] = grant.unit_name
    deed = Deed(Act.ROLE_REVOKED, unit_id=grant.unit_id, about_id=grant.account_id, details=details)
    record_act(session, organisation_id, by, deed, now)


def _grant(session: Session, organisation_id: UUID, grant_id: UUID) -> Row[Any]:
    columns: tuple[Any, ...] = (
        RoleGrant.account_id,
        RoleGrant.role,
        RoleGrant.name,
        RoleGrant.unit_id,
        func.coalesce(Unit.name, "").label("unit_name"),
        RoleGrant.revoked_at,
    )
    found = session.execute(
        select(*columns)
        .join(
            Unit,
            and_(Unit.organisation_id == RoleGrant.organisation_id, Unit.id == RoleGrant.unit_id),
            isouter=True,
        )
        .where(RoleGrant.organisation_id == organisation_id, RoleGrant.id == grant_id)
    ).first()
    if found is None:
        raise NotFound
    return found


def _has_another_steward(session: Session, organisation_id: UUID, grant_id: UUID) -> bool:
    another = (
        select(RoleGrant.id)
        .join(Account, Account.id == RoleGrant.account_id)
        .where(
            RoleGrant.organisation_id == organisation_id,
            RoleGrant.role == Role.STEWARD.value,
            RoleGrant.revoked_at.is_(None),
            RoleGrant.id != grant_id,
            Account.deactivated_at.is_(None),
        )
    )
    return session.execute(another.limit(1)).first() is not None
