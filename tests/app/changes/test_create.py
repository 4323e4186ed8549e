from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from journal.vocabulary import Locale
from tests.app.changes.marking import DELETED, mark, marked
from tests.conftest import CastMember, sign_up

AHEAD = str((datetime.now(UTC) + timedelta(days=2)).date())


def test_a_mark_is_kept_and_shown(mina: CastMember) -> None:
    answer = mark(mina.client)

    page = mina.client.get(answer.location).text
    assert answer.status_code == 303
    assert "Saved" in page
    assert 'value="app_deleted" id="f-kind" checked' in page
    assert f'value="{DELETED}"' in page


@pytest.mark.parametrize(
    "name,value,words",
    [
        ("kind", "", "This is needed."),
        ("kind", "won_the_lottery", "Please choose one of these."),
        ("on_date", "", "This is needed."),
        ("on_date", "29 January", "A date, such as 2026-03-14."),
        ("on_date", AHEAD, "This day is still to come."),
        ("on_date", "1999-01-29", "This is more than 20 years ago."),
        ("on_date", "0001-01-01", "This is more than 20 years ago."),
        ("id", "1", "This page was too old."),
        ("story", "it rang all night", "This page was too old."),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed(
    mina: CastMember, name: str, value: str, words: str
) -> None:
    answer = mark(mina.client, **{name: value})

    assert answer.status_code == 422
    assert words in answer.text
    assert "No change is marked yet" in mina.client.get("/changes").text


def test_the_same_mark_twice_is_a_clear_message(mina: CastMember) -> None:
    marked(mina.client)

    answer = mark(mina.client)

    assert answer.status_code == 422
    assert "This is marked on that day already. Nothing is lost." in answer.text


def test_the_same_in_korean(mina: CastMember) -> None:
    jisu = sign_up(mina.app, "jisu", locale=Locale.KO)
    marked(jisu.client)

    assert "그날에 이미 표시해 두었어요." in mark(jisu.client).text


def test_a_double_tap_makes_one_mark(mina: CastMember) -> None:
    change = str(uuid4())

    answers = [mark(mina.client, id=change) for _tap in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert mina.client.get("/changes").text.count(f"/changes/{change}") == 1


def test_another_content_under_the_same_id_loses_neither(mina: CastMember) -> None:
    change = str(marked(mina.client))

    answer = mark(mina.client, id=change, kind="new_lead", on_date="2026-01-28")

    assert answer.status_code == 409
    for words in ("Deleted the messenger app", "Got a new lead", "29 Jan 2026", "28 Jan 2026"):
        assert words in answer.text


def test_a_stranger_marks_nothing(client: FlaskClient) -> None:
    assert mark(client).status_code == 401
