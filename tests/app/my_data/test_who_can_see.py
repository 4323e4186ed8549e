"""Everybody can read who could learn what, before writing a word."""

import pytest
from flask.testing import FlaskClient

from tests.app.my_data.asking import page_of
from tests.architecture.source import ROOT
from tests.conftest import CastMember

PATH = "/about/who-can-see"


def test_a_stranger_can_read_it(client: FlaskClient) -> None:
    page = page_of(client, PATH)

    assert page.count("Ratings, kinds, times") == 6
    assert "What no web app can take away" in page
    assert "What the server has of me" not in page


def test_it_speaks_korean(client: FlaskClient) -> None:
    page = client.get(PATH, headers={"Accept-Language": "ko"}).text

    assert "누가 무엇을 볼 수 있나요" in page
    assert "어떤 웹앱도 없앨 수 없는 것" in page


def test_her_own_rows_are_near(mina: CastMember) -> None:
    assert 'href="/me/data/rows"' in mina.client.get(PATH).text


def test_the_document_has_the_same_rows() -> None:
    said = (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")

    for row in ("copy of the database", "changes the code", "team lead", "unlocked phone"):
        assert row in said


@pytest.mark.parametrize("word", ["impossible", "100 %", "anonymous", "절대", "익명"])
def test_it_promises_nothing_that_does_not_hold(client: FlaskClient, word: str) -> None:
    pages = [client.get(PATH, headers={"Accept-Language": one}).text for one in ("ko", "en")]

    assert [page for page in pages if word in page] == []
