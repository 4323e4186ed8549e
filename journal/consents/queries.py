"""What a person has agreed to, since when, and which windows she keeps out of."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Invalid
from journal.model.release import WindowVeto
from journal.model.team import Consent
from journal.teams.queries import consent_words
from journal.teams.rules import addition_in, text_version
from journal.teams.windows import Window
from journal.vocabulary import Purpose


@dataclass(frozen=True, slots=True)
class Agreement:
    """What she agreed to once; not withdrawn: in force."""

    granted_at: datetime
    withdrawn_at: datetime | None
    text_version: str

    @property
    def is_in_force(self) -> bool:
        """Whether her evenings may count in the team figures now."""
        return self.withdrawn_at is None


def agreement_of(session: Session, account_id: UUID) -> Agreement | None:
    """The newest agreement to the team figures, None: she never agreed."""
    return next(iter(history_of(session, account_id)), None)


def history_of(session: Session, account_id: UUID) -> tuple[Agreement, ...]:
    """Every agreement to the team figures, the newest first."""
    rows = session.execute(
        select(Consent.granted_at, Consent.withdrawn_at, Consent.text_version)
        .where(Consent.account_id == account_id, Consent.purpose == Purpose.TEAM_FIGURES.value)
        # Agreed, withdrawn and agreed within one moment: the one in force is the newest.
        .order_by(Consent.granted_at.desc(), Consent.withdrawn_at.is_(None).desc())
    )
    return tuple(Agreement(*row) for row in rows)


def is_kept_out(session: Session, account_id: UUID, window: Window) -> bool:
    """Whether she keeps out of a window's figures."""
    kept = select(WindowVeto.window).where(
        WindowVeto.account_id == account_id, WindowVeto.window == window.number
    )
    return session.execute(kept).first() is not None


def refuse_unknown_text(session: Session, organisation_id: UUID, version: str) -> None:
    """Raise ``Invalid`` for a text that never stood on the organisation's consent page."""
    newest = addition_in(consent_words(session, organisation_id).version)
    if version not in {text_version(addition) for addition in range(newest + 1)}:
        raise Invalid("unknown_text", field="text_version")
