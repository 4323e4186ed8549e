from flask.testing import FlaskClient

from tests.app.causes.rosters import bring, heading, page
from tests.app.team.house import House
from tests.conftest import CastMember


def test_a_roster_is_removed_by_a_lead(sora: CastMember, house: House) -> None:
    bring(sora.client, house)

    done = sora.client.post(house.path("Morning", "/roster/remove"))

    assert done.status_code == 303
    assert "Nothing of the roster is left" in sora.client.get(done.location).text
    assert heading(page(sora.client, house)) == "No duty roster yet"
    assert house.records() == 2


def test_nobody_else_removes_it(
    sora: CastMember, mina: CastMember, dae: CastMember, house: House, client: FlaskClient
) -> None:
    bring(sora.client, house)
    address = house.path("Morning", "/roster/remove")

    assert mina.client.post(address).status_code == 404
    assert dae.client.post(address).status_code == 404
    assert client.post(address).status_code == 401
    assert "1 place" in heading(page(mina.client, house))


def test_removing_nothing_is_no_act(sora: CastMember, house: House) -> None:
    assert sora.client.post(house.path("Morning", "/roster/remove")).status_code == 303
    assert house.records() == 0
