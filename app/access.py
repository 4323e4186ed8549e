"""Who is signed in, and who may open a page; the only file that knows Flask-Login."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user, login_user, logout_user

from app.config import Config
from app.database import reading
from journal.accounts.queries import signed_in_with
from journal.clock import utc_now
from journal.vocabulary import Locale

P = ParamSpec("P")
V = TypeVar("V", bound=Callable[..., Any])
View = Callable[P, ResponseReturnValue]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person behind a request; ``zone`` is where her clock is."""

    id: UUID
    email: str
    locale: Locale
    zone: ZoneInfo
    token: str
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Return what the cookie carries: the token of this device's session."""
        return self.token


def guard(app: Flask) -> None:
    """Refuse every route that does not say who it is for, and load who is signed in."""
    manager = LoginManager(app)
    manager.session_protection = None
    manager.user_loader(_load)
    _for("anyone", app.view_functions["static"])

    @app.before_request
    def refuse_undeclared() -> None:
        view = current_app.view_functions.get(request.endpoint or "")
        if view is not None and audience_of(view) is None:
            abort(404)


def audience_of(view: Callable[..., Any]) -> str | None:
    """Return who a view is for: anyone, agents or developers; None when it does not say."""
    audience: str | None = getattr(view, "audience", None)
    return audience


def anyone(view: View[P]) -> View[P]:
    """Open a page to everybody, signed in or not."""
    return _for("anyone", view)


def agents_only(view: Callable[Concatenate[SignedIn, P], ResponseReturnValue]) -> View[P]:
    """Hand the signed-in person to the view, and show everybody else the way in."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        person = signed_in()
        if person is None:
            return _way_in()
        return view(person, *args, **kwargs)

    return _for("agents", guarded)


def developers_only(view: View[P]) -> View[P]:
    """Open a page while developing; it is not there otherwise."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        config: Config = current_app.extensions["config"]
        if not config.is_development:
            abort(404)
        return view(*args, **kwargs)

    return _for("developers", guarded)


def signed_in() -> SignedIn | None:
    """Return the person of this request, None for a stranger."""
    person: SignedIn = current_user._get_current_object()  # noqa: SLF001 - the proxy's documented way out
    return person if person.is_authenticated else None


def look_as_stranger() -> None:
    """Answer the rest of this request without asking who is signed in, as storage is out."""
    manager: LoginManager = current_app.login_manager  # type: ignore[attr-defined]  # set by Flask-Login
    g._login_user = manager.anonymous_user()  # noqa: SLF001 - where Flask-Login looks first


def begin_session(token: str) -> None:
    """Sign this device in with a fresh cookie; what the old one carried is dropped."""
    kept = {name: session[name] for name in ("locale", "light") if name in session}
    session.clear()
    session.update(kept)
    session.permanent = True
    person = _load(token)
    if person is not None:
        login_user(person)


def end_session() -> None:
    """Sign this device out and drop its cookie's content."""
    logout_user()
    session.clear()


def _load(token: str) -> SignedIn | None:
    with reading() as look:
        found = signed_in_with(look, token, utc_now())
    if found is None:
        return None
    return SignedIn(found.id, found.email, Locale(found.locale), ZoneInfo(found.zone), token)


def _way_in() -> ResponseReturnValue:
    if request.method not in {"GET", "HEAD"}:
        abort(401)
    path = request.full_path if request.query_string else request.path
    return redirect(url_for("account.sign_in", next=path), 303)


def _for(audience: str, view: V) -> V:
    view.audience = audience  # type: ignore[attr-defined]  # the mark that guard() reads
    return view
