"""What a person agrees to for herself, one purpose at a time; off until she does."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, Table, insert, select, update
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid
from journal.model.account import Account
from journal.model.own_data import OwnAgreement
from journal.vocabulary import OwnPurpose

TEXTS = {
    OwnPurpose.SESSION_LISTS: "2",
    OwnPurpose.REMINDERS: "1",
    OwnPurpose.PRIORS: "1",
}
"""The version of the text that stands on the page for each purpose now."""

_TABLE = cast("Table", OwnAgreement.__table__)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What she agreed to once, under which text; not withdrawn: in force."""

    purpose: OwnPurpose
    granted_at: datetime
    withdrawn_at: datetime | None
    text_version: str

    @property
    def is_in_force(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_at is None

    @property
    def is_current(self) -> bool:
        """Whether it holds now: not withdrawn, and to the text that stands on the page."""
        return self.is_in_force and self.text_version == TEXTS[self.purpose]


def own_history(session: Session, account_id: UUID) -> tuple[Agreed, ...]:
    """Everything she ever agreed to for herself, the newest first."""
    rows = session.execute(
        select(
            OwnAgreement.purpose,
            OwnAgreement.granted_at,
            OwnAgreement.withdrawn_at,
            OwnAgreement.text_version,
        )
        .where(OwnAgreement.account_id == account_id)
        .order_by(OwnAgreement.granted_at.desc(), OwnAgreement.withdrawn_at.is_(None).desc())
    )
    return tuple(
        Agreed(OwnPurpose(purpose), granted_at, withdrawn_at, text_version)
        for purpose, granted_at, withdrawn_at, text_version in rows
    )


def agrees_to(session: Session, account_id: UUID, purpose: OwnPurpose) -> bool:
    """Whether she agrees to a purpose now; whoever acts for it asks each time anew.

    A yes to a text that says something else by now is none.
    """
    in_force = select(OwnAgreement.id).where(
        *_in_force(account_id, purpose), OwnAgreement.text_version == TEXTS[purpose]
    )
    return session.execute(in_force).first() is not None


def agree_to(
    session: Session,
    account_id: UUID,
    agreement_id: UUID,
    purpose: OwnPurpose,
    *,
    text_version: str,
    now: datetime,
) -> None:
    """Agree to a purpose under a text; nothing changes while that is in force.

    A replay that comes after a withdrawal does not bring it back. Raise ``Invalid`` for a text
    that is not on the page any more, ``Conflict`` for a used id with another purpose or text.
    """
    session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )
    known = session.execute(
        select(OwnAgreement.purpose, OwnAgreement.text_version).where(
            OwnAgreement.account_id == account_id, OwnAgreement.id == agreement_id
        )
    ).first()
    if known is not None:
        if tuple(known) != (purpose.value, text_version):
            raise Conflict
        return
    if text_version != TEXTS[purpose]:
        raise Invalid("unknown_text", field="text_version")
    if agrees_to(session, account_id, purpose):
        return
    withdraw_from(session, account_id, purpose, now)
    session.execute(
        insert(_TABLE).values(
            account_id=account_id,
            id=agreement_id,
            purpose=purpose.value,
            text_version=text_version,
            granted_at=now,
        )
    )


def withdraw_from(session: Session, account_id: UUID, purpose: OwnPurpose, now: datetime) -> None:
    """End what she agreed to; nothing happens where nothing is in force."""
    session.execute(
        update(_TABLE)
        .where(
            _TABLE.c.account_id == account_id,
            _TABLE.c.purpose == purpose.value,
            _TABLE.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
    )


def _in_force(account_id: UUID, purpose: OwnPurpose) -> tuple[ColumnElement[bool], ...]:
    return (
        OwnAgreement.account_id == account_id,
        OwnAgreement.purpose == purpose.value,
        OwnAgreement.withdrawn_at.is_(None),
    )
