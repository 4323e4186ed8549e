"""The JSON addresses: people's own devices, and systems that report the contact they sent."""

import re
from dataclasses import asdict

from flask import Blueprint, Response, jsonify
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from app.access import anyone
from app.api import reads, writes
from app.api.bodies import body
from app.api.budget import Budgets
from app.api.document import document
from app.api.forms import Refused, reports_in
from app.api.guard import devices_only, services_only
from app.api.operations import BASE, OPERATIONS
from app.api.refusals import told_no
from app.database import writing
from journal.causes.contact import Outcome, count_contact
from journal.causes.tokens import Service
from journal.clock import utc_now
from journal.vocabulary import TokenScope

api = Blueprint("api", __name__, url_prefix=BASE)

FIELDS = {
    Outcome.CONFLICT: "id",
    Outcome.UNKNOWN_UNIT: "unit",
    Outcome.IN_THE_FUTURE: "at",
    Outcome.TOO_LONG_AGO: "at",
}


@api.record_once
def need_no_form_token(state: BlueprintSetupState) -> None:
    """Let these addresses do without a form's token: no cookie opens them, so none can be used."""
    state.app.extensions["csrf"].exempt(api)


@api.record_once
def begin_counting(state: BlueprintSetupState) -> None:
    """Give each server its own count of what tokens write."""
    state.app.extensions["api_budgets"] = Budgets()


@api.errorhandler(HTTPException)
def refuse(refusal: HTTPException) -> Response:
    """Say no in JSON, with a reason and nothing of what was sent."""
    return told_no(refusal)


@api.get("/openapi.json")
@anyone
def openapi() -> ResponseReturnValue:
    """Describe all these addresses to whoever asks."""
    return jsonify(document())


@api.post("/company-contact")
@services_only
def company_contact(service: Service) -> ResponseReturnValue:
    """Count contact that the organisation's own systems sent."""
    reports, refused = reports_in(body())
    with writing() as session:
        outcomes = count_contact(
            session, service.organisation_id, service, list(reports.values()), now=utc_now()
        )
    for index, outcome in zip(reports, outcomes, strict=True):
        if outcome in FIELDS:
            refused.append(Refused(index, FIELDS[outcome], outcome.value))
    return jsonify(
        accepted=outcomes.count(Outcome.ACCEPTED),
        known=outcomes.count(Outcome.KNOWN),
        refused=[asdict(one) for one in sorted(refused, key=lambda one: one.index)],
    )


def _open() -> None:
    """Give each address of a person's devices its view, behind the guard of its scope."""
    for one in OPERATIONS:
        view = getattr(writes, one.name, None) or getattr(reads, one.name, None)
        if view is not None and isinstance(one.key, TokenScope):
            rule = re.sub(r"\{(\w+)\}", r"<uuid:\1>", one.path)
            api.add_url_rule(
                rule, one.name, devices_only(one.key)(view), methods=[one.method.value]
            )


_open()
