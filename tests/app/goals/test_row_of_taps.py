from datetime import date
from uuid import uuid4

from flask import Flask, g, render_template_string

from journal.goals.queries import KeptGoal
from journal.goals.rules import Tally
from journal.vocabulary import GoalKind, Locale

TODAY = date(2026, 3, 5)
ROW = '{% from "goals/_taps.html" import goal_taps with context %}{{ goal_taps(minded, today) }}'


def make_goal(number: int, tapped_on: date | None) -> KeptGoal:
    tally = Tally(0, TODAY, None)
    return KeptGoal(uuid4(), number, GoalKind.MOVE, None, None, None, b"", tapped_on, tally)


def row_of(app: Flask, *goals: KeptGoal) -> str:
    with app.test_request_context():
        g.locale = Locale.EN
        app.jinja_env.globals["csrf_token"] = lambda: "x"
        return render_template_string(ROW, minded=[(one, uuid4()) for one in goals], today=TODAY)


def test_each_goal_has_one_tap_that_leads_back_to_today(app: Flask) -> None:
    row = row_of(app, make_goal(1, None), make_goal(2, TODAY))

    assert row.count("<li>") == 2
    assert row.count('action="/goals/') == row.count('name="back" value="today"') == 1
    assert row.count("Today it went well") == 1


def test_without_a_goal_there_is_no_row(app: Flask) -> None:
    assert row_of(app).strip() == ""
