"""Who has an account, who is signed in, and how often somebody guessed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from journal.accounts.rules import WINDOW_MINUTES, Guesses
from journal.errors import NotFound
from journal.model.account import Account, DeviceSession, FailedSignIn


@dataclass(frozen=True, slots=True)
class Person:
    """An account as the rest of Offshift sees it.

    ``leaves_at`` is when it will be erased as she asked, None while she has not.
    """

    id: UUID
    email: str
    locale: str
    zone: str
    leaves_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """What a sign-in is checked against."""

    account_id: UUID
    password_hash: str


@dataclass(frozen=True, slots=True)
class Device:
    """One device that is signed in; ``key`` names it in a form without giving its token away."""

    key: str
    since: datetime
    is_this_one: bool


@dataclass(frozen=True, slots=True)
class SignIn:
    """Since when a device is signed in, and what her password is checked against."""

    since: datetime
    password_hash: str


PERSON = (Account.id, Account.email, Account.locale, Account.zone, Account.leaves_at)

# Every request begins with it, so it is built once.
_SIGNED_IN = (
    select(*PERSON)
    .join(DeviceSession, DeviceSession.account_id == Account.id)
    .where(
        DeviceSession.token_hash == bindparam("token_hash"),
        DeviceSession.expires_at > bindparam("now"),
        Account.deactivated_at.is_(None),
    )
)


def token_hash(token: str) -> bytes:
    """Return what is kept of a device's token."""
    return sha256(token.encode()).digest()


def signed_in_with(session: Session, token: str, now: datetime) -> Person | None:
    """Return whose device a token belongs to, None when it ended or never was."""
    asked = {"token_hash": token_hash(token), "now": now}
    row = session.connection().execute(_SIGNED_IN, asked).first()
    return None if row is None else Person(*row)


def person_with_email(session: Session, email: str) -> Person:
    """Return the account of a tidy address; raise ``NotFound`` when there is none."""
    row = session.execute(select(*PERSON).where(Account.email == email)).first()
    if row is None:
        raise NotFound(email)
    return Person(*row)


def journal_versions(session: Session, account_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how often each of these journals was written; one that is gone is missing."""
    asked = select(Account.id, Account.journal_version).where(Account.id.in_(account_ids))
    return dict(session.execute(asked).all())


def lock_of(session: Session, email: str) -> Lock | None:
    """Return what the password of an address is checked against; a deactivated one has no lock."""
    row = session.execute(
        select(Account.id, Account.password_hash).where(
            Account.email == email, Account.deactivated_at.is_(None)
        )
    ).first()
    return None if row is None else Lock(*row)


def password_hash_of(session: Session, account_id: UUID) -> str:
    """Return the kept hash of a person's password."""
    return session.execute(
        select(Account.password_hash).where(Account.id == account_id)
    ).scalar_one()


def signed_in_since(session: Session, account_id: UUID, token: str) -> SignIn:
    """Return when a device was signed in, and the kept hash of the password that may have done it.

    Raise ``NotFound`` when its session has ended.
    """
    row = session.execute(
        select(DeviceSession.created_at, Account.password_hash)
        .join(Account, Account.id == DeviceSession.account_id)
        .where(
            DeviceSession.account_id == account_id, DeviceSession.token_hash == token_hash(token)
        )
    ).first()
    if row is None:
        raise NotFound
    return SignIn(*row)


def devices_of(session: Session, account_id: UUID, token: str, now: datetime) -> list[Device]:
    """Return the devices signed in to an account, the newest first."""
    rows = session.execute(
        select(DeviceSession.token_hash, DeviceSession.created_at)
        .where(DeviceSession.account_id == account_id, DeviceSession.expires_at > now)
        .order_by(DeviceSession.created_at.desc())
    )
    own = token_hash(token)
    return [Device(kept.hex(), since, is_this_one=kept == own) for kept, since in rows]


def recent_guesses(
    session: Session, buckets: dict[str, bytes], now: datetime, *, is_known_device: bool
) -> Guesses:
    """Count the failed guesses of the window in the buckets device, account and network."""
    counted = dict(
        session.execute(
            select(FailedSignIn.bucket, func.count())
            .where(
                FailedSignIn.bucket.in_(buckets.values()),
                FailedSignIn.at > now - timedelta(minutes=WINDOW_MINUTES),
            )
            .group_by(FailedSignIn.bucket)
        ).all()
    )
    found = {kind: counted.get(bucket, 0) for kind, bucket in buckets.items()}
    return Guesses(**found, is_known_device=is_known_device)
