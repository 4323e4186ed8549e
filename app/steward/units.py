"""The teams of an organisation: the tree, and one team at a time."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access import Steward, stewards_only
from app.database import reading, writing
from app.forms import Draft, Errors, parse
from app.language import gettext as _
from app.steward.forms import UnitForm, UnitNameForm, UnitPlaceForm, fresh, refused
from app.steward.trees import choices, others, steps
from journal.clock import utc_now
from journal.errors import Invalid
from journal.teams.queries import organisation_of, unit_of, units_of
from journal.teams.units import NewUnit, add_unit, close_unit, move_unit, rename_unit
from journal.teams.windows import Window, window_at

units = Blueprint("units", __name__, url_prefix="/steward/units")


@units.get("")
@stewards_only
def show(who: Steward) -> ResponseReturnValue:
    """Show the tree as it is, and as it will be where that differs."""
    return _tree_page(who, fresh())


@units.post("")
@stewards_only
def add(who: Steward) -> ResponseReturnValue:
    """Add a team."""
    form = parse(UnitForm, request.form)
    if isinstance(form, Errors):
        return _tree_page(who, form), 422
    new = NewUnit(form.id, form.name, form.parent_id)
    try:
        with writing() as session:
            add_unit(session, who.organisation_id, who.actor, new, utc_now())
    except Invalid as refusal:
        return _tree_page(who, refused(request.form, refusal)), 422
    return redirect(url_for("units.show", saved=1), 303)


@units.get("/<uuid:unit_id>")
@stewards_only
def show_one(who: Steward, unit_id: UUID) -> ResponseReturnValue:
    """Show one team, open for changes."""
    return _unit_page(who, unit_id, Draft())


@units.post("/<uuid:unit_id>/name")
@stewards_only
def rename(who: Steward, unit_id: UUID) -> ResponseReturnValue:
    """Give a team another name."""
    form = parse(UnitNameForm, request.form)
    if isinstance(form, Errors):
        return _unit_page(who, unit_id, form), 422
    with writing() as session:
        rename_unit(session, who.organisation_id, who.actor, unit_id, form.name, now=utc_now())
    return redirect(url_for("units.show_one", unit_id=unit_id, saved=1), 303)


@units.post("/<uuid:unit_id>/place")
@stewards_only
def move(who: Steward, unit_id: UUID) -> ResponseReturnValue:
    """Hang a team elsewhere from the next window on."""
    form = parse(UnitPlaceForm, request.form)
    if isinstance(form, Errors):
        return _unit_page(who, unit_id, form), 422
    try:
        with writing() as session:
            move_unit(
                session, who.organisation_id, who.actor, unit_id, form.parent_id, now=utc_now()
            )
    except Invalid as refusal:
        return _unit_page(who, unit_id, refused(request.form, refusal, "parent_id")), 422
    return redirect(url_for("units.show_one", unit_id=unit_id, saved=1), 303)


@units.post("/<uuid:unit_id>/close")
@stewards_only
def close(who: Steward, unit_id: UUID) -> ResponseReturnValue:
    """Close a team from the next window on."""
    try:
        with writing() as session:
            close_unit(session, who.organisation_id, who.actor, unit_id, now=utc_now())
    except Invalid as refusal:
        return _unit_page(who, unit_id, refused(request.form, refusal, "close")), 422
    return redirect(url_for("units.show", saved=1), 303)


def _tree_page(who: Steward, form: Draft) -> str:
    with reading() as session:
        window = window_at(utc_now(), organisation_of(session, who.organisation_id).zone)
        following = Window(window.number + 1)
        present = units_of(session, who.organisation_id, window)
        later = units_of(session, who.organisation_id, following)
    is_changing = [(unit.id, unit.parent_id) for unit in present] != [
        (unit.id, unit.parent_id) for unit in later
    ]
    return render_template(
        "steward/units.html",
        form=form,
        tree=steps(present),
        later=steps(later) if is_changing else [],
        following=following,
        parents=choices(later, _("At the top")),
    )


def _unit_page(who: Steward, unit_id: UUID, form: Draft) -> str:
    with reading() as session:
        window = window_at(utc_now(), organisation_of(session, who.organisation_id).zone)
        following = Window(window.number + 1)
        unit = unit_of(session, who.organisation_id, unit_id, window)
        later = units_of(session, who.organisation_id, following)
    own = next((one for one in later if one.id == unit_id), None)
    kept = {"name": unit.name, "parent_id": str(own.parent_id or "") if own else ""}
    return render_template(
        "steward/unit.html",
        form=type(form)({**kept, **form.values}, form.messages),
        unit=unit,
        own=own,
        following=following,
        parents=choices(others(later, own), _("At the top")) if own else [],
    )
