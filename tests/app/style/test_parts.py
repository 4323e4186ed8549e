from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.fixture
def workbench(app: Flask) -> FlaskClient:
    """Give the browser of somebody who builds Offshift."""
    app.extensions["config"] = replace(app.extensions["config"], is_development=True)
    return app.test_client()


def test_it_is_not_there_unless_developing(client: FlaskClient) -> None:
    assert client.get("/style").status_code == 404


def test_it_shows_every_part(workbench: FlaskClient) -> None:
    page = workbench.get("/style").get_data(as_text=True)

    for part in ("scale", "chips", "field", "error-summary", "saved", "trust", "empty", "card"):
        assert f'class="{part}' in page


def test_a_scale_is_five_answers_and_none_in_a_named_group(workbench: FlaskClient) -> None:
    page = workbench.get("/style").get_data(as_text=True)

    for value in ("1", "2", "3", "4", "5", ""):
        assert page.count(f'type="radio" name="energy" value="{value}"') == 1
    assert "<legend>How much energy is left?</legend>" in page


def test_nothing_is_chosen_beforehand(workbench: FlaskClient) -> None:
    page = workbench.get("/style").get_data(as_text=True)

    answers = [line for line in page.splitlines() if 'name="energy"' in line]

    assert not [answer for answer in answers if "checked" in answer]


def test_a_refusal_links_to_its_field_and_repeats_the_message_there(workbench: FlaskClient) -> None:
    page = workbench.get("/style").get_data(as_text=True)

    assert '<a href="#f-minutes">A whole number, such as 3.</a>' in page
    assert '<p class="message" id="m-minutes">A whole number, such as 3.</p>' in page
    assert 'aria-invalid="true" aria-describedby="m-minutes"' in page


def test_it_is_written_in_korean_too(workbench: FlaskClient) -> None:
    page = workbench.get("/style", headers={"Accept-Language": "ko"}).get_data(as_text=True)

    assert "화면을 이루는 모든 것" in page


def test_it_takes_no_form(workbench: FlaskClient) -> None:
    assert workbench.post("/style").status_code == 405


def test_no_page_part_styles_inline(workbench: FlaskClient) -> None:
    page = workbench.get("/style").get_data(as_text=True)

    assert " style=" not in page
    assert "<style" not in page
