"""Where an organisation's own systems report the contact they sent."""

from dataclasses import asdict

from flask import Blueprint, abort, jsonify, request
from flask.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from app.api.forms import Refused, reports_in
from app.api.guard import services_only
from app.database import writing
from journal.causes.contact import Outcome, count_contact
from journal.causes.tokens import Service
from journal.clock import utc_now

api = Blueprint("api", __name__, url_prefix="/api/v1")

LARGEST_BODY = 512 * 1024
REASONS = {
    401: "token_unknown",
    413: "too_large",
    415: "not_json",
    422: "reports_unreadable",
}
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


@api.errorhandler(HTTPException)
def refuse(refusal: HTTPException) -> ResponseReturnValue:
    """Say no in JSON, with a reason and nothing of what was sent."""
    code = refusal.code or 500
    answer = jsonify(error=REASONS.get(code, "refused"))
    if code == 401:  # noqa: PLR2004 - HTTP's own number for it
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer, code


@api.post("/company-contact")
@services_only
def company_contact(service: Service) -> ResponseReturnValue:
    """Count contact that the organisation's own systems sent."""
    request.max_content_length = LARGEST_BODY
    if request.mimetype != "application/json":
        abort(415)
    reports, refused = reports_in(request.get_data())
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
