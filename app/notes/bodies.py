"""What a page of the notes sends: wrapped keys and sealed bodies, as JSON."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, ClassVar, TypeVar
from uuid import UUID

from flask import abort, request
from pydantic import BeforeValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from app.forms import Form
from journal.errors import Invalid
from journal.notes.queries import Place
from journal.notes.rules import SealedNote, Wrapped
from journal.vocabulary import NoteKind

LARGEST = 32 * 1024
"""Bytes of one request: the longest note takes 22 kB in base64."""

_START = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

B = TypeVar("B", bound=Form)


def _bytes(value: Any) -> bytes:
    if not isinstance(value, str) or not value.isascii() or "=" in value:
        raise PydanticCustomError("sealed", "not base64url without padding")
    try:
        read = urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except Error:
        raise PydanticCustomError("sealed", "not base64url without padding") from None
    if in_letters(read) != value:
        raise PydanticCustomError("sealed", "not base64url without padding")
    return read


def in_letters(sealed: bytes) -> str:
    """Write bytes as base64url without padding."""
    return urlsafe_b64encode(sealed).rstrip(b"=").decode()


Sealed = Annotated[bytes, BeforeValidator(_bytes)]
Generation = Annotated[int, Field(ge=1, le=1000)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]


class WrappedBody(Form):
    """A data key, wrapped by the passphrase and by the recovery code."""

    generation: Generation
    by_passphrase: Sealed
    by_recovery: Sealed

    @property
    def wrapped(self) -> Wrapped:
        """The same for the journal."""
        return Wrapped(self.generation, self.by_passphrase, self.by_recovery)


class RewrappedBody(WrappedBody):
    """New wrappings; ``revision`` is that of the ones they replace."""

    revision: Count


class NoteBody(Form):
    """One version of a note; ``version`` is its own number, one above the newest."""

    kind: NoteKind
    subject: UUID | None = None
    generation: Generation
    version: Count
    body: Sealed

    def sealed(self, note_id: UUID) -> SealedNote:
        """Return the same for the journal."""
        return SealedNote(
            note_id, self.kind, self.subject, self.generation, self.version, self.body
        )


def _whole_number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def _kind(value: Any) -> Any:
    return NoteKind(value) if value in list(NoteKind) else value


def _ids(value: Any) -> Any:
    try:
        return [UUID(one) for one in value]
    except ValueError:
        raise PydanticCustomError("id", "not an id") from None


class Wanted(Form):
    """Which notes a page asks for; ``before`` is that of the page ahead."""

    many: ClassVar[frozenset[str]] = frozenset({"subject"})

    kind: Annotated[NoteKind, BeforeValidator(_kind)] | None = None
    subject: Annotated[list[UUID], BeforeValidator(_ids), Field(max_length=200)] | None = None
    before: Annotated[str, Field(pattern=r"^[0-9]{1,17}-[0-9a-f]{32}$")] | None = None
    limit: Annotated[int, Field(ge=1, le=200), BeforeValidator(_whole_number)] = 100

    @property
    def place(self) -> Place | None:
        """Where the page begins; None is the newest note."""
        if self.before is None:
            return None
        passed, _, row = self.before.partition("-")
        return _START + int(passed) * _MICROSECOND, UUID(row)


def written(place: Place | None) -> str | None:
    """Write where a page ends as the ``before`` of the next."""
    if place is None:
        return None
    moment, row = place
    return f"{(moment - _START) // _MICROSECOND}-{row.hex}"


def sent(model: type[B]) -> B:
    """Read what was sent; refuse what is too large, isn't JSON or doesn't fit."""
    request.max_content_length = LARGEST
    if request.mimetype != "application/json":
        abort(415)
    try:
        return model.model_validate_json(request.get_data())
    except ValidationError as wrong:
        raise Invalid("not_valid", field=_place(wrong)) from None


def asked(model: type[B]) -> B:
    """Read what an address asks for behind its question mark."""
    values = {
        name: request.args.getlist(name) if name in model.many else request.args[name]
        for name in request.args
    }
    try:
        return model.model_validate(values)
    except ValidationError as wrong:
        raise Invalid("not_valid", field=_place(wrong)) from None


def _place(wrong: ValidationError) -> str:
    (first, *_) = wrong.errors(include_url=False, include_input=False, include_context=False)
    # The name of a field that isn't ours is something that was sent.
    is_ours = first["loc"] and first["type"] != "extra_forbidden"
    return str(first["loc"][0]) if is_ours else ""
