"""Hashing passwords: Argon2id at OWASP's second profile (19 MiB, 2 passes, 1 lane)."""

import secrets
from base64 import b64encode
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

AT_ONCE = 4
"""Hashes computed at the same time; each takes 19 MiB."""

_NOBODYS_SALT = b"no password set."
MARK_OF_NONE = f"${b64encode(_NOBODYS_SALT).decode().rstrip('=')}$"
"""What every hash holds that no password was chosen for, and no other does: its salt."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_room = BoundedSemaphore(AT_ONCE)
_decoy: list[str] = []


def hash_of(password: str) -> str:
    """Return the hash to keep."""
    with _room:
        return _hasher.hash(password)


def hash_of_nothing() -> str:
    """Return a hash that no password fits; trying one costs as much as with any other."""
    with _room:
        return _hasher.hash(secrets.token_urlsafe(32), salt=_NOBODYS_SALT)


def is_chosen(kept: str) -> bool:
    """Say whether somebody chose the password behind a kept hash."""
    return MARK_OF_NONE not in kept


def fits(password: str, kept: str | None) -> bool:
    """Say whether a password belongs to a kept hash; without one the same work is done."""
    if kept is None:
        _fits(password, _decoy_hash())
        return False
    return _fits(password, kept)


def _fits(password: str, kept: str) -> bool:
    with _room:
        try:
            return _hasher.verify(kept, password)
        except (VerifyMismatchError, InvalidHashError):
            return False


def _decoy_hash() -> str:
    if not _decoy:
        _decoy.append(hash_of("nobody's password"))
    return _decoy[0]
