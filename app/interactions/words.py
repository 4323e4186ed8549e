"""What is said about an interaction once it is written down."""

from dataclasses import dataclass
from enum import StrEnum

from app.language import format_moment, format_number, ngettext
from app.language import gettext as _
from app.words import label
from journal.interactions.queries import LoggedInteraction
from journal.interactions.rules import NAMES, Entry

IN_MINUTES_UP_TO = 180


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that was answered differently."""

    legend: str
    kept: str
    typed: str


def lateness(minutes_before_end: int | None) -> str:
    """Say how late in the shift it came."""
    if minutes_before_end is None:
        return _("No shift is known around this time, so how late it came stays open.")
    if minutes_before_end == 0:
        return _("Right at the end of your shift.")
    if minutes_before_end < 0:
        return _after(-minutes_before_end)
    if minutes_before_end > IN_MINUTES_UP_TO:
        hours = format_number(minutes_before_end // 60)
        return _("About %(hours)s hours before the end of your shift.", hours=hours)
    return ngettext(
        "%(num)s minute before the end of your shift.",
        "%(num)s minutes before the end of your shift.",
        minutes_before_end,
    )


def legends() -> dict[str, str]:
    """What each answer of an interaction is an answer to."""
    return {
        "kind": _("Most of all it was"),
        "channel": _("Where did it come in?"),
        "intensity": _("How hard did it hit?"),
        "still_with_me": _("How much of it is still with you?"),
        "ending": _("How did it end?"),
        "backed": _("Who backed you up?"),
        "overtime_minutes": _("Overtime it caused"),
        "cause": _("What would have prevented it?"),
    }


def amounts() -> tuple[str, ...]:
    """The five words of both scales, lowest first."""
    return (_("Not at all"), _("A little"), _("Somewhat"), _("Quite a lot"), _("Very much"))


def differences(kept: LoggedInteraction, typed: Entry) -> list[Difference]:
    """The moment and every answer in which the kept entry and the typed one differ."""
    moments = (format_moment(kept.at, kept.zone), format_moment(typed.at, typed.zone))
    first = [Difference(_("When"), *moments)] if kept.at != typed.at else []
    asked = legends()
    pairs = ((name, getattr(kept.hit, name), getattr(typed.hit, name)) for name in NAMES)
    return first + [
        Difference(asked[name], _said(name, before), _said(name, now))
        for name, before, now in pairs
        if before != now
    ]


def _after(minutes: int) -> str:
    if minutes > IN_MINUTES_UP_TO:
        hours = format_number(minutes // 60)
        return _("About %(hours)s hours after the planned end of your shift.", hours=hours)
    return ngettext(
        "%(num)s minute after the planned end of your shift.",
        "%(num)s minutes after the planned end of your shift.",
        minutes,
    )


def _said(name: str, value: int | StrEnum | None) -> str:
    if value is None:
        return _("Not answered")
    if isinstance(value, StrEnum):
        return label(value)
    if name == "overtime_minutes":
        return ngettext("%(num)s minute", "%(num)s minutes", value)
    return amounts()[value - 1]
