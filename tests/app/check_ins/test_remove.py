import re
from uuid import uuid4

from flask.testing import FlaskClient

from tests.app.check_ins.entering import CORE, logged
from tests.conftest import CastMember

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def test_a_deleted_entry_is_gone(mina: CastMember) -> None:
    entry = logged(mina.client)

    answer = mina.client.post(f"/check-ins/{entry}/delete")

    assert answer.status_code == 200
    assert "deleted" in answer.text
    assert mina.client.get(f"/check-ins/{entry}").status_code == 404


def test_deleting_can_be_taken_back_whole(mina: CastMember) -> None:
    entry = logged(mina.client, **CORE, sleep_minutes="390", leaving="seriously", zone="Asia/Tokyo")
    before = mina.client.get(f"/check-ins/{entry}").text
    page = mina.client.post(f"/check-ins/{entry}/delete").text
    form = page[page.index('action="/check-ins"') : page.index("Undo")]

    answer = mina.client.post("/check-ins", data=dict(HIDDEN.findall(form)))

    after = mina.client.get(f"/check-ins/{entry}").text
    assert answer.status_code == 303
    assert re.findall(r'name="\w+" [^>]*checked', after) == re.findall(
        r'name="\w+" [^>]*checked', before
    )
    assert 'value="Asia/Tokyo"' in after


def test_somebody_elses_entry_stays(mina: CastMember, jun: CastMember) -> None:
    entry = logged(mina.client)

    assert jun.client.post(f"/check-ins/{entry}/delete").status_code == 404
    assert mina.client.get(f"/check-ins/{entry}").status_code == 200


def test_a_stranger_deletes_nothing(client: FlaskClient) -> None:
    assert client.post(f"/check-ins/{uuid4()}/delete").status_code == 401


def test_a_link_deletes_nothing(mina: CastMember) -> None:
    assert mina.client.get(f"/check-ins/{logged(mina.client)}/delete").status_code == 405
