import re
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.app.shifts.roster import MONDAY, add_shift, put, send_cycle, send_week, undo
from tests.conftest import CastMember


def page_of(client: FlaskClient, day: str = MONDAY) -> str:
    return client.get(f"/shifts/days/{day}").text


WRONG = (
    "holidays",
    "off sick",
    "=w1-1440@Asia/Seoul",
    "=x1-2@Asia/Seoul",
    "=w1-2@Mars/Base",
    "=w1-2@localtime",
    "w1-2",
)
"""What no button of a day sends."""


def picks_of(page: str) -> dict[str, str]:
    """What the ready buttons of a page say, and what they send."""
    found = re.findall(
        r'<button class="pick" name="entry" value="([^"]*)"[^>]*>(.*?)</button>', page
    )
    return {" ".join(re.sub(r"<[^>]+>", " ", said).split()): entry for entry, said in found}


def was_of(page: str) -> str:
    """What the undo button of a page sends."""
    found = re.search(r'name="entry" value="([^"]*)">Undo', page)
    assert found is not None
    return found[1]


def test_a_day_without_a_shift_says_so(mina: CastMember) -> None:
    assert "No shift on this day." in page_of(mina.client)


def test_a_single_shift_is_added_to_its_day(mina: CastMember) -> None:
    send_week(mina.client)

    answer = add_shift(mina.client)

    page = mina.client.get(answer.location).text
    assert answer.status_code == 303
    assert "9:00 AM to 6:00 PM" in page
    assert "8:00 PM to 11:00 PM" in page


def test_a_single_shift_can_stand_instead(mina: CastMember) -> None:
    send_week(mina.client)

    add_shift(mina.client, instead="yes", zone="Asia/Seoul")

    assert "9:00 AM" not in page_of(mina.client)


@pytest.mark.parametrize("name, value", [("begin", ""), ("end", "25:00"), ("id", "1")])
def test_hours_that_cannot_be_are_refused_and_kept_on_the_page(
    mina: CastMember, name: str, value: str
) -> None:
    answer = add_shift(mina.client, **{"begin": "20:15", "end": "23:15", name: value})

    assert answer.status_code == 422
    assert "20:15" in answer.text or "23:15" in answer.text


def test_another_shift_from_the_same_page_is_looked_at_again(mina: CastMember) -> None:
    shift_id = str(uuid4())
    add_shift(mina.client, id=shift_id)

    answer = add_shift(mina.client, id=shift_id, end="22:00")

    assert answer.status_code == 422
    assert "Please look again and save." in answer.text
    assert shift_id not in answer.text.replace(f"/shifts/single/{shift_id}/delete", "")


def test_one_of_several_shifts_can_be_removed_and_taken_back(mina: CastMember) -> None:
    add_shift(mina.client, begin="08:00", end="09:00")
    add_shift(mina.client)
    found = re.search(r'action="(/shifts/single/[0-9a-f-]+/delete)"', page_of(mina.client))
    assert found is not None

    page = mina.client.post(found[1]).text

    assert "8:00 AM to 9:00 AM" not in page_of(mina.client)
    action = f"/shifts/days/{MONDAY}/shift"
    assert mina.client.post(action, data=undo(page, action)).status_code == 303
    assert "8:00 AM to 9:00 AM" in page_of(mina.client)


@pytest.mark.parametrize(
    "entry, word",
    [("off", "Day off"), ("leave", "Leave"), ("sick", "Sick"), ("holiday", "Holiday")],
)
def test_one_tap_makes_a_day_free_and_another_takes_it_back(
    mina: CastMember, entry: str, word: str
) -> None:
    send_week(mina.client)

    page = mina.client.get(put(mina.client, entry).location).text

    assert f"{word}." in page
    assert "9:00 AM" not in page
    put(mina.client, was_of(page))
    assert "9:00 AM" in page_of(mina.client)


def test_the_hours_of_the_rule_and_of_days_around_are_ready(mina: CastMember) -> None:
    send_cycle(mina.client)
    add_shift(mina.client, "2026-11-20", begin="13:30", end="17:00", instead="yes")

    assert picks_of(page_of(mina.client)) == {
        "Day shift 07\u201319": "=w420-1140@Asia/Seoul",
        "Evening shift 13:30\u201317": "=w810-1020@Asia/Seoul",
        "Night shift 19\u201307": "=w1140-420@Asia/Seoul",
        "On call 00\u201324": "+c0-0@Asia/Seoul",
        "Day off": "off",
        "Leave": "leave",
        "Sick": "sick",
        "Holiday": "holiday",
    }


