"""A breathing session on a Friday that Haesol announces."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from journal.teams.announcing import Announcement, announce_session
from journal.teams.session_line import SessionLine
from tests.journal.teams.founded import NOW, Founded

FRIDAY = NOW + timedelta(days=3)
MINUTE = timedelta(minutes=1)
LINK = "https://meet.example.kr/class?id=7"


def announce(session: Session, house: Founded, **said: Any) -> Announcement:
    new = replace(Announcement(uuid4(), None, "Breathing", "Room 3", FRIDAY, 30), **said)
    announce_session(session, house.id, house.by, new, NOW)
    return new


def titles(lines: tuple[SessionLine, ...]) -> list[str]:
    return [line.title for line in lines]
