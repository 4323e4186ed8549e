from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from journal.vocabulary import GoalKind, Locale
from tests.app.goals.minding import begin, begun, page_of, tap, turn
from tests.conftest import SEOUL, CastMember, sign_up

NOW = datetime(2026, 3, 5, 20, tzinfo=SEOUL)


class Wall:
    now = NOW


@pytest.fixture(autouse=True)
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    clock = Wall()
    monkeypatch.setattr("app.goals.routes.utc_now", lambda: clock.now)
    return clock


def test_an_empty_page_says_what_will_be_here(mina: CastMember) -> None:
    page = page_of(mina.client)

    assert "No day is ever counted against you." in page
    assert "Begin one" in page


@pytest.mark.parametrize("kind", GoalKind)
def test_every_kind_can_be_minded(mina: CastMember, kind: GoalKind) -> None:
    day = {"until": "2026-06-20"} if kind is GoalKind.STAY_UNTIL else {}
    begun(mina.client, kind=kind.value, **day)

    assert "Begun on 5 Mar 2026. It went well today" in page_of(mina.client)


def test_not_quitting_before_the_certificate_is_a_goal(mina: CastMember, wall: Wall) -> None:
    begun(mina.client, kind="stay_until", until="2026-06-20")
    assert "Stay until a day I set Goal 1 Until 20 Jun 2026." in page_of(mina.client)

    wall.now = NOW + timedelta(days=120)

    assert "The day you set, 20 Jun 2026, has passed." in page_of(mina.client)


def test_a_tap_counts_the_day_once(mina: CastMember) -> None:
    goal = begun(mina.client)

    answers = [tap(mina.client, goal) for _ in range(2)]

    page = page_of(mina.client)
    assert [answer.location for answer in answers] == ["/goals?done=counted"] * 2
    assert "Went well once since 5 Mar 2026. Today it went well" in page
    assert page.count("It went well today") == 0


def test_the_count_tells_the_last_four_weeks_apart(mina: CastMember, wall: Wall) -> None:
    goal = begun(mina.client)
    for days in (0, 1, 40):
        wall.now = NOW + timedelta(days=days)
        tap(mina.client, goal)

    assert "Went well 3 times since 5 Mar 2026, 1 of them in the last 4 weeks." in page_of(
        mina.client
    )


def test_the_count_in_korean(mina: CastMember, wall: Wall) -> None:
    sora = sign_up(mina.app, "sora", locale=Locale.KO)
    goal = begun(sora.client)
    for days in (0, 40):
        wall.now = NOW + timedelta(days=days)
        tap(sora.client, goal)

    page = page_of(sora.client)

    assert "충분히 자기 1번 목표" in page
    assert "2026년 3월 5일부터 2번 잘됐어요. 그중 1번은 최근 4주 동안이었어요." in page


def test_a_tap_can_be_taken_back(mina: CastMember) -> None:
    goal = begun(mina.client)
    tap(mina.client, goal)

    answer = mina.client.post(f"/goals/{goal}/taps/take-back", data={"day": "2026-03-05"})

    assert answer.status_code == 303
    assert "Begun on 5 Mar 2026. It went well today" in page_of(mina.client)


def test_a_tap_from_today_leads_back_there(mina: CastMember) -> None:
    goal = begun(mina.client)

    assert tap(mina.client, goal, back="today").location == "/today?done=counted"


def test_a_pause_is_one_tap_and_so_is_its_end(mina: CastMember) -> None:
    goal = begun(mina.client)

    answer = turn(mina.client, goal, "pause")

    assert "These days count as nothing at all." in mina.client.get(answer.location).text
    assert "Paused Sleep enough Goal 1" in page_of(mina.client)
    turn(mina.client, goal, "go_on")
    assert "It went well today" in page_of(mina.client)


def test_what_is_let_go_can_be_taken_up_again(mina: CastMember) -> None:
    goal = begun(mina.client)

    turn(mina.client, goal, "let_go")

    assert "Let go Sleep enough Goal 1" in page_of(mina.client)
    turn(mina.client, goal, "take_up")
    assert "It went well today" in page_of(mina.client)


