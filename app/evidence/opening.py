"""Opening the words that a file of evidence carries the key to.

Import it where it is used: hardly any request needs what it loads.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = b"\x01"
NONCE_BYTES = 12
KEY_BYTES = 32


def open_words(key: bytes, body: bytes, about: bytes) -> bytes | None:
    """Open the body of a note ("notes-1") by its own key; None where it does not open."""
    if len(key) != KEY_BYTES or body[:1] != FORMAT:
        return None
    nonce, sealed = body[1 : 1 + NONCE_BYTES], body[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, sealed, about)
    except (InvalidTag, ValueError):
        return None
