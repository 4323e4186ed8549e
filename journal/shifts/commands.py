"""Writing down when one works; what depends on it is made anew in the same transaction."""

from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.model import DayOff, SingleShift, WeeklyPattern, WeeklySlot
from journal.shifts.derived import rebuild_after_change
from journal.shifts.queries import patterns
from journal.shifts.rules import EARLIEST, LATEST, DatedSlot, WeeklyRule, check_week
from journal.shifts.sources import Pattern, Single

DAY = timedelta(days=1)


def set_weekly_pattern(
    session: Session, account_id: UUID, pattern_id: UUID, rule: WeeklyRule, now: datetime
) -> None:
    """Keep a week from its first date on; rules that start within it give way.

    Raises ``Invalid`` for a week that cannot be, ``Conflict`` for a used id with another week.
    """
    check_week(rule)
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


def remove_weekly_pattern(session: Session, account_id: UUID, pattern_id: UUID) -> Pattern:
    """Take a week away and return it; the one that started before it holds again."""
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
    session.add(
        SingleShift(
            account_id=account_id,
            id=single.id,
            local_date=slot.local_date,
            zone=slot.zone,
            start_minute=slot.start_minute,
            end_minute=slot.end_minute,
            replaces_day=slot.replaces_day,
            created_at=now,
        )
    )
    _delete_day_off(session, account_id, slot.local_date)
    rebuild_after_change(session, account_id, slot.local_date, slot.local_date)


def remove_single_shift(session: Session, account_id: UUID, single_id: UUID) -> Single:
    """Take a shift of one date away and return it."""
    kept = session.get(SingleShift, (account_id, single_id))
    if kept is None:
        raise NotFound
    removed = _single(kept)
    session.delete(kept)
    rebuild_after_change(session, account_id, removed.slot.local_date, removed.slot.local_date)
    return removed


def add_day_off(session: Session, account_id: UUID, day: date, now: datetime) -> None:
    """Keep a date free of work, whatever else was entered for it."""
    if not EARLIEST <= day <= LATEST:
        raise Invalid("date_out_of_range", field="local_date")
    if session.get(DayOff, (account_id, day)) is not None:
        return
    session.add(DayOff(account_id=account_id, local_date=day, created_at=now))
    rebuild_after_change(session, account_id, day, day)


def remove_day_off(session: Session, account_id: UUID, day: date) -> None:
    """Let the usual shifts of a date stand again; nothing happens if it was no day off."""
    _delete_day_off(session, account_id, day)
    rebuild_after_change(session, account_id, day, day)


def _make_room(session: Session, account_id: UUID, rule: WeeklyRule) -> None:
    """Let the weeks that start within a new one give way; what lies after it stays."""
    last = LATEST if rule.until is None else rule.until
    for one in patterns(session, account_id):
        if not rule.starting <= one.rule.starting <= last:
            continue
        if (one.rule.until is not None and one.rule.until <= last) or last == LATEST:
            _delete_pattern(session, account_id, one.id)
        else:
            session.execute(
                update(WeeklyPattern)
                .where(WeeklyPattern.account_id == account_id, WeeklyPattern.id == one.id)
                .values(starting=last + DAY)
            )


def _insert_pattern(
    session: Session, account_id: UUID, pattern_id: UUID, rule: WeeklyRule, *, now: datetime
) -> None:
    session.execute(
        insert(WeeklyPattern).values(
            account_id=account_id,
            id=pattern_id,
            zone=rule.zone,
            starting=rule.starting,
            until=rule.until,
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
                "weekday": slot.weekday,
                "start_minute": slot.start_minute,
                "end_minute": slot.end_minute,
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


def _hash_of(rule: WeeklyRule) -> bytes:
    """SHA-256 of a week: equal exactly when the weeks are."""
    return sha256(repr(rule).encode()).digest()


def _single(kept: SingleShift) -> Single:
    slot = DatedSlot(
        kept.local_date, kept.zone, kept.start_minute, kept.end_minute, kept.replaces_day
    )
    return Single(kept.id, slot)
