"""Acts to record in a test, which show only what matters."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.queries import links
from journal.audit.rules import Actor, Deed, Walked, walk
from journal.model.audit import AuditRecord
from journal.vocabulary import Act, Role

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SORA = Actor(uuid4(), Role.LEAD, "Sora")
KIM = Actor(uuid4(), Role.STEWARD, "Kim")
HERE = uuid4()
ELSEWHERE = uuid4()
BLUE = uuid4()
GREEN = uuid4()


def make_act(
    session: Session,
    act: Act = Act.FIGURES_OPENED,
    organisation_id: UUID | None = HERE,
    by: Actor = SORA,
    *,
    unit_id: UUID | None = None,
    about_id: UUID | None = None,
    at: datetime = NOW,
    **details: str | int,
) -> None:
    deed = Deed(act, unit_id=unit_id, about_id=about_id, details=details)
    record_act(session, organisation_id, by, deed, at)


def make_chain(session: Session, length: int = 5) -> None:
    for step in range(length):
        at = NOW + timedelta(minutes=step)
        make_act(session, unit_id=BLUE, about_id=uuid4(), at=at, unit="Blue", count=step)


def walked(session: Session, now: datetime = NOW + timedelta(days=1)) -> Walked:
    return walk(links(session), now)


def numbers(session: Session) -> list[int]:
    return list(session.execute(select(AuditRecord.number).order_by(AuditRecord.number)).scalars())
