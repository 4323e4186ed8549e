"""Founding an organisation."""

import pytest
from flask.testing import FlaskClient

from journal.vocabulary import Role
from tests.app.steward.running import House, acts, found, founding, is_steward, seat
from tests.conftest import CastMember


def test_the_page_says_what_a_steward_is(yuna: CastMember) -> None:
    page = yuna.client.get("/steward/found").text

    assert "You open nobody's journal" in page
    assert "need at least 10 people. No setting lowers that." in page
    assert 'value="Asia/Seoul"' in page


def test_whoever_founds_an_organisation_runs_it(yuna: CastMember) -> None:
    answer = yuna.client.post("/steward/found", data=founding())

    assert (answer.status_code, answer.location) == (303, "/steward?saved=founded")
    page = yuna.client.get(answer.location).text
    assert "<h1>Haesol</h1>" in page
    assert "You are a steward here, as Yuna Seo." in page
    assert [act for act, _details in acts(yuna.app)] == ["founded"]


def test_a_double_tap_founds_once(yuna: CastMember) -> None:
    form = founding()
    answers = [yuna.client.post("/steward/found", data=form) for _tap in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(acts(yuna.app)) == 1


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"name": " "}, "This is needed."),
        ({"unit_name": "x" * 81}, "This is too long."),
        ({"own_name": "\u202e"}, "This is needed."),
        ({"zone": "Mars/Base"}, "This time zone isn&#39;t known here."),
    ],
)
def test_what_will_not_do_is_said_and_nothing_typed_is_lost(
    yuna: CastMember, wrong: dict[str, str], message: str
) -> None:
    answer = yuna.client.post("/steward/found", data=founding(**wrong))

    assert answer.status_code == 422
    assert f'id="m-{next(iter(wrong))}">{message}' in answer.text
    kept = {**founding(), **wrong}
    assert all(f'value="{kept[name]}"' in answer.text for name in ("name", "own_name"))
    assert not is_steward(yuna)


def test_a_team_does_not_get_the_organisations_id(yuna: CastMember) -> None:
    form = founding()

    answer = yuna.client.post("/steward/found", data={**form, "unit_id": form["id"]})

    assert answer.status_code == 422
    assert "This page was too old. Please open it again." in answer.text
    assert not is_steward(yuna)
    assert acts(yuna.app) == []


def test_one_account_has_one_organisation(house: House) -> None:
    answer = house.yuna.client.post("/steward/found", data=founding(name="Another"))

    assert answer.status_code == 409
    assert "You belong to an organisation already" in answer.text
    assert "Another" not in house.yuna.client.get("/steward").text


def test_a_member_is_told_before_she_types(house: House, mina: CastMember) -> None:
    seat(house, mina, Role.AGENT)

    page = mina.client.get("/steward/found").text

    assert "You belong to an organisation already" in page
    assert '<form method="post" action="/steward/found"' not in page
    assert 'href="/steward"' not in page


def test_names_are_tidied(yuna: CastMember) -> None:
    found(yuna, name="  Hae\tsol  \u200b")

    assert "<h1>Hae sol</h1>" in yuna.client.get("/steward").text


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/steward/found").location == "/sign-in?next=/steward/found"
    assert client.post("/steward/found", data=founding()).status_code == 401


def test_the_page_asks_twice(yuna: CastMember, statements: list[str]) -> None:
    yuna.client.get("/steward/found")

    assert len(statements) == 2
