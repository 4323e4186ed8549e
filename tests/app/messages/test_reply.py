"""An auto-reply in her words and hours, kept nowhere."""

import re
from html import unescape
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.app.a_full_life import WEEK
from tests.conftest import CastMember

HOURS = {"spoken": "en", "tone": "plain", "days": ["0", "1", "2"], "begin": "09:00", "end": "18:00"}
REPLY = "/restore/messages/reply"


def compose(client: FlaskClient, **said: object) -> TestResponse:
    return client.post(REPLY, data={**HOURS, **said})


def texts(answer: TestResponse) -> list[str]:
    assert answer.status_code == 200
    one = r'<textarea id="reply-\w\w"[^>]*>\n?(.*?)</textarea>'
    found = re.findall(one, answer.text, re.DOTALL)
    return [unescape(text) for text in found]


def test_the_reply_says_her_days_and_hours(mina: CastMember) -> None:
    (text,) = texts(compose(mina.client))

    assert text == (
        "Thank you for your message.\n"
        "I answer Mon to Wed from 9:00 AM to 6:00 PM.\n"
        "What comes outside these hours is answered when they begin again."
    )


def test_both_languages_are_written_one_by_one(mina: CastMember) -> None:
    korean, english = texts(compose(mina.client, spoken="both"))

    assert "답변 시간은 월~수 오전 9:00부터 오후 6:00까지입니다." in korean
    assert english.isascii() or "\u202f" in english


@pytest.mark.parametrize("tone", ["plain", "warm", "short"])
@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_no_tone_shouts_or_names_a_product(mina: CastMember, tone: str, spoken: str) -> None:
    mina.client.post("/restore/messages", data={"id": str(uuid4()), "times": ["10:00", "16:30"]})

    (text,) = texts(compose(mina.client, tone=tone, spoken=spoken, at_times="yes"))

    assert not re.search("[!！]|kakao|카카오|naver|네이버|offshift", text, re.IGNORECASE)
    assert "10:00" in text
    assert "4:30" in text


@pytest.mark.parametrize(
    "days, said",
    [
        ([], "every day"),
        (list("0123456"), "every day"),
        (["0", "3"], "Mon and Thu"),
        (["0", "3", "4"], "Mon, Thu and Fri"),
        (["5"], "Saturday"),
    ],
)
def test_days_are_named_as_one_would_say_them(mina: CastMember, days: list[str], said: str) -> None:
    (text,) = texts(compose(mina.client, days=days))

    assert f"I answer {said} from" in text


def test_her_own_words_and_her_link_are_in_it(mina: CastMember) -> None:
    said = {
        "begin": "",
        "end": "",
        "own": " Small shop,\r\n one pair of hands. ",
        "link": "shop/faq",
    }

    (text,) = texts(compose(mina.client, **said))

    assert text.splitlines()[1:] == [
        "Small shop, one pair of hands.",
        "The usual questions are answered here: shop/faq",
    ]


def test_what_she_types_is_shown_as_text(mina: CastMember) -> None:
    answer = compose(mina.client, own="<script>x</script>")

    assert "<script>x" not in answer.text
    assert "<script>x</script>" in texts(answer)[0]


def test_nothing_is_written_anywhere(mina: CastMember, statements: list[str]) -> None:
    statements.clear()

    compose(mina.client, own="only here")

    assert [one for one in statements if not one.startswith(("SELECT", "WITH"))] == []


@pytest.mark.parametrize(
    "said, words",
    [
        ({"end": ""}, "Both, or neither."),
        ({"begin": ""}, "Both, or neither."),
        ({"begin": "", "end": ""}, "one of them."),
        ({"days": ["8"]}, "Please choose one of these."),
        ({"tone": "loud"}, "Please choose one of these."),
        ({"own": "x" * 301}, "This is too long."),
    ],
)
def test_half_a_reply_is_not_written(mina: CastMember, said: dict[str, object], words: str) -> None:
    answer = compose(mina.client, **said)

    assert answer.status_code == 422
    assert words in unescape(answer.text)
    assert 'id="reply-en"' not in answer.text


def test_the_hours_come_from_her_shifts(mina: CastMember) -> None:
    assert 'value="09:00"' not in mina.client.get(REPLY).text
    mina.client.post("/shifts/weekly", data={"id": str(uuid4()), **WEEK})

    page = mina.client.get(REPLY).text

    assert 'name="begin" id="f-begin" value="09:00"' in page
    assert "those of most of your shifts" in page


def test_her_times_are_offered_when_there_is_a_plan(mina: CastMember) -> None:
    assert "Name my times" not in mina.client.get(REPLY).text
    mina.client.post("/restore/messages", data={"id": str(uuid4()), "times": ["10:00"]})

    assert "Name my times: 10:00" in unescape(mina.client.get(REPLY).text)


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get(REPLY).status_code == 303
    assert compose(client).status_code == 401


@pytest.mark.parametrize("days, said", [(["5"], "토요일"), (["0", "3"], "월, 목")])
def test_a_single_day_is_named_in_full_in_korean(
    mina: CastMember, days: list[str], said: str
) -> None:
    (text,) = texts(compose(mina.client, spoken="ko", days=days))

    assert f"답변 시간은 {said} 오전" in text
