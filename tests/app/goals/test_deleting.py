"""A goal that was let go can be deleted for good."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.app.goals.minding import begun, page_of, tap, turn
from tests.conftest import CastMember


def delete(client: FlaskClient, goal: object) -> TestResponse:
    return client.post(f"/goals/{goal}/delete")


def test_a_goal_that_was_let_go_is_deleted_with_its_days(mina: CastMember) -> None:
    goal = begun(mina.client)
    tap(mina.client, goal)
    turn(mina.client, goal, "let_go")
    assert "The day counted for it goes too. This can't be taken back." in page_of(mina.client)

    answer = delete(mina.client, goal)

    assert answer.status_code == 303
    assert "Deleted, with all that was counted for it." in mina.client.get(answer.location).text
    assert "Sleep enough Goal 1" not in page_of(mina.client)


def test_without_a_day_nothing_more_is_said(mina: CastMember) -> None:
    turn(mina.client, begun(mina.client), "let_go")

    assert "Take it up again This can't be taken back." in page_of(mina.client)


def test_a_goal_she_minds_is_not_deleted(mina: CastMember) -> None:
    goal = begun(mina.client)

    answer = delete(mina.client, goal)

    assert answer.status_code == 422
    assert "Let this goal go first. Nothing was deleted." in answer.text
    assert "Goal 1" in page_of(mina.client)


def test_somebody_elses_goal_is_not_there(
    mina: CastMember, jun: CastMember, client: FlaskClient
) -> None:
    goal = begun(mina.client)
    turn(mina.client, goal, "let_go")

    assert delete(jun.client, goal).status_code == 404
    assert delete(client, goal).status_code == 401
    assert "Goal 1" in page_of(mina.client)
