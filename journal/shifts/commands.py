"""Writing down when one works; what depends on it is made anew in the same transaction."""

from datetime import date, datetime
from hashlib import sha256
from uuid import UUID, uuid5

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.forgetting import forget
from journal.errors import Conflict, Invalid, NotFound
from journal.model import DayOff, SingleShift, WeeklyPattern, WeeklySlot
from journal.shifts.derived import rebuild_after_change
from journal.shifts.queries import patterns, roster_days
from journal.shifts.rules import EARLIEST, LATEST, DatedSlot, RepeatingRule, check_rule
from journal.shifts.sources import Pattern, Single
from journal.shifts.succession import staying
from journal.shifts.swaps import kind_of_swapped, moved_to
from journal.vocabulary import DayKind, EntryKind, ShiftKind


def set_repeating_rule(
    session: Session, account_id: UUID, pattern_id: UUID, rule: RepeatingRule, now: datetime
) -> None:
    """Keep a repeating rule from its first date on; rules that start within it give way.

    What was worked before that date stays. Raises ``Invalid`` for a rule that cannot be,
    ``Conflict`` for a used id with another rule.
    """
    check_rule(rule)
    kept = session.execute(
        select(WeeklyPattern.body_hash).where(
            WeeklyPattern.account_id == account_id, WeeklyPattern.id == pattern_id
        )
    ).scalar()
    if kept == _hash_of(rule):
        return
    if kept is not None:
        raise Conflict
    _make_room(session, account_id, rule)
    _insert_pattern(session, account_id, pattern_id, rule, now=now)
    rebuild_after_change(session, account_id, rule.starting, rule.until)


def remove_repeating_rule(session: Session, account_id: UUID, pattern_id: UUID) -> Pattern:
    """Take a rule away and return it; the one that started before it holds again."""
    found = next((one for one in patterns(session, account_id) if one.id == pattern_id), None)
    if found is None:
        raise NotFound
    _delete_pattern(session, account_id, pattern_id)
    rebuild_after_change(session, account_id, found.rule.starting, found.rule.until)
    return found


def add_single_shift(session: Session, account_id: UUID, single: Single, now: datetime) -> None:
    """Keep a shift of one date; a day off on that date ends. ``Conflict`` for a used id."""
    slot = single.slot
    if not EARLIEST <= slot.local_date <= LATEST:
        raise Invalid("date_out_of_range", field="local_date")
    kept = session.get(SingleShift, (account_id, single.id))
    if kept is not None:
        if _single(kept) != single:
            raise Conflict
        return
    session.add(_row(account_id, single, now))
    _delete_day_off(session, account_id, slot.local_date)
    rebuild_after_change(session, account_id, slot.local_date, slot.local_date)


def remove_single_shift(session: Session, account_id: UUID, single_id: UUID) -> Single:
    """Take a shift of one date away and return it; no device brings it again."""
    kept = session.get(SingleShift, (account_id, single_id))
    if kept is None:
        raise NotFound
    removed = _single(kept)
    session.delete(kept)
    forget(session, account_id, EntryKind.SHIFT, single_id)
    rebuild_after_change(session, account_id, removed.slot.local_date, removed.slot.local_date)
    return removed


def add_day_off(
    session: Session, account_id: UUID, day: date, now: datetime, kind: DayKind = DayKind.OFF
) -> None:
    """Keep a date free of work, whatever else was entered for it; ``kind`` is why."""
    if not EARLIEST <= day <= LATEST:
        raise Invalid("date_out_of_range", field="local_date")
    kept = session.get(DayOff, (account_id, day))
    if kept is not None and kept.kind == kind:
        return
    if kept is None:
        kept = DayOff(account_id=account_id, local_date=day, created_at=now)
        session.add(kept)
    kept.kind = kind.value
    rebuild_after_change(session, account_id, day, day)


def remove_day_off(session: Session, account_id: UUID, day: date) -> None:
    """Let the usual shifts of a date stand again; nothing happens if it was no day off."""
    _delete_day_off(session, account_id, day)
    rebuild_after_change(session, account_id, day, day)


