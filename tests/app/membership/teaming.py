"""An organisation that Kim founded, and invitations to it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from werkzeug.test import TestResponse

from app.database import reading, writing
from journal.audit.rules import Actor
from journal.model import Base
from journal.teams.commands import Founding, found_organisation
from journal.teams.invitations import Invited, invite
from journal.teams.units import NewUnit, add_unit
from journal.teams.windows import Window
from journal.vocabulary import Role
from tests.conftest import SEOUL, CastMember, sign_up

WINDOW = Window(14)
"""1 to 28 February 2027."""

NOW = datetime(2027, 2, 17, 3, tzinfo=UTC)
BEFORE = WINDOW.opens_at(SEOUL) - timedelta(days=3)
NEXT_TIME = WINDOW.closes_at(SEOUL) + timedelta(days=3)

TICK = '<input type="checkbox" name="agrees" value="yes" id="f-agrees">'
"""The box by which somebody agrees while joining."""


@dataclass
class Wall:
    """The clock on the wall of these pages."""

    now: datetime = NOW


@dataclass
class Team:
    """An organisation with two teams."""

    app: Flask
    steward: CastMember
    id: UUID = field(default_factory=uuid4)
    blue: UUID = field(default_factory=uuid4)
    green: UUID = field(default_factory=uuid4)

    @property
    def by(self) -> Actor:
        return Actor(self.steward.id, Role.STEWARD, "Kim Steward")

    def invite(self, role: Role = Role.AGENT, unit: UUID | None = None, at: datetime = NOW) -> str:
        """Make an invitation and give its address."""
        asked = Invited(uuid4(), role, unit or self.blue, 1)
        with self.app.app_context(), writing() as session:
            return f"/join/{invite(session, self.id, self.by, asked, now=at)[0]}"


def found(app: Flask, name: str = "Haesol", blue: str = "Blue") -> Team:
    made = Team(app, sign_up(app, f"kim.{uuid4()}"))
    founding = Founding(made.id, name, SEOUL, "Kim Steward", made.blue, blue)
    with app.app_context(), writing() as session:
        found_organisation(session, made.steward.id, founding, BEFORE)
        add_unit(session, made.id, made.by, NewUnit(made.green, "Green", None), BEFORE)
    return made


def yes(path: str, client: FlaskClient, **said: str) -> TestResponse:
    """Answer an invitation as its page does."""
    form = {"id": str(uuid4()), "role": "agent", "text_version": "1", **said}
    return client.post(path, data=form)


def join(team: Team, member: CastMember, unit: UUID | None = None, **said: str) -> None:
    answer = yes(team.invite(unit=unit), member.client, **said)
    assert answer.status_code == 303, answer.text


def take_role(team: Team, member: CastMember, name: str, role: Role = Role.LEAD) -> None:
    answer = yes(team.invite(role), member.client, role=role.value, name=name)
    assert answer.status_code == 303, answer.text


def shown(answer: TestResponse) -> str:
    """What a page says, without what every page says."""
    return answer.text.partition("<main")[2].partition("</main>")[0]


def rows(app: Flask, *, without: tuple[str, ...] = ("device_session",)) -> dict[str, list[object]]:
    """Everything that is kept."""
    kept: dict[str, list[object]] = {}
    with app.app_context(), reading() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in without:
                kept[table.name] = list(session.execute(select(table)).all())
    return kept


def count(app: Flask, table: str) -> int:
    return len(rows(app)[table])


def forbid_writing(app: Flask) -> None:
    """Let the database itself refuse what a page would write."""
    engine = app.extensions["database"].reader
    engine.dispose()

    @event.listens_for(engine, "connect")
    def refuse(connection: object, _record: object) -> None:
        connection.execute("PRAGMA query_only=ON")  # type: ignore[attr-defined]
