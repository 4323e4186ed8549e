import re
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.app.shifts.roster import DAYS_AND_NIGHTS, HIDDEN, put, send_cycle, send_week, utc
from tests.conftest import CastMember

PREVIEW = "/shifts/cycle/preview"


@pytest.fixture(autouse=True)
def on_a_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("cycle", "months", "routes"):
        monkeypatch.setattr(f"app.shifts.{module}.utc_now", lambda: utc(2, 3))


def sentence_of(page: str, day: str) -> str:
    found = re.search(rf'<span class="said">({day}[^<]*)</span>', page)
    assert found is not None
    return found[1]


def hidden_of(page: str) -> dict[str, list[str]]:
    """Every hidden field of a preview, as its buttons send them."""
    found: dict[str, list[str]] = {}
    form = page[page.index('action="/shifts/cycle"') : page.index("</main>")]
    for name, value in HIDDEN.findall(form):
        found.setdefault(name, []).append(value)
    return found


def test_the_named_cycles_and_an_own_one_are_offered(mina: CastMember) -> None:
    page = mina.client.get("/shifts/cycle").text

    assert "4 crews, 3 shifts" in page
    assert 'href="/shifts/cycle?pattern=4-3-12-forward"' in page
    assert 'name="codes"' in page


def test_a_named_cycle_comes_with_its_days_and_its_usual_hours(mina: CastMember) -> None:
    page = mina.client.get("/shifts/cycle?pattern=4-3-12-forward").text

    assert page.count('name="today_is"') == 12
    assert 'name="begin_3" id="f-begin_3" value="23:00"' in page
    assert "checked" not in page


def test_an_own_cycle_is_read_from_its_letters(mina: CastMember) -> None:
    page = mina.client.get("/shifts/cycle?codes=ddnnoo").text

    assert page.count('name="today_is"') == 6
    assert 'name="codes" value="D D N N O O"' in page
    assert 'name="end_2" id="f-end_2" value="07:00"' in page


@pytest.mark.parametrize(
    "codes, message",
    [
        ("OO", "At least one day of the rotation has work."),
        ("D " * 367, "Write the days of one rotation"),
        (" ", "Write the days of one rotation"),
        ("A1 B1 C1 D1 E1 F1 G1 H1 I1", "At most 8 different codes"),
        ("ABSOLUTELYLONG", "At most 8 different codes"),
    ],
)
def test_letters_that_make_no_cycle_are_refused(mina: CastMember, codes: str, message: str) -> None:
    answer = mina.client.get("/shifts/cycle", query_string={"codes": codes})

    assert answer.status_code == 422
    assert message in answer.text
    assert f'value="{codes}"' in answer.text


def test_a_cycle_nobody_named_is_not_there(mina: CastMember) -> None:
    assert mina.client.get("/shifts/cycle?pattern=9-9").status_code == 404


def test_a_first_cycle_reaches_back_and_a_later_one_begins_today(mina: CastMember) -> None:
    assert 'value="2025-11-02"' in mina.client.get("/shifts/cycle?pattern=nurse").text
    send_week(mina.client, holidays="KR")

    page = mina.client.get("/shifts/cycle?pattern=nurse").text

    assert 'id="f-starting" value="2026-11-02"' in page
    assert '<option value="KR" selected>' in page


def test_the_month_is_shown_and_nothing_is_kept(mina: CastMember) -> None:
    answer = send_cycle(mina.client, PREVIEW)

    assert answer.status_code == 200
    assert "7:00 AM to 7:00 PM" in sentence_of(answer.text, "Mon, 2 Nov")
    assert "7:00 PM until 7:00 AM" in sentence_of(answer.text, "Tue, 3 Nov")
    assert "Today is day 2 of 6." in answer.text
    assert "known yet." in mina.client.get("/shifts").text


def test_what_stays_is_said_and_shown(mina: CastMember) -> None:
    send_week(mina.client)
    put(mina.client, "leave", "2026-11-05")

    page = send_cycle(mina.client, PREVIEW).text

    assert "What was before 2 Nov 2026 stays: The same every week." in page
    assert "9:00 AM to 6:00 PM" in sentence_of(page, "Fri, 30 Oct")
    assert "Leave" in sentence_of(page, "Thu, 5 Nov")


def test_the_preview_sends_what_was_typed_to_be_kept(mina: CastMember) -> None:
    sent = {"on_call": ["N"], "until": "2026-12-31", "holidays": "KR"}
    page = send_cycle(mina.client, PREVIEW, **sent).text

    answer = mina.client.post("/shifts/cycle", data=hidden_of(page))

    assert answer.location == "/shifts/month/2026-11?saved=cycle"
    overview = mina.client.get("/shifts").text
    assert "2 Nov 2026 to 31 Dec 2026" in overview
    assert "On call 7:00 PM until 7:00 AM" in overview


