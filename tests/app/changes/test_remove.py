import re
from uuid import uuid4

from flask.testing import FlaskClient

from tests.app.changes.marking import marked
from tests.conftest import CastMember

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def test_deleting_can_be_taken_back_whole(mina: CastMember) -> None:
    mark = marked(mina.client)
    page = mina.client.post(f"/changes/{mark}/delete").text
    assert mina.client.get(f"/changes/{mark}").status_code == 404
    form = page[page.index('action="/changes"') : page.index("Undo")]

    answer = mina.client.post("/changes", data=dict(HIDDEN.findall(form)))

    assert answer.status_code == 303
    assert "Deleted the messenger app on 29 Jan 2026" in mina.client.get(f"/changes/{mark}").text


def test_somebody_elses_mark_stays(mina: CastMember, jun: CastMember) -> None:
    mark = marked(mina.client)

    assert jun.client.post(f"/changes/{mark}/delete").status_code == 404
    assert mina.client.get(f"/changes/{mark}").status_code == 200


def test_a_stranger_deletes_nothing(client: FlaskClient) -> None:
    assert client.post(f"/changes/{uuid4()}/delete").status_code == 401


def test_a_link_deletes_nothing(mina: CastMember) -> None:
    assert mina.client.get(f"/changes/{marked(mina.client)}/delete").status_code == 405
