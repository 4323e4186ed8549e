from pathlib import Path

import pytest
from flask import Flask

from journal.instruments.catalogue import FILES
from journal.vocabulary import Locale
from tests.app.instruments.filling import burnout, fill, hidden_fields, well_being
from tests.app.pages import without_token
from tests.conftest import CastMember, sign_up


def test_the_history_is_drawn_and_said_in_a_table(mina: CastMember) -> None:
    for days_ago in (60, 30):
        fill(mina, "who5", well_being(3, 3, 3, 2, 2), days_ago=days_ago)

    page = mina.client.get("/instruments/who5").text

    assert "Well-being: 52 last time, between 52 and 52 over 2 times." in page
    assert "<td>52</td><td>35\u201369</td>" in page
    assert page.count("/instruments/who5/answers/") == 2


def test_before_the_first_time_it_says_what_will_be_here(mina: CastMember) -> None:
    page = mina.client.get("/instruments/cbi").text

    assert "Each time you fill it in" in page
    assert "Nobody has compared the questions with their owner" in page


def test_two_wordings_are_never_compared(app: Flask, mina: CastMember) -> None:
    fill(mina, "dolan", burnout(2), days_ago=40)
    fill(mina, "dolan", burnout(3, "ko"), days_ago=20)

    page = mina.client.get("/instruments/dolan").text

    assert "Burnout, by your own definition: 3, once so far." in page
    assert "English · 2015" in page
    assert "한국어 · 2015" in page


def test_an_answer_to_an_earlier_edition_is_kept_and_not_worked_out(
    app: Flask, mina: CastMember
) -> None:
    folder = Path(app.extensions["config"].instruments)
    folder.mkdir()
    text = (FILES / "dolan.toml").read_text("utf-8").replace('key = "dolan"', 'key = "single"')
    (folder / "one.toml").write_text(text, "utf-8")
    address = fill(mina, "single", burnout(5)).location
    (folder / "one.toml").write_text(text.replace('"2015"', '"2027b"'), "utf-8")

    page = mina.client.get(address).text

    assert "another edition" in page
    assert "help-panel" not in page
    assert mina.client.get("/instruments/single").status_code == 200


def test_deleting_can_be_taken_back_as_it_was(mina: CastMember) -> None:
    address = fill(mina, "who5", well_being(3, 2), days_ago=30).location.partition("?")[0]
    before = without_token(mina.client.get(address).text)

    deleted = mina.client.post(f"{address}/delete")
    assert mina.client.get(address).status_code == 404
    undone = mina.client.post("/instruments/who5", data=hidden_fields(deleted.text))

    assert undone.status_code == 303
    assert without_token(mina.client.get(address).text) == before


def test_what_is_no_longer_offered_can_be_deleted(app: Flask, mina: CastMember) -> None:
    folder = Path(app.extensions["config"].instruments)
    folder.mkdir()
    text = (FILES / "dolan.toml").read_text("utf-8").replace('key = "dolan"', 'key = "single"')
    (folder / "one.toml").write_text(text, "utf-8")
    address = fill(mina, "single", burnout(2)).location.partition("?")[0]
    (folder / "one.toml").unlink()

    answer = mina.client.post(f"{address}/delete")

    assert "Nothing of it is kept." in answer.text
    assert "Undo" not in answer.text
    assert mina.client.get("/instruments/single").status_code == 404


@pytest.mark.parametrize("end", ["", "/delete"])
def test_a_filling_stands_under_its_own_questionnaire_only(mina: CastMember, end: str) -> None:
    address = fill(mina, "who5", well_being(3, 3)).location.partition("?")[0]
    other = address.replace("who5", "phq2")

    answer = mina.client.post(other + end) if end else mina.client.get(other)

    assert answer.status_code == 404
    assert mina.client.get(address).status_code == 200


def test_nobody_sees_or_deletes_what_is_another_persons(mina: CastMember, jun: CastMember) -> None:
    address = fill(mina, "who5", well_being(3, 3)).location.partition("?")[0]

    assert jun.client.get(address).status_code == 404
    assert jun.client.post(f"{address}/delete").status_code == 404
    assert mina.client.get(address).status_code == 200


def test_the_line_is_wanted_and_no_longer_wanted(mina: CastMember) -> None:
    wanted = mina.client.post("/instruments/who5/reminder", data={"wanted": "yes"})
    assert "No such line any more" in mina.client.get(wanted.location).text

    mina.client.post("/instruments/who5/reminder", data={"wanted": "no"})

    assert "Show me that line" in mina.client.get("/instruments/who5").text
    assert mina.client.post("/instruments/who5/reminder", data={"wanted": "?"}).status_code == 422


def test_it_speaks_korean(app: Flask) -> None:
    mina = sign_up(app, "mina", locale=Locale.KO)
    fill(mina, "who5", well_being(3, 3, 3, 3, 3), days_ago=30)

    page = mina.client.get("/instruments/who5").text

    assert "잘 지내는 정도: 아직 한 번, 60점이에요." in page
    assert "24점보다 작은 변화는 우연일 수 있어요." in page
