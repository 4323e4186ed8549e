"""What Mina asked her employer for, for the life where everything is used."""

import io
from collections.abc import Callable
from uuid import uuid4

from flask.testing import FlaskClient

from journal.clock import utc_now
from tests.conftest import SEOUL

Form = dict[str, object]


def asked(**more: object) -> Form:
    today = str(utc_now().astimezone(SEOUL).date())
    return {"asked": "rest", "asked_on": today, "outcome": "open", **more}


ASK_FORMS: dict[str, Callable[[FlaskClient], Form]] = {
    "asking.record": lambda _: asked(id=str(uuid4())),
    "asking.change": lambda _: asked(version="1", outcome="refused"),
    "asking.remove": lambda _: {},
    "evidence.begin": lambda _: {},
    "evidence_check.check": lambda _: {"file": (io.BytesIO(b"{}"), "evidence.json")},
}


def ask(done: Callable[[str, Form], str], day: str) -> Form:
    """Write down a threat of a day and one request after it; return the id that addresses use."""
    incident, request = str(uuid4()), str(uuid4())
    threat = {"id": incident, "kind": "threat", "date": day, "time": "15:10"}
    done("/interactions", threat)
    done(f"/evidence/incidents/{incident}/requests", asked(id=request))
    return {"request_id": request}
