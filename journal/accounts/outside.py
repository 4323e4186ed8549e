"""Signing in with an organisation's own sign-in: whose account an identity there opens.

An account is found by what the organisation's sign-in calls a person, never by an address.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, delete, func, insert, or_, select
from sqlalchemy.orm import Session

from journal.accounts.commands import (
    NewAccount,
    change_password,
    open_account,
    sign_in_device,
    sign_out_others,
)
from journal.accounts.passwords import MARK_OF_NONE, is_chosen
from journal.accounts.queries import password_hash_of
from journal.errors import Conflict, Invalid, NotAllowed, NotFound
from journal.model.account import Account
from journal.model.team import IdentityProvider, Organisation, OutsideIdentity
from journal.teams.queries import place_of


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an organisation's sign-in says somebody is; ``subject`` means something only there."""

    organisation_id: UUID
    subject: str


@dataclass(frozen=True, slots=True)
class Tied:
    """The account behind an identity; a deactivated one lets nobody in."""

    account_id: UUID
    is_deactivated: bool


@dataclass(frozen=True, slots=True)
class Way:
    """An organisation whose sign-in a person has tied (``tied_at``) or could tie."""

    organisation_id: UUID
    name: str
    tied_at: datetime | None


def account_behind(session: Session, organisation_id: UUID, subject: str) -> Tied | None:
    """Return whose account an identity is tied to; None too when the sign-in was removed."""
    row = session.execute(
        select(OutsideIdentity.account_id, Account.deactivated_at.is_not(None))
        .join(Account, Account.id == OutsideIdentity.account_id)
        .join(
            IdentityProvider,
            IdentityProvider.organisation_id == OutsideIdentity.organisation_id,
        )
        .where(
            OutsideIdentity.organisation_id == organisation_id, OutsideIdentity.subject == subject
        )
    ).first()
    return None if row is None else Tied(*row)


def sign_in_tied(session: Session, organisation_id: UUID, subject: str, now: datetime) -> str:
    """Begin a device's session for whom an identity is tied to, and return its token.

    Raise ``NotFound`` when it is tied to nobody, or to an account that lets nobody in.
    """
    tied = account_behind(session, organisation_id, subject)
    if tied is None or tied.is_deactivated:
        raise NotFound
    return sign_in_device(session, tied.account_id, now)


def ways_of(session: Session, account_id: UUID) -> tuple[Way, ...]:
    """Return the sign-ins of organisations that a person has tied, and the one she could tie."""
    own = place_of(session, account_id).organisation_id
    tied = and_(
        OutsideIdentity.organisation_id == Organisation.id,
        OutsideIdentity.account_id == account_id,
    )
    rows = session.execute(
        select(Organisation.id, Organisation.name, func.min(OutsideIdentity.created_at))
        .outerjoin(OutsideIdentity, tied)
        .join(IdentityProvider, IdentityProvider.organisation_id == Organisation.id)
        .where(or_(Organisation.id == own, OutsideIdentity.account_id.is_not(None)))
        .group_by(Organisation.id, Organisation.name)
        .order_by(Organisation.name)
    )
    return tuple(Way(*row) for row in rows)


def has_password(session: Session, account_id: UUID) -> bool:
    """Say whether a person can sign in without any organisation."""
    return is_chosen(password_hash_of(session, account_id))


def tie(session: Session, account_id: UUID, identity: Identity, now: datetime) -> None:
    """Let an identity open a person's account from now on; nothing happens when it does already.

    Raise ``Conflict`` when it opens somebody else's, ``NotFound`` when the sign-in was removed.
    """
    _wait_for_others(session, identity.organisation_id)
    tied = account_behind(session, identity.organisation_id, identity.subject)
    if tied is None:
        session.execute(
            insert(OutsideIdentity).values(
                organisation_id=identity.organisation_id,
                subject=identity.subject,
                account_id=account_id,
                created_at=now,
            )
        )
    elif tied.account_id != account_id:
        raise Conflict


def open_tied(
    session: Session, account_id: UUID, new: NewAccount, identity: Identity, now: datetime
) -> None:
    """Open an account that an identity lets in; nothing happens when this very one did before.

    Raise ``Conflict`` when the address has an account, or the identity another one.
    """
    _wait_for_others(session, identity.organisation_id)
    tied = account_behind(session, identity.organisation_id, identity.subject)
    if tied is None:
        open_account(session, account_id, new, now)
    tie(session, account_id, identity, now)


def untie(
    session: Session, account_id: UUID, organisation_id: UUID, token: str, *, now: datetime
) -> None:
    """End what a person tied, and sign out the other devices: others may have come in that way.

    Raise ``Invalid`` when she has no password and so no way in after it.
    """
    if not has_password(session, account_id):
        raise Invalid("no_password")
    session.execute(
        delete(OutsideIdentity).where(
            OutsideIdentity.account_id == account_id,
            OutsideIdentity.organisation_id == organisation_id,
        )
    )
    sign_out_others(session, account_id, token, now)


def set_first_password(
    session: Session, account_id: UUID, password: str, token: str, *, now: datetime
) -> None:
    """Give an account the password it never had; raise ``NotAllowed`` when it has one."""
    if has_password(session, account_id):
        raise NotAllowed
    change_password(session, account_id, password, token, now)


def end_ties(session: Session, organisation_id: UUID, *, anyway: bool) -> None:
    """End all ties to an organisation's sign-in.

    Raise ``Invalid`` when somebody has no password and no way in after it, unless ``anyway``.
    """
    tied = OutsideIdentity.organisation_id == organisation_id
    without_password = (
        select(OutsideIdentity.account_id)
        .join(Account, Account.id == OutsideIdentity.account_id)
        .where(tied, Account.password_hash.contains(MARK_OF_NONE, autoescape=True))
        .limit(1)
    )
    if not anyway and session.execute(without_password).first() is not None:
        raise Invalid("locked_out")
    session.execute(delete(OutsideIdentity).where(tied))


def _wait_for_others(session: Session, organisation_id: UUID) -> None:
    # On PostgreSQL two taps at once would both find nothing tied; SQLite's writer is alone anyway.
    row = session.execute(
        select(IdentityProvider.organisation_id)
        .where(IdentityProvider.organisation_id == organisation_id)
        .with_for_update()
    ).first()
    if row is None:
        raise NotFound
