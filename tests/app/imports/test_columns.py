import re
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from journal.storage.engine import Database
from tests.app.imports.browsing import answered, send_file
from tests.app.imports.columns_told import chosen, go_on, offered, told
from tests.conftest import CastMember
from tests.journal.importing.tables import CALLS

OPEN_DATES = "일시,상대\n03/04/2026 18:05,가\n04/04/2026 19:05,나\n"
WORDS = "일시,처리\n2026-03-04 18:05,접수\n2026-03-04 19:05,응대\n2026-03-04 20:05,응대\n"


def rows_of(member: CastMember, table: str) -> int:
    opened: Database = member.app.extensions["database"]
    with opened.reader.connect() as connection, Session(connection) as session:
        return session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def test_a_table_comes_with_what_its_columns_seem_to_be(mina: CastMember) -> None:
    page = send_file(mina.client, CALLS.encode("cp949"))

    assert page.status_code == 200
    assert (chosen(page, "moment"), chosen(page, "clock")) == (["일자"], ["통화시각"])
    assert chosen(page, "way") == ["The column “구분” says it"]
    assert chosen(page, "meaning") == [
        "Contact from me",
        "Contact that reached me",
        "Contact that reached me",
    ]
    assert (chosen(page, "means"), chosen(page, "room")) == (["Calls"], ["상대번호"])


def test_a_page_about_columns_keeps_nothing(mina: CastMember) -> None:
    go_on(mina.client, send_file(mina.client, CALLS))

    assert (rows_of(mina, "saved_mapping"), rows_of(mina, "contact_event")) == (0, 0)


def test_the_answers_lead_to_the_usual_preview_and_are_imported(mina: CastMember) -> None:
    preview = go_on(mina.client, send_file(mina.client, CALLS))
    assert preview.status_code == 200
    assert "3 contacts" in preview.text

    done = mina.client.post("/imports", data=answered(preview, picked=["0", "1"]))

    assert done.status_code == 303
    assert rows_of(mina, "contact_event") == 3


def test_the_same_table_again_brings_nothing_new(mina: CastMember) -> None:
    for _ in range(2):
        preview = go_on(mina.client, send_file(mina.client, CALLS))
        mina.client.post("/imports", data=answered(preview, picked=["0", "1"]))

    assert rows_of(mina, "contact_event") == 3


def test_the_example_says_what_the_zone_makes_of_a_time(mina: CastMember) -> None:
    page = send_file(mina.client, CALLS)
    assert "“2026-03-04 18:05:10” in the file is" in page.text
    before = re.search(r"in the file is ([^<]*) for you", page.text)[1]

    again = go_on(mina.client, page, zone="UTC", again="yes")

    after = re.search(r"in the file is ([^<]*) for you", again.text)[1]
    assert "18:05" in before or "6:05" in before
    assert "03:05" in after or "3:05" in after


def test_texts_neither_show_nor_travel(mina: CastMember) -> None:
    long = "배송이 언제 되는지 여러 번 물었는데 아무도 답하지 않아요. " * 2
    rows = f"일시,내용,사정,이름\n2026-03-04 18:05,짧은 글,{long},가람\n"
    page = send_file(mina.client, rows)

    assert page.text.count("text, not read") == 2
    assert "짧은 글" not in page.text
    assert long[:10] not in page.text
    assert "가람" in page.text
    assert list(offered(page, "room")) == ["No column", "일시", "이름"]


def test_day_and_month_are_asked_when_the_column_leaves_them_open(mina: CastMember) -> None:
    page = send_file(mina.client, OPEN_DATES)
    assert list(offered(page, "written")) == [
        "Please choose",
        "Day, month, year: 03/04/2026 18:05 is 3 Apr 2026",
        "Month, day, year: 03/04/2026 18:05 is 4 Mar 2026",
    ]

    refused = go_on(mina.client, page)
    assert refused.status_code == 422
    assert "Please say which comes first." in refused.text

    assert go_on(mina.client, page, written="day_first").status_code == 200


