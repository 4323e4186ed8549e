import pytest
from flask.testing import FlaskClient

from tests.app.shifts.roster import MONDAY, STARTS, send_week, utc
from tests.conftest import CastMember


@pytest.fixture
def at_18_40(mina: CastMember, monkeypatch: pytest.MonkeyPatch) -> CastMember:
    send_week(mina.client)
    for module in ("leaving", "routes"):
        monkeypatch.setattr(f"app.shifts.{module}.utc_now", lambda: utc(2, 9, 40))
    return mina


def correct(client: FlaskClient, time: str) -> str:
    return client.post(f"/shifts/ends/{STARTS}", data={"time": time}).text


def test_out_at_18_40_is_forty_minutes_over(at_18_40: CastMember) -> None:
    answer = at_18_40.client.post("/shifts/out-now")

    page = at_18_40.client.get(answer.location).text
    assert answer.status_code == 303
    assert "You&#39;re out. 40 minutes over." in page
    assert 'value="18:40"' in page


def test_the_overtime_stands_in_the_roster(at_18_40: CastMember) -> None:
    at_18_40.client.post("/shifts/out-now")

    assert "40 minutes over" in at_18_40.client.get("/shifts").text
    assert "40 minutes over" in at_18_40.client.get(f"/shifts/days/{MONDAY}").text


def test_without_a_shift_near_hours_can_be_added(mina: CastMember) -> None:
    answer = mina.client.post("/shifts/out-now")

    assert "No shift is known near now." in mina.client.get(answer.location).text


def test_the_time_can_be_corrected(at_18_40: CastMember) -> None:
    at_18_40.client.post("/shifts/out-now")

    correct(at_18_40.client, "18:00")

    page = at_18_40.client.get(f"/shifts/ends/{STARTS}").text
    assert "You&#39;re out." in page
    assert "over" not in page.split("<h1>")[1].split("</h1>")[0]


@pytest.mark.parametrize(
    "time, message",
    [
        ("", "This is needed."),
        ("19:30", "This moment is still to come."),
        ("09:00", "This moment is still to come."),
    ],
)
def test_a_time_that_cannot_be_is_refused(at_18_40: CastMember, time: str, message: str) -> None:
    assert message in correct(at_18_40.client, time)


def test_much_too_late_is_refused(at_18_40: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    send_week(at_18_40.client, end="10:00")
    monkeypatch.setattr("app.shifts.leaving.utc_now", lambda: utc(5, 0))

    assert "more than 16 hours" in correct(at_18_40.client, "08:00")


def test_the_plan_can_stand_again(at_18_40: CastMember) -> None:
    at_18_40.client.post("/shifts/out-now")

    answer = at_18_40.client.post(f"/shifts/ends/{STARTS}/as-planned")

    assert "minutes over" not in at_18_40.client.get(answer.location).text
    assert "When were you really out?" in at_18_40.client.get(f"/shifts/ends/{STARTS}").text


@pytest.mark.parametrize("starts", [STARTS + 60, 253402300799, 10**18])
def test_a_shift_that_is_not_there_has_no_end(at_18_40: CastMember, starts: int) -> None:
    assert at_18_40.client.get(f"/shifts/ends/{starts}").status_code == 404
    assert at_18_40.client.post(f"/shifts/ends/{starts}/as-planned").status_code == 404


def test_somebody_elses_shift_has_no_end_here(at_18_40: CastMember, jun: CastMember) -> None:
    assert jun.client.get(f"/shifts/ends/{STARTS}").status_code == 404
    assert "You&#39;re out" not in correct(jun.client, "18:20")


def test_a_stranger_leaves_nothing(client: FlaskClient) -> None:
    assert client.post("/shifts/out-now").status_code == 401
    assert client.post(f"/shifts/ends/{STARTS}").status_code == 401
    assert client.post(f"/shifts/ends/{STARTS}/as-planned").status_code == 401
    assert client.get(f"/shifts/ends/{STARTS}").status_code == 303
