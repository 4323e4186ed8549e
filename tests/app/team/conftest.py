"""The cast at work: Mina and Jun in Morning, Sora leads it, Hana leads Care, Dae is in Billing."""

import pytest
from flask import Flask

from journal.vocabulary import Role
from tests.app.team.house import NOW, House, make_house
from tests.conftest import CastMember, sign_up


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("routes", "actions"):
        monkeypatch.setattr(f"app.team.{module}.utc_now", lambda: NOW)


@pytest.fixture
def house(app: Flask, mina: CastMember, jun: CastMember) -> House:
    made = make_house(app)
    made.join(mina, "Morning")
    made.join(jun, "Morning")
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
    """Dae is in Billing."""
    member = sign_up(house.app, "dae")
    house.join(member, "Billing")
    return member
