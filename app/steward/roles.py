"""Who leads and who runs the organisation, by their names at work; and ending a role."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Steward, stewards_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.steward.forms import ReasonForm, refused
from journal.clock import utc_now
from journal.errors import Invalid, NotFound
from journal.teams.queries import RoleLine, organisation_of, roles_in
from journal.teams.roles import revoke_role
from journal.vocabulary import Role

roles = Blueprint("roles", __name__, url_prefix="/steward/roles")


@roles.get("")
@stewards_only
def show(who: Steward) -> ResponseReturnValue:
    """List leads and stewards; members are listed nowhere."""
    with reading() as session:
        held = roles_in(session, who.organisation_id)
    return render_template(
        "steward/roles.html",
        leads=[one for one in held if one.role is Role.LEAD],
        stewards=[one for one in held if one.role is Role.STEWARD],
        own_id=who.person.id,
    )


@roles.get("/<uuid:grant_id>")
@stewards_only
def show_one(who: Steward, grant_id: UUID) -> ResponseReturnValue:
    """Show one role, and ask why it ends."""
    return _page(who, grant_id, Draft())


@roles.post("/<uuid:grant_id>/end")
@stewards_only
def end(who: Steward, grant_id: UUID) -> ResponseReturnValue:
    """End a role; whoever ends the own one has no page of a steward to go back to."""
    form = parse(ReasonForm, request.form)
    if isinstance(form, Errors):
        return _page(who, grant_id, form), 422
    try:
        with writing() as session:
            is_own = _is_own(who, grant_id, roles_in(session, who.organisation_id))
            revoke_role(
                session, who.organisation_id, who.actor, grant_id, reason=form.reason, now=utc_now()
            )
    except Invalid as refusal:
        return _page(who, grant_id, refused(request.form, refusal, "reason")), 422
    return redirect("/me" if is_own else url_for("roles.show", saved=1), 303)


def _page(who: Steward, grant_id: UUID, form: Draft) -> str:
    with reading() as session:
        held = _held(grant_id, roles_in(session, who.organisation_id))
        zone = organisation_of(session, who.organisation_id).zone
    return render_template(
        "steward/role.html", form=form, held=held, zone=zone, own_id=who.person.id
    )


def _held(grant_id: UUID, lines: tuple[RoleLine, ...]) -> RoleLine:
    found = next((one for one in lines if one.id == grant_id), None)
    if found is None:
        raise NotFound
    return found


def _is_own(who: Steward, grant_id: UUID, lines: tuple[RoleLine, ...]) -> bool:
    own = (grant_id, who.person.id, Role.STEWARD)
    return own in {(one.id, one.account_id, one.role) for one in lines}
