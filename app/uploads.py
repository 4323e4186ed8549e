"""How large what is sent may be, and where it waits: in memory, never on disk."""

from io import BytesIO
from typing import Any

from flask import request

DRAINED_BYTES = 128 * 1024 * 1024
_PIECE_BYTES = 256 * 1024


def has_room(largest: int, *, in_fields: int) -> bool:
    """Allow this request so many bytes before anything reads it; say whether it keeps to them."""
    request.max_content_length = largest
    request.max_form_memory_size = in_fields
    # Werkzeug would spool an upload of over 500 kB to a file; this hook is its only way out.
    setattr(request, "_get_file_stream", _in_memory)  # noqa: B010 - protected hook
    length = request.content_length or 0
    if length > largest:
        _drain(length)
    return length <= largest


def _in_memory(*_args: Any, **_named: Any) -> BytesIO:
    return BytesIO()


def _drain(length: int) -> None:
    # A browser that is cut off while it still sends shows its own error instead of our page.
    stream, left = request.input_stream, min(length, DRAINED_BYTES)
    while left > 0 and (piece := stream.read(min(left, _PIECE_BYTES))):
        left -= len(piece)
