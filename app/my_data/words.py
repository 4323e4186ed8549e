"""How the pages about her own data say dates, counts and what was just done."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.language import format_date, format_moment, format_number, ngettext
from app.language import gettext as _
from journal.my_data.counting import Counts
from journal.my_data.erasing import Pending
from journal.my_data.keeping import Retained
from journal.my_data.rules import FEWEST_MONTHS, MONTHS_KEPT, Period
from journal.teams.left_alone import LeftAlone


def on_day(moment: datetime, zone: ZoneInfo) -> str:
    """Return the date of a moment on a clock."""
    return format_date(moment.astimezone(zone).date())


def months() -> list[tuple[str, str]]:
    """Return every time that entries can stay, the longest first."""
    return [
        (str(number), ngettext("%(num)s month", "%(num)s months", number))
        for number in range(MONTHS_KEPT, FEWEST_MONTHS - 1, -1)
    ]


def kept(retained: Retained) -> str:
    """Say from when on entries stay today."""
    return _("Entries from before %(day)s go.", day=format_date(retained.kept_from))


def warning(retained: Retained) -> str:
    """Say that something goes within a week, for the first time."""
    if retained.first_goes_on is None:
        return ""
    return _(
        "On %(day)s the first entries go by their age. Take your data with you before that if "
        "you want to keep them.",
        day=format_date(retained.first_goes_on),
    )


def days(period: Period) -> str:
    """Name the days of a period."""
    if period.first == period.last:
        return format_date(period.first)
    first, last = format_date(period.first), format_date(period.last)
    return _("%(first)s to %(last)s", first=first, last=last)


def waiting(pending: Pending, zone: ZoneInfo) -> str:
    """Say what goes, and when."""
    if pending.period is None:
        return ""
    said = _(
        "%(days)s: everything goes on %(when)s.",
        days=days(pending.period),
        when=format_moment(pending.due_at, zone),
    )
    return f"{said} {_('Shifts too.')}" if pending.period.with_shifts else said


def counted(counts: Counts) -> list[tuple[str, str]]:
    """Name what lies in a period, with how much of it; shifts stand by themselves."""
    named = (
        (_("Check-ins"), counts.check_ins),
        (_("Hard interactions"), counts.interactions),
        (_("Contact outside the shift and in it"), counts.contact),
        (_("Filled-in questionnaires"), counts.answers),
        (_("Days counted for goals"), counts.taps),
        (_("Marks of a change"), counts.changes),
        (_("Guided sessions"), counts.sessions),
        (_("Answers to suggestions"), counts.offers),
        (_("Plans for messages"), counts.plans),
        (_("Words of yours about these"), counts.notes),
    )
    return [(name, format_number(number)) for name, number in named if number]


def alone(left: LeftAlone) -> str:
    """Say which units nobody would lead once the account is gone; an empty text for none."""
    if not left.units:
        return ""
    return _(
        "Nobody but you leads: %(units)s. Without a lead, nobody there writes down what was "
        "changed about a cause, until a steward invites another one.",
        units=", ".join(left.units),
    )


def done(code: str) -> str:
    """Return the sentence for what was just done; an empty one for anything else."""
    return {
        "months": _("Saved. What is too old for it goes in a week at the earliest."),
        "period": _("Noted. It goes in 24 hours, and until then nothing is hidden."),
        "account": _("Noted. The account goes in seven days. Until then all is as it was."),
        "taken_back": _("Taken back. Nothing goes."),
        "staying": _("Taken back. Your account stays, with everything in it."),
        "agreed": _("Saved, with today's date."),
        "withdrawn": _("Withdrawn, from now on."),
    }.get(code, "")
