"""What the roster's pages show in their fields to begin with, or to take something back."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from app.forms import Draft
from journal.shifts.rules import WeeklyRule
from journal.shifts.sources import Single


def week_draft(pattern: WeeklyRule | None, zone: ZoneInfo, starting: date) -> Draft:
    """The week as it is now, to begin from; nine to six if there is none."""
    shown = _week_values(pattern) if pattern else {"begin": "09:00", "end": "18:00"}
    own_zone = pattern.zone if pattern else zone.key
    return Draft({"id": str(uuid4()), "zone": own_zone, "starting": starting.isoformat(), **shown})


def removed_draft(pattern_id: UUID, rule: WeeklyRule) -> Draft:
    """Everything of a week that was taken away, so that it can be kept again."""
    slots = " ".join(f"{one.weekday}:{one.start_minute}-{one.end_minute}" for one in rule.slots)
    return Draft(
        {
            "id": str(pattern_id),
            "zone": rule.zone,
            "starting": rule.starting.isoformat(),
            "until": rule.until.isoformat() if rule.until else "",
            "slots": slots,
        }
    )


def single_draft(single: Single) -> Draft:
    """Everything of a shift of one date, so that it can be kept again."""
    return Draft(
        {
            "id": str(single.id),
            "begin": clock(single.slot.start_minute),
            "end": clock(single.slot.end_minute),
            "zone": single.slot.zone,
            "instead": "yes" if single.slot.replaces_day else "no",
        }
    )


def clock(minute: int) -> str:
    """Minutes since midnight as a time field shows them."""
    return f"{minute // 60:02}:{minute % 60:02}"


@dataclass(frozen=True, slots=True)
class _Hours:
    """The stretches that some days share."""

    days: tuple[str, ...]
    stretches: tuple[tuple[int, int], ...]


def _week_values(rule: WeeklyRule) -> dict[str, Any]:
    """Fill the fields from a week: what most days share is usual, the next is the other hours."""
    by_day: dict[int, tuple[tuple[int, int], ...]] = {}
    for slot in rule.slots:
        by_day[slot.weekday] = (
            *by_day.get(slot.weekday, ()),
            (slot.start_minute, slot.end_minute),
        )
    groups = [
        _Hours(tuple(str(day) for day in by_day if by_day[day] == hours), hours)
        for hours in dict.fromkeys(by_day.values())
    ]
    usual, *others = sorted(groups, key=lambda group: -len(group.days))
    shown = {"days": list(usual.days), **_stretch_values("", usual.stretches[0])}
    if len(usual.stretches) > 1:
        shown |= _stretch_values("second_", usual.stretches[1])
    if others:
        shown |= {"other_days": list(others[0].days)}
        shown |= _stretch_values("other_", others[0].stretches[0])
    return shown


def _stretch_values(prefix: str, stretch: tuple[int, int]) -> dict[str, str]:
    return {f"{prefix}begin": clock(stretch[0]), f"{prefix}end": clock(stretch[1])}
