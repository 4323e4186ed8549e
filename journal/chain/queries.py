"""Reading a person's chain: its newest link, all of it, or what it says of some incidents."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from journal.chain.rules import ChainLink, Head
from journal.model.evidence import EvidenceLink
from journal.vocabulary import LinkKind

_COLUMNS = (
    EvidenceLink.number,
    EvidenceLink.kind,
    EvidenceLink.subject_id,
    EvidenceLink.salt,
    EvidenceLink.content,
    EvidenceLink.commitment,
    EvidenceLink.previous,
    EvidenceLink.link,
    EvidenceLink.at,
)


def head_of(session: Session, account_id: UUID) -> Head | None:
    """The newest link of her chain, None before it has begun."""
    found = session.execute(
        select(EvidenceLink.number, EvidenceLink.link, EvidenceLink.at)
        .where(EvidenceLink.account_id == account_id)
        .order_by(EvidenceLink.number.desc())
        .limit(1)
    ).first()
    return None if found is None else Head(found.number, bytes(found.link), found.at)


def chain_of(session: Session, account_id: UUID) -> tuple[ChainLink, ...]:
    """Her whole chain, first link first."""
    return _links(session, _of(account_id))


def links_about(
    session: Session, account_id: UUID, subject_ids: Collection[UUID]
) -> tuple[ChainLink, ...]:
    """What her chain says of some incidents or requests, first link first."""
    return _links(session, _of(account_id).where(EvidenceLink.subject_id.in_(subject_ids)))


def _of(account_id: UUID) -> Select[*tuple[Any, ...]]:
    wanted = select(*_COLUMNS).where(EvidenceLink.account_id == account_id)
    return wanted.order_by(EvidenceLink.number)


def _links(session: Session, asked: Select[*tuple[Any, ...]]) -> tuple[ChainLink, ...]:
    return tuple(_link(row) for row in session.execute(asked))


def _link(row: Row[*tuple[Any, ...]]) -> ChainLink:
    number, kind, subject_id, salt, content, committed, previous, own, at = row
    return ChainLink(
        number,
        LinkKind(kind),
        subject_id,
        None if salt is None else bytes(salt),
        content,
        bytes(committed),
        bytes(previous),
        bytes(own),
        at,
    )
