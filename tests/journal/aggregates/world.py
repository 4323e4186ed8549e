"""An organisation in Seoul, written as rows: units, people who agreed, and what they logged."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.model import (
    Account,
    CheckIn,
    Consent,
    Interaction,
    Invitation,
    Membership,
    Organisation,
    RoleGrant,
    Unit,
    UnitPlace,
)
from journal.teams.windows import Window
from tests.conftest import SEOUL

FOUNDED = datetime(2026, 1, 6, 9, tzinfo=SEOUL)
WINDOW = Window(1)
OPENS, DUE = WINDOW.opens_at(SEOUL), WINDOW.due_at(SEOUL)
BEFORE = OPENS - timedelta(days=2)
ANSWERS = {"mood": 3, "energy": 3, "tension": 3, "replay": 3, "masking": 3}


@dataclass
class World:
    session: Session
    id: UUID = field(default_factory=uuid4)
    units: dict[str, UUID] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.add(Organisation, id=self.id, name="Harbour", zone=SEOUL.key, founded_at=FOUNDED)

    def add(self, table: Any, **values: object) -> None:
        self.session.execute(insert(table).values(**values))

    def unit(self, name: str, under: str | None = None, *, closed_from: int | None = None) -> UUID:
        self.units[name] = uuid4()
        key = {"organisation_id": self.id}
        unit = {"id": self.units[name], "name": name, "closed_from": closed_from}
        self.add(Unit, **key, **unit, created_at=FOUNDED)
        parent = self.units[under] if under else None
        place = {"unit_id": self.units[name], "parent_id": parent, "from_window": 0}
        self.add(UnitPlace, **key, **place)
        return self.units[name]

    def invite(self, unit: str, at: datetime = BEFORE, role: str = "agent") -> None:
        key = {"organisation_id": self.id, "id": uuid4(), "unit_id": self.units[unit]}
        way = {"role": role, "token_hash": uuid4().bytes * 2, "is_open": False}
        self.add(Invitation, **key, **way, created_at=at, expires_at=at + timedelta(days=7))

    def person(self, unit: str, *, joined_at: datetime = BEFORE, agrees: bool = True) -> UUID:
        someone = uuid4()
        own = {"locale": "ko", "zone": SEOUL.key, "import_key": b"k" * 32, "password_hash": "x"}
        self.add(Account, id=someone, email=f"{someone}@example.com", **own, created_at=FOUNDED)
        self.invite(unit, joined_at)
        self.join(someone, unit, joined_at)
        if agrees:
            self.agree(someone, joined_at)
        return someone

    def join(self, someone: UUID, unit: str, at: datetime, left_at: datetime | None = None) -> None:
        place = {"organisation_id": self.id, "unit_id": self.units[unit]}
        self.add(Membership, account_id=someone, id=uuid4(), **place, joined_at=at, left_at=left_at)

    def agree(self, someone: UUID, at: datetime, until: datetime | None = None) -> None:
        what = {"purpose": "team_figures", "organisation_id": self.id, "text_version": "1"}
        self.add(Consent, account_id=someone, id=uuid4(), **what, granted_at=at, withdrawn_at=until)

    def lead(
        self, someone: UUID, unit: str, until: datetime | None = None, since: datetime = BEFORE
    ) -> None:
        role = {"role": "lead", "unit_id": self.units[unit], "name": "Sora"}
        key = {"account_id": someone, "id": uuid4(), "organisation_id": self.id}
        self.add(RoleGrant, **key, **role, granted_at=since, revoked_at=until)

    def check_ins(
        self,
        someone: UUID,
        days: Iterable[date],
        *,
        written: datetime | None = None,
        **answers: int,
    ) -> None:
        for day in days:
            at = datetime.combine(day, time(18, 30), SEOUL)
            said = {**ANSWERS, **answers, "zone": SEOUL.key, "local_date": day}
            key = {"account_id": someone, "id": uuid4(), "body_hash": b"x"}
            self.add(CheckIn, **key, **said, at=at, created_at=written or at)

    def interactions(self, someone: UUID, days: Iterable[date], **said: object) -> None:
        for day in days:
            at = datetime.combine(day, time(16, 50), SEOUL)
            hit = {"kind": "insult", "intensity": 4, "cause": "delay", "channel": "email", **said}
            key = {"account_id": someone, "id": uuid4(), "body_hash": b"x", "zone": SEOUL.key}
            self.add(Interaction, **key, **hit, at=at, local_date=day, created_at=at)

    def team(self, unit: str, count: int, **answers: int) -> list[UUID]:
        """People who agreed and checked in three times in window 1."""
        people = [self.person(unit) for _ in range(count)]
        for someone in people:
            self.check_ins(someone, first_days(3), **answers)
        return people


def first_days(count: int, window: Window = WINDOW) -> list[date]:
    return [window.first_day + timedelta(days=number) for number in range(count)]
