"""How large what is sent may be, and where it waits: in memory, never on disk."""

from io import BytesIO
from typing import Any

from flask import abort, current_app, request

from app.access import signed_in

DRAINED_BYTES = 64 * 1024 * 1024
"""An upload of no more than this is read to its end although it is refused."""
DRAINED_OF_STRANGERS = 1024 * 1024
_PIECE_BYTES = 256 * 1024


def has_room(largest: int, *, in_fields: int) -> bool:
    """Allow this request so many bytes before anything reads it; say whether it keeps to them.

    Whoever is not signed in is allowed no more than any form has, and is told so with 401.
    """
    length = request.content_length or 0
    if signed_in() is None:
        if length > current_app.config["MAX_CONTENT_LENGTH"]:
            _drain(length, DRAINED_OF_STRANGERS)
            abort(401)
        return True
    request.max_content_length = largest
    request.max_form_memory_size = in_fields
    # Werkzeug would spool an upload of over 500 kB to a file; this hook is its only way out.
    setattr(request, "_get_file_stream", _in_memory)  # noqa: B010 - protected hook
    if length > largest:
        _drain(length, DRAINED_BYTES)
    return length <= largest


def _in_memory(*_args: Any, **_named: Any) -> BytesIO:
    return BytesIO()


def _drain(left: int, most: int) -> None:
    # A browser that is cut off while it still sends shows its own error instead of our page. One
    # that would send far more is cut off anyhow, so that nothing of it need be read.
    stream = request.input_stream
    while 0 < left <= most and (piece := stream.read(min(left, _PIECE_BYTES))):
        left -= len(piece)
