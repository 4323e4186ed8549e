"""Something of each kind that a note can be about."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers
from journal.check_ins.rules import Entry as Evening
from journal.goals.commands import begin_goal
from journal.goals.rules import NewGoal
from journal.interactions.commands import record_interaction
from journal.interactions.rules import Entry, Hit
from journal.model import EmployerRequest, Room
from journal.notes.commands import keep_note
from journal.notes.rules import SealedNote
from journal.vocabulary import AskOutcome, EmployerAsk, GoalKind, InteractionKind, NoteKind
from tests.conftest import SEOUL

NOW = datetime(2026, 3, 2, 11, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def check_in(session: Session, account_id: UUID) -> UUID:
    entry = Evening(id=uuid4(), at=NOW, zone=SEOUL, local_date=TODAY, answers=Answers(mood=3))
    record_check_in(session, account_id, entry, NOW)
    return entry.id


def interaction(session: Session, account_id: UUID) -> UUID:
    entry = Entry(id=uuid4(), at=NOW, zone=SEOUL, hit=Hit(kind=InteractionKind.INSULT))
    record_interaction(session, account_id, entry, NOW)
    return entry.id


def goal(session: Session, account_id: UUID) -> UUID:
    new = NewGoal(uuid4(), GoalKind.SLEEP)
    begin_goal(session, account_id, new, NOW, SEOUL)
    return new.id


def request(session: Session, account_id: UUID) -> UUID:
    made = EmployerRequest(
        account_id=account_id,
        id=uuid4(),
        interaction_id=interaction(session, account_id),
        asked=EmployerAsk.REST.value,
        asked_on=TODAY,
        outcome=AskOutcome.OPEN.value,
        body_hash=b"",
        created_at=NOW,
    )
    session.add(made)
    session.flush()
    return made.id


def room(session: Session, account_id: UUID) -> UUID:
    said = {"alerts": "on", "relation": "customer", "label": "Front desk", "created_at": NOW}
    number = session.scalars(select(func.count()).where(Room.account_id == account_id)).one()
    made = Room(account_id=account_id, id=uuid4(), number=number + 1, **said)
    session.add(made)
    session.flush()
    return made.id


RECORD: dict[NoteKind, Callable[[Session, UUID], UUID]] = {
    NoteKind.CHECK_IN: check_in,
    NoteKind.INTERACTION: interaction,
    NoteKind.GOAL: goal,
    NoteKind.LABEL: room,
    NoteKind.REQUEST: request,
}


def kept(session: Session, account_id: UUID, new: SealedNote) -> SealedNote:
    keep_note(session, account_id, new, NOW)
    return new