def test_a_ready_button_says_what_the_day_is_now(mina: CastMember) -> None:
    send_cycle(mina.client)
    put(mina.client, "=w1140-420@Asia/Seoul")

    page = page_of(mina.client)

    assert page.split("</main>")[0].count('aria-pressed="true"') == 1
    assert 'value="=w1140-420@Asia/Seoul" aria-pressed="true"' in page


def test_time_on_call_comes_beside_the_work_and_instead_of_a_day_off(mina: CastMember) -> None:
    send_week(mina.client)
    put(mina.client, picks_of(page_of(mina.client))["On call 00\u201324"])
    assert "9:00 AM to 6:00 PM" in page_of(mina.client)
    assert "On call 12:00 AM" in page_of(mina.client)

    put(mina.client, "off")
    put(mina.client, picks_of(page_of(mina.client))["On call 00\u201324"])

    assert "9:00 AM to 6:00 PM" not in page_of(mina.client)
    assert "On call 12:00 AM" in page_of(mina.client)


def test_the_hours_on_call_of_the_rule_are_ready(mina: CastMember) -> None:
    send_week(mina.client, on_call_days=["4"], on_call_begin="18:00", on_call_end="09:00")

    assert "On call 18\u201309" in picks_of(page_of(mina.client))


def test_undo_brings_back_all_that_was_entered(mina: CastMember) -> None:
    add_shift(mina.client, begin="08:00", end="09:00")
    add_shift(mina.client, instead="yes", kind="on_call")

    page = mina.client.get(put(mina.client, "leave").location).text
    put(mina.client, was_of(page))

    assert "On call 8:00 PM to 11:00 PM" in page_of(mina.client)


def test_what_was_entered_can_give_way_to_the_roster(mina: CastMember) -> None:
    send_week(mina.client)
    assert "As the roster says" not in page_of(mina.client)
    put(mina.client, "sick")
    assert "As the roster says" in page_of(mina.client)

    put(mina.client, "")

    assert "9:00 AM to 6:00 PM" in page_of(mina.client)


def test_the_same_tap_twice_is_one(mina: CastMember) -> None:
    shift_id = str(uuid4())

    for _tap in range(2):
        assert put(mina.client, "=w420-900@Asia/Seoul", id=shift_id).status_code == 303

    assert page_of(mina.client).count("7:00 AM to 3:00 PM") == 1


def test_another_tap_after_going_back_counts(mina: CastMember) -> None:
    shift_id = str(uuid4())
    put(mina.client, "=w420-900@Asia/Seoul", id=shift_id)

    put(mina.client, "=w900-1380@Asia/Seoul", id=shift_id)

    assert "7:00 AM to 3:00 PM" not in page_of(mina.client)
    assert "3:00 PM to 11:00 PM" in page_of(mina.client)


@pytest.mark.parametrize(
    "entry",
    [*WRONG, "off " * 300],
)
def test_what_no_button_says_is_refused(mina: CastMember, entry: str) -> None:
    assert put(mina.client, entry).status_code == 422
    assert "No shift on this day." in page_of(mina.client)


def test_a_public_holiday_is_named(mina: CastMember) -> None:
    assert "Hangul Day" in page_of(mina.client, "2026-10-09")


def test_the_days_beside_and_the_month_are_one_tap_away(mina: CastMember) -> None:
    page = page_of(mina.client)

    for path in ("days/2026-11-01", "days/2026-11-03", "month/2026-11", f"swap?first={MONDAY}"):
        assert f'href="/shifts/{path}"' in page


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "1989-12-31", "20261102"])
def test_a_date_that_no_roster_has_is_not_there(mina: CastMember, day: str) -> None:
    assert mina.client.get(f"/shifts/days/{day}").status_code == 404


def test_the_page_makes_four_queries(mina: CastMember, statements: list[str]) -> None:
    page_of(mina.client)

    assert len(statements) == 4


def test_somebody_elses_shift_stays(mina: CastMember, jun: CastMember) -> None:
    shift_id = str(uuid4())
    add_shift(mina.client, id=shift_id)

    assert jun.client.post(f"/shifts/single/{shift_id}/delete").status_code == 404
    assert "8:00" in page_of(mina.client)
    assert "8:00" not in page_of(jun.client)


def test_a_stranger_changes_nothing(client: FlaskClient) -> None:
    paths = [f"/shifts/days/{MONDAY}", f"/shifts/days/{MONDAY}/shift"]

    assert [client.post(path).status_code for path in paths] == [401, 401]
    assert client.post(f"/shifts/single/{uuid4()}/delete").status_code == 401
