"""Keys of an organisation's own systems; such a system can report contact and nothing else."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import Conflict, Invalid, NotFound
from journal.model.cause import ServiceToken
from journal.model.team import Organisation
from journal.vocabulary import Act

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A key in force, by its name; the key itself can't be read again."""

    id: UUID
    name: str
    created_at: datetime
    last_used_on: date | None


@dataclass(frozen=True, slots=True)
class Service:
    """The system behind a key: for which organisation it speaks, and that one's clock."""

    organisation_id: UUID
    token_id: UUID
    zone: ZoneInfo


def make_token(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    token_id: UUID,
    name: str,
    *,
    now: datetime,
) -> str:
    """Make a key and return it; it is shown once, only its SHA-256 is kept.

    Raises ``Conflict`` for a used id and ``Invalid`` for a name of nothing or over 60 characters.
    """
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Invalid("too_long" if name else "needed", field="name")
    if session.get(ServiceToken, (organisation_id, token_id)) is not None:
        raise Conflict
    secret = secrets.token_urlsafe(32)
    session.execute(
        insert(ServiceToken).values(
            organisation_id=organisation_id,
            id=token_id,
            name=name,
            token_hash=_hash_of(secret),
            created_at=now,
        )
    )
    record_act(session, organisation_id, by, Deed(Act.TOKEN_MADE, details={"name": name}), now)
    return secret


def revoke_token(
    session: Session, organisation_id: UUID, by: Actor, token_id: UUID, *, now: datetime
) -> None:
    """Let a key open nothing from now on; done twice, the same once. ``NotFound`` without it."""
    kept = session.execute(
        select(ServiceToken.name, ServiceToken.revoked_at)
        .where(ServiceToken.organisation_id == organisation_id, ServiceToken.id == token_id)
        .with_for_update()
    ).first()
    if kept is None:
        raise NotFound
    if kept.revoked_at is not None:
        return
    session.execute(
        update(ServiceToken)
        .where(ServiceToken.organisation_id == organisation_id, ServiceToken.id == token_id)
        .values(revoked_at=now)
    )
    deed = Deed(Act.TOKEN_REVOKED, details={"name": kept.name})
    record_act(session, organisation_id, by, deed, now)


def tokens_of(session: Session, organisation_id: UUID) -> tuple[TokenLine, ...]:
    """The keys in force, the newest first."""
    rows = session.execute(
        select(
            ServiceToken.id, ServiceToken.name, ServiceToken.created_at, ServiceToken.last_used_on
        )
        .where(ServiceToken.organisation_id == organisation_id, ServiceToken.revoked_at.is_(None))
        .order_by(ServiceToken.created_at.desc(), ServiceToken.id)
    )
    return tuple(TokenLine(*row) for row in rows)


def service_with(session: Session, token: str) -> Service | None:
    """The system that holds a key, None for an unknown or revoked one."""
    found = session.execute(
        select(ServiceToken.organisation_id, ServiceToken.id, Organisation.zone)
        .join(Organisation, Organisation.id == ServiceToken.organisation_id)
        .where(ServiceToken.token_hash == _hash_of(token), ServiceToken.revoked_at.is_(None))
    ).first()
    if found is None:
        return None
    return Service(found.organisation_id, found.id, ZoneInfo(found.zone))


def note_use(session: Session, organisation_id: UUID, token_id: UUID, day: date) -> None:
    """Keep the day a key was last used on; at most one write a day."""
    session.execute(
        update(ServiceToken)
        .where(
            ServiceToken.organisation_id == organisation_id,
            ServiceToken.id == token_id,
            or_(ServiceToken.last_used_on.is_(None), ServiceToken.last_used_on < day),
        )
        .values(last_used_on=day)
    )


def _hash_of(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
