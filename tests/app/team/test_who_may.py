"""Members of a unit and its leads open it; for everybody else it is not there."""

from itertools import product

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.vocabulary import Role
from tests.app.team.house import House, make_house
from tests.conftest import CastMember, sign_up

READ = ["", "?before=3", "/causes"]
UNITS = ["Care", "Morning", "Night", "Billing"]
OPENED = {
    "mina": {"Morning"},
    "sora": {"Morning"},
    "hana": {"Care", "Morning", "Night"},
    "dae": {"Billing"},
    "yuna": set(),
    "elsewhere": set(),
    "alone": set(),
}
LEADS = {"sora", "hana"}


@pytest.fixture
def cast(
    app: Flask, house: House, mina: CastMember, sora: CastMember, hana: CastMember, dae: CastMember
) -> dict[str, CastMember]:
    yuna, elsewhere, alone = (sign_up(app, name) for name in ("yuna", "elsewhere", "alone"))
    house.grant(yuna, "Yuna", Role.STEWARD)
    other = make_house(app)
    other.join(elsewhere, "Morning")
    other.grant(elsewhere, "Else", Role.LEAD, "Care")
    names = {"mina": mina, "sora": sora, "hana": hana, "dae": dae}
    return {**names, "yuna": yuna, "elsewhere": elsewhere, "alone": alone}


def test_members_and_leads_open_their_units(house: House, cast: dict[str, CastMember]) -> None:
    for who, unit in product(cast, UNITS):
        for rest in READ[:1] + READ[2:]:
            status = cast[who].client.get(house.path(unit, rest)).status_code

            assert status == (200 if unit in OPENED[who] else 404), (who, unit, rest)


def test_only_leads_write_a_look_down(house: House, cast: dict[str, CastMember]) -> None:
    for who, unit in product(cast, UNITS):
        status = cast[who].client.post(house.path(unit, "/looks")).status_code

        assert status == (303 if who in LEADS and unit in OPENED[who] else 404), (who, unit)


def test_only_leads_open_the_page_of_changes(house: House, cast: dict[str, CastMember]) -> None:
    for who, unit in product(cast, UNITS):
        status = cast[who].client.get(house.path(unit, "/actions")).status_code

        assert status == (200 if who in LEADS and unit in OPENED[who] else 404), (who, unit)


@pytest.mark.parametrize("rest", READ)
def test_a_stranger_is_shown_the_way_in(client: FlaskClient, house: House, rest: str) -> None:
    answer = client.get(house.path("Morning", rest))

    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in?next=")


@pytest.mark.parametrize("rest", ["/looks", "/actions"])
def test_a_strangers_act_is_refused(client: FlaskClient, house: House, rest: str) -> None:
    assert client.post(house.path("Morning", rest)).status_code == 401


@pytest.mark.parametrize("rest", ["", "/causes"])
def test_what_is_to_read_takes_no_act(mina: CastMember, house: House, rest: str) -> None:
    assert mina.client.post(house.path("Morning", rest)).status_code == 405


def test_who_has_left_sees_no_more(house: House, app: Flask, mina: CastMember) -> None:
    house.end_membership(mina)

    assert mina.client.get(house.path("Morning")).status_code == 404
    assert mina.client.get("/team").status_code == 404


def test_whose_role_was_revoked_sees_no_more(house: House, sora: CastMember) -> None:
    house.end_roles(sora)

    assert sora.client.get(house.path("Morning")).status_code == 404
    assert sora.client.post(house.path("Morning", "/looks")).status_code == 404


def test_those_of_a_closed_unit_still_read_it(
    house: House, mina: CastMember, sora: CastMember, hana: CastMember
) -> None:
    house.close("Morning", 13)

    assert sora.client.post(house.path("Morning", "/looks")).status_code == 303
    for member in (mina, sora):
        assert member.client.get(house.path("Morning")).status_code == 200
        assert member.client.get("/team").status_code == 200
    assert hana.client.get(house.path("Morning")).status_code == 404
