"""What the roster's pages show in their fields to begin with, or to take something back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from app.forms import Draft
from journal.shifts.rules import RepeatingRule, Slot
from journal.shifts.sources import Pattern, Single
from journal.vocabulary import ShiftKind

A_YEAR = timedelta(days=365)


def first_date(kept: Sequence[Pattern], today: date) -> date:
    """From when a new rule holds unless told otherwise: a later one replaces only the future.

    A first one is mostly an old one, and what is brought in later is placed by it.
    """
    return today if kept else today - A_YEAR


def week_draft(rule: RepeatingRule | None, zone: ZoneInfo, starting: date) -> Draft:
    """The week as it is now, to begin from; nine to six if there is none."""
    shown = _week_values(rule) if rule else {"begin": "09:00", "end": "18:00"}
    own_zone = rule.zone if rule else zone.key
    return Draft({"id": str(uuid4()), "zone": own_zone, "starting": starting.isoformat(), **shown})


def removed_draft(pattern_id: UUID, rule: RepeatingRule) -> Draft:
    """Everything of a rule that was taken away, so that it can be kept again."""
    return Draft(
        {
            "id": str(pattern_id),
            "zone": rule.zone,
            "starting": rule.starting.isoformat(),
            "until": rule.until.isoformat() if rule.until else "",
            "cycle_days": str(rule.cycle_days),
            "anchor": rule.anchor.isoformat(),
            "holidays": rule.holidays or "",
            "pattern_name": rule.pattern_name or "",
            "slots": " ".join(_slot_text(slot) for slot in rule.slots),
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
            "kind": single.slot.kind.value,
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


def _slot_text(slot: Slot) -> str:
    letter = "c" if slot.kind is ShiftKind.ON_CALL else ""
    return f"{slot.day}:{slot.start_minute}-{slot.end_minute}{letter}"


def _week_values(rule: RepeatingRule) -> dict[str, Any]:
    """Fill the fields from a week: what most days share is usual, the next is the other hours."""
    shown: dict[str, Any] = {"holidays": rule.holidays or ""}
    work, *others = _groups(rule, ShiftKind.WORK) or [_Hours((), ())]
    if work.stretches:
        shown |= {"days": list(work.days), **_stretch_values("", work.stretches[0])}
    if len(work.stretches) > 1:
        shown |= _stretch_values("second_", work.stretches[1])
    for name, group in [("other", one) for one in others[:1]] + [
        ("on_call", one) for one in _groups(rule, ShiftKind.ON_CALL)[:1]
    ]:
        shown |= {f"{name}_days": list(group.days)}
        shown |= _stretch_values(f"{name}_", group.stretches[0])
    return shown


def _groups(rule: RepeatingRule, kind: ShiftKind) -> list[_Hours]:
    """The days of a week by the hours of one kind that they share, most days first."""
    by_day: dict[int, tuple[tuple[int, int], ...]] = {}
    for slot in rule.slots:
        if slot.kind is kind:
            by_day[slot.day] = (*by_day.get(slot.day, ()), (slot.start_minute, slot.end_minute))
    groups = [
        _Hours(tuple(str(day) for day in by_day if by_day[day] == hours), hours)
        for hours in dict.fromkeys(by_day.values())
    ]
    return sorted(groups, key=lambda group: -len(group.days))


def _stretch_values(prefix: str, stretch: tuple[int, int]) -> dict[str, str]:
    return {f"{prefix}begin": clock(stretch[0]), f"{prefix}end": clock(stretch[1])}
