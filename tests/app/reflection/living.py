"""Some of Mina's days, written down through the journal's own commands."""

from datetime import datetime
from uuid import uuid4

from app.database import writing
from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers
from journal.check_ins.rules import Entry as CheckInEntry
from journal.exposure.commands import Tap, record_contact
from journal.interactions.commands import record_interaction
from journal.interactions.rules import Entry as HitEntry
from journal.interactions.rules import Hit
from journal.vocabulary import Cause, Initiation, InteractionKind
from tests.app.working import work
from tests.conftest import SEOUL, CastMember

# The Thursday on which she looks back.
TODAY = datetime(2026, 3, 5, 20, tzinfo=SEOUL)
MONDAY = datetime(2026, 3, 2, 16, 50, tzinfo=SEOUL)
SUMMER_BEFORE = datetime(2025, 7, 1, 19, tzinfo=SEOUL)


def check_in(member: CastMember, at: datetime, **answers: int) -> None:
    entry = CheckInEntry(
        id=uuid4(), at=at, zone=SEOUL, local_date=at.date(), answers=Answers(**answers)
    )
    with member.app.app_context(), writing() as session:
        record_check_in(session, member.id, entry, at)


def tap(member: CastMember, at: datetime, initiation: Initiation = Initiation.PUSHED) -> None:
    said = Tap(at=at, zone=SEOUL, initiation=initiation)
    with member.app.app_context(), writing() as session:
        record_contact(session, member.id, uuid4(), said, at)


def hit(member: CastMember, at: datetime) -> None:
    entry = HitEntry(
        id=uuid4(), at=at, zone=SEOUL, hit=Hit(kind=InteractionKind.INSULT, cause=Cause.DELAY)
    )
    with member.app.app_context(), writing() as session:
        record_interaction(session, member.id, entry, at)


def live_a_monday(member: CastMember) -> None:
    """A shift from nine to six, an insult at 16:50, a check-in at seven, contact at 23:40."""
    work(member, 9, 18)
    hit(member, MONDAY)
    check_in(member, MONDAY.replace(hour=19, minute=0), mood=2, energy=1, tension=5)
    tap(member, MONDAY.replace(hour=23, minute=40))
