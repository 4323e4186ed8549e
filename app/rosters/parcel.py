"""What travels from page to page inside the page, so that nothing waits on disk.

Until a row is chosen that is the whole table; afterwards her own row only. It is packed and signed
for one person, opens for a day, and nothing of it is kept before she says so.
"""

import base64
import binascii
import json
import zlib
from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, TimestampSigner

from journal.errors import Invalid
from journal.files.table import Table
from journal.rosters.calendar_file import BadEvent, CalendarFile, Occurrence
from journal.rosters.sheets import Entry, Note
from journal.vocabulary import RosterSource

GOOD_FOR_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Tables:
    """The sheets of a file by name, before it is known which row is hers."""

    sheets: tuple[tuple[str, Table], ...]
    file_key: bytes


@dataclass(frozen=True, slots=True)
class Own:
    """Her own row: what stands in it, and the dates that the roster speaks for."""

    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]
    span: tuple[date, date]
    source: RosterSource
    file_key: bytes


@dataclass(frozen=True, slots=True)
class Events:
    """What happens in a calendar; ``address`` is where it is subscribed to, if it is."""

    calendar: CalendarFile
    file_key: bytes
    address: str = ""


def seal(account_id: UUID, parcel: Tables | Own | Events) -> str:
    """Pack and sign a parcel for this person."""
    kind = type(parcel).__name__
    body = {"kind": kind, "file_key": parcel.file_key.hex(), **_packed(parcel)}
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return _signer(account_id).sign(base64.urlsafe_b64encode(zlib.compress(content, 6))).decode()


def unseal(account_id: UUID, text: str) -> Tables | Own | Events:
    """Open a parcel; raise ``Invalid`` when it is old, damaged, or somebody else's."""
    try:
        signed = _signer(account_id).unsign(text, max_age=GOOD_FOR_SECONDS)
        body = json.loads(zlib.decompress(base64.urlsafe_b64decode(signed)))
    except (BadSignature, zlib.error, binascii.Error):
        raise Invalid("bad_payload", field="file") from None
    file_key = bytes.fromhex(body["file_key"])
    if body["kind"] == "Tables":
        return _tables(body, file_key)
    return _own(body, file_key) if body["kind"] == "Own" else _events(body, file_key)


def tables_of(account_id: UUID, text: str) -> Tables:
    """Open a parcel that has to be whole tables."""
    parcel = unseal(account_id, text)
    if not isinstance(parcel, Tables):
        raise Invalid("bad_payload", field="file")
    return parcel


def chosen_of(account_id: UUID, text: str) -> Own | Events:
    """Open a parcel that has to be her own row, or a calendar."""
    parcel = unseal(account_id, text)
    if isinstance(parcel, Tables):
        raise Invalid("bad_payload", field="file")
    return parcel


def _packed(parcel: Tables | Own | Events) -> dict[str, Any]:
    if isinstance(parcel, Tables):
        return {"sheets": [(name, astuple(table)) for name, table in parcel.sheets]}
    if isinstance(parcel, Own):
        return {
            "entries": [
                (one.day.toordinal(), one.code, one.line, one.column, one.hours)
                for one in parcel.entries
            ],
            "notes": [
                (one.line, one.column, one.reason, one.day and one.day.toordinal())
                for one in parcel.notes
            ],
            "span": [day.toordinal() for day in parcel.span],
            "source": parcel.source.value,
        }
    calendar = parcel.calendar
    return {
        "titles": calendar.titles,
        "occurrences": [
            (one.first.toordinal(), one.last.toordinal(), *map(_second, _moments(one)), one.title)
            for one in calendar.occurrences
        ],
        "bad": [astuple(one) for one in calendar.bad],
        "counts": (calendar.event_count, calendar.unknown_zones),
        "address": parcel.address,
    }


def _tables(body: Any, file_key: bytes) -> Tables:
    sheets = tuple(
        (name, Table(tuple(tuple(row) for row in rows), tuple(lines), kind))
        for name, (rows, lines, kind) in body["sheets"]
    )
    return Tables(sheets, file_key)


def _own(body: Any, file_key: bytes) -> Own:
    first, last = map(date.fromordinal, body["span"])
    entries = tuple(
        Entry(date.fromordinal(day), code, line, column, (hours[0], hours[1]) if hours else None)
        for day, code, line, column, hours in body["entries"]
    )
    notes = tuple(
        Note(line, column, reason, date.fromordinal(day) if day else None)
        for line, column, reason, day in body["notes"]
    )
    return Own(entries, notes, (first, last), RosterSource(body["source"]), file_key)


def _events(body: Any, file_key: bytes) -> Events:
    event_count, unknown_zones = body["counts"]
    calendar = CalendarFile(
        tuple(body["titles"]),
        tuple(
            Occurrence(
                date.fromordinal(first), date.fromordinal(last), _moment(begin), _moment(end), title
            )
            for first, last, begin, end, title in body["occurrences"]
        ),
        tuple(BadEvent(*one) for one in body["bad"]),
        event_count,
        unknown_zones,
    )
    return Events(calendar, file_key, body["address"])


def _moments(one: Occurrence) -> tuple[datetime | None, datetime | None]:
    return one.starts_at, one.ends_at


def _second(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def _moment(second: int | None) -> datetime | None:
    return None if second is None else datetime.fromtimestamp(second, UTC)


def _signer(account_id: UUID) -> TimestampSigner:
    return TimestampSigner(
        current_app.secret_key or "", salt=f"roster-{account_id}", digest_method=sha256
    )
