import re

from flask.testing import FlaskClient

from tests.app.imports.browsing import bring_in
from tests.conftest import CastMember


def undo_address(member: CastMember) -> str:
    found = re.search(r'action="(/imports/[^"]+/undo)"', member.client.get("/imports").text)
    assert found
    return found[1]


def test_an_import_is_taken_back(mina: CastMember) -> None:
    bring_in(mina.client)

    done = mina.client.post(undo_address(mina))

    page = mina.client.get(done.headers["Location"])
    assert "Taken back." in page.text
    assert "Room 1" not in page.text


def test_taking_back_twice_is_not_found(mina: CastMember) -> None:
    bring_in(mina.client)
    address = undo_address(mina)

    mina.client.post(address)

    assert mina.client.post(address).status_code == 404


def test_nobody_takes_back_somebody_elses(mina: CastMember, jun: CastMember) -> None:
    bring_in(mina.client)
    address = undo_address(mina)

    assert jun.client.post(address).status_code == 404
    assert mina.client.get(address).status_code == 405
    assert "Room 1" in mina.client.get("/imports").text


def test_a_stranger_takes_nothing_back(mina: CastMember, client: FlaskClient) -> None:
    bring_in(mina.client)

    assert client.post(undo_address(mina)).status_code == 401
