"""What the pages of a room say."""

from markupsafe import Markup

from app.language import format_number, ngettext
from app.language import gettext as _
from app.words import label, room_name
from journal.errors import Invalid
from journal.exposure.rooms import RoomDetail, RoomSeen
from journal.vocabulary import Alerts, Initiation, Relation, SourceKind


def refusal(invalid: Invalid) -> str:
    """Say why; raise ``KeyError`` for a reason that nobody has put into words."""
    return refusals()[invalid.reason]


def refusals() -> dict[str, str]:
    """Every reason in words."""
    return {
        "too_many_changes": _("A room can have 60 changes at most. Take an older one back first."),
        "in_the_future": _("This day is still to come."),
    }


def name(room: RoomSeen) -> Markup:
    """Call a room by its number, marked for her own name."""
    return room_name(room.id, room.number, room.label)


def aside(room: RoomSeen) -> str:
    """Say in short what a room is: its source and how much of it counts."""
    if room.relation is Relation.PRIVATE:
        return _("%(source)s · private", source=label(room.source))
    return _(
        "%(source)s · %(count)s outside shifts",
        source=label(room.source),
        count=format_number(room.outside),
    )


def holds(room: RoomSeen) -> str:
    """Say how much a room holds, and how much of it counts."""
    events = ngettext("It holds %(num)s contact.", "It holds %(num)s contacts.", room.events)
    if room.relation is Relation.PRIVATE:
        return f"{events} " + _("It is private, so none of them counts as contact outside a shift.")
    outside = ngettext(
        "%(num)s of them came or went outside your shifts.",
        "%(num)s of them came or went outside your shifts.",
        room.outside,
    )
    return f"{events} {outside}"


def ways(detail: RoomDetail) -> list[tuple[str, str]]:
    """Say how what lies outside the shifts came about, the most frequent first."""
    counted = sorted(detail.ways.items(), key=lambda one: -one[1])
    return [(label(way), format_number(count)) for way, count in counted]


def bulk_options() -> list[tuple[str, str]]:
    """Return what can be said of everything in a room at once."""
    said = (Initiation.PUSHED, Initiation.CHOSEN, Initiation.UNEASY)
    return [
        *((way.value, label(way)) for way in said),
        ("rules", _("As the rules say")),
    ]


def may_ring(room: RoomSeen) -> bool:
    """Whether alerts say anything about a room: a call rings anyway, an opened app never does."""
    return room.source not in {SourceKind.CDR, SourceKind.NOTIFICATION, SourceKind.ACTIVITY}


def alerts_options() -> list[tuple[str, str]]:
    """Return the three answers to whether a room rings."""
    return [(alerts.value, label(alerts)) for alerts in Alerts]
