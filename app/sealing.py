"""Keeping a secret so that a copy of the database alone does not give it away.

Import it where it is used: few installations ever need what it loads.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12


class Closed(Exception):
    """What was sealed with another key, for another purpose, or for another row."""


def seal(app_secret: str, purpose: bytes, row: bytes, words: str) -> bytes:
    """Encrypt a secret for one row: in another's it does not open."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _cipher(app_secret, purpose).encrypt(nonce, words.encode(), row)


def unseal(app_secret: str, purpose: bytes, row: bytes, sealed: bytes) -> str:
    """Return a secret; raise ``Closed`` when it does not open."""
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        opened = _cipher(app_secret, purpose).decrypt(nonce, rest, row)
    except (InvalidTag, ValueError) as closed:
        raise Closed from closed
    return opened.decode()


def _cipher(app_secret: str, purpose: bytes) -> AESGCM:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose)
    return AESGCM(key.derive(app_secret.encode()))
