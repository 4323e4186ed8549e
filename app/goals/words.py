"""How a goal and its plain count are told."""

from datetime import date

from app.language import format_date, format_number, ngettext
from app.language import gettext as _
from journal.goals.queries import KeptGoal
from journal.goals.rules import MOST_AT_A_TIME, Tally


def count(tally: Tally) -> str:
    """Tell on how many days it went well; nothing is said of the others."""
    since = format_date(tally.since)
    if tally.times == 0:
        return _("Begun on %(day)s.", day=since)
    if tally.lately is None:
        return ngettext(
            "Went well once since %(day)s.",
            "Went well %(num)s times since %(day)s.",
            tally.times,
            day=since,
        )
    return ngettext(
        "Went well once since %(day)s, %(lately)s of it in the last 4 weeks.",
        "Went well %(num)s times since %(day)s, %(lately)s of them in the last 4 weeks.",
        tally.times,
        day=since,
        lately=format_number(tally.lately),
    )


def until(goal: KeptGoal, today: date) -> str:
    """Name the day she set herself, if she did."""
    if goal.until is None:
        return ""
    day = format_date(goal.until)
    if goal.until < today:
        return _("The day you set, %(day)s, has passed.", day=day)
    return _("Until %(day)s.", day=day)


def enough() -> str:
    """Say that as many are minded as there can be."""
    return _(
        "%(most)s at a time is enough. Pause one or let one go, and there's room.",
        most=format_number(MOST_AT_A_TIME),
    )


def deletion(tally: Tally) -> str:
    """Say what a deletion takes along."""
    if tally.times == 0:
        return _("This can't be taken back.")
    return ngettext(
        "The day counted for it goes too. This can't be taken back.",
        "The %(num)s days counted for it go too. This can't be taken back.",
        tally.times,
    )


def done(what: str) -> str:
    """Say what has just been done; nothing for what no page leads to."""
    said = {
        "begun": _("It's kept. One tap whenever it went well, and never a duty."),
        "counted": _("Counted for today."),
        "taken_back": _("Taken back."),
        "pause": _("Paused. These days count as nothing at all."),
        "go_on": _("On it goes."),
        "let_go": _("Let go. What you counted stays below."),
        "deleted": _("Deleted, with all that was counted for it."),
        "take_up": _("Taken up again."),
    }
    return said.get(what, "")