def test_an_order_that_was_said_of_another_column_is_asked_anew(mina: CastMember) -> None:
    rows = "일시,마감\n13/04/2026 18:05,03/04/2026 18:05\n14/04/2026 18:05,04/04/2026 18:05\n"
    page = send_file(mina.client, rows)

    assert 'name="written" value="day_first"' in page.text
    assert "Please say which comes first." in go_on(mina.client, page, moment="1").text


def test_words_that_nobody_knows_are_asked(mina: CastMember) -> None:
    page = send_file(mina.client, WORDS)
    assert 'name="meaning"' not in page.text

    refused = go_on(mina.client, page, way="column:1")
    assert refused.status_code == 422
    assert "Please say of each word which way it went." in refused.text
    assert chosen(refused, "meaning") == ["Please choose", "Please choose"]

    preview = go_on(mina.client, refused, meaning=["out", "in"])
    assert "1 came to you, 2 went out from you." in preview.text


def test_a_word_may_be_left_out(mina: CastMember) -> None:
    refused = go_on(mina.client, send_file(mina.client, WORDS), way="column:1")

    assert "1 contact," in go_on(mina.client, refused, meaning=["none", "in"]).text


def test_who_wrote_is_asked_on_the_next_page(mina: CastMember) -> None:
    page = go_on(mina.client, send_file(mina.client, WORDS), way="sender:1")

    assert "Which one is you?" in page.text
    assert "응대 (2)" in page.text


def test_a_column_without_moments_is_said_at_its_field(mina: CastMember) -> None:
    page = send_file(mina.client, CALLS)

    for said, words in (("", "Please choose the column"), ("3", "Is it the right column?")):
        refused = go_on(mina.client, page, moment=said, name="가게 전화")
        assert refused.status_code == 422
        assert words in refused.text
        assert 'id="m-moment"' in refused.text
        assert 'value="가게 전화"' in refused.text


@pytest.mark.parametrize(
    "said",
    [
        {"moment": "x"},
        {"moment": "-1"},
        {"clock": "128"},
        {"way": "column"},
        {"means": "smoke"},
        {"zone": "Mars/Base"},
        {"written": "backwards"},
        {"meaning": ["maybe"]},
        {"extra": "1"},
    ],
)
def test_answers_that_no_page_offers_are_refused(mina: CastMember, said: dict[str, object]) -> None:
    page = send_file(mina.client, CALLS)

    assert mina.client.post("/imports/columns", data=told(page, **said)).status_code == 422


def test_a_column_that_is_not_there_is_refused(mina: CastMember) -> None:
    assert go_on(mina.client, send_file(mina.client, CALLS), room="99").status_code == 422


def test_looking_again_keeps_every_answer(mina: CastMember) -> None:
    page = send_file(mina.client, CALLS)
    again = go_on(mina.client, page, room="", identity="3", zone="UTC", name="전화", again="yes")

    assert again.status_code == 200
    assert (chosen(again, "room"), chosen(again, "identity")) == (["No column"], ["상대번호"])
    assert chosen(again, "zone") == ["UTC"]
    assert 'value="전화"' in again.text
    assert rows_of(mina, "saved_mapping") == 0


@pytest.mark.parametrize("table", ["", "x.y.z"])
def test_a_table_that_was_changed_or_lost_is_refused(mina: CastMember, table: str) -> None:
    refused = mina.client.post("/imports/columns", data={"id": str(uuid4()), "table": table})

    assert refused.status_code == 422
    assert "This page was too old." in refused.text


def test_somebody_elses_table_does_not_open(mina: CastMember, jun: CastMember) -> None:
    page = send_file(mina.client, CALLS)

    assert go_on(jun.client, page).status_code == 422


def test_a_table_is_no_parcel_and_a_parcel_no_table(mina: CastMember) -> None:
    page = send_file(mina.client, CALLS)
    table = told(page)["table"][0]
    parcel = answered(go_on(mina.client, page))["parcel"][0]

    assert "too old" in mina.client.post("/imports/preview", data={"parcel": table}).text
    assert "too old" in mina.client.post("/imports/columns", data={"table": parcel}).text
