"""A week of Mina's, written down through the journal's own commands."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from app.database import writing
from journal.goals.commands import Tap, begin_goal, count_day
from journal.goals.rules import NewGoal
from journal.sessions.commands import begin_session, end_session
from journal.vocabulary import GoalKind, Initiation
from tests.app.reflection.living import check_in, tap
from tests.app.working import work
from tests.conftest import SEOUL, CastMember

MONDAY = datetime(2026, 2, 23, 19, tzinfo=SEOUL)
# The Thursday after it, on which she looks back.
NOW = datetime(2026, 3, 5, 20, tzinfo=SEOUL)


def live_a_week(member: CastMember) -> None:
    """Five shifts, four check-ins, contact on two evenings."""
    work(member, 9, 18, range(5))
    for day, (mood, energy) in enumerate([(3, 3), (2, 1), (4, 4), (3, 3)]):
        check_in(member, MONDAY + timedelta(days=day), mood=mood, energy=energy, tension=3)
    for day, way in ((0, Initiation.PUSHED), (0, Initiation.PUSHED), (2, Initiation.UNEASY)):
        tap(member, MONDAY + timedelta(days=day, hours=3), way)


def live_before(member: CastMember, days: int) -> None:
    """Check in on so many days before that week, always the same."""
    for day in range(1, days + 1):
        check_in(member, MONDAY - timedelta(days=day), mood=3, energy=3, tension=3)


def breathe(member: CastMember, at: datetime, before: int, after: int) -> None:
    run = uuid4()
    with member.app.app_context(), writing() as session:
        begin_session(session, member.id, run, at, script_id="x", tension_before=before)
        end_session(session, member.id, run, at, seconds=120, tension_after=after)


def mind(member: CastMember, *days: int) -> UUID:
    """Mind sleeping, and tap on so many days after that Monday."""
    goal = NewGoal(uuid4(), GoalKind.SLEEP)
    with member.app.app_context(), writing() as session:
        begin_goal(session, member.id, goal, MONDAY, SEOUL)
        for day in days:
            at = MONDAY + timedelta(days=day)
            count_day(session, member.id, Tap(uuid4(), goal.id, at, SEOUL))
    return goal.id
