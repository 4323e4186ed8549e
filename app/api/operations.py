"""Every JSON address there is: who may use it, what it takes and what it answers.

The addresses are made from this table, and so is the document about them.
"""

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPMethod
from typing import TypeAlias

from app.api.answers import (
    Alive,
    CheckInPage,
    ContactPage,
    Counted,
    InteractionPage,
    Me,
    ShiftPage,
    Taken,
)
from app.api.bodies import Nothing
from app.api.contact import ContactEvent, ContactEvents
from app.api.entries import (
    CheckIn,
    CheckIns,
    DatedShift,
    Interaction,
    Interactions,
    Shift,
    Shifts,
)
from app.api.finding_answers import Findings
from app.api.forms import ReportsForm
from app.api.paging import Days, Page
from app.forms import Form
from journal.vocabulary import TokenScope

BASE = "/api/v1"
GET, POST, PUT = HTTPMethod.GET, HTTPMethod.POST, HTTPMethod.PUT
Model: TypeAlias = type[Form]


class Holder(StrEnum):
    """Whose token opens an address that no person's does."""

    SERVICE = "service"
    ANYBODY = "anybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One method of one address; a body is one of the models it ``takes``.

    ``name`` is that of its view; ``key`` is the scope of a person's token, or who else may.
    """

    name: str
    method: HTTPMethod
    path: str
    says: str
    key: TokenScope | Holder
    answer: Model | None
    takes: tuple[Model, ...] = ()
    asks: Model | None = None
    needs_body: bool = True

    @property
    def has_own_rules(self) -> bool:
        """Whether what fits its form may still be refused."""
        return bool(self.takes) and self.answer is Taken


def _reads(name: str, path: str, says: str, answer: Model, asks: Model | None = None) -> Operation:
    return Operation(
        name=name,
        method=GET,
        path=path,
        says=says,
        key=TokenScope.READ_OWN,
        answer=answer,
        asks=asks,
    )


def _writes(name: str, path: str, says: str, takes: tuple[Model, ...]) -> Operation:
    is_contact = ContactEvent in takes
    return Operation(
        name=name,
        method=POST,
        path=path,
        says=says,
        key=TokenScope.WRITE_CONTACT if is_contact else TokenScope.WRITE_CHECK_IN,
        answer=Taken,
        takes=takes,
    )


OPERATIONS = (
    _writes(
        "send_contact_events",
        "/contact-events",
        "Report that work reached her, or that she looked",
        (ContactEvent, ContactEvents),
    ),
    Operation(
        name="send_alive",
        method=POST,
        path="/alive",
        says="Say that this device is listening, so that silence is known to be silence",
        key=TokenScope.WRITE_CONTACT,
        answer=Alive,
        takes=(Nothing,),
        needs_body=False,
    ),
    _writes("send_check_ins", "/check-ins", "Write check-ins down", (CheckIn, CheckIns)),
    _writes(
        "send_interactions",
        "/interactions",
        "Write hard interactions down",
        (Interaction, Interactions),
    ),
    _writes("send_shifts", "/shifts", "Say when she works on single dates", (Shift, Shifts)),
    Operation(
        name="replace_shift",
        method=PUT,
        path="/shifts/{shift_id}",
        says="Put a shift of one date in the place of the one with this id, or add it",
        key=TokenScope.WRITE_CHECK_IN,
        answer=Taken,
        takes=(DatedShift,),
    ),
    _reads("list_contact_events", "/contact-events", "Read her contact", ContactPage, Page),
    _reads("list_check_ins", "/check-ins", "Read her check-ins", CheckInPage, Page),
    _reads(
        "list_interactions", "/interactions", "Read her hard interactions", InteractionPage, Page
    ),
    _reads("list_shifts", "/shifts", "Read the shifts of some dates in a row", ShiftPage, Days),
    _reads("list_findings", "/findings", "Read what her own days say", Findings),
    _reads("show_me", "/me", "Read whose token this is, and what it may do", Me),
    Operation(
        name="company_contact",
        method=POST,
        path="/company-contact",
        says="Report the contact that an organisation's own system sent to a team",
        key=Holder.SERVICE,
        answer=Counted,
        takes=(ReportsForm,),
    ),
    Operation(
        name="openapi",
        method=GET,
        path="/openapi.json",
        says="Read this document",
        key=Holder.ANYBODY,
        answer=None,
    ),
)
