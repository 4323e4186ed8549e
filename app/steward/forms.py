"""What a steward's pages take in."""

from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from app.forms import (
    NEEDED,
    ClientId,
    Draft,
    Errors,
    Form,
    Version,
    WholeNumber,
    Zone,
    choice,
    refuse,
    within,
)
from app.language import format_number
from app.language import gettext as _
from journal.errors import Invalid
from journal.teams.invitations import Invited
from journal.teams.rules import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_SESSION,
    MOST_AT_ONCE,
    MOST_LEVELS,
    MOST_UNITS,
)
from journal.vocabulary import Role

LONGEST_KEY_NAME = 60
LONGEST_WORDS = 2000
FIELDS = {"id": "", "starts_at": "date", "steward_name": "own_name", "first_unit": "unit_name"}
"""Fields of a page by what the journal calls them, where that differs."""


def line(longest: int) -> AfterValidator:
    """Make the reader of one line that has to be there: single spaces, nothing unseen."""

    def tidy(value: str) -> str:
        said = _seen(" ".join(value.split()))
        if not said:
            raise PydanticCustomError("needed", "needed")
        return _fitting(said, longest)

    return AfterValidator(tidy)


def lines(longest: int) -> AfterValidator:
    """Make the reader of several lines, which may be none."""

    def tidy(value: str) -> str:
        return _fitting("\n".join(_seen(part) for part in value.splitlines()).strip(), longest)

    return AfterValidator(tidy)


def _seen(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


def _fitting(text: str, longest: int) -> str:
    if len(text) > longest:
        raise PydanticCustomError("string_too_long", "too long")
    return text


def _place(value: object) -> UUID | None:
    if not value:
        return None
    try:
        return UUID(str(value))
    except ValueError as wrong:
        raise PydanticCustomError("enum", "not a team") from wrong


def _invited(role: Role) -> Role:
    if role is Role.OPERATOR:
        raise PydanticCustomError("enum", "nobody is invited to run the machine")
    return role


Name = Annotated[str, line(LONGEST_NAME)]
UnitChoice = Annotated[UUID | None, BeforeValidator(_place)]
"""A team that was chosen; None for the top of the tree, for everybody, or for no team."""


Minutes = Annotated[Version, within(1, LONGEST_SESSION)]
"""A whole number that has to be there, as a version has."""


class FoundingForm(Form):
    """A new organisation with its first team, and who speaks for it."""

    id: ClientId
    unit_id: ClientId
    name: Name
    zone: Zone
    own_name: Name
    unit_name: Name


class UnitForm(Form):
    """A new team."""

    id: ClientId
    name: Name
    parent_id: UnitChoice = None


class UnitNameForm(Form):
    """Another name for a team."""

    name: Name


class UnitPlaceForm(Form):
    """Where a team hangs from the next window on."""

    parent_id: UnitChoice = None


class InvitationForm(Form):
    """Whom to invite: so many, or one for each line of a list that is read and forgotten."""

    id: ClientId
    role: Annotated[Role, AfterValidator(_invited), NEEDED, choice(Role)]
    unit_id: UnitChoice = None
    count: Annotated[WholeNumber, within(1, MOST_AT_ONCE)] = None
    people: str = ""


class ReasonForm(Form):
    """Why a role ends, for those to read whom it concerns."""

    reason: Annotated[str, line(LONGEST_LINE)]


class ConsentWordsForm(Form):
    """What an organisation adds to the consent page; ``after`` is the version that was read."""

    after: str
    words_ko: Annotated[str, lines(LONGEST_WORDS)] = ""
    words_en: Annotated[str, lines(LONGEST_WORDS)] = ""


class KeyForm(Form):
    """A key for one of the organisation's own systems."""

    id: ClientId
    name: Annotated[str, line(LONGEST_KEY_NAME)]


def fresh(**values: object) -> Draft:
    """Make an empty page with the id of what it may become."""
    return Draft({"id": str(uuid4()), **values})


def founding_draft(zone: ZoneInfo) -> Draft:
    """Make the empty founding page, with her own clock to begin with."""
    return fresh(unit_id=str(uuid4()), zone=zone.key)


def people_of(form: InvitationForm) -> tuple[str, ...]:
    """The list of whom to invite, one a line; raise ``Invalid`` when it is too long."""
    people = tuple(said for part in form.people.splitlines() if (said := _seen(part).strip()))
    if len(people) > MOST_AT_ONCE:
        raise Invalid("too_many", field="people")
    return people


def batch_of(form: InvitationForm) -> Invited:
    """What to send; raise ``Invalid`` when neither a number nor a list says how many."""
    count = len(people_of(form)) or form.count
    if count is None:
        raise Invalid("count_needed", field="count")
    unit_id = None if form.role is Role.STEWARD else form.unit_id
    return Invited(form.id, form.role, unit_id, count)


def refused(typed: Mapping[str, Any], refusal: Invalid, field: str = "") -> Errors:
    """Say in the person's language why it will not do, at the field that it is about."""
    said = {
        "cycle": _("A team can't hang under itself or under one of its own."),
        "too_deep": _(
            "Teams go %(most)s levels deep at most. Choose a place nearer to the top.",
            most=MOST_LEVELS,
        ),
        "too_many_units": _(
            "At most %(most)s teams can be open. Closing one makes room with the next window.",
            most=format_number(MOST_UNITS),
        ),
        "organisations_id": _("This page was too old. Please open it again."),
        "has_children": _("Move or close the teams under it first."),
        "last_steward": _("This is the only steward. Invite another one first."),
        "unit_needed": _("For which team?"),
        "count_needed": _("Say how many, or paste a list."),
        "too_many": _("At most %(most)s at once, please.", most=MOST_AT_ONCE),
        "in_the_past": _("This moment has passed."),
        "too_far_ahead": _("Within a year from now, please."),
        "both_languages": _("Both languages, please: everybody reads one of the two."),
    }
    at = FIELDS.get(refusal.field, refusal.field) or field
    return refuse(typed, **{at: said.get(refusal.reason, _("This couldn't be read."))})
