"""How large an imported file may be."""

from typing import Any

from flask import abort, make_response, render_template, request

from app.uploads import has_room
from journal.files.text import LARGEST_FILE_BYTES

FORM_BYTES = 16 * 1024 * 1024
UPLOAD_BYTES = LARGEST_FILE_BYTES + 64 * 1024

LIMITS = {
    "imports.preview": max(UPLOAD_BYTES, FORM_BYTES),
    "imports.create": FORM_BYTES,
    "diaries.look_again": FORM_BYTES,
    "diaries.keep": FORM_BYTES,
    "columns.look": FORM_BYTES,
}
"""Bytes by the act that may send them; every other one is as small as usual."""


def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Allow what the import pages need, before anything reads the form; refuse what is larger."""
    limit = LIMITS.get(endpoint or "")
    if limit is None or request.method != "POST":
        return
    if not has_room(limit, in_fields=FORM_BYTES):
        abort(make_response(render_template("imports/too_large.html", place="log"), 413))
