import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from journal.clock import utc_now
from journal.storage.engine import Database
from tests.app.imports.browsing import answered, bring_in, hidden_fields, send_file
from tests.conftest import CastMember
from tests.journal.importing.exports import ANDROID_KOREAN, MAC_TABLE, make_room

TABLES = ("room", "import_batch", "contact_event", "coverage_interval")


def kept_rows(member: CastMember) -> int:
    opened: Database = member.app.extensions["database"]
    with opened.reader.connect() as connection, Session(connection) as session:
        return sum(
            session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in TABLES
        )


def owners(page: TestResponse) -> list[tuple[str, bool]]:
    found = re.findall(r'name="owner"[^>]*?( checked)?><span>([^<]*)', page.text)
    return [(name, bool(checked)) for checked, name in found]


def test_a_preview_shows_counts_and_names_but_no_words(mina: CastMember) -> None:
    page = send_file(mina.client)

    assert page.status_code == 200
    assert "3 messages" in page.text
    assert "가람 (1)" in page.text
    assert "배송 언제 와요" not in page.text
    assert "새벽별" not in page.text


def test_a_preview_keeps_nothing(mina: CastMember) -> None:
    send_file(mina.client)

    assert kept_rows(mina) == 0


def test_what_travels_in_the_page_holds_no_names(mina: CastMember) -> None:
    parcel = hidden_fields(send_file(mina.client))["parcel"][0]
    longer = hidden_fields(send_file(mina.client, ANDROID_KOREAN.replace("가람", "가람" * 40)))

    assert abs(len(parcel) - len(longer["parcel"][0])) < 20


def test_the_owner_of_a_phone_is_proposed_and_of_a_computer_is_asked(mina: CastMember) -> None:
    phone, mac = send_file(mina.client), send_file(mina.client, MAC_TABLE)

    assert [name for name, is_chosen in owners(phone) if is_chosen] == ["회원님 (1)"]
    assert [name for name, is_chosen in owners(mac) if is_chosen] == []
    assert [name for name, _ in owners(mac)][-1] == "Not in this list"


def test_a_known_room_is_proposed_with_what_would_be_new(mina: CastMember) -> None:
    bring_in(mina.client, make_room(20))

    page = send_file(mina.client, make_room(30))

    assert "10 of them would be new; 20 are there already." in page.text


def test_looking_again_keeps_names_and_answers(mina: CastMember) -> None:
    first = send_file(mina.client, MAC_TABLE)

    again = mina.client.post("/imports/preview", data=answered(first, owner="1", alerts=""))

    assert again.status_code == 200
    assert "다온 (1)" in again.text
    assert "2 came to you, 1 went out from you." in again.text


def test_looking_again_heeds_the_answers_beside_a_token(mina: CastMember) -> None:
    mina.app.config["WTF_CSRF_ENABLED"] = True
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', mina.client.get("/imports").text)
    assert token is not None
    proof = {"csrf_token": token[1]}
    mina.app.config["WTF_CSRF_ENABLED"] = False
    first = send_file(mina.client, MAC_TABLE)

    again = mina.client.post("/imports/preview", data=answered(first, owner="1") | proof)

    assert "2 came to you, 1 went out from you." in again.text


@pytest.mark.parametrize("number", ["\u00b2", "9" * 5000, ""])
def test_a_forged_list_of_names_is_passed_over(mina: CastMember, number: str) -> None:
    first = send_file(mina.client, MAC_TABLE)
    forged = answered(first) | {"sender": [f"{number}|<b>", "1|<script>"]}

    again = mina.client.post("/imports/preview", data=forged)

    assert again.status_code == 200
    assert "&lt;script&gt; (1)" in again.text
    assert "<script>" not in again.text


@pytest.mark.parametrize("said", [{"zone": "Mars/Base"}, {"owner": "99"}, {"owner": "x"}])
def test_looking_again_with_odd_answers_shows_the_file(
    mina: CastMember, said: dict[str, str]
) -> None:
    page = mina.client.post("/imports/preview", data=answered(send_file(mina.client), **said))

    assert page.status_code == 200
    assert "3 messages" in page.text


