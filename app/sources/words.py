"""What the page about sources says of each of them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from app.language import format_date, format_time, ngettext
from app.language import gettext as _
from app.words import room_name
from journal.exposure.rooms import RoomSeen
from journal.exposure.stretches import Stretch, gaps
from journal.importing.sources import DeviceSource, ImportSeen
from journal.vocabulary import Relation

SHORTEST_GAP_DAYS = 1


def name(room: RoomSeen) -> Markup:
    """Call a room by its number, marked for her own name."""
    return room_name(room.id, room.number, room.label)


def days(stretch: Stretch, zone: ZoneInfo) -> str:
    """Write a stretch by its first and its last day."""
    first, last = (
        moment.astimezone(zone).date() for moment in (stretch.starts_at, stretch.ends_at)
    )
    if first == last:
        return format_date(first)
    return _("%(first)s to %(last)s", first=format_date(first), last=format_date(last))


def moment(at: datetime, zone: ZoneInfo) -> str:
    """Write an aware moment with its year, which a list of sources needs."""
    local = at.astimezone(zone)
    return f"{format_date(local.date())} {format_time(local)}"


def covered(stretches: tuple[Stretch, ...], zone: ZoneInfo) -> str:
    """Say which time is covered."""
    if not stretches:
        return _("No time is covered: only the moments themselves are known.")
    return _("Covers %(time)s.", time=", ".join(days(one, zone) for one in stretches))


def unknown(stretches: tuple[Stretch, ...], now: datetime, zone: ZoneInfo) -> list[str]:
    """Name the gaps between what is covered, and the time since, the newest first."""
    found = []
    for gap in gaps(stretches, now):
        if (gap.ends_at - gap.starts_at).days < SHORTEST_GAP_DAYS:
            continue
        if gap.ends_at == now:
            since = format_date(gap.starts_at.astimezone(zone).date())
            found.append(_("Nothing is known since %(day)s.", day=since))
        else:
            found.append(_("Nothing is known from %(time)s.", time=days(gap, zone)))
    return found[::-1]


def arrival(room: RoomSeen, zone: ZoneInfo) -> str:
    """Say when the last of it came."""
    if room.last is None:
        return _("It holds nothing.")
    held = ngettext("%(num)s contact", "%(num)s contacts", room.events)
    last = _("%(held)s, the last on %(when)s.", held=held, when=moment(room.last, zone))
    if room.relation is Relation.PRIVATE:
        return f"{last} " + _("It is private and never counts.")
    return last


def brought(one: ImportSeen, zone: ZoneInfo) -> str:
    """Say when an import was made and what it added."""
    day = format_date(one.created_at.astimezone(zone).date())
    added = ngettext("%(num)s was new", "%(num)s were new", one.added)
    line = _("Imported on %(day)s: %(added)s.", day=day, added=added)
    if one.rooms > 1:
        return f"{line} " + ngettext(
            "It covers %(num)s room.",
            "It covers %(num)s rooms; undoing takes what it added out of all.",
            one.rooms,
        )
    return line


def device(one: DeviceSource, zone: ZoneInfo) -> str:
    """Say when a device was last heard of."""
    if one.is_revoked:
        return _("No longer connected.")
    if one.last_used_at is None:
        return _("Not used yet.")
    return _("Last used %(when)s.", when=moment(one.last_used_at, zone))
