"""Harbour's Friday class, and people of its team who look at it in their browsers."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask

from app.database import writing
from journal import clock
from journal.audit.rules import OPERATOR
from journal.consents.own import TEXTS, agree_to
from journal.sessions.scheduled_commands import join_date
from journal.teams.announcing import Announcement, announce_session
from journal.teams.commands import Founding, found_organisation
from journal.teams.invitations import Invited, invite
from journal.teams.joining import Acceptance, accept_invitation
from journal.vocabulary import Locale, OwnPurpose, Role
from tests.conftest import SEOUL, CastMember, sign_up

NOW = datetime(2026, 3, 10, 3, tzinfo=UTC)
BEGINS = datetime(2026, 3, 13, 8, 30, tzinfo=UTC)
"""Friday 17:30 in Seoul."""

HELD_ON = BEGINS.date()
LIST = "/sessions/group"
LINK = "https://meet.example.kr/class"


class Wall:
    """The clock on the wall."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = NOW
        monkeypatch.setattr(clock, "_present", lambda: self.now)


class Harbour:
    """An organisation with one team, and its class; once, 40 minutes, one place."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.yuna = sign_up(app, "yuna")
        self.id, self.team = uuid4(), uuid4()
        new = Founding(self.id, "Harbour", SEOUL, "Yuna", self.team, "North")
        with app.app_context(), writing() as session:
            found_organisation(session, self.yuna.id, new, NOW)

    def seat(self, name: str, locale: Locale = Locale.EN) -> CastMember:
        """Somebody of the team."""
        member = sign_up(self.app, name, locale=locale)
        with self.app.app_context(), writing() as session:
            batch = Invited(uuid4(), Role.AGENT, self.team, 1)
            (token,) = invite(session, self.id, OPERATOR, batch, now=NOW)
            answer = Acceptance(uuid4(), "", agrees=False, text_version="1")
            accept_invitation(session, member.id, token, answer, NOW)
        return member

    def announce(self, **said: Any) -> UUID:
        new = {"id": uuid4(), "unit_id": None, "title": "Friday class", "place": "Room 3"}
        terms = {"starts_at": BEGINS, "minutes": 40, "capacity": 1}
        told = Announcement(**{**new, **terms, **said})
        with self.app.app_context(), writing() as session:
            announce_session(session, self.id, OPERATOR, told, NOW)
        return told.id

    def join(self, member: CastMember, session_id: UUID) -> None:
        with self.app.app_context(), writing() as session:
            join_date(session, member.id, uuid4(), session_id, HELD_ON, now=NOW)

    def agree(self, member: CastMember, purpose: OwnPurpose) -> None:
        with self.app.app_context(), writing() as session:
            text = TEXTS[purpose]
            agree_to(session, member.id, uuid4(), purpose, text_version=text, now=NOW)


def page_of(session_id: UUID) -> str:
    return f"{LIST}/{session_id}/{HELD_ON}"


def later(**parts: float) -> datetime:
    return BEGINS + timedelta(**parts)
