"""The page for tokens: made, shown once, listed, revoked."""

import re
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from app.database import reading, writing
from journal.devices.tokens import Device, note_use, person_with_token, tokens_of
from journal.vocabulary import TokenScope
from tests.app.api.phoning import NOW, phone_of
from tests.conftest import CastMember

PATH = "/connect"
TOOLS = ("macrodroid", "tasker", "shortcuts", "curl")


def make(member: CastMember, **said: object) -> TestResponse:
    form = {"id": str(uuid4()), "name": "Phone", "scopes": ["write_contact", "read_own"], **said}
    return member.client.post(PATH, data=form)


def token_in(page: str) -> str:
    found = re.search(r'<textarea id="token"[^>]*>\s*(\w+)</textarea>', page)
    assert found
    return found.group(1)


def test_a_token_is_shown_once(mina: CastMember) -> None:
    answer = make(mina)

    token = token_in(answer.text)
    page = mina.client.get(PATH).text
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert "Phone" in page
    assert "never used" in page
    assert token not in page
    with mina.app.app_context(), reading() as session:
        found = person_with_token(session, token)
    assert isinstance(found, Device)
    assert found.scopes == {TokenScope.WRITE_CONTACT, TokenScope.READ_OWN}


def test_the_list_says_what_each_may_do_and_when_it_was_used(mina: CastMember) -> None:
    phone = phone_of(mina, [TokenScope.WRITE_CHECK_IN])
    with mina.app.app_context(), writing() as session:
        note_use(session, mina.id, phone.token_id, NOW)

    page = mina.client.get(PATH).text

    assert "check-ins, hard interactions, shifts" in page
    assert "last used Tue, 10 Mar 11:30" in page


def test_the_same_form_again_shows_nothing(mina: CastMember) -> None:
    token_id = str(uuid4())
    make(mina, id=token_id)

    again = make(mina, id=token_id)

    assert again.status_code == 409
    assert "shown again" in again.text


@pytest.mark.parametrize(
    "change, field, message",
    [
        ({"name": "  "}, "name", "This is needed."),
        ({"name": "x" * 41}, "name", "This is too long."),
        ({"name": "my\x00phone"}, "name", "One line of ordinary letters"),
        ({"name": "my\nphone"}, "name", "One line of ordinary letters"),
        ({"name": "my\u202ephone"}, "name", "One line of ordinary letters"),
        ({"scopes": []}, "scopes", "Choose at least one of these."),
        ({"scopes": ["everything"]}, "scopes", "Please choose one of these."),
        ({"id": "7"}, "id", "This page was too old."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    mina: CastMember, change: dict[str, object], field: str, message: str
) -> None:
    answer = make(mina, **change)

    assert answer.status_code == 422
    assert message in answer.text
    assert f'href="#f-{field}"' in answer.text
    assert "No token is in force." in answer.text


def test_there_is_an_end_to_tokens(mina: CastMember) -> None:
    for _ in range(20):
        make(mina)

    answer = make(mina)

    assert answer.status_code == 422
    assert "20 tokens are enough" in answer.text


def test_a_token_is_revoked(mina: CastMember) -> None:
    phone = phone_of(mina)

    answer = mina.client.post(f"{PATH}/{phone.token_id}/revoke")

    assert answer.location == f"{PATH}?revoked=1"
    assert "It opens nothing any more" in mina.client.get(answer.location).text
    assert phone.get("/me").status_code == 401


def test_somebody_elses_token_is_not_there(mina: CastMember, jun: CastMember) -> None:
    phone = phone_of(mina)

    assert jun.client.post(f"{PATH}/{phone.token_id}/revoke").status_code == 404
    assert "<strong>Phone<" not in jun.client.get(PATH).text
    assert phone.get("/me").status_code == 200


@pytest.mark.parametrize("tool", TOOLS)
def test_each_tool_is_told_this_servers_address(mina: CastMember, tool: str) -> None:
    answer = mina.client.get(f"{PATH}/{tool}", base_url="http://localhost:8123")
    page = answer.text

    assert answer.status_code == 200
    assert "http://localhost:8123/api/v1/" in page
    assert "YOUR-TOKEN" in page
    assert "/api/v1/alive" in page
    assert "No text, no title, no name, no number." in page
    assert re.findall(r"api/v1/[a-z-]+", page)


def test_no_other_tool_is_known(mina: CastMember) -> None:
    assert mina.client.get(f"{PATH}/pager").status_code == 404


def test_the_page_asks_the_database_little(mina: CastMember, statements: list[str]) -> None:
    statements.clear()

    mina.client.get(PATH)

    assert len(statements) == 3


def test_strangers_are_shown_the_way_in(mina: CastMember) -> None:
    stranger = mina.app.test_client()

    assert stranger.get(PATH).location.startswith("/sign-in")
    assert stranger.post(PATH, data={"name": "x"}).status_code == 401
    with mina.app.app_context(), reading() as session:
        assert tokens_of(session, mina.id) == ()
