"""Checking a file of evidence: for everybody, without an account, and nothing of it is kept."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.access import anyone
from app.evidence import words
from app.evidence.upload import make_room
from journal.evidence.checking import Failed, check_file
from journal.evidence.reading import Checked
from journal.evidence.rules import Receipt, receipts_in

evidence_check = Blueprint("evidence_check", __name__, url_prefix="/evidence/check")
evidence_check.url_value_preprocessor(make_room)


@evidence_check.get("")
@anyone
def show() -> ResponseReturnValue:
    """Ask for the file; a browser with JavaScript checks it by itself."""
    return _page()


@evidence_check.post("")
@anyone
def check() -> ResponseReturnValue:
    """Check a file that was sent, in memory, for a browser without JavaScript."""
    # It brings cryptography, which hardly any other page needs.
    from app.evidence.opening import open_words  # noqa: PLC0415 - see above

    sent = request.files.get("file")
    content = sent.read() if sent is not None else b""
    if not content:
        return _page(is_missing=True), 422
    found = check_file(content, open_words)
    receipts = receipts_in(request.form.get("receipt", ""))
    return _page(found, receipts)


def _page(
    found: Checked | Failed | None = None,
    receipts: tuple[Receipt, ...] = (),
    *,
    is_missing: bool = False,
) -> str:
    return render_template(
        "evidence/check.html",
        words=words,
        found=found,
        is_whole=isinstance(found, Checked),
        receipts=receipts,
        is_missing=is_missing,
    )
