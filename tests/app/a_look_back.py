"""What Mina marks, holds on to and answers now and then, for the life where everything is used."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from flask.testing import FlaskClient

from journal.clock import utc_now
from tests.app.a_parcel import BRING_FORMS
from tests.app.a_plan import PLAN_FORMS, plan
from tests.app.an_ask import ASK_FORMS, ask
from tests.app.an_erasure import ERASURE_FORMS, want_erased
from tests.conftest import SEOUL

Form = dict[str, object]
TODAY = utc_now().astimezone(SEOUL).date()


def fresh(**answers: object) -> Form:
    return {"id": str(uuid4()), **answers}


def change(**more: object) -> Form:
    return {"kind": "app_deleted", "on_date": str(TODAY - timedelta(days=1)), **more}


def phq2(**more: object) -> Form:
    return fresh(edition="2003", language="en", q_interest="1", q_low="2", **more)


LOOK_BACK_FORMS: dict[str, Callable[[FlaskClient], Form]] = {
    **BRING_FORMS,
    "changes.create": lambda _: fresh(**change()),
    "changes.change": lambda _: change(version="1", kind="alerts_off"),
    "changes.remove": lambda _: {},
    "goals.begin": lambda _: fresh(kind="stay_until", until=str(TODAY)),
    "goals.tap": lambda _: fresh(),
    "goals.take_back": lambda _: {"day": str(TODAY)},
    "goals.turn": lambda _: {"turn": "pause"},
    "instruments.create": lambda _: phq2(),
    "instruments.remind": lambda _: {"wanted": "yes"},
    "instruments.remove": lambda _: {},
    "drifts.reply": lambda _: {"said": "fits"},
    "one_finding.reply": lambda _: {"said": "fits"},
    **ASK_FORMS,
    **ERASURE_FORMS,
    **PLAN_FORMS,
}


def look_back(done: Callable[[str, Form], str]) -> dict[str, object]:
    """Mark a change, begin a goal, and answer a questionnaire so long ago that it is open again."""
    long_ago = f"{TODAY - timedelta(days=60)}T12:00+09:00"
    changed, goal, filled = fresh(**change(kind="new_lead")), fresh(kind="sleep"), phq2(at=long_ago)
    done("/changes", changed)
    done("/goals", goal)
    done("/instruments/phq2", filled)
    return {
        "change_id": changed["id"],
        "goal_id": goal["id"],
        "instrument": "phq2",
        "key": "evening.energy",
        "answer_id": filled["id"],
        "part": "changes",
        **ask(done, str(TODAY - timedelta(days=1))),
        **want_erased(done),
        **plan(done),
    }
