"""Rows around a moment, each showing only what matters."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from journal.model import AnsweredOffer, CheckIn, ContactEvent, Interaction, SessionRun, SingleShift
from tests.journal.suggestions.reading import SEOUL

# A Monday, 17:40 in Seoul.
NOW = datetime(2026, 3, 2, 8, 40, tzinfo=UTC)


@dataclass(frozen=True)
class Rows:
    """Writes rows of one person."""

    session: Session
    owner: UUID
    now: datetime = NOW

    def add(self, row: Any) -> None:
        self.session.add(row)
        self.session.flush()

    def own(self, minutes_ago: int) -> dict[str, Any]:
        at = self.now - timedelta(minutes=minutes_ago)
        day = at.astimezone(SEOUL).date()
        owned = {"account_id": self.owner, "id": uuid4(), "created_at": at}
        return {**owned, "at": at, "zone": "Asia/Seoul", "local_date": day, "body_hash": b"x"}

    def shift(self, begin_hour: int, end_hour: int, *, day: int = 2) -> None:
        date = self.now.astimezone(SEOUL).date().replace(day=day)
        times = {"start_minute": begin_hour * 60, "end_minute": end_hour * 60 % 1440}
        owned = {"account_id": self.owner, "id": uuid4(), "created_at": self.now}
        kept = {"local_date": date, "zone": "Asia/Seoul", "replaces_day": False}
        self.add(SingleShift(**owned, **kept, **times))

    def shift_around(self, *, minutes_into: int, minutes_left: int) -> None:
        """A shift that is running now, wherever the clock stands."""
        here = self.now.astimezone(SEOUL)
        begin, end = (
            here - timedelta(minutes=minutes_into),
            here + timedelta(minutes=minutes_left),
        )
        times = {
            "start_minute": begin.hour * 60 + begin.minute,
            "end_minute": end.hour * 60 + end.minute,
        }
        owned = {"account_id": self.owner, "id": uuid4(), "created_at": self.now}
        kept = {"local_date": begin.date(), "zone": "Asia/Seoul", "replaces_day": False}
        self.add(SingleShift(**owned, **kept, **times))

    def hit(self, kind: str, minutes_ago: int, intensity: int | None = 4) -> None:
        self.add(Interaction(**self.own(minutes_ago), kind=kind, intensity=intensity))

    def check_in(self, minutes_ago: int, **scales: int) -> None:
        self.add(CheckIn(**self.own(minutes_ago), **scales))

    def contact(
        self, minutes_ago: int, initiation: str = "pushed", *, outside: bool = True
    ) -> None:
        kinds = {"source_kind": "manual", "channel": "messenger", "precision": "minute"}
        basis = {"zone_basis": "account", "direction": "in", "opened_by": "them"}
        came = {"initiation": initiation, "initiation_basis": "user", "dedup_key": uuid4().bytes}
        derived = {"local_minute": 0, "is_outside_shift": outside}
        self.add(ContactEvent(**self.own(minutes_ago), **kinds, **basis, **came, **derived))

    def answered(self, entry: str, moment: str, answer: str, minutes_ago: int) -> None:
        at = self.now - timedelta(minutes=minutes_ago)
        what = {"entry": entry, "moment": moment, "answer": answer, "reason": "asked"}
        self.add(AnsweredOffer(account_id=self.owner, id=uuid4(), at=at, **what))

    def session_run(self, minutes_ago: int, script_id: str = "slow-exhale") -> None:
        at = self.now - timedelta(minutes=minutes_ago)
        own = {"account_id": self.owner, "id": uuid4()}
        self.add(SessionRun(**own, session=script_id, started_at=at))
