"""Every JSON address is asked with what fits its document and with what doesn't.

API_EXAMPLES says with how many invented requests each; docs/api.md names it.
"""

import os
from collections import Counter
from dataclasses import dataclass, field

import pytest
import schemathesis
from flask import Flask
from schemathesis import engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events

from app.api.operations import OPERATIONS
from tests.api_contract.holding import Keys, hand_out, right, wrong

# It asks for everything once more; what each line does is measured where it is tested.
pytestmark = pytest.mark.no_cover

EXAMPLES = int(os.environ.get("API_EXAMPLES", "4"))
DOCUMENT = "/api/v1/openapi.json"
# Inside one process it can't leave the key out; tests/app/api/test_guard.py does.
CHECKS = {"ignored_auth": {"enabled": False}}
FEW = {"examples": {"enabled": False}, "coverage": {"enabled": False}}


@pytest.fixture
def keys(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Keys:
    # So many requests are more than a token may make; tests/app/api/test_budget.py asks for those.
    monkeypatch.setattr("app.api.budget.MOST_REQUESTS", 1_000_000)
    return hand_out(app)


@dataclass
class Heard:
    """How many requests were made, and what was wrong with the answers."""

    requests: int = 0
    codes: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def hear(self, event: object) -> None:
        if isinstance(event, events.NonFatalError | events.FatalError):
            self.wrong.append(repr(event)[:2000])
        elif isinstance(event, events.ScenarioFinished):
            self.requests += len(event.recorder.cases)
            for case in event.recorder.interactions.values():
                if case.response is not None:
                    self.codes[case.response.status_code] += 1
            for found in event.recorder.checks.values():
                self.wrong += [repr(one.failure_info)[:2000] for one in found if one.failure_info]


def ask(app: Flask, holding: Keys, **phases: object) -> Heard:
    """Let every address be asked in every way that schemathesis knows."""
    rules = [
        {"include-operation-id": name, "headers": {"Authorization": f"Bearer {key}"}}
        for name, key in holding.items()
    ]
    said = {"seed": 1, "generation": {"mode": "all", "max-examples": EXAMPLES}, "checks": CHECKS}
    config = SchemathesisConfig.from_dict({**said, "operations": rules, "phases": phases})
    heard = Heard()
    for event in engine.from_schema(
        schemathesis.openapi.from_wsgi(DOCUMENT, app, config=config)
    ).execute():
        heard.hear(event)
    return heard


def test_every_answer_is_as_the_document_says(app: Flask, keys: Keys) -> None:
    heard = ask(app, right(keys))

    assert heard.wrong == []
    assert heard.requests > 100 * len(OPERATIONS)
    assert heard.codes.keys() >= {200, 400, 404, 405, 409, 415, 422}
    assert not any(code >= 500 for code in heard.codes)


def test_a_key_for_something_else_opens_nothing(app: Flask, keys: Keys) -> None:
    heard = ask(app, wrong(keys), **FEW)

    assert heard.wrong == []
    assert heard.codes.keys() - {404, 405} == {200, 401, 403}
