"""Reading a person's own goals with their counts, and what went well in some days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, and_, case, func, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.goals.rules import Tally, lately_from, tally_of
from journal.model.goal import Goal, GoalTap
from journal.shifts.claims import day_of
from journal.shifts.queries import roster_around
from journal.vocabulary import GoalKind


@dataclass(frozen=True, slots=True)
class KeptGoal:
    """One goal as it stands; ``tapped_on`` is the last day that it went well on.

    ``paused_since`` and ``ended_at`` are in UTC, None while she minds it.
    """

    id: UUID
    number: int
    kind: GoalKind
    until: date | None
    paused_since: datetime | None
    ended_at: datetime | None
    body_hash: bytes
    tapped_on: date | None
    tally: Tally

    @property
    def is_minded(self) -> bool:
        """Whether it is neither paused nor let go."""
        return self.paused_since is None and self.ended_at is None


@dataclass(frozen=True, slots=True)
class WentWell:
    """On how many of some days one goal went well."""

    number: int
    kind: GoalKind
    days: int


_OF_ITS_GOAL = and_(GoalTap.account_id == Goal.account_id, GoalTap.goal_id == Goal.id)
_COLUMNS = (
    Goal.id,
    Goal.number,
    Goal.kind,
    Goal.until,
    Goal.paused_since,
    Goal.ended_at,
    Goal.body_hash,
    Goal.created_at,
)
_DAYS = func.count(GoalTap.local_date.distinct())


def today_of(session: Session, account_id: UUID, now: datetime, zone: ZoneInfo) -> date:
    """The day that an aware moment counts for, as the shifts around it tell."""
    return day_of(now, zone, roster_around(session, account_id, now, now).claiming(now))


def goals_on(
    session: Session, account_id: UUID, today: date, zone: ZoneInfo
) -> tuple[KeptGoal, ...]:
    """All goals of a person by their number, with the counts as they stand on a day of hers."""
    found = session.execute(_counted(account_id, today).order_by(Goal.number))
    return tuple(_kept(row, today, zone) for row in found)


def goal_on(
    session: Session, account_id: UUID, goal_id: UUID, today: date, zone: ZoneInfo
) -> KeptGoal:
    """One goal of this person; raise ``NotFound`` for any other id."""
    found = session.execute(_counted(account_id, today).where(Goal.id == goal_id)).first()
    if found is None:
        raise NotFound
    return _kept(found, today, zone)


def went_well_between(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[WentWell, ...]:
    """The goals that went well on a day from first to last, both included, by their number."""
    found = session.execute(
        select(Goal.number, Goal.kind, _DAYS)
        .join(GoalTap, _OF_ITS_GOAL)
        .where(Goal.account_id == account_id, GoalTap.local_date.between(first, last))
        .group_by(Goal.number, Goal.kind)
        .order_by(Goal.number)
    )
    return tuple(WentWell(number, GoalKind(kind), days) for number, kind, days in found)


def _counted(account_id: UUID, today: date) -> Select[*tuple[Any, ...]]:
    is_late = GoalTap.local_date >= lately_from(today)
    lately = func.count(case((is_late, GoalTap.local_date)).distinct())
    first, last = func.min(GoalTap.local_date), func.max(GoalTap.local_date)
    return (
        select(*_COLUMNS, _DAYS, lately, first, last)
        .outerjoin(GoalTap, _OF_ITS_GOAL)
        .where(Goal.account_id == account_id)
        .group_by(Goal.account_id, *_COLUMNS)
    )


def _kept(row: Row[*tuple[Any, ...]], today: date, zone: ZoneInfo) -> KeptGoal:
    goal_id, number, kind, until, paused, ended, body, created, days, lately, first, last = row
    begun = created.astimezone(zone).date()
    # Begun and tapped after midnight, the tap belongs to the shift of the day before.
    tally = tally_of(days, lately, min(begun, first or begun), today)
    return KeptGoal(goal_id, number, GoalKind(kind), until, paused, ended, body, last, tally)
