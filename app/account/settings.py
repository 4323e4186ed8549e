"""What a person chooses: language, light, zone, password, devices."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from app.access import SignedIn, agents_only, anyone, signed_in
from app.account.forms import DeviceForm, LanguageForm, LightForm, PasswordForm, ZoneForm
from app.database import reading, writing
from app.forms import Draft, Errors, parse, refuse
from app.language import LIGHTS
from app.language import gettext as _
from app.passwords import password_message
from app.throttle import count_failure, has_to_wait
from app.zones import zone_options
from journal.accounts.commands import (
    change_password,
    choose_language,
    choose_zone,
    sign_out_device,
)
from journal.accounts.passwords import fits
from journal.accounts.queries import devices_of, password_hash_of
from journal.accounts.rules import password_problem
from journal.clock import utc_now

settings = Blueprint("settings", __name__)


@settings.get("/me")
@agents_only
def me(agent: SignedIn) -> ResponseReturnValue:
    """Show what is hers to set."""
    return _page(agent, Draft({"zone": agent.zone.key}))


@settings.post("/language")
@anyone
def choose_words() -> ResponseReturnValue:
    """Read Offshift in another language from now on."""
    form = parse(LanguageForm, request.form)
    if isinstance(form, Errors):
        return redirect(url_for("account.welcome"), 303)
    session["locale"] = form.language.value
    person = signed_in()
    if person is not None:
        with writing() as kept:
            choose_language(kept, person.id, form.language)
    return redirect(form.next or url_for("account.welcome"), 303)


@settings.post("/light")
@anyone
def choose_light() -> ResponseReturnValue:
    """Turn the light up or down on this device."""
    form = parse(LightForm, request.form)
    if isinstance(form, Errors):
        return redirect(url_for("account.welcome"), 303)
    session["light"] = form.light if form.light in LIGHTS else "auto"
    return redirect(form.next or url_for("account.welcome"), 303)


@settings.post("/me/zone")
@agents_only
def choose_clock(agent: SignedIn) -> ResponseReturnValue:
    """Make new entries in another zone."""
    form = parse(ZoneForm, request.form)
    if isinstance(form, Errors):
        return _page(agent, form), 422
    with writing() as kept:
        choose_zone(kept, agent.id, form.zone)
    return redirect(url_for("settings.me", saved="zone"), 303)


@settings.post("/me/password")
@agents_only
def choose_password(agent: SignedIn) -> ResponseReturnValue:
    """Take a new password and sign the other devices out."""
    form = _acceptable(agent, parse(PasswordForm, request.form))
    if isinstance(form, Errors):
        return _page(agent, form), 422
    with writing() as kept:
        change_password(kept, agent.id, form.new_password, agent.token, utc_now())
    return redirect(url_for("settings.me", saved="password"), 303)


@settings.post("/me/devices")
@agents_only
def sign_out_one(agent: SignedIn) -> ResponseReturnValue:
    """End the session of another device."""
    form = parse(DeviceForm, request.form)
    if isinstance(form, Errors) or not all(sign in "0123456789abcdef" for sign in form.device):
        return redirect(url_for("settings.me"), 303)
    with writing() as kept:
        sign_out_device(kept, agent.id, bytes.fromhex(form.device[: len(form.device) // 2 * 2]))
    return redirect(url_for("settings.me", saved="device"), 303)


def _acceptable(agent: SignedIn, form: PasswordForm | Errors) -> PasswordForm | Errors:
    if isinstance(form, Errors):
        return form
    if has_to_wait(agent.email):
        return refuse({}, password=_("Too many tries. Please wait a quarter of an hour."))
    with reading() as look:
        kept = password_hash_of(look, agent.id)
    if not fits(form.password, kept):
        count_failure(agent.email)
        return refuse({}, password=_("This isn't your current password."))
    problem = password_problem(form.new_password, agent.email)
    return form if problem is None else refuse({}, new_password=password_message(problem))


def _page(agent: SignedIn, form: Draft) -> str:
    with reading() as look:
        devices = devices_of(look, agent.id, agent.token, utc_now())
    values = {"zone": agent.zone.key, **form.values}
    shown = type(form)(values, form.messages)
    return render_template(
        "account/me.html", form=shown, agent=agent, devices=devices, zones=zone_options()
    )
