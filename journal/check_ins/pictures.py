"""What a picture of check-ins is drawn from: columns read with Core, never whole rows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Float, func, select
from sqlalchemy.orm import Session

from journal.model.check_in import CheckIn
from journal.storage.weeks import monday_of


@dataclass(frozen=True, slots=True)
class Rating:
    """One check-in's scales (1-5, None is not answered), at the local time of its own zone."""

    at: datetime
    mood: int | None
    energy: int | None
    tension: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The mean of a week's answers on one scale (1-5), with the lowest and the highest."""

    mean: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class WeekOfRatings:
    """A week that begins on ``monday``; None where a scale was never answered in it."""

    monday: date
    check_ins: int
    mood: Spread | None
    energy: Spread | None
    tension: Spread | None


def ratings_between(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[Rating, ...]:
    """The check-ins of the days from first to last, both included, by their moment."""
    found = session.execute(
        select(CheckIn.at, CheckIn.zone, CheckIn.mood, CheckIn.energy, CheckIn.tension)
        .where(CheckIn.account_id == account_id, CheckIn.local_date.between(first, last))
        .order_by(CheckIn.at)
    )
    return tuple(
        Rating(at.astimezone(ZoneInfo(zone)), mood, energy, tension)
        for at, zone, mood, energy, tension in found
    )


def weeks_of_ratings(session: Session, account_id: UUID) -> tuple[WeekOfRatings, ...]:
    """Every week with a check-in, by its Monday; a week without one is not there."""
    monday = monday_of(CheckIn.local_date)
    spreads = [
        column
        for scale in (CheckIn.mood, CheckIn.energy, CheckIn.tension)
        for column in (func.avg(scale, type_=Float()), func.min(scale), func.max(scale))
    ]
    found = session.execute(
        select(monday, func.count(), *spreads)
        .where(CheckIn.account_id == account_id)
        .group_by(monday)
        .order_by(monday)
    )
    return tuple(
        WeekOfRatings(week, check_ins, _spread(*rest[:3]), _spread(*rest[3:6]), _spread(*rest[6:]))
        for week, check_ins, *rest in found
    )


def _spread(mean: float | None, low: int, high: int) -> Spread | None:
    return None if mean is None else Spread(float(mean), low, high)
