"""Refusals of the journal and of HTTP, turned into pages that help."""

from traceback import format_tb
from types import TracebackType

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from app.access import look_as_stranger
from journal.accounts.rules import WINDOW_MINUTES
from journal.errors import Conflict, Invalid, NotAllowed, NotFound

PAGES = frozenset({400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503, 507})
API = "/api/"
CODES = {
    400: "not_readable",
    401: "token_unknown",
    403: "not_allowed",
    404: "not_found",
    405: "wrong_method",
    409: "conflict",
    413: "too_large",
    415: "not_json",
    422: "not_valid",
    429: "too_many_guesses",
    500: "failed",
    503: "storage_busy",
    507: "storage_full",
}
"""What a program is told instead of a page."""


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


def in_json(code: int, said: str | None = None, **more: object) -> Response:
    """Say no to a program: a code, and nothing of what it sent."""
    answer = jsonify(error=said or CODES.get(code, "refused"), **more)
    answer.status_code = code
    if code == 401:  # noqa: PLR2004 - HTTP's own number for it
        answer.headers["WWW-Authenticate"] = "Bearer"
    if code == 429:  # noqa: PLR2004 - the same
        answer.headers["Retry-After"] = str(WINDOW_MINUTES * 60)
    return answer


def _page(code: int) -> ResponseReturnValue:
    if request.path.startswith(API):
        return in_json(code)
    shown = code if code in PAGES else 400
    return render_template("errors/error.html", code=shown), code


def _http(refusal: HTTPException) -> ResponseReturnValue:
    if refusal.response is not None or (refusal.code or 500) < 400:  # noqa: PLR2004 - redirects pass
        return refusal
    answer = current_app.make_response(_page(refusal.code or 500))
    if isinstance(refusal, MethodNotAllowed):
        answer.allow.update(refusal.valid_methods or ())
    return answer


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