@pytest.mark.parametrize(
    "content,said",
    [
        (b"", "This file is empty."),
        (b"just some words", "We couldn&#39;t find out what kind of file this is."),
        (b"PK\x03\x04", "This is a packed file."),
        ("2023년 13월 1일 오후 1:00, 가람 : 가".encode(), "line 1 has a date or time"),
        ("한 줄\n".encode() * 9 + b"\xff\n" + "말\n".encode() * 9, "line 10 is damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_help(
    mina: CastMember, content: bytes, said: str
) -> None:
    page = send_file(mina.client, content)

    assert page.status_code == 422
    assert said in page.text
    assert "Nothing is saved" in page.text


def test_a_file_of_50_mb_is_refused_with_help(mina: CastMember) -> None:
    page = send_file(mina.client, b"a" * 50_000_000)

    assert page.status_code == 413
    assert "It is larger than 20 MB" in page.text


def test_a_file_just_over_the_limit_is_refused_too(mina: CastMember) -> None:
    page = send_file(mina.client, b"a" * (20 * 1024 * 1024 + 1))

    assert page.status_code == 422
    assert "larger than 20 MB" in page.text


def test_no_file_leads_back(mina: CastMember) -> None:
    assert mina.client.post("/imports/preview", data={}).status_code == 303
    assert mina.client.get("/imports/preview").status_code == 405


def test_a_strangers_file_is_not_read(client: FlaskClient) -> None:
    assert send_file(client).status_code == 401


def test_an_altered_or_foreign_parcel_is_refused(mina: CastMember, jun: CastMember) -> None:
    fields = answered(send_file(mina.client))
    altered = {**fields, "parcel": fields["parcel"][0][:-3] + "abc"}

    assert mina.client.post("/imports/preview", data=altered).status_code == 422
    assert jun.client.post("/imports/preview", data=fields).status_code == 422


def test_an_upload_waits_in_memory(mina: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    def spool(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", spool)
    long_room = make_room(60) + "말" * 500_000

    assert send_file(mina.client, long_room).status_code == 200


def test_many_names_become_a_list_to_choose_from(mina: CastMember) -> None:
    day = "--------------- 2023년 5월 8일 월요일 ---------------\n"
    room = day + "".join(f"[손님{number}] [오후 1:00] 말\n" for number in range(40))

    page = send_file(mina.client, room)

    assert '<select name="owner"' in page.text
    assert "손님39 (1)" in page.text


def test_a_chat_of_years_is_drawn_by_month(mina: CastMember) -> None:
    days = [f"2023년 {month}월 {day}일" for month in range(1, 13) for day in range(1, 20)]
    room = "\n".join(
        f"{day} {8 + minute // 60}:{minute % 60:02d}, 가람 : 말"
        for minute, day in enumerate(days[:60] + days[100:105])
    )

    page = send_file(mina.client, room)

    assert "By month:" in page.text


def test_the_page_makes_few_queries(mina: CastMember, statements: list[str]) -> None:
    bring_in(mina.client, make_room(20))
    statements.clear()

    send_file(mina.client, make_room(30))

    assert len(statements) <= 8


def test_a_calendar_is_sent_to_the_shifts(mina: CastMember) -> None:
    page = send_file(mina.client, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")

    assert page.status_code == 422
    assert "Calendars belong to your shifts" in page.text


def test_what_is_too_old_to_stay_is_said_before(mina: CastMember) -> None:
    old = send_file(mina.client).text
    new = send_file(mina.client, ANDROID_KOREAN.replace("2023년", f"{utc_now().year}년")).text

    assert "3 of them are from before" in old
    assert "Entries stay here for 24 months, so they go again, in a week at the earliest." in old
    assert re.search(r'earliest\. <a href="/me/data">How long entries stay</a>', old)
    assert "so they go again" not in new


def test_a_shorter_time_counts_more(mina: CastMember) -> None:
    last_year = ANDROID_KOREAN.replace("2023년", f"{utc_now().year - 1}년")
    before = send_file(mina.client, last_year).text

    mina.client.post("/me/data/kept", data={"months": "1"})

    assert "so they go again" not in before
    assert "Entries stay here for 1 month, so they" in send_file(mina.client, last_year).text
