"""What a program sends: one thing, or several of a kind, as JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import abort, request
from flask.typing import ResponseReturnValue
from pydantic import ValidationError
from pydantic_core import from_json

from app.api.answers import Fault, NotTaken, Taken, told
from app.api.budget import count_items
from app.api.refusals import refuse_all, refused_in
from app.forms import Form
from journal.devices.rules import Fate, Kept, NotKept

LARGEST_BODY = 512 * 1024

F = TypeVar("F", bound=Form)
M = TypeVar("M", bound=Form)


@dataclass(frozen=True, slots=True)
class Sent(Generic[F]):
    """What came in: the forms, and whether it was one by itself."""

    forms: list[F]
    is_single: bool


def body() -> bytes:
    """Return what was sent; refuse what is too large or isn't said to be JSON."""
    request.max_content_length = LARGEST_BODY
    if request.mimetype != "application/json":
        abort(415)
    return request.get_data()


def sent(one: type[F], several: type[M]) -> Sent[F]:
    """Read one thing by itself, or the list that the only field of ``several`` holds."""
    content = body()
    (plural,) = several.model_fields
    try:
        is_single = plural not in _as_object(content)
        forms: list[F] = (
            [one.model_validate_json(content)]
            if is_single
            else getattr(several.model_validate_json(content), plural)
        )
    except ValidationError as wrong:
        refuse_all(422, refused_in(wrong, plural))
    count_items(len(forms))
    return Sent(forms, is_single)


def sent_one(model: type[F]) -> F:
    """Read one thing."""
    content = body()
    _as_object(content)
    try:
        return model.model_validate_json(content)
    except ValidationError as wrong:
        refuse_all(422, refused_in(wrong))


def nothing_sent() -> None:
    """Refuse a body where none is asked for; an empty object is none."""
    request.max_content_length = LARGEST_BODY
    if request.get_data():
        sent_one(Nothing)


class Nothing(Form):
    """No field at all."""


def taken(came: Sent[F], fates: Sequence[Fate]) -> ResponseReturnValue:
    """Say what became of what was sent; one thing by itself that can't be kept is a refusal."""
    refused = [
        NotTaken(index=index, field=fate.field, reason=Fault(fate.reason))
        for index, fate in enumerate(fates)
        if isinstance(fate, NotKept)
    ]
    if came.is_single and refused:
        refuse_all(409, refused)
    added = fates.count(Kept(is_new=True))
    known = fates.count(Kept(is_new=False))
    return told(Taken(added=added, known=known, refused=refused))


def _as_object(content: bytes) -> dict[str, object]:
    try:
        found = from_json(content, allow_inf_nan=False)
    except ValueError:
        abort(400)
    return found if isinstance(found, dict) else {}
