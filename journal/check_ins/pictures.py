"""What a picture of a long time is drawn from: check-ins by week, summed by the database."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Float, func, select
from sqlalchemy.orm import Session

from journal.model.check_in import CheckIn
from journal.storage.weeks import monday_of


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
