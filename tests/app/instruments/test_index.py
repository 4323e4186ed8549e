from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.vocabulary import Locale
from tests.app.instruments.filling import fill, low_mood, well_being
from tests.conftest import CastMember, sign_up
from tests.journal.instruments.samples import TEXT


def test_each_says_what_it_is_how_long_whose_and_under_what_licence(mina: CastMember) -> None:
    page = mina.client.get("/instruments").text

    assert "Two questions about low mood" in page
    assert "5 questions, about 1 min" in page
    assert "CC BY-NC-SA 3.0 IGO" in page
    assert "Tage S. Kristensen" in page
    assert page.count("not filled in yet") == 4


def test_the_list_says_when_last_and_when_again(mina: CastMember) -> None:
    fill(mina, "who5", well_being(3, 3, 3, 3, 3))

    page = mina.client.get("/instruments").text

    assert "It looks back on 14 days, so it can be filled in again from" in page
    assert page.count("not filled in yet") == 3
    assert "/instruments/who5/new" not in page


def test_it_speaks_korean(app: Flask) -> None:
    page = sign_up(app, "mina", locale=Locale.KO).client.get("/instruments").text

    assert "코펜하겐 소진 척도(CBI)" in page
    assert "19문항, 4분쯤" in page


def test_a_line_stands_there_only_when_wanted_and_due(mina: CastMember) -> None:
    fill(mina, "phq2", low_mood(0, 1), days_ago=20)
    fill(mina, "who5", well_being(3, 3, 3, 3, 3))
    assert "can be filled in now" not in mina.client.get("/instruments").text

    for wanted in ("phq2", "who5"):
        mina.client.post(f"/instruments/{wanted}/reminder", data={"wanted": "yes"})

    page = mina.client.get("/instruments").text
    assert "PHQ-2 can be filled in now." in page
    assert "WHO-5 can be filled in now." not in page


def test_what_is_no_longer_offered_keeps_its_answers(app: Flask, mina: CastMember) -> None:
    folder = Path(app.extensions["config"].instruments)
    folder.mkdir()
    (folder / "calm.toml").write_text(TEXT, "utf-8")
    fill(mina, "calm", {"edition": "1", "q_still": "2", "q_loud": "0", "q_deep": "3"})
    (folder / "calm.toml").unlink()

    listed, page = (mina.client.get(path).text for path in ("/instruments", "/instruments/calm"))

    assert "No longer offered here" in listed
    assert "Your answers are kept until you delete them." in page


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/instruments").location.startswith("/sign-in")


@pytest.mark.parametrize("name", ["", "/who5", "/who5/new"])
def test_no_page_asks_the_database_often(
    mina: CastMember, statements: list[str], name: str
) -> None:
    fill(mina, "who5", well_being(3, 3, 3, 3, 3), days_ago=30)
    statements.clear()

    assert mina.client.get(f"/instruments{name}").status_code == 200

    assert len(statements) <= 4
