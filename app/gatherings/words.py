"""How a session lies beside her shifts, and what she has at it, in sentences."""

from app.language import gettext as _
from app.language import ngettext
from app.session_times import when
from journal.sessions.scheduled_queries import Gathering
from journal.sessions.scheduled_rules import Fit, Fitting, Standing

HOUR = 60


def fit_words(found: Fitting) -> str:
    """Return where a session lies beside her shifts."""
    return {
        Fit.IN_SHIFT: _("in your shift"),
        Fit.PARTLY_IN_SHIFT: _("partly in your shift"),
        Fit.DAY_OFF: _("on your day off"),
        Fit.UNKNOWN: _("no shift of yours is known around it"),
        Fit.AFTER_SHIFT: _after(found.minutes),
        Fit.BEFORE_SHIFT: _before(found.minutes),
    }[found.fit]


def standing_words(one: Gathering) -> str:
    """Return what she has at a date; for somebody who hasn't asked, whether there is room."""
    if one.date.is_cancelled:
        return _("Called off")
    return {
        Standing.HELD: _("You have a place"),
        Standing.MOVED_UP: _("You've moved up: you have a place"),
        Standing.WAITING: _("You're on the waiting list"),
        Standing.NONE: _("Waiting list") if one.is_full else _("Free places"),
    }[one.standing]


def said(code: str) -> str:
    """Return the sentence for what was just done; an empty one for anything else."""
    return {
        "held": _("You have a place."),
        "waiting": _("You're on the waiting list. When you move up, it says so here."),
        "left": _("Given up. Nobody is told."),
        "ended": _("That address shows nothing any more."),
    }.get(code, "")


def _after(minutes: int) -> str:
    if minutes == 0:
        return _("right after your shift")
    if minutes < HOUR:
        return ngettext(
            "%(num)s minute after your shift", "%(num)s minutes after your shift", minutes
        )
    return ngettext(
        "%(num)s hour after your shift", "%(num)s hours after your shift", minutes // HOUR
    )


def _before(minutes: int) -> str:
    if minutes == 0:
        return _("right before your shift")
    if minutes < HOUR:
        return ngettext(
            "%(num)s minute before your shift", "%(num)s minutes before your shift", minutes
        )
    return ngettext(
        "%(num)s hour before your shift", "%(num)s hours before your shift", minutes // HOUR
    )


__all__ = ["fit_words", "said", "standing_words", "when"]
