"""How long a person's entries stay, what her page says of it, and letting go of what is too old."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ScalarSelect, Table, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from journal.model import (
    Account,
    AnsweredOffer,
    Change,
    CheckIn,
    ContactEvent,
    DayOff,
    GoalTap,
    ImportedShift,
    InstrumentAnswer,
    Interaction,
    Retention,
    SessionRun,
    SingleShift,
)
from journal.my_data.clearing import Clearing, clear_days
from journal.my_data.clearing_shifts import clear_shifts
from journal.my_data.rules import (
    BEGINNING,
    DAY,
    MONTHS_KEPT,
    SHIFTS_LONGER,
    WARNED_FOR,
    Span,
    check_months,
    first_removal,
    kept_from,
)

_RETENTION = cast("Table", Retention.__table__)
_MOMENTS = (
    CheckIn.at,
    Interaction.at,
    ContactEvent.at,
    InstrumentAnswer.at,
    GoalTap.at,
    SessionRun.started_at,
    AnsweredOffer.at,
)
_SHIFTS = (SingleShift.local_date, DayOff.local_date, ImportedShift.local_date)


@dataclass(frozen=True, slots=True)
class Retained:
    """For how many months her entries stay, and what that means today on her clock.

    Entries from before ``kept_from`` go. ``oldest`` is the date of the first there is, None
    without any, one about shifts two months later; ``first_goes_on`` when it goes at the
    earliest. ``announced_at`` is since when her page has said that something goes.
    """

    months: int
    zone: ZoneInfo
    today: date
    kept_from: date
    oldest: date | None
    first_goes_on: date | None
    announced_at: datetime | None

    @property
    def is_near(self) -> bool:
        """Whether something goes within a week."""
        return self.first_goes_on is not None and self.first_goes_on - self.today <= WARNED_FOR

    def is_first_time(self, now: datetime) -> bool:
        """Whether something goes within a week, and nothing has gone by its age so far."""
        return self.is_near and not self.may_go(now)

    def may_go(self, now: datetime) -> bool:
        """Whether her page has said so for a week."""
        return self.announced_at is not None and now - self.announced_at >= WARNED_FOR


def retention_of(session: Session, account_id: UUID, now: datetime) -> Retained:
    """How long a person's entries stay, and what goes next; two statements."""
    chosen = func.coalesce(Retention.months, MONTHS_KEPT)
    zone_name, months, announced_at = session.execute(
        select(Account.zone, chosen, Retention.announced_at)
        .outerjoin(Retention, Retention.account_id == Account.id)
        .where(Account.id == account_id)
    ).one()
    zone = ZoneInfo(zone_name)
    today = now.astimezone(zone).date()
    oldest = _oldest(session, account_id, zone)
    announced_on = announced_at and announced_at.astimezone(zone).date()
    goes = oldest and max(today, first_removal(oldest, months, today, announced_on))
    return Retained(months, zone, today, kept_from(today, months), oldest, goes, announced_at)


def months_kept(session: Session, account_id: UUID) -> int:
    """For how many months a person's entries stay."""
    return months_chosen(session, account_id) or MONTHS_KEPT


def months_chosen(session: Session, account_id: UUID) -> int | None:
    """The months that she chose; None while it is the product's time that holds."""
    chosen = select(Retention.months).where(Retention.account_id == account_id)
    return session.execute(chosen).scalar()


def choose_months(session: Session, account_id: UUID, months: int, now: datetime) -> None:
    """Let entries stay for so many months; what goes then is announced for a week first.

    Raise ``Invalid`` for a time that entries cannot be kept for.
    """
    check_months(months)
    said = {"months": months, "chosen_at": now, "announced_at": None}
    _keep(session, account_id, said, months, now)


def announce_anew(session: Session, account_id: UUID) -> None:
    """Let a week's word stand again before anything goes: what came in may carry its old dates."""
    session.execute(
        update(Retention)
        .where(Retention.account_id == account_id, Retention.announced_at.is_not(None))
        .values(announced_at=None)
    )


def has_old_entries(retained: Retained, now: datetime) -> bool:
    """Whether there is something to announce, or to let go of."""
    return retained.is_near and (retained.announced_at is None or retained.may_go(now))


def let_go_of_old(session: Session, account_id: UUID, now: datetime, limit: int) -> int:
    """Announce that something goes, or remove what is too old; return how many rows went.

    At most ``limit`` rows of a kind go; 0 says that nothing is left to do today. What came in
    the last week, say with an old diary, waits for a week. Published releases are not touched.
    """
    retained = retention_of(session, account_id, now)
    if not has_old_entries(retained, now):
        return 0
    if retained.announced_at is None:
        _keep(session, account_id, {"announced_at": now}, retained.months, now)
        return 0
    last = retained.kept_from - DAY
    span = Span(BEGINNING, last, retained.zone, now - WARNED_FOR)
    removed = clear_days(session, account_id, Clearing(span, now, limit, stays_away=False))
    if not removed:
        older = replace(span, last=last - SHIFTS_LONGER)
        clear_shifts(session, account_id, older, stays_away=False)
    return removed


def _keep(
    session: Session, account_id: UUID, said: dict[str, Any], months: int, now: datetime
) -> None:
    """Write what is said into her row; without one yet it begins with these months."""
    new = {"account_id": account_id, "months": months, "chosen_at": now, **said}
    # SQLite and PostgreSQL share this sentence, so the insert of one dialect serves both.
    session.execute(
        insert(_RETENTION)
        .values(new)
        .on_conflict_do_update(index_elements=[_RETENTION.c.account_id], set_=said)
    )


def _oldest(session: Session, account_id: UUID, zone: ZoneInfo) -> date | None:
    """The date of the first of her entries; one about shifts counts as two months younger."""

    def first(column: InstrumentedAttribute[Any]) -> ScalarSelect[Any]:
        of_hers = column.class_.account_id == account_id
        return select(func.min(column)).where(of_hers).scalar_subquery()

    *entered, shift, day_off, imported = session.execute(
        select(*(first(column) for column in (*_MOMENTS, Change.on_date, *_SHIFTS)))
    ).one()
    dates = [
        one.astimezone(zone).date() if isinstance(one, datetime) else one
        for one in entered
        if one is not None
    ]
    dates += [one + SHIFTS_LONGER for one in (shift, day_off, imported) if one is not None]
    return min(dates, default=None)