def swap_days(
    session: Session, account_id: UUID, first: date, second: date, now: datetime, *, swap_id: UUID
) -> None:
    """Let two dates change places, with all that was planned for them; ``swap_id`` names the act.

    A replay of it changes nothing. Raises ``Invalid`` where neither date has a shift, or one that
    does not begin on its own date, and ``Conflict`` for a used id with other dates.
    """
    if not all(EARLIEST <= day <= LATEST for day in (first, second)):
        raise Invalid("date_out_of_range", field="local_date")
    kept = session.get(SingleShift, (account_id, uuid5(swap_id, "0")))
    if kept is not None:
        if kept.local_date not in {first, second}:
            raise Conflict
        return
    days = [roster_days(session, account_id, day, day)[0] for day in (first, second)]
    moved = [
        *moved_to(second, (*days[0].shifts, *days[0].on_call)),
        *moved_to(first, (*days[1].shifts, *days[1].on_call)),
    ]
    if first == second or not moved:
        raise Invalid("nothing_to_swap", field="second")
    for taken in (first, second):
        _clear(session, account_id, taken)
    session.add_all(
        _row(account_id, Single(uuid5(swap_id, str(number)), slot), now)
        for number, slot in enumerate(moved)
    )
    session.add_all(
        DayOff(
            account_id=account_id, local_date=to, kind=kind_of_swapped(day.day_kind), created_at=now
        )
        for day, to in zip(days, (second, first), strict=True)
        if not day.shifts and not day.on_call
    )
    for taken in (first, second):
        rebuild_after_change(session, account_id, taken, taken)


def _clear(session: Session, account_id: UUID, day: date) -> None:
    """Forget what was entered for one date."""
    _delete_day_off(session, account_id, day)
    session.execute(
        delete(SingleShift).where(
            SingleShift.account_id == account_id, SingleShift.local_date == day
        )
    )


def _make_room(session: Session, account_id: UUID, rule: RepeatingRule) -> None:
    """Let the rules that start within a new one give way; what lies after it stays."""
    kept = patterns(session, account_id)
    for one, stays in zip(kept, staying([one.rule for one in kept], rule), strict=True):
        if stays is None:
            _delete_pattern(session, account_id, one.id)
        elif stays.starting != one.rule.starting:
            session.execute(
                update(WeeklyPattern)
                .where(WeeklyPattern.account_id == account_id, WeeklyPattern.id == one.id)
                .values(starting=stays.starting)
            )


def _insert_pattern(
    session: Session, account_id: UUID, pattern_id: UUID, rule: RepeatingRule, *, now: datetime
) -> None:
    session.execute(
        insert(WeeklyPattern).values(
            account_id=account_id,
            id=pattern_id,
            zone=rule.zone,
            starting=rule.starting,
            until=rule.until,
            cycle_days=rule.cycle_days,
            anchor=rule.anchor,
            holidays=rule.holidays,
            pattern_name=rule.pattern_name,
            body_hash=_hash_of(rule),
            created_at=now,
        )
    )
    session.execute(
        insert(WeeklySlot),
        [
            {
                "account_id": account_id,
                "pattern_id": pattern_id,
                "weekday": slot.day,
                "start_minute": slot.start_minute,
                "end_minute": slot.end_minute,
                "kind": slot.kind.value,
            }
            for slot in rule.slots
        ],
    )


def _delete_pattern(session: Session, account_id: UUID, pattern_id: UUID) -> None:
    session.execute(
        delete(WeeklyPattern).where(
            WeeklyPattern.account_id == account_id, WeeklyPattern.id == pattern_id
        )
    )


def _delete_day_off(session: Session, account_id: UUID, day: date) -> None:
    session.execute(delete(DayOff).where(DayOff.account_id == account_id, DayOff.local_date == day))


def _hash_of(rule: RepeatingRule) -> bytes:
    """SHA-256 of a rule: equal exactly when the rules are."""
    return sha256(repr(rule).encode()).digest()


def _row(account_id: UUID, single: Single, now: datetime) -> SingleShift:
    slot = single.slot
    return SingleShift(
        account_id=account_id,
        id=single.id,
        local_date=slot.local_date,
        zone=slot.zone,
        start_minute=slot.start_minute,
        end_minute=slot.end_minute,
        replaces_day=slot.replaces_day,
        kind=slot.kind.value,
        created_at=now,
    )


def _single(kept: SingleShift) -> Single:
    slot = DatedSlot(
        kept.local_date,
        kept.zone,
        kept.start_minute,
        kept.end_minute,
        kept.replaces_day,
        ShiftKind(kept.kind),
    )
    return Single(kept.id, slot)
