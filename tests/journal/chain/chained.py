"""Incidents of the cast, as the chain of evidence sees them."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.chain.queries import chain_of
from journal.chain.rules import Holds, verify
from journal.interactions.commands import record_interaction
from journal.interactions.rules import Entry, Hit
from journal.model.interaction import Interaction
from journal.vocabulary import Backed, Channel, InteractionKind
from tests.conftest import SEOUL

NOW = datetime(2026, 3, 2, 20, 0, 0, 500, tzinfo=SEOUL)
TEN_TO_FIVE = datetime(2026, 3, 2, 16, 50, tzinfo=SEOUL)
THREAT = Hit(
    kind=InteractionKind.THREAT,
    channel=Channel.INBOUND_CALL,
    intensity=5,
    still_with_me=4,
    backed=Backed.NOBODY,
)


def make_incident(hit: Hit = THREAT, at: datetime = TEN_TO_FIVE) -> Entry:
    return Entry(id=uuid4(), at=at, zone=SEOUL, hit=hit)


def write(session: Session, account_id: UUID, entry: Entry, now: datetime = NOW) -> UUID:
    record_interaction(session, account_id, entry, now)
    return entry.id


def written_before(session: Session, account_id: UUID, created_at: datetime) -> UUID:
    """Put an interaction there as a version without a chain has left it."""
    entry_id = uuid4()
    session.execute(
        insert(Interaction).values(
            account_id=account_id,
            id=entry_id,
            at=TEN_TO_FIVE,
            zone=SEOUL.key,
            local_date=TEN_TO_FIVE.date(),
            kind=InteractionKind.INSULT.value,
            body_hash=bytes(32),
            version=1,
            created_at=created_at,
        )
    )
    return entry_id


def kinds(session: Session, account_id: UUID) -> list[str]:
    return [one.kind.value for one in chain_of(session, account_id)]


def holds(session: Session, account_id: UUID) -> bool:
    chain = chain_of(session, account_id)
    return verify(chain) == Holds(len(chain))
