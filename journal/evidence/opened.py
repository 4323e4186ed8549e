"""What her own words are in a file: letters for bytes, what they are bound to, the words."""

import base64
import json
import math
import unicodedata
from collections.abc import Mapping
from typing import Any, NoReturn

_LENGTH_BYTES = 4
DEEPEST = 64
"""How far things may stand inside each other; nothing that is written here goes beyond four."""


def read_json(content: bytes) -> Any:
    """Read UTF-8 JSON as a browser does; raise ``ValueError`` for whatever cannot be read.

    1.0 is 1 there, a number without an end is none, and a language has its own idea of too deep.
    """
    try:
        said = json.loads(
            content.decode(), parse_int=_number, parse_float=_number, parse_constant=_refused
        )
    except RecursionError as too_deep:
        raise ValueError from too_deep
    _check_depth(said, DEEPEST)
    return said


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
        text = read_json(plain[_LENGTH_BYTES:length])["text"]
    except (ValueError, KeyError, TypeError):
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


def _number(written: str) -> int | float:
    number = float(written)
    if math.isinf(number):
        raise ValueError(written)
    return int(number) if number.is_integer() else number


def _refused(word: str) -> NoReturn:
    raise ValueError(word)


def _check_depth(value: Any, left: int) -> None:
    if not isinstance(value, dict | list):
        return
    if left == 0:
        raise ValueError("too deep")
    for one in value.values() if isinstance(value, dict) else value:
        _check_depth(one, left - 1)