def test_five_at_a_time_is_enough(mina: CastMember) -> None:
    goals = [begun(mina.client) for _ in range(5)]
    words = "5 at a time is enough. Pause one or let one go, and there's room."

    answer = begin(mina.client)

    assert answer.status_code == 422
    assert "5 at a time is enough" in answer.text
    assert words in page_of(mina.client)
    turn(mina.client, goals[0], "pause")
    begun(mina.client)
    assert turn(mina.client, goals[0], "go_on").status_code == 422


def test_a_paused_goal_is_not_counted(mina: CastMember) -> None:
    goal = begun(mina.client)
    turn(mina.client, goal, "pause")

    answer = tap(mina.client, goal)

    assert answer.status_code == 422
    assert "This goal is paused or let go. Nothing was counted." in answer.text


@pytest.mark.parametrize(
    "said",
    [
        {"kind": ""},
        {"kind": "win"},
        {"kind": "sleep", "until": "2026-06-20"},
        {"kind": "stay_until"},
        {"kind": "stay_until", "until": "2026-03-04"},
        {"kind": "stay_until", "until": "soon"},
        {"id": "1"},
        {"words": "my own"},
    ],
)
def test_what_cannot_be_a_goal_is_refused(mina: CastMember, said: dict[str, str]) -> None:
    answer = begin(mina.client, **said)

    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert "Begun on" not in page_of(mina.client)


def test_staying_until_a_day_asks_for_the_day(mina: CastMember) -> None:
    page = begin(mina.client, kind="stay_until").text

    assert 'class="until open"' in page
    assert "Which day do you want to stay until?" in page


def test_what_was_typed_stays(mina: CastMember) -> None:
    answer = begin(mina.client, kind="sleep", until="2026-06-20")

    assert 'value="sleep" id="f-kind-9" checked' in answer.text
    assert 'value="2026-06-20"' in answer.text


@pytest.mark.parametrize(
    "path,said",
    [("/taps", {"id": "1"}), ("/taps/take-back", {"day": "x"}), ("", {"turn": "win"})],
)
def test_what_the_page_cannot_send_is_refused(
    mina: CastMember, path: str, said: dict[str, str]
) -> None:
    goal = begun(mina.client)

    answer = mina.client.post(f"/goals/{goal}{path}", data=said)

    assert answer.status_code == 422
    assert 'name="id" value=""' not in answer.text


def test_a_replayed_goal_is_one_goal(mina: CastMember) -> None:
    goal_id = str(uuid4())

    answers = [begin(mina.client, id=goal_id) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert page_of(mina.client).count("Begun on") == 1
    assert begin(mina.client, id=goal_id, kind="move").status_code == 409


def test_somebody_elses_goal_is_not_there(mina: CastMember, jun: CastMember) -> None:
    goal = begun(mina.client)

    answers = [
        tap(jun.client, goal),
        turn(jun.client, goal, "let_go"),
        jun.client.post(f"/goals/{goal}/taps/take-back", data={"day": "2026-03-05"}),
    ]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert "Begun on" not in page_of(jun.client)


def test_a_stranger_minds_nothing(client: FlaskClient) -> None:
    assert client.get("/goals").status_code == 303
    assert begin(client).status_code == 401


def test_a_goal_is_not_an_address(mina: CastMember) -> None:
    assert mina.client.get(f"/goals/{begun(mina.client)}").status_code == 405


def test_the_page_never_scolds(mina: CastMember, wall: Wall) -> None:
    begun(mina.client)
    wall.now = NOW + timedelta(days=60)

    page = page_of(mina.client).lower()

    for word in ("miss", "streak", "%", "fail", "in a row", "should", "only 0"):
        assert word not in page


def test_the_page_makes_few_queries(mina: CastMember, statements: list[str]) -> None:
    tap(mina.client, begun(mina.client))
    statements.clear()

    page_of(mina.client)

    assert len(statements) <= 8
