"""An organisation's own sign-in: where its people prove who they are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from journal.accounts.outside import end_ties
from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import NotFound
from journal.model.team import IdentityProvider, Organisation, OutsideIdentity
from journal.vocabulary import Act


@dataclass(frozen=True, slots=True)
class NewProvider:
    """Where an organisation's people sign in, and how Offshift proves itself there.

    ``sealed_secret`` opens with the key of this installation only.
    """

    issuer: str
    client_id: str
    sealed_secret: bytes


@dataclass(frozen=True, slots=True)
class Provider:
    """An organisation's own sign-in as it is set, and where the organisation's clock is."""

    organisation_id: UUID
    organisation_name: str
    zone: ZoneInfo
    issuer: str
    client_id: str
    sealed_secret: bytes
    created_at: datetime


def provider_of(session: Session, organisation_id: UUID) -> Provider:
    """Return an organisation's own sign-in; raise ``NotFound`` when it has none."""
    row = session.execute(
        select(IdentityProvider, Organisation.name, Organisation.zone)
        .join(Organisation, Organisation.id == IdentityProvider.organisation_id)
        .where(IdentityProvider.organisation_id == organisation_id)
    ).first()
    if row is None:
        raise NotFound
    kept, name, zone = row
    return Provider(
        organisation_id,
        name,
        ZoneInfo(zone),
        kept.issuer,
        kept.client_id,
        kept.sealed_secret,
        kept.created_at,
    )


def has_provider(session: Session, organisation_id: UUID) -> bool:
    """Whether an organisation has a sign-in of its own."""
    return session.get(IdentityProvider, organisation_id) is not None


def tied_count(session: Session, organisation_id: UUID) -> int:
    """Count the accounts that are tied to an organisation's sign-in."""
    return session.execute(
        select(func.count(OutsideIdentity.account_id.distinct())).where(
            OutsideIdentity.organisation_id == organisation_id
        )
    ).scalar_one()


def set_provider(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    new: NewProvider,
    now: datetime,
    *,
    anyway: bool = False,
) -> None:
    """Set an organisation's own sign-in, or change it; see ``remove_provider`` for ``anyway``.

    Another issuer can call other people by the same subjects, so the ties to the old one end.
    """
    kept = session.execute(
        select(Organisation.id, IdentityProvider.issuer)
        .outerjoin(IdentityProvider, IdentityProvider.organisation_id == Organisation.id)
        .where(Organisation.id == organisation_id)
    ).first()
    if kept is None:
        raise NotFound
    if kept.issuer != new.issuer:
        end_ties(session, organisation_id, anyway=anyway)
    session.execute(
        delete(IdentityProvider).where(IdentityProvider.organisation_id == organisation_id)
    )
    session.execute(
        insert(IdentityProvider).values(
            organisation_id=organisation_id,
            issuer=new.issuer,
            client_id=new.client_id,
            sealed_secret=new.sealed_secret,
            created_at=now,
        )
    )
    deed = Deed(Act.SIGN_IN_SET, details={"issuer": new.issuer})
    record_act(session, organisation_id, by, deed, now)


def remove_provider(
    session: Session, organisation_id: UUID, by: Actor, now: datetime, *, anyway: bool = False
) -> None:
    """Remove an organisation's own sign-in with all ties to it.

    Raise ``Invalid`` when somebody would have no way in any more, unless it is done ``anyway``.
    """
    issuer = provider_of(session, organisation_id).issuer
    end_ties(session, organisation_id, anyway=anyway)
    session.execute(
        delete(IdentityProvider).where(IdentityProvider.organisation_id == organisation_id)
    )
    deed = Deed(Act.SIGN_IN_REMOVED, details={"issuer": issuer})
    record_act(session, organisation_id, by, deed, now)
