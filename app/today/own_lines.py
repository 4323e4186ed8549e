"""What she asked to see beside the moment: goals, and questionnaires to be reminded of."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from app.access import SignedIn
from app.instrument_files import known, name_of
from journal.goals.queries import KeptGoal, goals_on
from journal.instruments.queries import due
from journal.shifts.claims import day_of
from journal.shifts.queries import ShiftNow


@dataclass(frozen=True, slots=True)
class OwnLines:
    """Goals she minds, each with an id for a tap of this page; keys and names of what waits."""

    day: date
    goals: tuple[tuple[KeptGoal, UUID], ...]
    waiting: tuple[tuple[str, str], ...]


def own_lines(session: Session, agent: SignedIn, now: datetime, beside: ShiftNow) -> OwnLines:
    """Two statements; ``now`` is on her clock."""
    day = day_of(now, agent.zone, beside.running or beside.to_close or beside.closed)
    goals = goals_on(session, agent.id, day, agent.zone)
    keys = due(session, agent.id, known(), now)
    return OwnLines(
        day=day,
        goals=tuple((goal, uuid4()) for goal in goals if goal.is_minded),
        waiting=tuple((key, name_of(key)) for key in keys),
    )
