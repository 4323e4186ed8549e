"""What nobody would look after in an organisation once a person's account is gone."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, aliased

from journal.model.account import Account
from journal.model.team import Organisation, RoleGrant, Unit
from journal.vocabulary import Role


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Names of the organisations whose only steward a person is, and of units she alone leads."""

    organisations: tuple[str, ...]
    units: tuple[str, ...]


def left_alone(session: Session, account_id: UUID) -> LeftAlone:
    """What she alone looks after; another who cannot sign in, or is leaving too, does not count."""
    other, there = aliased(RoleGrant), aliased(Account)
    another = (
        select(other.id)
        .join(there, there.id == other.account_id)
        .where(
            other.organisation_id == RoleGrant.organisation_id,
            other.role == RoleGrant.role,
            or_(RoleGrant.unit_id.is_(None), other.unit_id == RoleGrant.unit_id),
            other.revoked_at.is_(None),
            other.account_id != account_id,
            there.deactivated_at.is_(None),
            there.leaves_at.is_(None),
        )
        .exists()
    )
    is_unit = Unit.organisation_id == RoleGrant.organisation_id, Unit.id == RoleGrant.unit_id
    rows = session.execute(
        select(RoleGrant.role, Organisation.name, Unit.name)
        .join(Organisation, Organisation.id == RoleGrant.organisation_id)
        .join(Unit, and_(*is_unit), isouter=True)
        .where(
            RoleGrant.account_id == account_id,
            RoleGrant.revoked_at.is_(None),
            Unit.closed_from.is_(None),
            ~another,
        )
        .order_by(Organisation.name, Unit.name)
    ).all()
    return LeftAlone(
        tuple(name for role, name, _ in rows if role == Role.STEWARD.value),
        tuple(unit for role, _, unit in rows if role == Role.LEAD.value),
    )
