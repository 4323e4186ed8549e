"""Rated uses of the cast, and what the page says of them."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import uuid4

from sqlalchemy.orm import Session

from journal.model import AnsweredOffer
from journal.storage.engine import Database
from tests.conftest import CastMember

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


def rate(member: CastMember, entry: str, taps: list[tuple[int, int]]) -> None:
    """Write finished uses of an entry, an hour apart, the last one an hour ago."""
    opened: Database = member.app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        for number, (before, after) in enumerate(taps, start=1):
            at = NOW - timedelta(hours=number)
            kept = {"moment": "between", "reason": "tense", "answer": "finished", "at": at}
            rated = {"tension_before": before, "tension_after": after}
            own = {"account_id": member.id, "id": uuid4(), "entry": entry}
            session.add(AnsweredOffer(**own, **kept, **rated))
        session.flush()


def page_of(member: CastMember, path: str = "/restore/helped") -> str:
    answer = member.client.get(path)
    assert answer.status_code == 200
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))
