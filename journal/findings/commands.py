"""Keeping findings: worked out once for each state of the journal; and what she says of them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from journal.findings.answers import Answer
from journal.findings.queries import WorkedOut, standing_of, worked_out
from journal.findings.stored import kept_rows
from journal.findings.whole import METHOD_VERSION
from journal.model import RepliedFinding, StoredFinding
from journal.vocabulary import FindingReply


def compute_findings(session: Session, account_id: UUID, now: datetime) -> tuple[Answer, ...]:
    """Return the findings for the journal as it is, and keep them unless they are kept already.

    Raise ``NotFound`` without such an account.
    """
    found = worked_out(session, account_id)
    keep_findings(session, account_id, found, now)
    return found.answers


def keep_findings(session: Session, account_id: UUID, found: WorkedOut, now: datetime) -> None:
    """Keep findings that were worked out before, unless the journal has changed since.

    The working out may so be done outside the transaction that writes, which others wait for.
    """
    standing = standing_of(session, account_id)
    if standing.stored is not None or standing.journal_version != found.journal_version:
        return
    session.execute(delete(StoredFinding).where(StoredFinding.account_id == account_id))
    rows = [
        {
            "account_id": account_id,
            "key": row.key,
            "journal_version": found.journal_version,
            "method_version": METHOD_VERSION,
            "tier": row.tier,
            "answer": row.answer,
            "detail": row.detail,
            "computed_at": now,
        }
        for row in kept_rows(found.found)
    ]
    session.execute(insert(StoredFinding), rows)


def reply_to_finding(
    session: Session, account_id: UUID, key: str, said: FindingReply | None, now: datetime
) -> None:
    """Keep what she says about the finding of a key; None takes it back.

    Findings don't hang on it, so the journal's version stays as it is.
    """
    session.execute(
        delete(RepliedFinding).where(
            RepliedFinding.account_id == account_id, RepliedFinding.key == key
        )
    )
    if said is not None:
        row = {"account_id": account_id, "key": key, "said": said.value, "at": now}
        session.execute(insert(RepliedFinding).values(row))
