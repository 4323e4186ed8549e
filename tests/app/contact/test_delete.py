from uuid import uuid4

from flask.testing import FlaskClient

from tests.app.contact.tapping import HIDDEN, kept
from tests.conftest import CastMember


def test_deleting_can_be_taken_back_whole(mina: CastMember) -> None:
    contact_id = kept(mina.client, urgency="needed", free_not_to_look="no", zone="Asia/Tokyo")
    before = mina.client.get(f"/contact/{contact_id}").text

    page = mina.client.post(f"/contact/{contact_id}/delete").text

    assert mina.client.get(f"/contact/{contact_id}").status_code == 404
    form = page[page.index('action="/contact"') : page.index("Undo")]
    assert mina.client.post("/contact", data=dict(HIDDEN.findall(form))).status_code == 303
    after = mina.client.get(f"/contact/{contact_id}").text
    assert after.count(" checked") == before.count(" checked") == 3
    assert 'value="Asia/Tokyo"' in after


def test_somebody_elses_contact_stays(mina: CastMember, jun: CastMember) -> None:
    contact_id = kept(mina.client)

    assert jun.client.post(f"/contact/{contact_id}/delete").status_code == 404
    assert mina.client.get(f"/contact/{contact_id}").status_code == 200


def test_a_stranger_deletes_nothing(client: FlaskClient) -> None:
    assert client.post(f"/contact/{uuid4()}/delete").status_code == 401


def test_a_link_deletes_nothing(mina: CastMember) -> None:
    assert mina.client.get(f"/contact/{kept(mina.client)}/delete").status_code == 405
