import pytest
from flask.testing import FlaskClient

from tests.app.changes.marking import marked
from tests.conftest import CastMember


def test_marks_are_listed_the_newest_first(mina: CastMember) -> None:
    older = marked(mina.client, kind="new_lead", on_date="2025-12-01")
    newer = marked(mina.client)

    page = mina.client.get("/changes").text

    assert page.index(str(newer)) < page.index(str(older))
    assert "Deleted the messenger app" in page
    assert "1 Dec 2025" in page


def test_somebody_elses_marks_are_not_there(mina: CastMember, jun: CastMember) -> None:
    marked(mina.client)

    assert "No change is marked yet." in jun.client.get("/changes").text


def test_the_empty_page_of_a_new_mark_says_today(mina: CastMember) -> None:
    page = mina.client.get("/changes/new").text

    assert page.count('name="kind"') == 13
    assert " checked" not in page
    assert 'name="on_date" id="f-on_date" value="20' in page


def test_another_page_may_say_what_changed_and_when(mina: CastMember) -> None:
    page = mina.client.get("/changes/new?kind=alerts_off&on_date=2026-01-29").text

    assert 'value="alerts_off" id="f-kind-2" checked' in page
    assert 'value="2026-01-29"' in page


@pytest.mark.parametrize("path,most", [("/changes", 2), ("/changes/new", 1)])
def test_the_pages_make_few_queries(
    mina: CastMember, statements: list[str], path: str, most: int
) -> None:
    mina.client.get(path)

    assert len(statements) == most


@pytest.mark.parametrize("path", ["/changes", "/changes/new"])
def test_a_stranger_is_shown_the_way_in(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 303
