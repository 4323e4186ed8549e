"""An export put together by the server, a page at a time, without what only the browser opens."""

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from flask import Flask, current_app
from sqlalchemy.orm import Session

from app.access import SignedIn
from app.database import reading
from app.my_data.export_report import dressed, report
from app.my_data.export_words import readme
from journal.my_data.export_csv import BOM, columns_of, line, lines_of
from journal.my_data.export_format import SCHEMA, VERSION
from journal.my_data.export_rows import Row, counts_of, pages_of
from journal.my_data.export_table import EXPORTED, Way

ROWS = tuple(name for name, one in EXPORTED.items() if one.way is not Way.SEALED)
"""The kinds of rows that a server can write down."""


class _Sink:
    """Takes what a ZIP is made of and hands it on in pieces; there is no way back in it."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes, /) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Nothing is open."""

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def zipped(agent: SignedIn, now: datetime) -> Iterator[bytes]:
    """Write the ZIP piece by piece; each page of rows is a look at the journal of its own."""
    with reading() as session:
        page = dressed(report(session, agent, has_notes=False))
    source = Source(current_app.app_context().app, agent.id, now)
    return _pieces(source, {"README.txt": BOM + readme(), "index.html": page})


@dataclass(frozen=True, slots=True)
class Source:
    """Whose rows are written down, long after her request was answered.

    Nothing of the request is held on to while its answer is sent: what a slow reader keeps open
    must not be there for whoever is served next.
    """

    app: Flask
    account_id: UUID
    now: datetime

    @contextmanager
    def look(self) -> Iterator[Session]:
        with self.app.app_context(), reading() as session:
            yield session

    def pages(self, name: str) -> Iterator[tuple[Row, ...]]:
        return pages_of(self.look, self.account_id, name)


def _pieces(source: Source, texts: Mapping[str, str]) -> Iterator[bytes]:
    sink = _Sink()
    files = chain(((name, iter((text,))) for name, text in texts.items()), _files(source))
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, pieces in files:
            info = zipfile.ZipInfo(name, source.now.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            with packed.open(info, "w") as file:
                for piece in pieces:
                    file.write(piece.encode())
                    yield sink.taken()
            yield sink.taken()
    yield sink.taken()


def _files(source: Source) -> Iterator[tuple[str, Iterator[str]]]:
    yield "offshift.json", _as_json(source)
    for name in ROWS:
        yield f"tables/{name}.csv", _as_table(source, name)


def _as_json(source: Source) -> Iterator[str]:
    with source.look() as session:
        notes = counts_of(session, source.account_id)["notes"]
    made_at = source.now.isoformat(timespec="seconds").replace("+00:00", "Z")
    head = {"schema": SCHEMA, "version": VERSION, "made_at": made_at, "notes_left_out": notes}
    yield json.dumps(head)[:-1]
    for name in ROWS:
        yield f',\n"{name}":['
        between = ""
        for rows in source.pages(name):
            yield between + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
            between = ",\n"
        yield "]"
    yield "}\n"


def _as_table(source: Source, name: str) -> Iterator[str]:
    yield BOM + line(columns_of(name))
    for rows in source.pages(name):
        yield lines_of(name, rows)
