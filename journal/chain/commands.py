"""Adding links to a person's chain, and letting links say nothing any more.

Whoever calls these has a command of their own, which notes that the journal has changed.
"""

import json
import secrets
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import wait_for_others
from journal.chain.queries import head_of
from journal.chain.rules import (
    BEGINNING,
    SAID,
    Content,
    Head,
    NewLink,
    Words,
    brought_in,
    canonical,
    commitment,
    incident_content,
    leaf,
    link,
    says_the_same,
    stamp,
    words_content,
)
from journal.model.evidence import EmployerRequest, EvidenceLink
from journal.model.interaction import Interaction
from journal.vocabulary import LinkKind

SALT_BYTES = 32
AT_ONCE = 500
"""How many ids go into one statement."""

_SAYS = (LinkKind.WRITTEN, LinkKind.CHANGED, LinkKind.ASKED, LinkKind.ANSWERED)
_DELETED = NewLink(LinkKind.DELETED, None, {})


def append(session: Session, account_id: UUID, new: NewLink, now: datetime) -> None:
    """Bind one link to the newest; a change that changes nothing the chain speaks of adds none.

    The first one of all brings in what was there before the chain began.
    """
    head = _alone(session, account_id)
    if head is None:
        but = new.subject_id if new.kind is LinkKind.WRITTEN else None
        head = _bring_in(session, account_id, None, now, but=but)
    if new.kind is LinkKind.CHANGED and new.subject_id is not None:
        said = _said_last(session, account_id, new.subject_id)
        if said is None:
            head = _bring_in(session, account_id, head, now)
            said = _said_last(session, account_id, new.subject_id)
        if said is not None and says_the_same(said, new.content):
            return
    _bind(session, account_id, head, [new], now)


def append_words(
    session: Session, account_id: UUID, subject_id: UUID, words: Words, now: datetime
) -> None:
    """Bind a new version of her own words about an incident or a request, as ciphertext."""
    content = words_content(subject_id, words)
    append(session, account_id, NewLink(LinkKind.WORDS, subject_id, content), now)


def bring_in(session: Session, account_id: UUID, now: datetime) -> None:
    """Give every incident that has no link its first one, marked as brought in."""
    _bring_in(session, account_id, _alone(session, account_id), now)


def forget_subjects(
    session: Session, account_id: UUID, subject_ids: Collection[UUID], now: datetime
) -> None:
    """Let the chain say nothing any more of some incidents, with what was asked after them.

    To be called before their rows go. One link, which names nothing, tells that something was
    deleted; none where the chain had nothing to say of them.
    """
    head = _alone(session, account_id)
    emptied = 0
    wanted = list(subject_ids)
    for first in range(0, len(wanted), AT_ONCE):
        some = wanted[first : first + AT_ONCE]
        asked_after = select(EmployerRequest.id).where(
            EmployerRequest.account_id == account_id, EmployerRequest.interaction_id.in_(some)
        )
        requests = session.execute(asked_after).scalars().all()
        is_about = EvidenceLink.subject_id.in_([*some, *requests])
        emptied += _empty(session, account_id, is_about)
    if emptied:
        _bind(session, account_id, head, [_DELETED], now)


def forget_words(
    session: Session, account_id: UUID, subject_id: UUID, note_id: UUID, now: datetime
) -> None:
    """Let the chain say nothing any more of one note's versions."""
    head = _alone(session, account_id)
    rows = session.execute(
        select(EvidenceLink.number, EvidenceLink.content).where(
            EvidenceLink.account_id == account_id,
            EvidenceLink.subject_id == subject_id,
            EvidenceLink.kind == LinkKind.WORDS.value,
        )
    )
    own = [row.number for row in rows if json.loads(row.content)["note"] == str(note_id)]
    if own:
        _empty(session, account_id, EvidenceLink.number.in_(own))
        _bind(session, account_id, head, [_DELETED], now)


def _alone(session: Session, account_id: UUID) -> Head | None:
    """The newest link, read while no other device of hers writes: numbers stay single."""
    wait_for_others(session, account_id)
    return head_of(session, account_id)


def _bring_in(
    session: Session,
    account_id: UUID,
    head: Head | None,
    now: datetime,
    *,
    but: UUID | None = None,
) -> Head | None:
    answers = [getattr(Interaction, name) for name in SAID]
    linked = select(EvidenceLink.subject_id).where(
        EvidenceLink.account_id == account_id, EvidenceLink.subject_id.is_not(None)
    )
    asked = (
        select(Interaction.id, Interaction.at, Interaction.zone, Interaction.created_at, *answers)
        .where(Interaction.account_id == account_id, Interaction.id.not_in(linked))
        .order_by(Interaction.created_at, Interaction.id)
    )
    found = [_brought(row) for row in session.execute(asked) if row.id != but]
    return _bind(session, account_id, head, found, now)


def _brought(row: Row[Any]) -> NewLink:
    said = {name: getattr(row, name) for name in SAID}
    content = brought_in(incident_content(row.id, row.at, row.zone, said), row.created_at)
    return NewLink(LinkKind.WRITTEN, row.id, content)


def _said_last(session: Session, account_id: UUID, subject_id: UUID) -> Content | None:
    found = session.execute(
        select(EvidenceLink.content)
        .where(
            EvidenceLink.account_id == account_id,
            EvidenceLink.subject_id == subject_id,
            EvidenceLink.kind.in_([kind.value for kind in _SAYS]),
        )
        .order_by(EvidenceLink.number.desc())
        .limit(1)
    ).scalar_one_or_none()
    if found is None:
        return None
    said: Content = json.loads(found)
    return said


def _bind(
    session: Session, account_id: UUID, head: Head | None, new: Iterable[NewLink], now: datetime
) -> Head | None:
    rows: list[dict[str, Any]] = []
    for one in new:
        row = _row(head, one, now)
        rows.append({"account_id": account_id, **row})
        head = Head(row["number"], row["link"], row["at"])
    if rows:
        session.execute(insert(EvidenceLink), rows)
    return head


def _row(head: Head | None, new: NewLink, now: datetime) -> dict[str, Any]:
    number, previous = (1, BEGINNING) if head is None else (head.number + 1, head.link)
    at = now.astimezone(UTC).replace(microsecond=0)
    # A clock that was set back must not put the chain out of order.
    at = at if head is None else max(at, head.at)
    salt, content = secrets.token_bytes(SALT_BYTES), canonical(new.content)
    committed = commitment(salt, content)
    is_told = new.kind is not LinkKind.DELETED
    return {
        "number": number,
        "kind": new.kind.value,
        "subject_id": new.subject_id,
        "salt": salt if is_told else None,
        "content": content if is_told else None,
        "commitment": committed,
        "previous": previous,
        "link": link(previous, number, leaf(stamp(at), new.kind.value, committed)),
        "at": at,
    }


def _empty(session: Session, account_id: UUID, which: ColumnElement[bool]) -> int:
    emptied = session.execute(
        update(EvidenceLink)
        .where(EvidenceLink.account_id == account_id, which)
        .values(subject_id=None, salt=None, content=None)
        .returning(EvidenceLink.number)
        .execution_options(synchronize_session=False)
    )
    return len(emptied.all())
