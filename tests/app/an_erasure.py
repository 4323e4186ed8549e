"""What Mina wants erased and agrees to, for the life where everything is used."""

from collections.abc import Callable
from uuid import uuid4

from flask.testing import FlaskClient

Form = dict[str, object]
DAYS: Form = {"first": "2026-01-05", "last": "2026-01-06"}


def fresh(**answers: object) -> Form:
    return {"id": str(uuid4()), **answers}


ERASURE_FORMS: dict[str, Callable[[FlaskClient], Form]] = {
    "agreements.agree": lambda _: fresh(text_version="1"),
    "agreements.withdraw": lambda _: {},
    # The password of everybody in the cast.
    "erasures.erase_account": lambda _: fresh(password="a quiet evening by the river"),
    "erasures.erase_period": lambda _: fresh(**DAYS),
    "erasures.let_stay": lambda _: {},
    "erasures.stay_here": lambda _: {},
    "goals.remove": lambda _: {},
    "my_data.choose_time": lambda _: {"months": "12"},
}


def want_erased(done: Callable[[str, Form], str]) -> Form:
    """Ask for two days to be erased and let a goal go; return the ids that addresses use."""
    wanted, goal = fresh(**DAYS), fresh(kind="move")
    done("/me/data/period", wanted)
    done("/goals", goal)
    done(f"/goals/{goal['id']}", {"turn": "let_go"})
    return {
        "erasure_id": wanted["id"],
        "past_goal_id": goal["id"],
        "purpose": "reminders",
        "table": "check_in",
    }
