"""A period or the account: counted and told first, taken back while there is time."""

import re
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from app.database import writing
from journal.accounts.passwords import hash_of_nothing
from journal.model import Account
from journal.vocabulary import Locale
from tests.app.my_data.asking import ask_account, ask_period, check_in, page_of, words_in
from tests.conftest import PASSWORD, CastMember, sign_up

LOOK = "/me/data/period?first=2026-03-02&last=2026-03-03"


def test_what_lies_in_a_period_is_counted_first(mina: CastMember) -> None:
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        check_in(mina.client, day)
    mina.client.post("/shifts/days/2026-03-02", data={"id": str(uuid4()), "entry": "leave"})

    page = page_of(mina.client, LOOK)

    assert "This would go Check-ins 2 This stays" in page
    assert "Also 1 entry about shifts" in page
    assert "Team summaries that are out." in page


def test_days_without_anything_say_so(mina: CastMember) -> None:
    page = page_of(mina.client, LOOK)

    assert "Nothing of yours lies in these days." in page
    assert "Erase these days" not in page


def test_days_with_shifts_alone_say_so(mina: CastMember) -> None:
    mina.client.post("/shifts/days/2026-03-02", data={"id": str(uuid4()), "entry": "leave"})

    assert "Only entries about shifts lie in these days." in page_of(mina.client, LOOK)


def test_the_empty_page_asks_for_the_days(mina: CastMember) -> None:
    assert "Both days belong to it." in page_of(mina.client, "/me/data/period")


@pytest.mark.parametrize(
    "first, last, said",
    [
        ("2026-03-04", "2026-03-02", "The last day lies before the first."),
        ("1980-03-04", "2026-03-02", "Nothing here is as old as that."),
        ("2026-03-04", "2100-03-02", "This day is still to come."),
        ("soon", "2026-03-02", "A date, such as 2026-03-14."),
    ],
)
def test_a_period_that_cannot_be_is_refused(
    mina: CastMember, first: str, last: str, said: str
) -> None:
    look = mina.client.get(f"/me/data/period?first={first}&last={last}")
    asked = ask_period(mina.client, first, last)

    assert (look.status_code, asked.status_code) == (422, 422)
    assert said in look.text
    assert said in asked.text
    assert "Waiting to be erased" not in page_of(mina.client)


def test_a_period_waits_for_a_day_and_can_be_taken_back(mina: CastMember) -> None:
    answer = ask_period(mina.client, "2026-03-02", "2026-03-03", with_shifts="yes")
    page = mina.client.get(answer.location).text
    assert "Noted. It goes in 24 hours" in page
    assert "2 Mar 2026 to 3 Mar 2026: everything goes on" in page
    assert "Shifts too." in page
    (path,) = re.findall(r"/me/data/erasures/[0-9a-f-]+/take-back", page)

    done = mina.client.post(path)

    assert "Taken back. Nothing goes." in mina.client.get(done.location).text
    assert "Waiting to be erased" not in page_of(mina.client)
    assert mina.client.post(path).status_code == 404


def test_somebody_elses_period_cannot_be_taken_back(mina: CastMember, jun: CastMember) -> None:
    wanted = str(uuid4())
    ask_period(mina.client, "2026-03-02", "2026-03-02", id=wanted)

    answer = jun.client.post(f"/me/data/erasures/{wanted}/take-back")

    assert answer.status_code == 404
    assert "2 Mar 2026: everything goes on" in page_of(mina.client)


