"""What the import pages send, and what they show."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, ClassVar
from uuid import UUID, uuid4
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.access import SignedIn
from app.forms import ClientId, Draft, Errors, Form, Zone, choice, refuse
from app.imports.parcel import Parcel
from app.imports.refusals import refusal
from app.language import format_number
from app.language import gettext as _
from app.words import room_name
from journal.errors import Invalid
from journal.importing.export import CHANNELS, ParsedExport
from journal.importing.normal_form import Choices
from journal.importing.rooms import Room
from journal.vocabulary import Alerts, ContactChannel, Relation

MOST_NAMES = 300
MOST_PICKS = 2_000
LONGEST_NUMBER = 9
NOBODY = "none"

_MESSAGES = frozenset(
    CHANNELS.index(channel) for channel in (ContactChannel.MESSENGER, ContactChannel.CHAT)
)


def _room(value: str) -> str:
    try:
        return value if value in {"", "new"} else str(UUID(value))
    except ValueError as wrong:
        raise PydanticCustomError("enum", "not a room") from wrong


def is_number(value: str) -> bool:
    """Whether a text is a place in a list, and not so long that reading it would cost time."""
    return value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER


def _owner(value: str) -> str:
    if value and value != NOBODY and not is_number(value):
        raise PydanticCustomError("enum", "not a sender")
    return value


class AnswersForm(Form):
    """What was answered so far; ``sender`` and ``partner`` hold names, which live in the page."""

    many: ClassVar[frozenset[str]] = frozenset({"sender", "partner", "picked"})

    id: ClientId
    parcel: str
    zone: Zone
    owner: Annotated[str, Field(max_length=LONGEST_NUMBER), AfterValidator(_owner)] = ""
    room: Annotated[str, AfterValidator(_room)] = ""
    alerts: Annotated[Alerts | None, choice(Alerts)] = None
    relation: Annotated[Relation, choice(Relation)] = Relation.UNKNOWN
    sender: Annotated[list[str], Field(default_factory=list)]
    partner: Annotated[list[str], Field(default_factory=list)]
    picked: Annotated[list[str], Field(default_factory=list)]


@dataclass(frozen=True, slots=True)
class Questions:
    """What a file leaves open, so that nothing is asked that it says itself."""

    zone: bool
    owner: bool
    picks: bool
    room: bool
    alerts: bool

    @property
    def needed(self) -> list[str]:
        """The fields that have to be answered before anything is saved."""
        asked = {"owner": self.owner, "alerts": self.alerts, "room": self.room}
        return [name for name, is_asked in asked.items() if is_asked]


def questions_of(parcel: Parcel) -> Questions:
    timeline = parcel.timeline
    return Questions(
        zone=timeline.is_local,
        owner=not timeline.ways,
        picks=parcel.partners > 1 or timeline.joins_rooms,
        room=parcel.has_one_room,
        alerts=not timeline.channels or not _MESSAGES.isdisjoint(timeline.channels),
    )


def unanswered(form: AnswersForm, parcel: Parcel) -> Errors | None:
    """Say beside each question that still needs an answer; None when there is none."""
    asked = questions_of(parcel)
    missing = {name: _("This is needed.") for name in asked.needed if not getattr(form, name)}
    if asked.picks and not picked_of(form.picked, parcel):
        missing["picked"] = refusal(Invalid("nothing_picked"))
    return refuse(form, **missing) if missing else None


def fresh_draft(agent: SignedIn, export: ParsedExport, parcel: Parcel, sealed: str) -> Draft:
    """Make the first page for a file: what it says itself, and her own zone."""
    timeline = export.timeline
    owner = timeline.owner
    asked = questions_of(parcel)
    return Draft(
        {
            "id": str(uuid4()),
            "parcel": sealed,
            "zone": agent.zone.key,
            "owner": "" if owner is None else str(owner),
            "relation": Relation.UNKNOWN.value,
            "sender": _named(Counter(timeline.sender_indices), export.senders, MOST_NAMES)
            if asked.owner
            else [],
            "partner": _named(room_counts(parcel), export.rooms, MOST_PICKS) if asked.picks else [],
        }
    )


def with_picked(form: Draft, indices: list[int]) -> Draft:
    """Tick what was picked another time."""
    return replace(form, values={**form.values, "picked": [str(index) for index in indices]})


def with_room(form: Draft, room: Room | None) -> Draft:
    """Propose the room a file was found to belong to, with what is known of it."""
    if form.get("room"):
        return form
    known = {"room": "new"}
    if room is not None:
        known = {"room": str(room.id), "alerts": room.alerts.value, "relation": room.relation.value}
    return replace(form, values={**form.values, **known})


def choices_of(form: AnswersForm, parcel: Parcel) -> Choices:
    """Read the answers for the journal; raise ``Invalid`` for a sender who is not in the file."""
    asked = questions_of(parcel)
    owner = int(form.owner) if asked.owner and form.owner.isdigit() else None
    if owner is not None and owner > max(parcel.timeline.sender_indices):
        raise Invalid("me_not_in_file", field="owner")
    picked = picked_of(form.picked, parcel) if asked.picks else None
    # Nothing ticked yet is not the wish to see nothing.
    return Choices(form.zone, form.alerts or Alerts.UNKNOWN, owner, form.relation, picked or None)


def picked_of(ticked: list[str], parcel: Parcel) -> frozenset[int]:
    """Read which of the file's rooms are ticked."""
    numbers = {int(one) for one in ticked if is_number(one)}
    return frozenset(number for number in numbers if number < parcel.partners)


def room_counts(parcel: Parcel) -> Counter[int]:
    """Count the events of each room of a file."""
    timeline = parcel.timeline
    return Counter(timeline.room_indices) or Counter({0: len(timeline.moments)})


def refused(form: AnswersForm, invalid: Invalid) -> Errors:
    """Say beside the field why the journal will not take it."""
    return refuse(form, **{invalid.field or "file": refusal(invalid)})


def owner_options(form: Draft, parcel: Parcel) -> list[tuple[str, str]]:
    """Return who wrote how much, for the one question which of them she is."""
    counts = Counter(parcel.timeline.sender_indices)
    return [
        (index, f"{name} ({format_number(counts[int(index)])})")
        for index, name in names_in(form, "sender")
    ] + [(NOBODY, _("Not in this list"))]


def pick_options(form: Draft, parcel: Parcel) -> list[tuple[str, str, str]]:
    """Return the rooms of a file as number, name and count."""
    counts = room_counts(parcel)
    return [
        (index, name or _("Not named"), format_number(counts[int(index)]))
        for index, name in names_in(form, "partner")
    ]


def names_in(form: Draft, field: str) -> list[tuple[str, str]]:
    """Read a list of names as the page sent it back, each after its number and a bar."""
    entries = (entry.partition("|") for entry in form.get(field) or [])
    return [(index, name) for index, _bar, name in entries if is_number(index)]


def room_options(rooms: list[Room]) -> list[tuple[str, str]]:
    """Return her rooms by number, marked for her own names, and a new one."""
    return [
        *((str(room.id), room_name(room.id, room.number, room.label)) for room in rooms),
        ("new", _("A new room")),
    ]


@cache
def zone_options() -> list[tuple[str, str]]:
    """Return every zone there is."""
    return [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]


def _named(counts: Counter[int], names: tuple[str, ...], most: int) -> list[str]:
    return [f"{index}|{_shown(names[index])}" for index, _count in counts.most_common(most)]


def _shown(name: str) -> str:
    # Before a tab stands what the source calls it for ever, behind it what people call it.
    return name.rpartition("\t")[2]
