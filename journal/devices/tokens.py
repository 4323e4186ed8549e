"""Tokens of a person's own phone and tools: each opens her journal as far as its scopes go."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, insert, or_, select, update
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.model.account import Account
from journal.model.device import PersonalToken
from journal.vocabulary import Locale, TokenScope

LONGEST_NAME = 40
MOST_TOKENS = 20
"""Tokens of one person in force at a time."""

USE_NOTED_EVERY = timedelta(hours=1)
"""How exactly the last use of a token is known; a phone that sends all day writes it rarely."""

_MARK = "offshift_"
# Letters and figures only: one double click selects the whole of it.
_SHAPE = re.compile(_MARK + "[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class NewToken:
    """What a token begins with; ``id`` is made by the page, so that a replay is known."""

    id: UUID
    name: str
    scopes: frozenset[TokenScope]


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token in force, by its name; the token itself can't be read again."""

    id: UUID
    name: str
    scopes: frozenset[TokenScope]
    created_at: datetime
    last_used_at: datetime | None
    last_alive_at: datetime | None


@dataclass(frozen=True, slots=True)
class Device:
    """Whoever holds a token in force: whose journal it opens, how far, and that person's clock."""

    account_id: UUID
    token_id: UUID
    name: str
    scopes: frozenset[TokenScope]
    zone: ZoneInfo
    locale: Locale
    made_at: datetime
    last_used_at: datetime | None

    def may(self, scope: TokenScope) -> bool:
        """Whether the token was made for this too."""
        return scope in self.scopes


@dataclass(frozen=True, slots=True)
class Refused:
    """A token that opens nothing; ``is_guess`` unless it once did, or is no token by its shape."""

    is_guess: bool


_HOLDER = (
    select(
        PersonalToken.account_id,
        PersonalToken.id,
        PersonalToken.name,
        PersonalToken.scopes,
        PersonalToken.created_at,
        PersonalToken.last_used_at,
        PersonalToken.revoked_at,
        Account.zone,
        Account.locale,
        Account.deactivated_at,
    )
    .join(Account, Account.id == PersonalToken.account_id)
    .where(PersonalToken.token_hash == bindparam("token_hash"))
)


def make_token(session: Session, account_id: UUID, new: NewToken, now: datetime) -> str:
    """Make a token and return it; it is shown once, only its SHA-256 is kept.

    Raise ``Conflict`` for a used id, and ``Invalid`` for a name of nothing or over 40 characters,
    for no scope, and beyond 20 tokens.
    """
    name = new.name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Invalid("too_long" if name else "needed", field="name")
    if not new.scopes:
        raise Invalid("needed", field="scopes")
    _refuse_another(session, account_id, new.id)
    secret = _MARK + secrets.token_hex(20)
    session.execute(
        insert(PersonalToken).values(
            account_id=account_id,
            id=new.id,
            name=name,
            scopes=" ".join(sorted(new.scopes)),
            token_hash=_hash_of(secret),
            created_at=now,
        )
    )
    return secret


def revoke_token(session: Session, account_id: UUID, token_id: UUID, now: datetime) -> None:
    """Let a token open nothing from now on; done twice, the same once. ``NotFound`` without it."""
    kept = session.get(PersonalToken, (account_id, token_id))
    if kept is None:
        raise NotFound
    if kept.revoked_at is None:
        kept.revoked_at = now
        session.flush()


def tokens_of(session: Session, account_id: UUID) -> tuple[TokenLine, ...]:
    """A person's tokens in force, the newest first."""
    rows = session.execute(
        select(
            PersonalToken.id,
            PersonalToken.name,
            PersonalToken.scopes,
            PersonalToken.created_at,
            PersonalToken.last_used_at,
            PersonalToken.last_alive_at,
        )
        .where(PersonalToken.account_id == account_id, PersonalToken.revoked_at.is_(None))
        .order_by(PersonalToken.created_at.desc(), PersonalToken.id)
    )
    return tuple(
        TokenLine(token_id, name, _scopes(scopes), made_at, used_at, alive_at)
        for token_id, name, scopes, made_at, used_at, alive_at in rows
    )


def person_with_token(session: Session, token: str) -> Device | Refused:
    """Whose journal a token opens; none for a revoked one, or when the account lets nobody in."""
    if not _SHAPE.fullmatch(token):
        return Refused(is_guess=False)
    row = session.execute(_HOLDER, {"token_hash": _hash_of(token)}).first()
    if row is None:
        return Refused(is_guess=True)
    if row.revoked_at is not None or row.deactivated_at is not None:
        return Refused(is_guess=False)
    return Device(
        row.account_id,
        row.id,
        row.name,
        _scopes(row.scopes),
        ZoneInfo(row.zone),
        Locale(row.locale),
        row.created_at,
        row.last_used_at,
    )


def is_use_due(device: Device, now: datetime) -> bool:
    """Whether the last use that is kept is an hour old."""
    return device.last_used_at is None or now - device.last_used_at >= USE_NOTED_EVERY


def note_use(session: Session, account_id: UUID, token_id: UUID, now: datetime) -> None:
    """Keep that a token was used just now; it never goes back."""
    session.execute(
        update(PersonalToken)
        .where(
            PersonalToken.account_id == account_id,
            PersonalToken.id == token_id,
            or_(PersonalToken.last_used_at.is_(None), PersonalToken.last_used_at < now),
        )
        .values(last_used_at=now)
    )


def _refuse_another(session: Session, account_id: UUID, token_id: UUID) -> None:
    """Raise ``Conflict`` when there is one of this id, ``Invalid`` when there are enough."""
    if session.get(PersonalToken, (account_id, token_id)) is not None:
        raise Conflict
    in_force = session.execute(
        select(func.count())
        .select_from(PersonalToken)
        .where(PersonalToken.account_id == account_id, PersonalToken.revoked_at.is_(None))
    ).scalar_one()
    if in_force >= MOST_TOKENS:
        raise Invalid("too_many_tokens", field="name")


def _scopes(kept: str) -> frozenset[TokenScope]:
    return frozenset(TokenScope(scope) for scope in kept.split())


def _hash_of(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
