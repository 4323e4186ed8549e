"""The person sees every row the server has of her, and nobody else does."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.language import speaking
from app.my_data.table_words import about
from journal.my_data.raw import own_tables
from journal.vocabulary import Locale
from tests.app.my_data.asking import check_in, page_of
from tests.app.own_words import keep_words
from tests.conftest import PASSWORD, CastMember


@pytest.mark.parametrize("language", Locale)
def test_every_table_is_told_of(app: Flask, language: Locale) -> None:
    with app.test_request_context(), speaking(language):
        assert [name for name in own_tables() if not about(name)] == []


def test_tables_are_named_with_their_rows(mina: CastMember) -> None:
    check_in(mina.client, "2026-03-02")

    page = page_of(mina.client, "/me/data/rows")

    assert "Your check-ins 1 row" in page
    assert "Tables without a row of yours" in page


def test_a_row_is_shown_column_by_column(mina: CastMember) -> None:
    entry = check_in(mina.client, "2026-03-02")

    page = page_of(mina.client, "/me/data/rows/check_in")

    assert f"id {entry}" in page
    assert "mood 3" in page
    assert "energy empty" in page


def test_notes_are_shown_as_ciphertext(mina: CastMember) -> None:
    keep_words(mina.client, check_in(mina.client, "2026-03-02"))

    page = page_of(mina.client, "/me/data/rows/note_version")

    assert "Your notes as ciphertext: the server can't read these" in page
    assert "body Ciphertext, 285 bytes:" in page


def test_secrets_are_not_shown_whole(mina: CastMember) -> None:
    page = page_of(mina.client, "/me/data/rows/account")

    assert "password_hash $argon2id$…" in page
    assert "email mina@example.com" in page
    assert PASSWORD not in page


def test_an_empty_table_says_so(mina: CastMember) -> None:
    assert "No row of yours stands in this table." in page_of(mina.client, "/me/data/rows/goal")


def test_rows_come_page_by_page(mina: CastMember) -> None:
    for number in range(51):
        mina.client.post("/goals", data={"id": str(uuid4()), "kind": "sleep"})
        mina.client.post("/restore/answers", data=answer(number))

    first = mina.client.get("/me/data/rows/answered_offer").text
    second = mina.client.get("/me/data/rows/answered_offer?page=1").text

    assert 'href="/me/data/rows/answered_offer?page=1"' in first
    assert 'href="/me/data/rows/answered_offer?page=0"' in second
    assert second.count("<dl>") == 1


def answer(_number: int) -> dict[str, str]:
    said = {"entry": "water_walk", "moment": "evening", "reason": "drained", "answer": "later"}
    return {"id": str(uuid4()), **said}


@pytest.mark.parametrize("path", ["release", "account_id", "check_in?page=x", "check_in?page=9"])
def test_no_other_page_is_there(mina: CastMember, path: str) -> None:
    assert mina.client.get(f"/me/data/rows/{path}").status_code == 404


def test_nobody_elses_rows_are_shown(mina: CastMember, jun: CastMember) -> None:
    entry = check_in(mina.client, "2026-03-02")

    assert entry not in page_of(jun.client, "/me/data/rows/check_in" + "?page=0")


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/me/data/rows").status_code == 303
    assert client.get("/me/data/rows/check_in").status_code == 303


def test_it_asks_few_statements(mina: CastMember, statements: list[str]) -> None:
    for path in ("/me/data/rows", "/me/data/rows/check_in"):
        statements.clear()
        page_of(mina.client, path)
        assert len(statements) <= 8
