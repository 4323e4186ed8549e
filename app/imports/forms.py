"""What the import pages send, and what they show."""

from collections import Counter
from functools import cache
from typing import Annotated, ClassVar
from uuid import UUID, uuid4
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.access import SignedIn
from app.forms import NEEDED, ClientId, Draft, Errors, Form, Zone, choice, refuse
from app.imports.parcel import Parcel
from app.imports.words import refusal
from app.language import format_number
from app.language import gettext as _
from journal.errors import Invalid
from journal.importing.export import ParsedExport
from journal.importing.normal_form import Choices
from journal.importing.rooms import Room
from journal.vocabulary import Alerts, Relation

MOST_NAMES = 300
LONGEST_NUMBER = 9
NOBODY = "none"


def _room(value: str) -> str:
    try:
        return value if value in {"", "new"} else str(UUID(value))
    except ValueError as wrong:
        raise PydanticCustomError("enum", "not a room") from wrong


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER


def _owner(value: str) -> str:
    if value and value != NOBODY and not _is_number(value):
        raise PydanticCustomError("enum", "not a sender")
    return value


class AnswersForm(Form):
    """What was answered so far; ``sender`` holds the names, which live in the page alone."""

    many: ClassVar[frozenset[str]] = frozenset({"sender"})

    id: ClientId
    parcel: str
    zone: Zone
    owner: Annotated[str, Field(max_length=LONGEST_NUMBER), AfterValidator(_owner)] = ""
    room: Annotated[str, AfterValidator(_room)] = ""
    alerts: Annotated[Alerts | None, choice(Alerts)] = None
    relation: Annotated[Relation, choice(Relation)] = Relation.UNKNOWN
    sender: Annotated[list[str], Field(default_factory=list)]


class SavingForm(AnswersForm):
    """All answers, ready to save."""

    owner: Annotated[str, Field(min_length=1, max_length=LONGEST_NUMBER), AfterValidator(_owner)]
    room: Annotated[str, Field(min_length=1), AfterValidator(_room)]
    alerts: Annotated[Alerts, NEEDED, choice(Alerts)]


def fresh_draft(agent: SignedIn, export: ParsedExport, sealed: str) -> Draft:
    """Make the first page for a file: what it says itself, and her own zone."""
    counts = Counter(export.timeline.sender_indices)
    named = [f"{index}|{export.senders[index]}" for index, _ in counts.most_common(MOST_NAMES)]
    owner = export.timeline.owner
    return Draft(
        {
            "id": str(uuid4()),
            "parcel": sealed,
            "zone": agent.zone.key,
            "owner": "" if owner is None else str(owner),
            "relation": Relation.UNKNOWN.value,
            "sender": named,
        }
    )


def with_room(form: Draft, room: Room | None) -> Draft:
    """Propose the room a file was found to belong to, with what is known of it."""
    if form.get("room"):
        return form
    known = {"room": "new"}
    if room is not None:
        known = {"room": str(room.id), "alerts": room.alerts.value, "relation": room.relation.value}
    return Draft({**form.values, **known}, form.messages)


def choices_of(form: AnswersForm, parcel: Parcel) -> Choices:
    """Read the answers for the journal; raise ``Invalid`` for a sender who is not in the file."""
    owner = int(form.owner) if form.owner.isdigit() else None
    if owner is not None and owner > max(parcel.timeline.sender_indices):
        raise Invalid("me_not_in_file", field="owner")
    return Choices(form.zone, form.alerts or Alerts.UNKNOWN, owner, form.relation)


def refused(form: AnswersForm, invalid: Invalid) -> Errors:
    """Say beside the field why the journal will not take it."""
    return refuse(form, **{invalid.field or "file": refusal(invalid)})


def owner_options(form: Draft, parcel: Parcel) -> list[tuple[str, str]]:
    """Return who wrote how much, for the one question which of them she is."""
    counts = Counter(parcel.timeline.sender_indices)
    named = (entry.partition("|") for entry in form.get("sender") or [])
    return [
        (index, f"{name} ({format_number(counts[int(index)])})")
        for index, _bar, name in named
        if _is_number(index)
    ] + [(NOBODY, _("Not in this list"))]


def room_options(rooms: list[Room]) -> list[tuple[str, str]]:
    """Return her rooms by number, and a new one."""
    known = [(str(room.id), _("Room %(number)s", number=room.number)) for room in rooms]
    return [*known, ("new", _("A new room"))]


@cache
def zone_options() -> list[tuple[str, str]]:
    """Return every zone there is."""
    return [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]
