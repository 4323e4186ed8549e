"""An organisation with two units, people in it, and what was written down about it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.audit.rules import Actor
from journal.model import AuditRecord, Membership
from journal.teams.commands import Founding, found_organisation
from journal.teams.invitations import Invited, invite
from journal.teams.joining import Acceptance, accept_invitation
from journal.teams.units import NewUnit, add_unit
from journal.teams.windows import Window
from journal.vocabulary import Locale, Role
from tests.conftest import LONG_AGO, PASSWORD, SEOUL

NOW = datetime(2026, 3, 10, 3, tzinfo=UTC)
OPEN = Window(2)
NEXT = Window(3)


@dataclass(frozen=True)
class Founded:
    """Haesol with Night and Phones at the top, and Yuna, who founded it."""

    id: UUID
    night: UUID
    phones: UUID
    by: Actor


def make_account(session: Session, name: str) -> UUID:
    account_id = uuid4()
    new = NewAccount(f"{name}@example.com", PASSWORD, Locale.EN, SEOUL)
    open_account(session, account_id, new, LONG_AGO)
    return account_id


def make_founding(**said: Any) -> Founding:
    new = Founding(uuid4(), "Haesol", SEOUL, "Yuna", uuid4(), "Night")
    return replace(new, **said)


def make_organisation(session: Session, steward: str = "yuna") -> Founded:
    yuna = make_account(session, steward)
    new = make_founding()
    found_organisation(session, yuna, new, NOW)
    by = Actor(yuna, Role.STEWARD, new.steward_name)
    phones = make_unit(session, Founded(new.id, new.first_unit_id, uuid4(), by), "Phones")
    return Founded(new.id, new.first_unit_id, phones, by)


def make_unit(session: Session, house: Founded, name: str, under: UUID | None = None) -> UUID:
    unit_id = uuid4()
    add_unit(session, house.id, house.by, NewUnit(unit_id, name, under), NOW)
    return unit_id


def make_token(
    session: Session, house: Founded, unit_id: UUID | None, role: Role = Role.AGENT
) -> str:
    new = Invited(uuid4(), role, unit_id, 1)
    return invite(session, house.id, house.by, new, now=NOW)[0]


def make_acceptance(name: str = "", *, agrees: bool = False, version: str = "1") -> Acceptance:
    return Acceptance(uuid4(), name, agrees, version)


def join(
    session: Session, house: Founded, account_id: UUID, unit_id: UUID, at: datetime = NOW
) -> None:
    token = make_token(session, house, unit_id)
    accept_invitation(session, account_id, token, make_acceptance(), at)


def take_role(
    session: Session,
    house: Founded,
    account_id: UUID,
    unit_id: UUID | None,
    name: str,
    at: datetime = NOW,
) -> None:
    role = Role.STEWARD if unit_id is None else Role.LEAD
    token = make_token(session, house, unit_id, role)
    accept_invitation(session, account_id, token, make_acceptance(name), at)


def memberships(session: Session, account_id: UUID) -> list[tuple[object, ...]]:
    asked = select(Membership.unit_id, Membership.joined_at, Membership.left_at)
    found = asked.where(Membership.account_id == account_id).order_by(Membership.joined_at)
    return [tuple(row) for row in session.execute(found)]


def acts(session: Session) -> list[tuple[str, dict[str, Any]]]:
    """Every act that was written down, and what it says."""
    asked = select(AuditRecord.act, AuditRecord.details).order_by(AuditRecord.number)
    return [(act, details) for act, details in session.execute(asked)]


def last_record(session: Session) -> tuple[Any, ...]:
    """The newest record: who, in which role, what, about which unit and person."""
    asked = select(
        AuditRecord.organisation_id,
        AuditRecord.actor_id,
        AuditRecord.actor_name,
        AuditRecord.role,
        AuditRecord.act,
        AuditRecord.unit_id,
        AuditRecord.about_id,
        AuditRecord.details,
    ).order_by(AuditRecord.number.desc())
    return tuple(session.execute(asked).first() or ())
