"""One tap from the home screen."""

from uuid import uuid4

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.database import reading
from journal.model import ContactEvent
from tests.conftest import CastMember

PATH = "/contact/quick"


def tap(member: CastMember, **said: str) -> TestResponse:
    form = {"id": str(uuid4()), "initiation": "pushed", "zone": "Asia/Seoul", **said}
    return member.client.post(PATH, data=form)


def kept(member: CastMember) -> list[str]:
    wanted = select(ContactEvent.initiation).where(ContactEvent.account_id == member.id)
    with member.app.app_context(), reading() as session:
        return list(session.execute(wanted).scalars())


def test_three_buttons_are_all_there_is(mina: CastMember) -> None:
    page = mina.client.get(PATH).text

    for way in ("pushed", "chosen", "uneasy"):
        assert f'name="initiation" value="{way}"' in page
    assert "<textarea" not in page
    assert 'type="text"' not in page


@pytest.mark.parametrize("way", ["pushed", "chosen", "uneasy"])
def test_a_tap_saves_and_says_so(mina: CastMember, way: str) -> None:
    answer = tap(mina, initiation=way)

    page = mina.client.get(answer.location).text
    assert answer.status_code == 303
    assert kept(mina) == [way]
    assert "Saved:" in page
    assert f'action="{answer.location}/undo"' in page


def test_a_tap_is_taken_back(mina: CastMember) -> None:
    path = tap(mina).location

    answer = mina.client.post(f"{path}/undo")

    assert kept(mina) == []
    assert "Nothing of it is kept" in mina.client.get(answer.location).text
    assert mina.client.get(path).status_code == 404


def test_a_tap_sent_twice_is_one(mina: CastMember) -> None:
    own = str(uuid4())

    first, again = tap(mina, id=own), tap(mina, id=own)
    other = tap(mina, id=own, initiation="uneasy")

    assert first.location == again.location == other.location
    assert kept(mina) == ["pushed"]


def test_what_is_no_answer_is_refused(mina: CastMember) -> None:
    answer = tap(mina, initiation="loudly")

    assert answer.status_code == 422
    assert kept(mina) == []


def test_somebody_elses_tap_is_not_there(mina: CastMember, jun: CastMember) -> None:
    path = tap(mina).location

    assert jun.client.get(path).status_code == 404
    assert jun.client.post(f"{path}/undo").status_code == 404
    assert kept(mina) == ["pushed"]
