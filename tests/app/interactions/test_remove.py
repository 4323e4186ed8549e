import re
from uuid import uuid4

from flask.testing import FlaskClient

from tests.app.interactions.entering import logged
from tests.conftest import CastMember

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
CHECKED = re.compile(r'name="\w+" [^>]*checked')


def test_a_deleted_entry_is_gone(mina: CastMember) -> None:
    entry = logged(mina.client)

    answer = mina.client.post(f"/interactions/{entry}/delete")

    assert answer.status_code == 200
    assert mina.client.get(f"/interactions/{entry}").status_code == 404


def test_deleting_can_be_taken_back_whole(mina: CastMember) -> None:
    entry = logged(mina.client)
    before = mina.client.get(f"/interactions/{entry}").text
    page = mina.client.post(f"/interactions/{entry}/delete").text
    form = page[page.index('action="/interactions"') : page.index("Undo")]

    answer = mina.client.post("/interactions", data=dict(HIDDEN.findall(form)))

    after = mina.client.get(f"/interactions/{entry}").text
    assert answer.status_code == 303
    assert CHECKED.findall(after) == CHECKED.findall(before)
    assert 'value="40"' in after


def test_somebody_elses_entry_stays(mina: CastMember, jun: CastMember) -> None:
    entry = logged(mina.client)

    assert jun.client.post(f"/interactions/{entry}/delete").status_code == 404
    assert mina.client.get(f"/interactions/{entry}").status_code == 200


def test_a_stranger_deletes_nothing(client: FlaskClient) -> None:
    assert client.post(f"/interactions/{uuid4()}/delete").status_code == 401


def test_a_link_deletes_nothing(mina: CastMember) -> None:
    assert mina.client.get(f"/interactions/{logged(mina.client)}/delete").status_code == 405


def test_that_its_chain_begins_anew_is_said_before(mina: CastMember) -> None:
    entry = logged(mina.client)

    page = mina.client.post(f"/interactions/{entry}/delete").text

    assert "it counts in an evidence file as written down now" in page
    assert page.index("written down now") < page.index("Undo")
