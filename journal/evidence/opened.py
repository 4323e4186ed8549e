"""What her own words are in a file: letters for bytes, what they are bound to, the words."""

import base64
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

_LENGTH_BYTES = 4


def about(one: Mapping[str, Any]) -> bytes:
    """What a version of a note is bound to besides its key, as "notes-1" says."""
    names = ("account", "note", "kind", "subject", "generation", "version")
    return "|".join(["offshift notes-1 note", *(str(one[name]) for name in names)]).encode()


def text_in(plain: bytes) -> str | None:
    """The words in an opened note; None where the padding or the form is another one.

    Zeros all through the padding are what keeps a second key from opening it as other words.
    """
    length = int.from_bytes(plain[:_LENGTH_BYTES], "big") + _LENGTH_BYTES
    if length > len(plain) or any(plain[length:]):
        return None
    try:
        text = json.loads(plain[_LENGTH_BYTES:length].decode())["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return unicodedata.normalize("NFC", text) if isinstance(text, str) else None


def bytes_in(text: str) -> bytes:
    """What base64url without padding stands for; nothing where it stands for nothing."""
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return b""
    is_spelt_so = base64.urlsafe_b64encode(found).rstrip(b"=").decode() == text
    return found if is_spelt_so else b""
