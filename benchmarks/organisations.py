"""Invented organisations as rows of a real database: units, people, roles, consents.

A world is one team, or one small tree of teams. Several worlds may stand side by side in one
organisation, as units at its top; each is published by itself as long as it has enough people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Connection, insert

from journal.model import (
    Account,
    Base,
    Consent,
    Invitation,
    Membership,
    Organisation,
    RoleGrant,
    Unit,
    UnitPlace,
    WindowKey,
)
from journal.teams.windows import Window
from journal.vocabulary import Purpose, Role

SEOUL = ZoneInfo("Asia/Seoul")
FIRST = Window(0)
LONG = timedelta(days=20)
"""How long before the first window everything begins."""

Row = dict[str, Any]


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
    of a person and the unit she leads. ``side_by_side`` worlds share an organisation. Windows
    are counted from ``first``.
    """

    windows: int
    places: tuple[tuple[int, int | None, int], ...]
    stays: tuple[Stay, ...]
    leads: tuple[tuple[int, int], ...]
    side_by_side: int = 1
    first: Window = FIRST

    @property
    def began_at(self) -> datetime:
        """When organisations were founded and accounts were opened."""
        return self.first.opens_at(SEOUL) - LONG

    def window(self, number: int) -> Window:
        """A window counted from the first."""
        return Window(self.first.number + number)

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


def write(
    connection: Connection, layout: Layout, worlds: Sequence[int], keys: np.random.Generator
) -> None:
    """Write organisations with units, people, roles and consents; no entries yet.

    The windows' keys are drawn from a seed, so that a run publishes the same twice.
    """
    rows: dict[type[Base], list[Row]] = {
        Organisation: [_organisation(layout, one) for one in layout.organisations(worlds)],
        Unit: [_unit(layout, world, unit) for world in worlds for unit in range(layout.units)],
        UnitPlace: [_place(layout, world, *one) for world in worlds for one in layout.places],
        Account: [_account(layout, world, one) for world in worlds for one in range(layout.people)],
        Membership: [
            _membership(layout, world, nth, stay)
            for world in worlds
            for nth, stay in enumerate(layout.stays)
        ],
        Invitation: [
            _invitation(layout, world, nth, stay)
            for world in worlds
            for nth, stay in enumerate(layout.stays)
        ],
        Consent: [_consent(layout, world, stay) for world in worlds for stay in _first(layout)],
        RoleGrant: [_lead(layout, world, *lead) for world in worlds for lead in layout.leads],
        WindowKey: [
            {"organisation_id": one, "window": window, "key": keys.bytes(32)}
            for one in layout.organisations(worlds)
            for window in range(layout.first.number, layout.first.number + layout.windows)
        ],
    }
    for table, of_table in rows.items():
        connection.execute(insert(table), of_table)


def _organisation(layout: Layout, own_id: UUID) -> Row:
    return {"id": own_id, "name": "Haesol", "zone": SEOUL.key, "founded_at": layout.began_at}


def _unit(layout: Layout, world: int, unit: int) -> Row:
    own = {"organisation_id": layout.organisation_of(world), "id": unit_id(world, unit)}
    return {**own, "name": f"{world}.{unit}", "closed_from": None, "created_at": layout.began_at}


def _place(layout: Layout, world: int, unit: int, parent: int | None, window: int) -> Row:
    return {
        "organisation_id": layout.organisation_of(world),
        "unit_id": unit_id(world, unit),
        "from_window": layout.window(window).number,
        "parent_id": None if parent is None else unit_id(world, parent),
    }


def _account(layout: Layout, world: int, person: int) -> Row:
    return {
        "id": account_id(world, person),
        "email": f"{world}.{person}@example.com",
        "password_hash": "-",
        "locale": "ko",
        "zone": SEOUL.key,
        "import_key": bytes(32),
        "created_at": layout.began_at,
        "deactivated_at": None,
    }


def _membership(layout: Layout, world: int, nth: int, stay: Stay) -> Row:
    return {
        "account_id": account_id(world, stay.person),
        "id": UUID(int=(5 << 100) + nth),
        "organisation_id": layout.organisation_of(world),
        "unit_id": unit_id(world, stay.unit),
        "joined_at": _joined_at(layout, stay),
        "left_at": _opens(layout, stay.until),
    }


def _invitation(layout: Layout, world: int, nth: int, stay: Stay) -> Row:
    invited_at = _joined_at(layout, stay) - timedelta(days=1)
    return {
        "organisation_id": layout.organisation_of(world),
        "id": UUID(int=(8 << 100) + (world << 32) + nth),
        "unit_id": unit_id(world, stay.unit),
        "role": Role.AGENT.value,
        "token_hash": bytes(16) + UUID(int=(8 << 100) + (world << 32) + nth).bytes,
        "created_at": invited_at,
        "expires_at": invited_at + timedelta(days=7),
        "is_open": False,
    }


def _consent(layout: Layout, world: int, stay: Stay) -> Row:
    return {
        "account_id": account_id(world, stay.person),
        "id": UUID(int=6 << 100),
        "purpose": Purpose.TEAM_FIGURES.value,
        "organisation_id": layout.organisation_of(world),
        "text_version": "1",
        "granted_at": _joined_at(layout, stay),
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
        "granted_at": layout.began_at,
        "revoked_at": None,
    }


def _joined_at(layout: Layout, stay: Stay) -> datetime:
    opened = _opens(layout, stay.first)
    return layout.began_at if stay.first == 0 or opened is None else opened - timedelta(hours=15)


def _opens(layout: Layout, window: int | None) -> datetime | None:
    return None if window is None else layout.window(window).opens_at(SEOUL)


def _first(layout: Layout) -> list[Stay]:
    """The first stay of each person, with which she agreed."""
    return list({stay.person: stay for stay in reversed(layout.stays)}.values())