def test_other_months_can_be_looked_at_first(mina: CastMember) -> None:
    page = send_cycle(mina.client, PREVIEW, month="2026-12").text

    assert "December 2026" in page
    answer = mina.client.post("/shifts/cycle", data=hidden_of(page))
    assert answer.location == "/shifts/month/2026-12?saved=cycle"


@pytest.mark.parametrize("move, day", [("earlier", "3"), ("later", "1")])
def test_all_can_be_moved_by_a_day(mina: CastMember, move: str, day: str) -> None:
    page = send_cycle(mina.client, PREVIEW, move=move).text

    assert hidden_of(page)["today_is"] == [day]
    assert f"Today is day {day} of 6." in page


def test_going_back_to_change_it_loses_nothing(mina: CastMember) -> None:
    page = send_cycle(mina.client, PREVIEW, back="yes", begin_1="06:45", on_call=["N"]).text

    assert 'value="06:45"' in page
    assert 'value="2" id="f-today_is-2" checked' in page
    assert page.count(" checked") == 2


@pytest.mark.parametrize(
    "changes, field",
    [
        ({"today_is": ""}, "today_is"),
        ({"today_is": "7"}, "today_is"),
        ({"begin_2": "25:00"}, "begin_2"),
        ({"end_2": ""}, "end_2"),
        ({"again_begin_1": "20:00"}, "again_end_1"),
        ({"begin_1": "20:00", "end_1": "19:30"}, "begin_1"),
        ({"begin_1": "", "end_1": "", "begin_2": "", "end_2": ""}, "begin_1"),
        ({"starting": ""}, "starting"),
        ({"starting": "1980-01-01"}, "starting"),
        ({"until": "2026-01-01"}, "until"),
        ({"zone": "Mars/Base"}, "zone"),
        ({"holidays": "XX"}, "holidays"),
    ],
)
@pytest.mark.parametrize("path", [PREVIEW, "/shifts/cycle"])
def test_what_cannot_be_is_said_at_its_field_and_kept(
    mina: CastMember, path: str, changes: dict[str, str], field: str
) -> None:
    answer = send_cycle(mina.client, path, **{"again_begin_2": "", "pattern": "x", **changes})

    assert answer.status_code == 422
    assert f'id="m-{field}"' in answer.text
    assert 'name="codes" value="D D N N OFF OFF"' in answer.text
    assert "known yet." in mina.client.get("/shifts").text


def test_a_forged_row_of_codes_is_refused_with_its_message(mina: CastMember) -> None:
    answer = send_cycle(mina.client, codes="OFF", today="someday")

    assert answer.status_code == 422
    assert 'id="m-codes"' in answer.text


def test_a_code_without_hours_is_a_free_day(mina: CastMember) -> None:
    page = send_cycle(mina.client, PREVIEW, begin_2="", end_2="").text

    assert "Free" in sentence_of(page, "Tue, 3 Nov")


def test_a_double_tap_keeps_one_cycle(mina: CastMember) -> None:
    sent = {"id": str(uuid4()), **DAYS_AND_NIGHTS}

    for _tap in range(2):
        assert mina.client.post("/shifts/cycle", data=sent).status_code == 303

    assert mina.client.get("/shifts").text.count("Repeats every 6 days") == 1


def test_another_cycle_from_the_same_page_takes_the_place_of_the_first(mina: CastMember) -> None:
    sent = {"id": str(uuid4()), **DAYS_AND_NIGHTS}
    mina.client.post("/shifts/cycle", data=sent)

    mina.client.post("/shifts/cycle", data={**sent, "begin_1": "08:00"})

    page = mina.client.get("/shifts").text
    assert page.count("Repeats every 6 days") == 1
    assert "Day shift 8:00 AM" in page


def test_no_month_but_a_month_is_shown(mina: CastMember) -> None:
    assert send_cycle(mina.client, PREVIEW, month="soon").status_code == 404


def test_the_preview_makes_four_queries(mina: CastMember, statements: list[str]) -> None:
    send_cycle(mina.client, PREVIEW)

    assert len(statements) == 4


def test_nobody_keeps_a_cycle_for_somebody_else(mina: CastMember, jun: CastMember) -> None:
    send_cycle(mina.client)

    assert "known yet." in jun.client.get("/shifts").text


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/shifts/cycle").status_code == 303
    assert send_cycle(client, PREVIEW).status_code == 401
    assert send_cycle(client).status_code == 401
