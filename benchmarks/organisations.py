"""Invented organisations as rows of a real database: units, people, roles, consents, entries.

A world is one team, or one small tree of teams. Several worlds may stand side by side in one
organisation, as units at its top; each is published by itself as long as it has enough people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Connection, Table, insert

from benchmarks.invented_teams import Entries, Ints
from journal.model import (
    Account,
    Base,
    CheckIn,
    Consent,
    Interaction,
    Membership,
    Organisation,
    RoleGrant,
    Unit,
    UnitPlace,
    WindowKey,
)
from journal.teams.windows import Window
from journal.vocabulary import Cause, Channel, InteractionKind, Purpose, Role

SEOUL = ZoneInfo("Asia/Seoul")
FIRST = Window(0)
BEFORE = FIRST.opens_at(SEOUL) - timedelta(days=20)
VALUES = {"cause": list(Cause), "kind": list(InteractionKind), "channel": list(Channel)}

MOST_SAID = 1_000
"""No number of an entry reaches it."""

Row = dict[str, Any]
Column = tuple[Sequence[Any], Sequence[int]]
"""Values, and which of them stands in each row."""


@dataclass(frozen=True)
class Stay:
    """One person in one unit, from the opening of one window to that of another."""

    person: int
    unit: int
    first: int = 0
    until: int | None = None


@dataclass(frozen=True)
class Layout:
    """What all worlds of a batch have in common.

    ``places`` says under which unit each one hangs, from which window on; ``leads`` are pairs
    of a person and the unit she leads. ``side_by_side`` worlds share an organisation.
    """

    windows: int
    places: tuple[tuple[int, int | None, int], ...]
    stays: tuple[Stay, ...]
    leads: tuple[tuple[int, int], ...]
    side_by_side: int = 1

    @property
    def units(self) -> int:
        """How many units a world has."""
        return 1 + max(unit for unit, _, _ in self.places)

    @property
    def people(self) -> int:
        """How many people a world has, leads among them."""
        return 1 + max(stay.person for stay in self.stays)

    def organisation_of(self, world: int) -> UUID:
        """The organisation that a world lies in."""
        return UUID(int=(1 << 100) + world // self.side_by_side)

    def organisations(self, worlds: Sequence[int]) -> tuple[UUID, ...]:
        """The organisations that worlds lie in, each once."""
        return tuple(dict.fromkeys(self.organisation_of(world) for world in worlds))


def unit_id(world: int, unit: int) -> UUID:
    return UUID(int=(2 << 100) + (world << 32) + unit)


def whose_unit(unit: UUID) -> tuple[int, int]:
    """The world of a unit's id, and which one it is there."""
    number = unit.int - (2 << 100)
    return number >> 32, number & 0xFFFFFFFF


def account_id(world: int, person: int) -> UUID:
    return UUID(int=(3 << 100) + (world << 32) + person)


def opens(window: int) -> datetime:
    return Window(window).opens_at(SEOUL)


def write(
    connection: Connection, layout: Layout, worlds: Sequence[int], keys: np.random.Generator
) -> None:
    """Write organisations with units, people, roles and consents; no entries yet.

    The windows' keys are drawn from a seed, so that a run publishes the same twice.
    """
    rows: dict[type[Base], list[Row]] = {
        Organisation: [_organisation(one) for one in layout.organisations(worlds)],
        Unit: [_unit(layout, world, unit) for world in worlds for unit in range(layout.units)],
        UnitPlace: [_place(layout, world, *one) for world in worlds for one in layout.places],
        Account: [_account(world, one) for world in worlds for one in range(layout.people)],
        Membership: [
            _membership(layout, world, nth, stay)
            for world in worlds
            for nth, stay in enumerate(layout.stays)
        ],
        Consent: [_consent(layout, world, stay) for world in worlds for stay in _first(layout)],
        RoleGrant: [_lead(layout, world, *lead) for world in worlds for lead in layout.leads],
        WindowKey: [
            {"organisation_id": one, "window": window, "key": keys.bytes(32)}
            for one in layout.organisations(worlds)
            for window in range(layout.windows)
        ],
    }
    for table, of_table in rows.items():
        connection.execute(insert(table), of_table)


def write_entries(connection: Connection, entries: Entries, worlds: range, people: int) -> None:
    """Write the check-ins and interactions of worlds that have so many people each."""
    hits = dict(entries.hits)
    lists = {
        name: ([value.value for value in values], hits.pop(name).tolist())
        for name, values in VALUES.items()
    }
    felt = _columns(entries.check_ins, worlds, people)
    _write_many(connection, CheckIn.__table__, felt)
    _write_many(connection, Interaction.__table__, _columns(hits, worlds, people) | lists)


