"""Each purpose is off until she says yes, and one tap ends it."""

from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from journal.consents.own import TEXTS
from journal.vocabulary import Locale, OwnPurpose
from tests.app.my_data.asking import page_of
from tests.conftest import CastMember, sign_up

PAGE = "/me/agreements"


def agree(client: FlaskClient, purpose: str = "reminders", **said: str) -> TestResponse:
    return client.post(f"{PAGE}/{purpose}", data={"id": str(uuid4()), "text_version": "1", **said})


def test_everything_is_off_at_first(mina: CastMember) -> None:
    page = page_of(mina.client, PAGE)

    assert page.count("I agree to this") == len(OwnPurpose)
    assert "Withdraw " not in page.replace("Withdrawing", "")
    assert "My check-ins may be part of team figures It's off" in page


def test_off_is_no_day_off_in_korean(app: Flask) -> None:
    page = page_of(sign_up(app, "mina", locale=Locale.KO).client, PAGE)

    assert "내 퇴근 기록을 팀 요약에 넣어도 돼요 꺼져 있어요" in page


@pytest.mark.parametrize("purpose", OwnPurpose)
def test_a_yes_is_dated_and_one_tap_ends_it(mina: CastMember, purpose: OwnPurpose) -> None:
    done = agree(mina.client, purpose.value, text_version=TEXTS[purpose])
    assert "Saved, with today" in mina.client.get(done.location).text
    assert page_of(mina.client, PAGE).count("On since") == 1

    done = mina.client.post(f"{PAGE}/{purpose.value}/withdraw")

    page = mina.client.get(done.location).text
    assert "Withdrawn, from now on." in page
    assert "On since" not in page
    assert "What I agreed to, and when" in page


def test_it_says_what_withdrawing_does_and_does_not(mina: CastMember) -> None:
    page = page_of(mina.client, PAGE)

    assert page.count("Withdrawing ") == len(OwnPurpose)
    assert page.count("It doesn't undo what was:") == len(OwnPurpose)


def test_a_replay_is_one_yes(mina: CastMember) -> None:
    wanted = str(uuid4())

    answers = [agree(mina.client, id=wanted) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert agree(mina.client, "priors", id=wanted).status_code == 409


@pytest.mark.parametrize("said", [{"text_version": "0"}, {"id": "1"}, {"words": "more"}])
def test_what_the_page_cannot_send_is_refused(mina: CastMember, said: dict[str, str]) -> None:
    answer = agree(mina.client, **said)

    assert answer.status_code == 422
    assert "This page was too old." in answer.text
    assert "On since" not in page_of(mina.client, PAGE)


def test_no_other_purpose_is_there(mina: CastMember) -> None:
    assert agree(mina.client, "team_figures").status_code == 404
    assert mina.client.post(f"{PAGE}/spam/withdraw").status_code == 404


def test_a_yes_is_hers_alone(mina: CastMember, jun: CastMember, client: FlaskClient) -> None:
    agree(mina.client)

    assert "On since" not in page_of(jun.client, PAGE)
    assert client.get(PAGE).status_code == 303
    assert agree(client).status_code == 401


def test_it_speaks_korean(app: Flask) -> None:
    sora = sign_up(app, "sora", locale=Locale.KO)

    assert page_of(sora.client, PAGE).count("동의를 거두면") == len(OwnPurpose)


def test_it_asks_few_statements(mina: CastMember, statements: list[str]) -> None:
    statements.clear()

    page_of(mina.client, PAGE)

    assert len(statements) <= 8
