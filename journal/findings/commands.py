"""Keeping findings: worked out once for each state of the journal."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from journal.findings.queries import WorkedOut, standing_of, worked_out
from journal.findings.rules import METHOD_VERSION, Answer
from journal.findings.stored import kept_form
from journal.model import StoredFinding


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
            "key": f"evening.{answer.outcome.value}",
            "journal_version": found.journal_version,
            "method_version": METHOD_VERSION,
            "tier": answer.tier.value,
            "answer": kept_form(answer),
            "computed_at": now,
        }
        for answer in found.answers
    ]
    session.execute(insert(StoredFinding), rows)
