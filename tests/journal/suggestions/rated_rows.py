"""Rated uses of one person, each showing only what matters."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from journal.model import AnsweredOffer, LearningStart, SessionRun

NOW = datetime(2026, 3, 2, 8, 40, tzinfo=UTC)


@dataclass(frozen=True)
class Rated:
    """Writes rated uses, each so many hours before now."""

    session: Session
    owner: UUID

    def offer(
        self,
        entry: str,
        hours_ago: float,
        taps: tuple[int | None, int | None],
        answer: str = "finished",
    ) -> None:
        own = {"account_id": self.owner, "id": uuid4(), "at": NOW - timedelta(hours=hours_ago)}
        what = {"entry": entry, "moment": "between", "reason": "tense", "answer": answer}
        before, after = taps
        self._add(AnsweredOffer(**own, **what, tension_before=before, tension_after=after))

    def run(
        self,
        script: str,
        hours_ago: float,
        taps: tuple[int | None, int | None],
        *,
        ended: bool = True,
    ) -> None:
        began = NOW - timedelta(hours=hours_ago)
        own = {"account_id": self.owner, "id": uuid4(), "session": script, "started_at": began}
        before, after = taps
        rated = {"tension_before": before, "tension_after": after}
        self._add(SessionRun(**own, **rated, finished_at=began if ended else None))

    def anew(self, hours_ago: float) -> None:
        self._add(LearningStart(account_id=self.owner, from_at=NOW - timedelta(hours=hours_ago)))

    def _add(self, row: object) -> None:
        self.session.add(row)
        self.session.flush()
