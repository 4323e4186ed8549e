"""How large a file may be, and where it waits: in memory, never on disk."""

from io import BytesIO
from typing import Any

from flask import abort, make_response, render_template, request

from journal.importing.text_file import LARGEST_FILE_BYTES

FORM_BYTES = 12 * 1024 * 1024
UPLOAD_BYTES = LARGEST_FILE_BYTES + 64 * 1024
DRAINED_BYTES = 128 * 1024 * 1024
_PIECE_BYTES = 256 * 1024

LIMITS = {"imports.preview": max(UPLOAD_BYTES, FORM_BYTES), "imports.create": FORM_BYTES}


def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Allow what the import pages need, before anything reads the form; refuse what is larger."""
    limit = LIMITS.get(endpoint or "")
    if limit is None or request.method != "POST":
        return
    request.max_content_length = limit
    request.max_form_memory_size = FORM_BYTES
    # Werkzeug would spool an upload of over 500 kB to a file; this hook is its only way out.
    setattr(request, "_get_file_stream", _in_memory)  # noqa: B010 - protected hook
    if (request.content_length or 0) > limit:
        _drain(request.content_length or 0)
        abort(make_response(render_template("imports/too_large.html", place="log"), 413))


def _in_memory(*_args: Any, **_named: Any) -> BytesIO:
    return BytesIO()


def _drain(length: int) -> None:
    # A browser that is cut off while it still sends shows its own error instead of our page.
    stream, left = request.input_stream, min(length, DRAINED_BYTES)
    while left > 0 and (piece := stream.read(min(left, _PIECE_BYTES))):
        left -= len(piece)
