"""Saying no to a program: a code and a place, never what was sent."""

from collections.abc import Sequence
from typing import NoReturn

from flask import Response
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from app.api.answers import Fault, NotTaken
from app.errors import in_json

MOST_NAMED = 20
"""Places that one refusal names."""

SAID = {400: "malformed_json"}


class NotTakenIn(HTTPException):
    """What was sent doesn't fit (422), or fits and can't be kept (409)."""

    def __init__(self, code: int, refused: Sequence[NotTaken]) -> None:
        super().__init__()
        self.code = code
        self.refused = refused


def refuse_all(code: int, refused: Sequence[NotTaken]) -> NoReturn:
    """Take nothing in, and name the places."""
    raise NotTakenIn(code, refused)


def told_no(refusal: HTTPException) -> Response:
    """Turn a refusal into its answer."""
    code = refusal.code or 500
    if not isinstance(refusal, NotTakenIn):
        return in_json(code, SAID.get(code))
    first, named = refusal.refused[0], refusal.refused[:MOST_NAMED]
    places = [one.model_dump(mode="json") for one in named]
    return in_json(code, first.reason.value, field=first.field, refused=places)


def refused_in(wrong: ValidationError, plural: str = "") -> list[NotTaken]:
    """Name the places where something doesn't fit its form."""
    problems = wrong.errors(include_url=False, include_input=False, include_context=False)
    return [_not_taken(problem["type"], problem["loc"], plural) for problem in problems]


def _not_taken(kind: str, place: tuple[int | str, ...], plural: str) -> NotTaken:
    index = 0
    if len(place) > 1 and place[0] == plural and isinstance(place[1], int):
        index, place = place[1], place[2:]
    if kind == "extra_forbidden":
        # The name of a field that isn't ours is something that was sent.
        return NotTaken(index=index, field="", reason=Fault.UNKNOWN_FIELD)
    field = str(place[0]) if place else ""
    reason = Fault.MISSING if kind == "missing" else Fault.NOT_VALID
    return NotTaken(index=index, field=field, reason=reason)
