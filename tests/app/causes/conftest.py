"""The cast at work: Mina and Jun in Morning, Sora leads it, Hana leads Care, Dae is in Billing."""

import pytest
from flask import Flask

from journal.vocabulary import Role
from tests.app.causes.rosters import NOW, Clock
from tests.app.team.house import House, make_house
from tests.conftest import CastMember, sign_up


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Wednesday noon; a minute goes by with every request."""
    ticking = Clock(NOW)
    monkeypatch.setattr("app.causes.routes.utc_now", ticking)
    return ticking


@pytest.fixture
def house(app: Flask, mina: CastMember) -> House:
    made = make_house(app)
    made.join(mina, "Morning")
    return made


@pytest.fixture
def sora(house: House) -> CastMember:
    """Sora leads Morning."""
    member = sign_up(house.app, "sora")
    house.grant(member, "Sora Kim", Role.LEAD, "Morning")
    return member


@pytest.fixture
def hana(house: House) -> CastMember:
    """Hana leads Care, with Morning and Night under it."""
    member = sign_up(house.app, "hana")
    house.grant(member, "Hana Lee", Role.LEAD, "Care")
    return member


@pytest.fixture
def dae(house: House) -> CastMember:
    """Dae leads Billing and belongs to it."""
    member = sign_up(house.app, "dae")
    house.join(member, "Billing")
    house.grant(member, "Dae Park", Role.LEAD, "Billing")
    return member
