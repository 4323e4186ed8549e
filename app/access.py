"""Who is signed in, and who may open a page; the only file that knows Flask-Login."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
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
from journal.audit.rules import Actor
from journal.clock import utc_now
from journal.teams.queries import Place, place_of
from journal.vocabulary import Locale, Role

P = ParamSpec("P")
H = TypeVar("H")
V = TypeVar("V", bound=Callable[..., Any])
View = Callable[P, ResponseReturnValue]


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person behind a request; ``zone`` is where her clock is.

    ``leaves_at`` is when her account will be erased as she asked, None while she has not.
    """

    id: UUID
    email: str
    locale: Locale
    zone: ZoneInfo
    token: str
    leaves_at: datetime | None = None
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """Return what the cookie carries: the token of this device's session."""
        return self.token


@dataclass(frozen=True, slots=True)
class Steward:
    """Who runs an organisation; ``actor`` is what her acts are recorded under."""

    person: SignedIn
    organisation_id: UUID
    actor: Actor


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads units: ``led`` are those she was made lead of, not those under them.

    ``unit_id`` is the unit she is a member of, if she is of one.
    """

    person: SignedIn
    organisation_id: UUID
    led: frozenset[UUID]
    actor: Actor
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class TeamReader:
    """Who reads what a team is shown: a member of ``unit_id``, a lead of ``led``, or both.

    ``actor`` is what a lead's look is recorded under; a member's look is not, so hers is None.
    """

    person: SignedIn
    organisation_id: UUID
    unit_id: UUID | None
    led: frozenset[UUID]
    actor: Actor | None


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
    """Return who a view is for, such as agents or anyone; None when it does not say."""
    audience: str | None = getattr(view, "audience", None)
    return audience


def anyone(view: View[P]) -> View[P]:
    """Open a page to everybody, signed in or not."""
    return _for("anyone", view)


def agents_only(view: Callable[Concatenate[SignedIn, P], ResponseReturnValue]) -> View[P]:
    """Hand the signed-in person to the view, and show everybody else the way in."""
    return _hand_over("agents", lambda person: person, view)


def stewards_only(view: Callable[Concatenate[Steward, P], ResponseReturnValue]) -> View[P]:
    """Open a page to a steward of her organisation; it is not there for other people."""
    return _hand_over("stewards", _as_steward, view)


def team_readers_only(view: Callable[Concatenate[TeamReader, P], ResponseReturnValue]) -> View[P]:
    """Open a page to the members of a team and to leads; it is not there for other people."""
    return _hand_over("team", _as_team_reader, view)


def leads_only(view: Callable[Concatenate[Lead, P], ResponseReturnValue]) -> View[P]:
    """Open a page to leads; it is not there for other people."""
    return _hand_over("leads", _as_lead, view)


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
    return SignedIn(
        found.id,
        found.email,
        Locale(found.locale),
        ZoneInfo(found.zone),
        token,
        leaves_at=found.leaves_at,
    )


def _hand_over(
    audience: str,
    holder_of: Callable[[SignedIn], H | None],
    view: Callable[Concatenate[H, P], ResponseReturnValue],
) -> View[P]:
    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        person = signed_in()
        if person is None:
            return _way_in()
        holder = holder_of(person)
        if holder is None:
            abort(404)
        return view(holder, *args, **kwargs)

    return _for(audience, guarded)


def _as_steward(person: SignedIn) -> Steward | None:
    place = _place(person)
    if place.organisation_id is None or not place.is_steward:
        return None
    return Steward(person, place.organisation_id, Actor(person.id, Role.STEWARD, place.name))


def _as_lead(person: SignedIn) -> Lead | None:
    reader = _as_team_reader(person)
    if reader is None or reader.actor is None:
        return None
    return Lead(person, reader.organisation_id, reader.led, reader.actor, reader.unit_id)


def _as_team_reader(person: SignedIn) -> TeamReader | None:
    place = _place(person)
    if place.organisation_id is None or (place.unit_id is None and not place.led):
        return None
    actor = Actor(person.id, Role.LEAD, place.name) if place.led else None
    return TeamReader(person, place.organisation_id, place.unit_id, place.led, actor)


def _place(person: SignedIn) -> Place:
    with reading() as look:
        return place_of(look, person.id)


def _way_in() -> ResponseReturnValue:
    if request.method not in {"GET", "HEAD"}:
        abort(401)
    path = request.full_path if request.query_string else request.path
    return redirect(url_for("account.sign_in", next=path), 303)


def _for(audience: str, view: V) -> V:
    view.audience = audience  # type: ignore[attr-defined]  # the mark that guard() reads
    return view
