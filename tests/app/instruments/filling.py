"""Filling in questionnaires as a browser does, at a time of the test's own."""

import re
from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

from werkzeug.test import TestResponse

from journal.clock import utc_now
from tests.conftest import CastMember

WHO5 = ("cheerful", "calm", "active", "rested", "interest")


def well_being(*answers: int) -> dict[str, str]:
    """Answer the five statements in their order."""
    said = zip(WHO5, answers, strict=False)
    return {"edition": "1998", **{f"q_{key}": str(value) for key, value in said}}


def low_mood(interest: int, low: int) -> dict[str, str]:
    return {"edition": "2003", "q_interest": str(interest), "q_low": str(low)}


def burnout(level: int, language: str = "en") -> dict[str, str]:
    return {"edition": "2015", "language": language, "q_burnout": str(level)}


def fill(
    member: CastMember, instrument: str, said: Mapping[str, str], *, days_ago: int = 0
) -> TestResponse:
    """Send a filled-in page, of now or of some days ago."""
    form = {"id": str(uuid4()), "language": "en", **said}
    if days_ago:
        form["at"] = (utc_now() - timedelta(days=days_ago)).isoformat()
    return member.client.post(f"/instruments/{instrument}", data=form)


def fill_and_see(
    member: CastMember, instrument: str, said: Mapping[str, str], *, days_ago: int = 0
) -> str:
    """Send it and return the page that it leads to."""
    answer = fill(member, instrument, said, days_ago=days_ago)
    assert answer.status_code == 303, answer.text
    return member.client.get(answer.location).text


def hidden_fields(page: str) -> dict[str, str]:
    """Return what the undo form of a page would send."""
    form = page.partition("<main")[2].partition("<form")[2].partition("</form>")[0]
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
