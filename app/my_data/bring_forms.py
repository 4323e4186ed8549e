"""What the browser sends of an export, checked strictly before the journal sees it."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal
from uuid import UUID

from flask import abort, request
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationError,
    create_model,
)
from pydantic_core import PydanticCustomError

from app.forms import F, Form, zone_names
from app.uploads import has_room
from journal.errors import NotFound
from journal.my_data.bring_notes import ComingNote, ComingVersion
from journal.my_data.export_format import Field as Told
from journal.my_data.export_format import Type, fields_of
from journal.my_data.export_table import BROUGHT
from journal.vocabulary import NoteKind

LARGEST_BODY = 1024 * 1024
"""Bytes of one batch; the browser cuts what it sends to three quarters of it."""
LARGEST_NOTES = 12 * 1024 * 1024
"""Bytes of a batch of notes: one with very many versions travels alone."""
LIMITS = {"my_bring.keep_rows": LARGEST_BODY, "my_bring.keep_notes": LARGEST_NOTES}
"""Bytes by the act that may send them; every other one is as small as usual."""
MOST_ROWS = 500
"""Rows of one batch."""

_LARGEST_NUMBER = 2**31 - 1
_LONGEST_BYTES = 64
_MOST_ANSWERS = 200
_BASE64URL = re.compile(r"(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?")


def _clean(text: str) -> str:
    if "\x00" in text:
        raise PydanticCustomError("text", "no such sign in a text")
    return text


def _zone(name: str) -> str:
    if name not in zone_names():
        raise PydanticCustomError("zone", "not a zone")
    return name


def _bytes(value: Any) -> Any:
    try:
        return bytes.fromhex(value)
    except (TypeError, ValueError) as wrong:
        raise PydanticCustomError("bytes", "not hexadecimal digits") from wrong


def _text(one: Told) -> Any:
    if one.words:
        return Literal[one.words]
    return Annotated[str, StringConstraints(max_length=one.longest), AfterValidator(_clean)]


def _whole(one: Told) -> Any:
    low = -_LARGEST_NUMBER if one.low is None else one.low
    high = _LARGEST_NUMBER if one.high is None else one.high
    return Annotated[int, Field(ge=low, le=high)]


def _sealed(one: Told) -> Any:
    most = one.longest or _LONGEST_BYTES
    return Annotated[bytes, Field(max_length=most), BeforeValidator(_bytes)]


def _plain(kind: Any) -> Any:
    return lambda _one: kind


_Key = Annotated[str, StringConstraints(max_length=40), AfterValidator(_clean)]
_Answer = Annotated[int, Field(ge=-1000, le=1000)] | None

_KINDS: Mapping[Type, Any] = {
    Type.ID: _plain(UUID),
    Type.MOMENT: _plain(AwareDatetime),
    Type.DATE: _plain(date),
    Type.YES_NO: _plain(bool),
    Type.WHOLE: _whole,
    Type.ANSWERS: _plain(Annotated[dict[_Key, _Answer], Field(max_length=_MOST_ANSWERS)]),
    Type.BYTES: _sealed,
    Type.ZONE: _plain(Annotated[str, AfterValidator(_zone)]),
    Type.TEXT: _text,
}


@cache
def batch_of(name: str) -> type[Form]:
    """Make the model of a batch of rows of one kind; its only field is ``rows``."""
    row: Any = create_model(
        f"{name.title().replace('_', '')}Row",
        __base__=Form,
        **{one.name: _field(one) for one in fields_of(name)},
    )
    rows: Any = Annotated[list[row], Field(min_length=1, max_length=MOST_ROWS)]
    made: Any = create_model(
        f"{name.title().replace('_', '')}Batch", __base__=Form, rows=(rows, ...)
    )
    batch: type[Form] = made
    return batch


def _field(one: Told) -> Any:
    kind = _KINDS[one.type](one)
    return (kind | None, None) if one.is_optional or one.is_derived else (kind, ...)


def rows_sent(name: str) -> list[dict[str, Any]]:
    """Read a batch of rows of one kind from the request, or refuse it."""
    if name not in BROUGHT:
        raise NotFound
    batch: Any = sent(batch_of(name))
    return [dict(row) for row in batch.rows]


def make_room(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Allow what a batch needs, before anything looks for a form in it; 413 when it is too much."""
    limit = LIMITS.get(endpoint or "")
    if limit is not None and request.method == "POST" and not has_room(limit, in_fields=limit):
        abort(413)


def sent(model: type[F]) -> F:
    """Read the JSON of the request into a model; 422 when it is wrong."""
    try:
        return model.model_validate_json(request.get_data())
    except ValidationError:
        abort(422)


def _letters(value: Any) -> Any:
    if not isinstance(value, str) or not _BASE64URL.fullmatch(value):
        raise PydanticCustomError("bytes", "not base64url")
    return urlsafe_b64decode(value + "=" * (-len(value) % 4))


class VersionForm(Form):
    """One version of a note, sealed anew; ``body`` is base64url without padding."""

    version: Annotated[int, Field(ge=1, le=100_000)]
    at: AwareDatetime
    body: Annotated[bytes, BeforeValidator(_letters)]


class NoteForm(Form):
    """One note with all its versions."""

    id: UUID
    kind: NoteKind
    subject_id: UUID | None = None
    created_at: AwareDatetime
    versions: Annotated[list[VersionForm], Field(min_length=1, max_length=MOST_ROWS)]


class NotesForm(Form):
    """Some notes, sealed with the key of one generation."""

    generation: Annotated[int, Field(ge=1, le=1000)]
    notes: Annotated[list[NoteForm], Field(min_length=1, max_length=MOST_ROWS)]


def notes_of(form: NotesForm) -> list[ComingNote]:
    """Hand notes on in the journal's words."""
    return [
        ComingNote(
            note.id,
            note.kind,
            note.subject_id,
            note.created_at,
            tuple(ComingVersion(one.version, one.at, one.body) for one in note.versions),
        )
        for note in form.notes
    ]
