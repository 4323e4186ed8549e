import re

import pytest
from sqlalchemy import text

from tests.app.imports.browsing import send_file
from tests.app.imports.columns_told import chosen, go_on
from tests.app.imports.test_columns import CALLS, OPEN_DATES, rows_of
from tests.conftest import CastMember

APRIL = CALLS.replace("2026-03", "2026-04")
SAVED = "/imports/columns/saved"


def saved_ids(member: CastMember) -> list[str]:
    page = member.client.get(SAVED).text
    return re.findall(rf'action="{SAVED}/([0-9a-f-]+)"', page)


def keep(member: CastMember, name: str = "가게 전화", **said: str) -> None:
    page = send_file(member.client, CALLS)
    assert go_on(member.client, page, name=name, **said).status_code == 200


def test_answers_are_kept_under_a_name_and_found_by_the_heads(mina: CastMember) -> None:
    keep(mina, room="", zone="UTC")

    page = send_file(mina.client, APRIL)

    assert "These are your answers from “가게 전화”." in page.text
    assert (chosen(page, "room"), chosen(page, "zone")) == (["No column"], ["UTC"])
    assert chosen(page, "meaning")[1] == "Contact that reached me"
    assert "3 contacts" in go_on(mina.client, page).text


def test_other_heads_do_not_find_them(mina: CastMember) -> None:
    keep(mina)

    assert "These are your answers" not in send_file(mina.client, OPEN_DATES).text


def test_somebody_else_does_not_find_them(mina: CastMember, jun: CastMember) -> None:
    keep(mina)

    assert "These are your answers" not in send_file(jun.client, APRIL).text
    assert saved_ids(jun) == []


def test_an_order_of_day_and_month_is_kept_for_a_month_that_leaves_it_open(
    mina: CastMember,
) -> None:
    go_on(mina.client, send_file(mina.client, OPEN_DATES), written="day_first", name="문의")

    page = send_file(mina.client, OPEN_DATES.replace("2026", "2027"))

    assert chosen(page, "written") == ["Day, month, year: 03/04/2027 18:05 is 3 Apr 2027"]


def test_looking_again_still_says_whose_answers_they_are(mina: CastMember) -> None:
    keep(mina)

    again = go_on(mina.client, send_file(mina.client, APRIL), again="yes")

    assert "These are your answers from “가게 전화”." in again.text


def test_sending_a_page_twice_keeps_one(mina: CastMember) -> None:
    page = send_file(mina.client, CALLS)
    for _ in range(2):
        assert go_on(mina.client, page, name="가게 전화").status_code == 200

    assert rows_of(mina, "saved_mapping") == 1


def test_a_page_sent_again_with_another_name_is_a_conflict(mina: CastMember) -> None:
    page = send_file(mina.client, CALLS)
    go_on(mina.client, page, name="가게 전화")

    assert go_on(mina.client, page, name="다른 이름").status_code == 409


@pytest.mark.parametrize("name", ["가" * 41, "a\u202eb"])
def test_a_name_that_cannot_be_kept_is_said_at_its_field(mina: CastMember, name: str) -> None:
    refused = go_on(mina.client, send_file(mina.client, CALLS), name=name)

    assert refused.status_code == 422
    assert 'id="m-name"' in refused.text
    assert rows_of(mina, "saved_mapping") == 0


def test_no_word_of_a_table_is_kept(mina: CastMember) -> None:
    keep(mina)
    opened = mina.app.extensions["database"]
    with opened.reader.connect() as connection:
        (kept,) = connection.execute(text("SELECT mapping, hex(head_key) FROM saved_mapping"))

    assert not [word for word in ("수신", "일자", "상대번호", "010") if word in str(kept)]


def test_a_way_to_read_is_renamed(mina: CastMember) -> None:
    keep(mina)
    (kept,) = saved_ids(mina)

    done = mina.client.post(f"{SAVED}/{kept}", data={"name": "문의 전화"})

    assert (done.status_code, done.location) == (303, f"{SAVED}?renamed=1")
    page = mina.client.get(done.location).text
    assert "It has its new name." in page
    assert "문의 전화" in page
    assert "가게 전화" not in page


@pytest.mark.parametrize("said", [{"name": " "}, {"name": "가" * 41}, {}])
def test_a_new_name_has_to_be_one(mina: CastMember, said: dict[str, str]) -> None:
    keep(mina)
    (kept,) = saved_ids(mina)

    refused = mina.client.post(f"{SAVED}/{kept}", data=said)

    assert refused.status_code == 422
    assert 'id="m-name"' in refused.text
    assert "가게 전화" in refused.text


def deleted(member: CastMember) -> str:
    (kept,) = saved_ids(member)
    page = member.client.post(f"{SAVED}/{kept}/delete")
    assert page.status_code == 200
    found = re.search(r'name="again" value="([^"]+)"', page.text)
    assert found
    return found[1]


def test_a_way_to_read_is_deleted_and_back_again(mina: CastMember) -> None:
    keep(mina)
    before = saved_ids(mina)

    again = deleted(mina)
    gone = rows_of(mina, "saved_mapping")
    done = [mina.client.post(SAVED, data={"again": again}) for _ in range(2)]

    assert gone == 0
    assert [(one.status_code, one.location) for one in done] == [(303, f"{SAVED}?back=1")] * 2
    assert saved_ids(mina) == before
    assert "It is back." in mina.client.get(done[0].location).text


def test_what_was_not_just_deleted_does_not_come_back(mina: CastMember, jun: CastMember) -> None:
    keep(jun)
    said: list[dict[str, str]] = [{}, {"again": "x"}, {"again": deleted(jun)}]

    refused = [mina.client.post(SAVED, data=one).status_code for one in said]

    assert refused == [422, 422, 422]
    assert rows_of(mina, "saved_mapping") == 0


def test_somebody_elses_is_not_found(mina: CastMember, jun: CastMember) -> None:
    keep(mina)
    (kept,) = saved_ids(mina)

    assert jun.client.post(f"{SAVED}/{kept}", data={"name": "x"}).status_code == 404
    assert jun.client.post(f"{SAVED}/{kept}/delete").status_code == 404
    assert rows_of(mina, "saved_mapping") == 1


def test_an_empty_page_says_what_will_be_here(mina: CastMember) -> None:
    assert "Nothing is kept yet." in mina.client.get(SAVED).text
