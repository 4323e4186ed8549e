"""Packs what a page carries from its preview to its saving, and signs it for one person."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, TimestampSigner

from journal.errors import Invalid

GOOD_FOR_SECONDS = 24 * 60 * 60
_SIZE_BYTES = 4


def sealed(
    account_id: UUID, head: Mapping[str, Any], parts: Sequence[bytes], keys: bytes = b""
) -> str:
    """Pack a head, parts of any length, and keys that look like chance; sign them."""
    head_line = json.dumps({**head, "sizes": [len(part) for part in parts]}).encode()
    # Keyed hashes do not get smaller by packing, so they go beside it.
    packed = zlib.compress(b"\n".join((head_line, b"".join(parts))), 6)
    content = len(packed).to_bytes(_SIZE_BYTES, "big") + packed + keys
    return _signer(account_id).sign(base64.urlsafe_b64encode(content)).decode()


def opened(account_id: UUID, text: str) -> tuple[dict[str, Any], list[bytes], bytes]:
    """Open what was sealed; raise ``Invalid`` when it is old, damaged, or somebody else's."""
    try:
        signed = _signer(account_id).unsign(text, max_age=GOOD_FOR_SECONDS)
        content = base64.urlsafe_b64decode(signed)
        end = _SIZE_BYTES + int.from_bytes(content[:_SIZE_BYTES], "big")
        head_line, _, body = zlib.decompress(content[_SIZE_BYTES:end]).partition(b"\n")
    except (BadSignature, zlib.error, binascii.Error):
        raise Invalid("bad_payload", field="file") from None
    head: dict[str, Any] = json.loads(head_line)
    parts, begin = [], 0
    for size in head["sizes"]:
        parts.append(body[begin : begin + size])
        begin += size
    return head, parts, content[end:]


def _signer(account_id: UUID) -> TimestampSigner:
    return TimestampSigner(
        current_app.secret_key or "", salt=f"import-{account_id}", digest_method=sha256
    )
