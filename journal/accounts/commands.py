"""Opening and closing accounts, signing devices in and out, keeping count of wrong guesses."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.passwords import hash_of, hash_of_nothing
from journal.accounts.queries import token_hash
from journal.accounts.rules import WINDOW_MINUTES
from journal.errors import Conflict, Invalid
from journal.model.account import Account, DeviceSession, FailedSignIn
from journal.model.device import PersonalToken
from journal.model.gathering import SessionPlace
from journal.storage.turns import Turn, take_turn
from journal.vocabulary import Locale

SIGNED_IN_FOR = timedelta(days=30)

_ACCOUNT = cast("Table", Account.__table__)

# Every write ends with it, so it is built once and goes past the mapper.
_TOUCH = (
    update(_ACCOUNT)
    .where(_ACCOUNT.c.id == bindparam("account_id"))
    .values(journal_version=_ACCOUNT.c.journal_version + 1)
)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What an account begins with; address and password are tidy and have passed the rules.

    Without a password the only way in is an organisation's own sign-in.
    """

    email: str
    password: str | None
    locale: Locale
    zone: ZoneInfo


def open_account(session: Session, account_id: UUID, new: NewAccount, now: datetime) -> None:
    """Open an account; raise ``Conflict`` when the address has one, or the id is another's."""
    # Hashed first, so that a taken address answers no faster than a free one.
    password_hash = hash_of_nothing() if new.password is None else hash_of(new.password)
    is_taken = (Account.email == new.email) | (Account.id == account_id)
    if session.execute(select(Account.id).where(is_taken)).first() is not None:
        raise Conflict
    session.execute(
        insert(Account).values(
            id=account_id,
            email=new.email,
            password_hash=password_hash,
            locale=new.locale.value,
            zone=new.zone.key,
            import_key=secrets.token_bytes(32),
            journal_version=1,
            created_at=now,
        )
    )


def sign_in_device(session: Session, account_id: UUID, now: datetime) -> str:
    """Begin a device's session and return its token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    session.execute(delete(DeviceSession).where(DeviceSession.expires_at <= now))
    session.execute(
        insert(DeviceSession).values(
            token_hash=token_hash(token),
            account_id=account_id,
            created_at=now,
            expires_at=now + SIGNED_IN_FOR,
        )
    )
    return token


def sign_out_device(session: Session, account_id: UUID, kept_hash: bytes) -> None:
    """End one device's session for good."""
    session.execute(
        delete(DeviceSession).where(
            DeviceSession.account_id == account_id, DeviceSession.token_hash == kept_hash
        )
    )


def sign_out_others(session: Session, account_id: UUID, token: str, now: datetime) -> None:
    """End every session of an account but the one with this token, and all tokens of her tools.

    Whoever had the account in hand for a moment could have made one of those.
    """
    session.execute(
        delete(DeviceSession).where(
            DeviceSession.account_id == account_id, DeviceSession.token_hash != token_hash(token)
        )
    )
    session.execute(
        update(PersonalToken)
        .where(PersonalToken.account_id == account_id, PersonalToken.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def change_password(
    session: Session, account_id: UUID, password: str, token: str, now: datetime
) -> None:
    """Keep a new password, and sign every other device and tool out."""
    session.execute(
        update(Account).where(Account.id == account_id).values(password_hash=hash_of(password))
    )
    sign_out_others(session, account_id, token, now)


def choose_language(session: Session, account_id: UUID, locale: Locale) -> None:
    """Keep the language a person reads Offshift in."""
    session.execute(update(Account).where(Account.id == account_id).values(locale=locale.value))


def choose_zone(session: Session, account_id: UUID, zone: ZoneInfo) -> None:
    """Keep the zone new entries are made in; what is kept already stays in its own."""
    session.execute(update(Account).where(Account.id == account_id).values(zone=zone.key))


def deactivate(session: Session, account_id: UUID, now: datetime) -> None:
    """Let nobody into an account any more and sign its devices out; everything in it stays.

    But for her places at sessions to come: those who wait move up.
    """
    take_turn(session, Turn.PUBLISHING)
    changed = session.execute(
        update(Account)
        .where(Account.id == account_id, Account.deactivated_at.is_(None))
        .values(deactivated_at=now)
        .returning(Account.id)
    )
    if changed.first() is None:
        raise Invalid("deactivated_already")
    session.execute(delete(DeviceSession).where(DeviceSession.account_id == account_id))
    # On a clock behind ours a session of yesterday may be still to come.
    to_come = SessionPlace.held_on >= (now - timedelta(days=1)).date()
    session.execute(delete(SessionPlace).where(SessionPlace.account_id == account_id, to_come))


def reactivate(session: Session, account_id: UUID) -> None:
    """Let the owner of a deactivated account sign in again."""
    changed = session.execute(
        update(Account)
        .where(Account.id == account_id, Account.deactivated_at.is_not(None))
        .values(deactivated_at=None)
        .returning(Account.id)
    )
    if changed.first() is None:
        raise Invalid("not_deactivated")


def erase(session: Session, account_id: UUID) -> None:
    """Remove an account with everything that hangs on it; published team summaries stay."""
    take_turn(session, Turn.PUBLISHING)
    session.execute(delete(Account).where(Account.id == account_id))


def wait_for_others(session: Session, account_id: UUID) -> None:
    """Wait until no other device of hers writes; SQLite's writer is alone anyway.

    What only inserts rows of hers holds nobody up: two that do, and then wait, would otherwise wait
    for each other for ever.
    """
    hers = select(Account.id).where(Account.id == account_id)
    session.execute(hers.with_for_update(key_share=True))


def touch(session: Session, account_id: UUID) -> None:
    """Note that the journal has changed, so that findings and pictures are made anew."""
    session.connection().execute(_TOUCH, {"account_id": account_id})


def note_failed_guess(session: Session, buckets: Iterable[bytes], now: datetime) -> None:
    """Count one wrong guess in each bucket, and forget those that no longer count."""
    session.execute(
        delete(FailedSignIn).where(FailedSignIn.at <= now - timedelta(minutes=WINDOW_MINUTES))
    )
    session.execute(
        insert(FailedSignIn),
        [{"id": uuid4(), "bucket": bucket, "at": now} for bucket in buckets],
    )
