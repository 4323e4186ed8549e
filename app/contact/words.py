"""How a contact page says where a contact lies."""

from zoneinfo import ZoneInfo

from app.language import format_day, format_number, format_time, ngettext
from app.language import gettext as _
from app.words import label
from journal.exposure.queries import Contact, ContactDay
from journal.vocabulary import BesideShift, Initiation


def initiations() -> list[tuple[str, str, str]]:
    """Return the three big answers: value, word, and what it means."""
    return [
        ("pushed", _("It came to me"), _("A call, a message, a sound.")),
        ("chosen", _("I chose to look"), _("Because I wanted to.")),
        ("uneasy", _("I looked out of unease"), _("It wouldn't leave me alone.")),
    ]


def choices(kept: Contact) -> list[tuple[str, str]]:
    """Return the answers to choose from; "not known" only where it stands so."""
    known = [(value, word) for value, word, _meaning in initiations()]
    unknown = [(Initiation.UNKNOWN.value, label(Initiation.UNKNOWN))]
    return known + (unknown if kept.initiation is Initiation.UNKNOWN else [])


def freedom() -> list[tuple[str, str]]:
    """Return the two answers to whether one could have left it."""
    return [("yes", _("I could have left it")), ("no", _("I had to look"))]


def when(kept: Contact) -> str:
    """Return its day and time on the clock of its own zone."""
    local = kept.at.astimezone(ZoneInfo(kept.zone))
    return f"{format_day(local.date())} {format_time(local)}"


def place(kept: Contact) -> str:
    """Return where it lies beside the shifts, in a sentence."""
    if kept.beside_shift is BesideShift.INSIDE:
        return _("This was inside your shift. It is kept, and not counted as contact outside it.")
    if kept.beside_shift is BesideShift.ON_CALL:
        return _("You were on call then. It is kept, and not counted as contact in your free time.")
    if not kept.is_outside_shift:
        return _("This is in a private room. It is kept, and never counted.")
    said = _beside(kept.beside_shift)
    if kept.minutes_after_shift is None or kept.beside_shift is BesideShift.BETWEEN:
        return said
    after = _("%(time)s after your shift.", time=duration(kept.minutes_after_shift))
    return after if kept.beside_shift is BesideShift.AFTER else f"{said} {after}"


def _beside(place: BesideShift) -> str:
    return {
        BesideShift.BETWEEN: _("It came between two stretches of one working day."),
        BesideShift.BEFORE: _("It came before your shift of that day."),
        BesideShift.DAY_OFF: _("It came on a day off."),
    }.get(place, _("It is kept as contact outside your shifts."))


def duration(minutes: int) -> str:
    """Return a length of time, in days from two of them on."""
    hours, rest = divmod(minutes, 60)
    if hours >= 48:  # noqa: PLR2004 - two days
        return ngettext("%(num)s day", "%(num)s days", hours // 24)
    if hours == 0:
        return ngettext("%(num)s minute", "%(num)s minutes", rest)
    if rest == 0:
        return ngettext("%(num)s hour", "%(num)s hours", hours)
    return _("%(hours)s h %(minutes)s min", hours=hours, minutes=rest)


def beside_plan(is_near: bool) -> str:  # noqa: FBT001 - what the journal says of one day
    """Return how the looks of a day lie beside her own times; neither is better."""
    return _("looks near your times") if is_near else _("looks at other times too")


def counts(day: ContactDay) -> str:
    """Return what a day held, tapped and imported told apart."""
    parts = []
    if day.manual:
        parts.append(_("by hand %(count)s", count=format_number(day.manual)))
    if day.imported:
        parts.append(_("imported %(count)s", count=format_number(day.imported)))
    return " · ".join(parts)
