"""Mina's plans for looking at messages, for the life where everything is used."""

from collections.abc import Callable
from uuid import uuid4

from flask.testing import FlaskClient

Form = dict[str, object]


def times(*clocks: str, **more: object) -> Form:
    return {"id": str(uuid4()), "times": list(clocks), "slack": "30", **more}


PLAN_FORMS: dict[str, Callable[[FlaskClient], Form]] = {
    "messages.begin": lambda _: times("09:00", "21:00"),
    "messages.compose": lambda _: {"spoken": "both", "tone": "warm", "own": "Small shop."},
    "messages.end": lambda _: {},
    "messages.remove": lambda _: {},
}


def plan(done: Callable[[str, Form], str]) -> Form:
    """Begin a plan and another in its place; return the ids that addresses use."""
    earlier, running = times("10:00"), times("10:00", "14:00", "17:00")
    done("/restore/messages", earlier)
    done("/restore/messages", running)
    return {"past_plan_id": earlier["id"], "plan_id": running["id"]}
