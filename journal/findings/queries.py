"""A person's findings: the stored ones, or worked out for the journal as it is now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.findings.answers import Answer, Dots, Question
from journal.findings.sources import marks_of, sources_of
from journal.findings.stored import DOTS, Kept, from_kept_rows
from journal.findings.whole import METHOD_VERSION, Found, found_in
from journal.model import Account, RepliedFinding, StoredFinding
from journal.vocabulary import FindingReply

Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person's findings stand: the journal's version, and what is stored for it.

    ``older`` is what was stored for an earlier state of the journal by the present method;
    ``replies`` is what she said about the stored ones, by their keys.
    """

    journal_version: int
    stored: Found | None
    older: Found | None
    replies: Mapping[str, FindingReply]


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """Findings with the version of the journal they belong to, and whether they are kept.

    ``is_behind`` says that something was written since, so that newer ones are on their way;
    ``replies`` is what she said about them, by their keys.
    """

    journal_version: int
    found: Found
    is_stored: bool
    is_behind: bool = False
    replies: Mapping[str, FindingReply] = field(default_factory=dict)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was found for each declared question, in their order."""
        return self.found.answers


def standing_of(session: Session, account_id: UUID) -> Standing:
    """The journal's version with the findings stored for it, None if they are older or missing.

    Raise ``NotFound`` without such an account.
    """
    rows = session.execute(
        select(
            Account.journal_version.label("is_at"),
            StoredFinding.journal_version,
            StoredFinding.method_version,
            StoredFinding.key,
            StoredFinding.answer,
            RepliedFinding.said,
        )
        .outerjoin(StoredFinding, StoredFinding.account_id == Account.id)
        .outerjoin(
            RepliedFinding,
            (RepliedFinding.account_id == Account.id) & (RepliedFinding.key == StoredFinding.key),
        )
        .where(Account.id == account_id)
        .order_by(StoredFinding.key)
    ).all()
    if not rows:
        raise NotFound
    version = rows[0].is_at
    replies = {row.key: FindingReply(row.said) for row in rows if row.said is not None}
    if any(row.method_version != METHOD_VERSION for row in rows):
        return Standing(version, None, None, replies)
    kept = from_kept_rows({row.key: row.answer for row in rows})
    is_fresh = all(row.journal_version == version for row in rows)
    return Standing(version, kept if is_fresh else None, kept, replies)


def findings_of(session: Session, account_id: UUID) -> tuple[Answer, ...] | None:
    """The stored answers to the declared questions; None if they are older than the journal."""
    stored = standing_of(session, account_id).stored
    return None if stored is None else stored.answers


def worked_out(session: Session, account_id: UUID) -> WorkedOut:
    """The findings for the journal as it is now: the stored ones, or else worked out in memory.

    Nothing is written; the same journal gives the same answer either way. Raise ``NotFound``
    without such an account.
    """
    # The version is read first: what is written meanwhile makes this answer old, never wrong.
    standing = standing_of(session, account_id)
    if standing.stored is not None:
        version, kept = standing.journal_version, standing.stored
        return WorkedOut(version, kept, is_stored=True, replies=standing.replies)
    found = _found(session, account_id)
    replies = replies_of(session, account_id)
    return WorkedOut(standing.journal_version, found, is_stored=False, replies=replies)


def at_hand(session: Session, account_id: UUID) -> WorkedOut:
    """The stored findings, even if they are behind; worked out in memory only if there are none.

    For where somebody else keeps them up to date, so that a page waits for no arithmetic.
    """
    standing = standing_of(session, account_id)
    if standing.stored is None and standing.older is not None:
        return WorkedOut(
            standing.journal_version,
            standing.older,
            is_stored=True,
            is_behind=True,
            replies=standing.replies,
        )
    return worked_out(session, account_id)


def dots_of(session: Session, account_id: UUID, question: Question) -> Dots | None:
    """The pairs behind one finding, as they were when it was worked out; None without any."""
    return _detail(
        session, account_id, question.value, DOTS, lambda found: found.dots.get(question)
    )


def replies_of(session: Session, account_id: UUID) -> dict[str, FindingReply]:
    """What she said about her findings, by their keys."""
    found = session.execute(
        select(RepliedFinding.key, RepliedFinding.said).where(
            RepliedFinding.account_id == account_id
        )
    )
    return {key: FindingReply(said) for key, said in found}


def accounts_behind(session: Session, method_version: str, limit: int) -> tuple[UUID, ...]:
    """Ids of accounts whose journal is newer than their findings, or never had any.

    Only those are named whose journal was ever written to (its version is above 1).
    """
    found = session.execute(
        select(Account.id)
        .outerjoin(StoredFinding, StoredFinding.account_id == Account.id)
        .where(Account.journal_version > 1)
        .group_by(Account.id, Account.journal_version)
        .having(
            or_(
                func.count(StoredFinding.key) == 0,
                func.min(StoredFinding.journal_version) < Account.journal_version,
                func.min(StoredFinding.method_version) != method_version,
                func.max(StoredFinding.method_version) != method_version,
            )
        )
        .order_by(Account.id)
        .limit(limit)
    )
    return tuple(found.scalars())


def _detail(
    session: Session,
    account_id: UUID,
    key: str,
    form: "Kept[Shown]",
    worked: Callable[[Found], Shown | None],
) -> Shown | None:
    """What only one finding's own page draws: stored with it, or worked out where nothing is."""
    row = session.execute(
        select(StoredFinding.detail).where(
            StoredFinding.account_id == account_id,
            StoredFinding.key == key,
            StoredFinding.method_version == METHOD_VERSION,
        )
    ).first()
    if row is None:
        return worked(_found(session, account_id))
    return None if row[0] is None else form.read(row[0])


def _found(session: Session, account_id: UUID) -> Found:
    return found_in(sources_of(session, account_id), marks_of(session, account_id))