def _write_many(connection: Connection, table: Any, columns: Mapping[str, Column]) -> None:
    """Insert by columns: each value is turned into the database's form once, not once a row."""
    chosen: Table = table
    statement = insert(chosen).values(dict.fromkeys(columns)).compile(connection)
    encoded = [_encoded(connection, chosen, name, *columns[name]) for name in statement.params]
    rows = list(zip(*encoded, strict=True))
    if rows:
        connection.exec_driver_sql(str(statement), rows)


def _encoded(
    connection: Connection, table: Table, name: str, values: Sequence[Any], which: Sequence[int]
) -> Sequence[Any]:
    encode = table.c[name].type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if encode is not None:
        values = [encode(value) for value in values]
    return [values[one] for one in which]


def _columns(entries: Mapping[str, Ints], worlds: range, people: int) -> dict[str, Column]:
    """The columns that every entry has, and those that it brings along."""
    brought = dict(entries)
    whose = brought.pop("world") * people + brought.pop("person")
    day = (7 * brought.pop("week") + brought.pop("weekday")).tolist()
    dates = [FIRST.first_day + timedelta(days=one) for one in range(max(day, default=0) + 1)]
    moments = [datetime(one.year, one.month, one.day, 9, tzinfo=UTC) for one in dates]
    accounts = [account_id(world, person) for world in worlds for person in range(people)]
    same = [0] * len(day)
    return {
        "account_id": (accounts, whose.tolist()),
        "id": (_entry_ids(len(day)), range(len(day))),
        "at": (moments, day),
        "created_at": (moments, day),
        "local_date": (dates, day),
        "zone": ([SEOUL.key], same),
        "body_hash": ([b""], same),
        "version": ([1], same),
        **{name: (range(MOST_SAID), column.tolist()) for name, column in brought.items()},
    }


@lru_cache(maxsize=1)
def _entry_ids(many: int) -> list[UUID]:
    return [UUID(int=(4 << 100) + nth) for nth in range(many)]


def _organisation(own_id: UUID) -> Row:
    return {"id": own_id, "name": "Haesol", "zone": SEOUL.key, "founded_at": BEFORE}


def _unit(layout: Layout, world: int, unit: int) -> Row:
    own = {"organisation_id": layout.organisation_of(world), "id": unit_id(world, unit)}
    return {**own, "name": f"{world}.{unit}", "closed_from": None, "created_at": BEFORE}


def _place(layout: Layout, world: int, unit: int, parent: int | None, window: int) -> Row:
    return {
        "organisation_id": layout.organisation_of(world),
        "unit_id": unit_id(world, unit),
        "from_window": FIRST.number + window,
        "parent_id": None if parent is None else unit_id(world, parent),
    }


def _account(world: int, person: int) -> Row:
    return {
        "id": account_id(world, person),
        "email": f"{world}.{person}@example.com",
        "password_hash": "-",
        "locale": "ko",
        "zone": SEOUL.key,
        "import_key": bytes(32),
        "created_at": BEFORE,
        "deactivated_at": None,
    }


def _membership(layout: Layout, world: int, nth: int, stay: Stay) -> Row:
    return {
        "account_id": account_id(world, stay.person),
        "id": UUID(int=(5 << 100) + nth),
        "organisation_id": layout.organisation_of(world),
        "unit_id": unit_id(world, stay.unit),
        "joined_at": _joined_at(stay),
        "left_at": None if stay.until is None else opens(stay.until),
    }


def _consent(layout: Layout, world: int, stay: Stay) -> Row:
    return {
        "account_id": account_id(world, stay.person),
        "id": UUID(int=6 << 100),
        "purpose": Purpose.TEAM_FIGURES.value,
        "organisation_id": layout.organisation_of(world),
        "text_version": "1",
        "granted_at": _joined_at(stay),
        "withdrawn_at": None,
    }


def _lead(layout: Layout, world: int, person: int, unit: int) -> Row:
    return {
        "account_id": account_id(world, person),
        "id": UUID(int=(7 << 100) + unit),
        "organisation_id": layout.organisation_of(world),
        "role": Role.LEAD.value,
        "unit_id": unit_id(world, unit),
        "name": "Sora",
        "granted_at": BEFORE,
        "revoked_at": None,
    }


def _joined_at(stay: Stay) -> datetime:
    return BEFORE if stay.first == 0 else opens(stay.first) - timedelta(hours=15)


def _first(layout: Layout) -> list[Stay]:
    """The first stay of each person, with which she agreed."""
    return list({stay.person: stay for stay in reversed(layout.stays)}.values())
