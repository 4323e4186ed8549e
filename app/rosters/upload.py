"""How large what the pages of rosters send may be."""

from typing import Any

from flask import abort, make_response, render_template, request

from app.uploads import has_room
from journal.files.text import LARGEST_FILE_BYTES

FORM_BYTES = 4 * 1024 * 1024
UPLOAD_BYTES = LARGEST_FILE_BYTES + 2 * 1024 * 1024

LIMITS = {
    "rosters.bring": UPLOAD_BYTES,
    "rosters.choose_row": FORM_BYTES,
    "rosters.look": FORM_BYTES,
    "rosters.create": FORM_BYTES,
}
"""Bytes by the act that may send them; every other one is as small as usual."""


def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Allow what these pages need, before anything reads the form; refuse what is larger."""
    limit = LIMITS.get(endpoint or "")
    if limit is None or request.method != "POST":
        return
    if not has_room(limit, in_fields=FORM_BYTES):
        abort(make_response(render_template("rosters/too_large.html", place="me"), 413))
