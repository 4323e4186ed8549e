"""Keys of the organisation's own systems."""

import re
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from tests.app.steward.running import House, acts, found, somebody

PATH = "/steward/keys"
KEY = UUID(int=9)


def make(house: House, **said: str) -> TestResponse:
    return house.yuna.client.post(PATH, data={"id": str(KEY), "name": "Dialler", **said})


def secret_in(page: str) -> str:
    found = re.search(r'<textarea id="secret"[^>]*>\s*([\w-]{40,})</textarea>', page)
    assert found
    return found.group(1)


def test_the_secret_is_shown_once(house: House) -> None:
    answer = make(house)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    secret = secret_in(answer.text)
    page = house.yuna.client.get(PATH).text
    assert "Dialler" in page
    assert "never used" in page
    assert secret not in page
    assert acts(house.yuna.app)[-1] == ("token_made", {"name": "Dialler"})


def test_the_same_form_again_shows_nothing(house: House) -> None:
    make(house)

    again = make(house)

    assert again.status_code == 409
    assert "secret isn't shown again" in again.text
    assert len(acts(house.yuna.app)) == 2


@pytest.mark.parametrize(
    "name, message", [("  ", "This is needed."), ("x" * 61, "This is too long.")]
)
def test_a_key_needs_a_name(house: House, name: str, message: str) -> None:
    answer = make(house, name=name)

    assert answer.status_code == 422
    assert f'id="m-name">{message}' in answer.text
    assert f'value="{name}"' in answer.text
    assert "No key is in force." in answer.text


def test_a_key_is_revoked(house: House) -> None:
    make(house)

    answer = house.yuna.client.post(f"{PATH}/{KEY}/revoke")

    assert answer.location == f"{PATH}?saved=1"
    assert "No key is in force." in house.yuna.client.get(answer.location).text
    assert acts(house.yuna.app)[-1] == ("token_revoked", {"name": "Dialler"})


def test_another_organisation_is_out_of_reach(house: House) -> None:
    make(found(somebody(house, "dae")))

    assert house.yuna.client.post(f"{PATH}/{KEY}/revoke").status_code == 404
    assert house.yuna.client.post(f"{PATH}/{uuid4()}/revoke").status_code == 404
    assert "Dialler" not in house.yuna.client.get(PATH).text


def test_the_page_asks_few_times(house: House, statements: list[str]) -> None:
    house.yuna.client.get(PATH)

    assert len(statements) == 4
