"""An organisation as the team pages see it: units, who stands where, and what was published."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import Executable, func, insert, select, update

from app.database import reading, writing
from journal.aggregates import commands
from journal.aggregates.bodies import Answer, Publication, release_of
from journal.aggregates.grouping import Group
from journal.aggregates.rules import ROWS
from journal.model import AuditRecord, Membership, Organisation, RoleGrant, Unit, UnitPlace
from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure, Role
from tests.conftest import SEOUL, CastMember

NOW = datetime(2027, 2, 17, 3, tzinfo=UTC)
NEWEST = 13
"""The last window published by NOW: 4 to 31 January 2027; it came out on 8 February."""

FOUNDED = datetime(2025, 3, 3, tzinfo=UTC)


@dataclass
class House:
    """Care with Morning and Night under it, and Billing beside it."""

    app: Flask
    id: UUID = field(default_factory=uuid4)
    units: dict[str, UUID] = field(default_factory=dict)

    def add(self, table: Any, **values: object) -> None:
        self.change(insert(table).values(**values))

    def unit(self, name: str, under: str | None = None) -> None:
        self.change(*self.unit_rows(name, under))

    def unit_rows(self, name: str, under: str | None = None) -> list[Executable]:
        self.units[name] = uuid4()
        key = {"organisation_id": self.id}
        unit = {"id": self.units[name], "name": name, "created_at": FOUNDED}
        parent = self.units[under] if under else None
        place = {"unit_id": self.units[name], "parent_id": parent, "from_window": -11}
        return [insert(Unit).values(**key, **unit), insert(UnitPlace).values(**key, **place)]

    def join(self, member: CastMember, unit: str) -> None:
        place = {"organisation_id": self.id, "unit_id": self.units[unit]}
        self.add(Membership, account_id=member.id, id=uuid4(), **place, joined_at=FOUNDED)

    def grant(self, member: CastMember, name: str, role: Role, unit: str | None = None) -> None:
        place = {"organisation_id": self.id, "unit_id": self.units[unit] if unit else None}
        what = {"role": role.value, "name": name, "granted_at": FOUNDED}
        self.add(RoleGrant, account_id=member.id, id=uuid4(), **place, **what)

    def change(self, *statements: Executable) -> None:
        with self.app.app_context(), writing() as session:
            for statement in statements:
                session.execute(statement)

    def end_membership(self, member: CastMember) -> None:
        of_hers = Membership.account_id == member.id
        self.change(update(Membership).where(of_hers).values(left_at=NOW))

    def end_roles(self, member: CastMember) -> None:
        of_hers = RoleGrant.account_id == member.id
        self.change(update(RoleGrant).where(of_hers).values(revoked_at=NOW))

    def close(self, unit: str, window: int) -> None:
        this_one = Unit.id == self.units[unit]
        self.change(update(Unit).where(this_one).values(closed_from=window))

    def path(self, unit: str, rest: str = "") -> str:
        return f"/team/units/{self.units[unit]}{rest}"

    def publish(self, number: int, *groups: tuple[Group, Mapping[Any, Any]]) -> None:
        """Publish a window that says this of these groups; other units are withheld."""
        self.publish_all({number: groups})

    def publish_all(self, windows: Mapping[int, Sequence[tuple[Group, Mapping[Any, Any]]]]) -> None:
        """Publish many windows at once, as the command would have stored them."""
        with self.app.app_context(), writing() as session:
            for number, groups in windows.items():
                commands._insert(session, self.id, self._made(Window(number), groups))

    def _made(
        self, window: Window, groups: Sequence[tuple[Group, Mapping[Any, Any]]]
    ) -> Publication:
        releases = tuple(
            release_of(self.id, window, group, *_answers(said)) for group, said in groups
        )
        spoken_for = frozenset[UUID]().union(*(group.units for group, _said in groups))
        withheld = frozenset(self.units.values()) - spoken_for
        return Publication(self.id, window, window.due_at(SEOUL), releases, withheld)

    def group(self, *units: str, under: str | None = None) -> Group:
        ids = frozenset(self.units[unit] for unit in units)
        naming = self.units[units[0]] if under is None else self.units.get(under, self.id)
        return Group(naming, ids)

    def publish_year(self, unit: str = "Morning", **said: Any) -> None:
        """Thirteen windows of one unit, all with every figure and table whose turn it was."""
        self.publish_windows(range(NEWEST - 12, NEWEST + 1), unit, **said)

    def publish_windows(self, numbers: Iterable[int], unit: str = "Morning", **said: Any) -> None:
        self.publish_all({one: [(self.group(unit), everything(one, **said))] for one in numbers})

    def records(self) -> int:
        with self.app.app_context(), reading() as session:
            counted = select(func.count()).where(AuditRecord.organisation_id == self.id)
            return session.execute(counted).scalar_one()


def make_house(app: Flask) -> House:
    house = House(app)
    own = {"name": "Haesol", "zone": SEOUL.key, "founded_at": FOUNDED}
    rows = [insert(Organisation).values(id=house.id, **own)]
    rows += house.unit_rows("Care") + house.unit_rows("Morning", "Care")
    rows += house.unit_rows("Night", "Care") + house.unit_rows("Billing")
    house.change(*rows)
    return house


def everything(number: int, **said: Any) -> dict[Any, Any]:
    """What a window says whose every answer is known; figures and tables by name override it."""
    turn = ((Figure.REPLAY, CauseTable.KIND), (Figure.MASKING, CauseTable.CHANNEL))
    slow = (*turn, (CauseTable.LATENESS,))[number % 3]
    known = {Figure.STRAIN: 40 + 5 * (number % 3), CauseTable.CAUSE: {"unclear_notice": 60}}
    for name in slow:
        known[name] = 35 if isinstance(name, Figure) else {}
    return {**known, **{_named(name): value for name, value in said.items()}}


def _named(name: str) -> Figure | CauseTable:
    return Figure(name) if name in set(Figure) else CauseTable(name)


def _answers(
    said: Mapping[Any, Any],
) -> tuple[dict[Figure, Answer], dict[CauseTable, Answer]]:
    figures = {name: Answer(one, 1000) for name, one in said.items() if isinstance(name, Figure)}
    tables = {
        name: Answer(None if one is None else _whole(name, one), 1000)
        for name, one in said.items()
        if isinstance(name, CauseTable)
    }
    return figures, tables


def _whole(table: CauseTable, points: Mapping[str, int]) -> dict[str, int]:
    return {row.value: points.get(row.value, 5) for row in ROWS[table]}
