"""Acts recorded in the database of a running app, and an organisation to do them in."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import OPERATOR, Actor, Deed
from journal.model.team import Membership, Organisation, RoleGrant, Unit, UnitPlace
from journal.storage.engine import Database
from journal.vocabulary import Act, Role

AT = datetime(2026, 3, 2, 7, 50, tzinfo=UTC)
FOUNDED = datetime(2026, 1, 5, tzinfo=UTC)
SORA = Actor(uuid4(), Role.LEAD, "Sora")
KIM = Actor(uuid4(), Role.STEWARD, "Kim")
HERE = uuid4()
CENTRE, BLUE, GREEN = uuid4(), uuid4(), uuid4()
NAMES = {CENTRE: "Centre", BLUE: "Blue", GREEN: "Green"}


def put(app: Flask, *statements: object) -> None:
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection:
        for statement in statements:
            connection.execute(statement)  # type: ignore[call-overload]  # an insert of any table


def make_organisation(app: Flask, closed: frozenset[UUID] = frozenset()) -> None:
    """Found a centre with two teams under it, Blue and Green."""
    here = {"organisation_id": HERE}
    put(
        app,
        insert(Organisation).values(id=HERE, name="Centre", zone="Asia/Seoul", founded_at=FOUNDED),
        *(
            insert(Unit).values(
                **here,
                id=unit,
                name=name,
                created_at=FOUNDED,
                closed_from=0 if unit in closed else None,
            )
            for unit, name in NAMES.items()
        ),
        *(
            insert(UnitPlace).values(
                **here, unit_id=unit, from_window=0, parent_id=None if unit == CENTRE else CENTRE
            )
            for unit in NAMES
        ),
    )


def join(app: Flask, account_id: UUID, unit_id: UUID) -> None:
    belongs = {"organisation_id": HERE, "unit_id": unit_id, "joined_at": FOUNDED}
    put(app, insert(Membership).values(account_id=account_id, id=uuid4(), **belongs))


def grant(app: Flask, account_id: UUID, role: Role, unit_id: UUID | None = None) -> None:
    given = {"role": role.value, "unit_id": unit_id, "name": "Sora", "granted_at": FOUNDED}
    who = {"account_id": account_id, "id": uuid4(), "organisation_id": HERE}
    put(app, insert(RoleGrant).values(**who, **given))


def act(
    app: Flask,
    done: Act = Act.FIGURES_OPENED,
    by: Actor = SORA,
    *,
    unit_id: UUID | None = None,
    about_id: UUID | None = None,
    at: datetime = AT,
    **details: str | int,
) -> None:
    """Record an act in the organisation; the operator's stand outside of every one."""
    place = None if by == OPERATOR else HERE
    deed = Deed(done, unit_id=unit_id, about_id=about_id, details=details)
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        record_act(session, place, by, deed, at)


def look(app: Flask, unit_id: UUID, at: datetime = AT) -> None:
    act(app, unit_id=unit_id, at=at, unit=NAMES[unit_id])
