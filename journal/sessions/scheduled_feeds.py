"""The secret address of a person's own calendar of sessions; only its hash is kept."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.model.account import Account
from journal.model.gathering import SessionsFeed
from journal.vocabulary import Locale

_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class FeedOwner:
    """Whose sessions a feed shows, on which clock and in which language."""

    account_id: UUID
    zone: ZoneInfo
    locale: Locale


@dataclass(frozen=True, slots=True)
class NoFeed:
    """A token that shows nothing; ``is_guess`` where it has the shape of one that could."""

    is_guess: bool


def make_feed(session: Session, account_id: UUID, now: datetime) -> str:
    """Make a new secret (43 signs of an address) and return it; the one before ends with it."""
    revoke_feed(session, account_id)
    secret = secrets.token_urlsafe(32)
    values = {"token_hash": _hash_of(secret), "made_at": now}
    session.execute(insert(SessionsFeed).values(account_id=account_id, **values))
    return secret


def revoke_feed(session: Session, account_id: UUID) -> None:
    """Let her feed show nothing any more; without one nothing happens."""
    # Two devices of hers one after the other: each ends what the other made.
    touch(session, account_id)
    session.execute(delete(SessionsFeed).where(SessionsFeed.account_id == account_id))


def feed_owner(session: Session, token: str) -> FeedOwner | NoFeed:
    """Whose feed a secret opens; a deactivated account shows nothing."""
    if not _SHAPE.fullmatch(token):
        return NoFeed(is_guess=False)
    row = session.execute(
        select(Account.id, Account.zone, Account.locale)
        .join(SessionsFeed, SessionsFeed.account_id == Account.id)
        .where(SessionsFeed.token_hash == _hash_of(token), Account.deactivated_at.is_(None))
    ).first()
    if row is None:
        return NoFeed(is_guess=True)
    return FeedOwner(row.id, ZoneInfo(row.zone), Locale(row.locale))


def _hash_of(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
