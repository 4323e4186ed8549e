"""What a system sends, read report by report; an answer never repeats what was sent."""

import hmac
import json
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any

from flask import abort, current_app
from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from app.api.fields import Id, Moment
from app.errors import in_json
from app.forms import Form
from journal.causes.contact import ContactReport
from journal.causes.roster_file import LONGEST_LABEL

MOST_REPORTS = 500
MOST_MESSAGES = 10_000


def _label(value: str | None) -> str | None:
    tidy = unicodedata.normalize("NFC", value or "").strip()
    if len(tidy) > LONGEST_LABEL or not tidy.isprintable():
        raise PydanticCustomError("label", "not a label")
    return tidy or None


class ReportForm(Form):
    """One report: how many messages a system sent to a unit at a moment."""

    id: Id
    unit: Id
    source: Annotated[str, Field(pattern=r"^[a-z0-9_-]([a-z0-9 _-]{0,38}[a-z0-9_-])?$")]
    at: Moment
    count: Annotated[int, Field(ge=1, le=MOST_MESSAGES)]
    worker: Annotated[str | None, AfterValidator(_label)] = None


class ReportsForm(Form):
    """All reports of one sending, each still as it came."""

    reports: Annotated[list[Any], Field(min_length=1, max_length=MOST_REPORTS)]


@dataclass(frozen=True, slots=True)
class Refused:
    """A report that wasn't counted: which one from 0 on, at which field, and why."""

    index: int
    field: str
    reason: str


def reports_in(body: bytes) -> tuple[dict[int, ContactReport], list[Refused]]:
    """Read the reports that can be read by their place, and say of the others why not."""
    try:
        sent = ReportsForm.model_validate_json(body).reports
    except ValidationError:
        abort(in_json(422, "reports_unreadable"))
    read: dict[int, ContactReport] = {}
    refused = []
    for index, one in enumerate(sent):
        try:
            read[index] = _report(ReportForm.model_validate(one))
        except ValidationError as wrong:
            refused.append(_refused(index, wrong))
    return read, refused


def _report(form: ReportForm) -> ContactReport:
    return ContactReport(
        form.id,
        form.unit,
        form.source,
        form.at,
        form.count,
        worker=form.worker,
        body_hash=_hash_of(form),
    )


def _hash_of(form: ReportForm) -> bytes:
    """Hash a report under our secret: without it, nobody can try which worker it was about."""
    said = [str(form.unit), form.source, form.at.isoformat(), form.count, form.worker]
    key = str(current_app.secret_key).encode()
    return hmac.new(key, json.dumps(["contact", *said]).encode(), sha256).digest()


def _refused(index: int, wrong: ValidationError) -> Refused:
    problem = wrong.errors(include_url=False, include_input=False, include_context=False)[0]
    if problem["type"] == "extra_forbidden":
        # The name of a field that isn't ours is something that was sent.
        return Refused(index, "", "unknown_field")
    field = str(problem["loc"][0]) if problem["loc"] else ""
    return Refused(index, field, "missing" if problem["type"] == "missing" else "not_valid")
