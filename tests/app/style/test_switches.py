from flask.testing import FlaskClient

from tests.conftest import CastMember


def test_changing_the_light_stays_on_the_page(client: FlaskClient) -> None:
    page = client.get("/sign-in?next=/log").get_data(as_text=True)

    assert page.count('name="next" value="/sign-in?next=/log"') == 2


def test_changing_the_light_leads_home_where_a_page_cannot_be_asked_for_again(
    client: FlaskClient,
) -> None:
    page = client.post("/sign-in", data={}).get_data(as_text=True)

    assert page.count('name="next" value="/"') == 2


def test_the_chosen_light_is_marked_for_eyes_and_ears(client: FlaskClient) -> None:
    client.post("/light", data={"light": "dark", "next": "/sign-in"})

    page = client.get("/sign-in").get_data(as_text=True)

    assert 'data-light="dark"' in page
    assert '<button name="light" value="dark" aria-pressed="true">' in page


def test_a_stranger_sees_no_places(client: FlaskClient) -> None:
    page = client.get("/sign-in").get_data(as_text=True)

    assert 'class="places"' not in page


def test_the_current_place_is_named_and_not_only_coloured(mina: CastMember) -> None:
    page = mina.client.get("/log").get_data(as_text=True)

    assert page.count('aria-current="page"') == 1
    assert 'class="place place-log" href="/log" aria-current="page"' in page
