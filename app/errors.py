"""Refusals of the journal and of HTTP, turned into pages that help."""

from traceback import format_tb
from types import TracebackType

from flask import Flask, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from app.access import look_as_stranger
from journal.errors import Conflict, Invalid, NotAllowed, NotFound

PAGES = frozenset({400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503, 507})


def answer(app: Flask) -> None:
    """Register a page for every way of saying no."""
    app.register_error_handler(NotFound, lambda _: _page(404))
    app.register_error_handler(NotAllowed, lambda _: _page(403))
    app.register_error_handler(Conflict, lambda _: _page(409))
    app.register_error_handler(Invalid, lambda _: _page(422))
    app.register_error_handler(CSRFError, lambda _: _page(400))
    app.register_error_handler(OperationalError, _storage_refused)
    app.register_error_handler(HTTPException, _http)
    setattr(app, "log_exception", _log_without_values)  # noqa: B010 - Flask's own names the page


def _page(code: int) -> ResponseReturnValue:
    shown = code if code in PAGES else 400
    return render_template("errors/error.html", code=shown), code


def _http(refusal: HTTPException) -> ResponseReturnValue:
    if refusal.response is not None or (refusal.code or 500) < 400:  # noqa: PLR2004 - redirects pass
        return refusal
    return _page(refusal.code or 500)


def _log_without_values(
    failure: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
) -> None:
    # The page's address and the error's text may hold what a person wrote; the code's lines do not.
    kind, _, trace = failure
    lines = "".join(format_tb(trace))
    current_app.logger.error("a page failed: %s\n%s", getattr(kind, "__name__", ""), lines)


def _storage_refused(refusal: OperationalError) -> ResponseReturnValue:
    # The statement's values are a person's; only the driver's own short reason may be logged.
    reason = str(refusal.orig).splitlines()[0]
    look_as_stranger()
    current_app.logger.error("storage refused: %s", reason)
    return _page(507 if "full" in reason else 503)
