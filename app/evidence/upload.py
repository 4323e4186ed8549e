"""How large a file to be checked may be; it stays in memory and is gone with the answer."""

from io import BytesIO
from typing import Any

from flask import request

LARGEST_BYTES = 4 * 1024 * 1024
"""What a browser without JavaScript may send; with it nothing is sent, and more can be checked."""


def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Allow what a file of evidence needs, before anything reads the form."""
    if endpoint != "evidence_check.check" or request.method != "POST":
        return
    request.max_content_length = LARGEST_BYTES + 64 * 1024
    # Werkzeug would spool an upload of over 500 kB to a file; this hook is its only way out.
    setattr(request, "_get_file_stream", lambda *_, **__: BytesIO())  # noqa: B010 - protected hook