def test_a_replay_is_one_wish_and_another_under_its_id_is_none(mina: CastMember) -> None:
    wanted = str(uuid4())

    answers = [ask_period(mina.client, "2026-03-02", "2026-03-02", id=wanted) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert page_of(mina.client).count("everything goes on") == 1
    assert ask_period(mina.client, "2026-03-01", "2026-03-02", id=wanted).status_code == 409


def test_there_is_an_end_to_what_waits(mina: CastMember) -> None:
    for day in range(1, 21):
        ask_period(mina.client, f"2026-03-{day:02}", f"2026-03-{day:02}")

    answer = ask_period(mina.client, "2026-03-21", "2026-03-21")

    assert answer.status_code == 422
    assert "20 periods are waiting already." in answer.text


def test_what_stays_is_said_before(mina: CastMember) -> None:
    page = page_of(mina.client, "/me/data/account")

    for said in ("Team summaries that are out.", "two years", "A line for backups", "Backups that"):
        assert said in page
    assert "Your password, once more" in page


def test_an_account_goes_in_seven_days_with_a_line_on_every_page(mina: CastMember) -> None:
    answer = ask_account(mina.client)

    assert "The account goes in seven days." in mina.client.get(answer.location).text
    for path in ("/today", "/log", "/me", "/help", "/me/data"):
        assert "Your account will be erased on" in mina.client.get(path).text
    assert "It's noted already." in page_of(mina.client, "/me/data/account")


def test_one_tap_keeps_the_account(mina: CastMember) -> None:
    ask_account(mina.client)

    done = mina.client.post("/me/data/account/stay")

    assert "Your account stays" in mina.client.get(done.location).text
    assert "will be erased" not in mina.client.get("/today").text
    assert mina.client.post("/me/data/account/stay").status_code == 303


def test_while_it_waits_she_can_come_in(mina: CastMember, app: Flask) -> None:
    ask_account(mina.client)
    another = app.test_client()

    answer = another.post("/sign-in", data={"email": mina.email, "password": PASSWORD})

    assert answer.status_code == 303
    assert "Your account will be erased on" in another.get("/today").text


def test_nobody_else_sees_the_line(mina: CastMember, jun: CastMember, client: FlaskClient) -> None:
    ask_account(mina.client)

    for browser in (jun.client, client):
        assert "will be erased" not in browser.get("/help").text


@pytest.mark.parametrize(
    "said", [{"password": "not the password"}, {"password": ""}, {"word": "erase", "password": ""}]
)
def test_without_the_password_nothing_goes(mina: CastMember, said: dict[str, str]) -> None:
    answer = ask_account(mina.client, **said)

    assert answer.status_code == 422
    assert "This isn&#39;t your current password." in answer.text
    assert "will be erased" not in mina.client.get("/today").text


def test_guessing_is_slowed_down(mina: CastMember) -> None:
    for _ in range(12):
        answer = ask_account(mina.client, password="not the password")

    assert "Too many tries." in answer.text
    assert ask_account(mina.client).status_code == 422


def test_what_the_page_cannot_send_is_refused(mina: CastMember) -> None:
    assert ask_account(mina.client, id="1").status_code == 422
    assert ask_account(mina.client, password="x" * 300).status_code == 422


def without_password(member: CastMember) -> None:
    with member.app.app_context(), writing() as session:
        nothing = hash_of_nothing()
        session.execute(
            update(Account).where(Account.id == member.id).values(password_hash=nothing)
        )


@pytest.mark.parametrize(
    "word, code", [("erase", 303), (" Erase ", 303), ("지우기", 303), ("", 422)]
)
def test_without_a_password_a_word_is_typed(mina: CastMember, word: str, code: int) -> None:
    without_password(mina)
    assert "Type the word “erase”" in page_of(mina.client, "/me/data/account")

    answer = ask_account(mina.client, password="", word=word)

    assert answer.status_code == code
    assert ("Please type the word" in answer.text) == (code == 422)


def test_the_word_is_that_of_her_language(app: Flask) -> None:
    sora = sign_up(app, "sora", locale=Locale.KO)
    without_password(sora)

    assert "'지우기'라고 적어 주세요" in page_of(sora.client, "/me/data/account")
    done = ask_account(sora.client, password="", word="지우기")
    assert "7일 뒤에 계정이 지워져요" in words_in(sora.client.get(done.location))


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/me/data/account").status_code == 303
    assert client.get("/me/data/period").status_code == 303
    assert ask_account(client).status_code == 401
    assert ask_period(client, "2026-03-02", "2026-03-02").status_code == 401


def test_looking_asks_few_statements(mina: CastMember, statements: list[str]) -> None:
    for path in (LOOK, "/me/data/account"):
        statements.clear()
        page_of(mina.client, path)
        assert len(statements) <= 8
