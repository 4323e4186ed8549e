"""Two versions of one check-in beside each other, in words."""

from dataclasses import dataclass
from enum import StrEnum

from app.check_ins import questions
from app.language import format_moment, format_number
from app.language import gettext as _
from app.words import label
from journal.check_ins.queries import LoggedCheckIn
from journal.check_ins.rules import NAMES, Entry


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that was answered differently."""

    legend: str
    kept: str
    typed: str


def differences(kept: LoggedCheckIn, typed: Entry) -> list[Difference]:
    """The moment and every answer in which the kept entry and the typed one differ."""
    moments = (format_moment(kept.at, kept.zone), format_moment(typed.at, typed.zone))
    first = [Difference(_("When"), *moments)] if kept.at != typed.at else []
    legends = questions.legends()
    pairs = ((name, getattr(kept.answers, name), getattr(typed.answers, name)) for name in NAMES)
    return first + [
        Difference(legends[name], _said(name, before), _said(name, now))
        for name, before, now in pairs
        if before != now
    ]


def _said(name: str, value: int | StrEnum | None) -> str:
    if value is None:
        return _("Not answered")
    if isinstance(value, StrEnum):
        return label(value)
    if name == "sleep_minutes":
        return questions.duration(value)
    scales = {one.name: one for one in (*questions.core(), *questions.more().values())}
    return scales[name].words[value - 1] if name in scales else format_number(value)
