"""Keeping a client secret so that a copy of the database alone does not give it away.

Import it where it is used: few installations ever need what it loads.
"""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.identity.refusals import ProviderFailed

NONCE_BYTES = 12
PURPOSE = b"offshift: the client secret of an organisation's sign-in"


def seal(app_secret: str, organisation_id: UUID, client_secret: str) -> bytes:
    """Encrypt a client secret for one organisation's row: in another's it does not open."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = _cipher(app_secret).encrypt(nonce, client_secret.encode(), organisation_id.bytes)
    return nonce + sealed


def unseal(app_secret: str, organisation_id: UUID, sealed: bytes) -> str:
    """Return a client secret; raise ``ProviderFailed`` when another key or row sealed it."""
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        opened = _cipher(app_secret).decrypt(nonce, rest, organisation_id.bytes)
    except (InvalidTag, ValueError) as closed:
        raise ProviderFailed("secret") from closed
    return opened.decode()


def _cipher(app_secret: str) -> AESGCM:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return AESGCM(key.derive(app_secret.encode()))
