"""Mina with a row in every table of hers that an export knows, but for those of an organisation."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.database import reading, writing
from journal.accounts.commands import sign_in_device
from journal.accounts.queries import person_with_email
from journal.check_ins.commands import remove_check_in
from journal.clock import utc_now
from journal.devices.tokens import NewToken, make_token
from journal.model import (
    CheckInTag,
    DayOff,
    Goal,
    GoalTap,
    ImportBatch,
    ImportRoom,
    InstrumentWish,
    Interaction,
    LearningStart,
    MessagePlan,
    Note,
    NoteKey,
    NoteVersion,
    OwnAgreement,
    OwnLimit,
    OwnTag,
    PendingErasure,
    PickedPartner,
    RepliedFinding,
    Retention,
    Room,
    RoomAlerts,
    SessionsFeed,
    ShiftEnd,
)
from journal.model.check_in import CheckIn
from journal.vocabulary import TokenScope
from tests.app.a_full_life import check_in, fresh, live
from tests.conftest import LONG_AGO

NOTE = uuid4()


def live_richly(app: Flask, *, has_notes: bool = True) -> None:
    """Let Mina use every page once, and keep what those pages do not."""
    live(app)
    mina = signed_in_as(app, "mina")
    for _ in range(2):
        assert mina.post("/check-ins", data=fresh(**check_in())).status_code == 303
    with app.app_context(), writing() as session:
        account_id = person_with_email(session, "mina@example.com").id
        _keep_the_rest(session, account_id)
        session.execute(delete(NoteKey).where(NoteKey.account_id == account_id))
        if has_notes:
            keep_key(session, account_id)
            _keep_note(session, account_id)


def signed_in_as(app: Flask, name: str) -> FlaskClient:
    browser = app.test_client()
    with app.app_context(), writing() as session:
        person = person_with_email(session, f"{name}@example.com")
        token = sign_in_device(session, person.id, utc_now())
    with browser.session_transaction() as cookie:
        cookie["_user_id"] = token
    return browser


def account_of(app: Flask, name: str) -> UUID:
    with app.app_context(), reading() as session:
        return person_with_email(session, f"{name}@example.com").id


def sealed_body(blocks: int = 1) -> bytes:
    """Bytes as a device would seal them."""
    return b"\x01" + secrets.token_bytes(12 + 256 * blocks + 16)


def keep_key(session: Session, account_id: UUID, generation: int = 1) -> None:
    now = utc_now()
    session.execute(
        insert(NoteKey).values(
            account_id=account_id,
            generation=generation,
            by_passphrase=b"p" * 84,
            by_recovery=b"r" * 78,
            created_at=now,
            changed_at=now,
        )
    )


def _keep_the_rest(session: Session, account_id: UUID) -> None:
    now = utc_now()
    first, second = _ids(session, account_id, CheckIn)[-2:]
    made: list[tuple[Any, dict[str, Any]]] = [
        *_entries(session, account_id, first, now),
        *_choices(now),
    ]
    for table, values in made:
        session.execute(insert(table).values(account_id=account_id, **values))
    make_token(session, account_id, NewToken(uuid4(), "Phone", frozenset(TokenScope)), now)
    remove_check_in(session, account_id, second)


def _ids(session: Session, account_id: UUID, table: Any) -> list[UUID]:
    asked = select(table.id).where(table.account_id == account_id).order_by(table.created_at)
    return list(session.execute(asked).scalars())


def _entries(
    session: Session, account_id: UUID, check_in_id: UUID, now: datetime
) -> list[tuple[Any, dict[str, Any]]]:
    (room, *_), (batch, *_) = (_ids(session, account_id, table) for table in (Room, ImportBatch))
    goal, tag = _ids(session, account_id, Goal)[0], uuid4()
    return [
        (ShiftEnd, {"shift_starts_at": LONG_AGO, "ended_at": LONG_AGO, "created_at": now}),
        (DayOff, {"local_date": date(2026, 2, 3), "kind": "leave", "created_at": now}),
        (GoalTap, {"id": uuid4(), "goal_id": goal, "local_date": date(2026, 3, 2), "at": now}),
        (ImportRoom, {"import_id": batch, "room_id": room}),
        (OwnTag, {"id": tag, "label": "산책"}),
        (CheckInTag, {"check_in_id": check_in_id, "tag_id": tag}),
        (RoomAlerts, {"room_id": room, "since": now, "alerts": "off"}),
        (PickedPartner, {"partner_key": b"k" * 32, "is_work": True}),
    ]


def _choices(now: datetime) -> list[tuple[Any, dict[str, Any]]]:
    agreed = {"purpose": "reminders", "text_version": "1", "granted_at": now}
    period = {"scope": "period", "first": date(2026, 1, 1), "last": date(2026, 1, 2)}
    waiting = {"with_shifts": False, "asked_at": now, "due_at": now + timedelta(days=7)}
    return [
        (InstrumentWish, {"instrument": "phq2", "since": now}),
        (RepliedFinding, {"key": "evening.energy", "said": "fits", "at": now}),
        (Retention, {"months": 12, "chosen_at": now}),
        (OwnAgreement, {"id": uuid4(), **agreed}),
        (PendingErasure, {"id": uuid4(), **period, **waiting}),
        (LearningStart, {"from_at": now}),
        (OwnLimit, {"kind": "stillness", "set_at": now}),
        (SessionsFeed, {"token_hash": secrets.token_bytes(32), "made_at": now}),
        (MessagePlan, {"id": uuid4(), "times": "600 840", "slack_minutes": 30, **_since(now)}),
    ]


def _since(now: datetime) -> dict[str, Any]:
    return {"since": date(2026, 3, 2), "created_at": now}


def _keep_note(session: Session, account_id: UUID) -> None:
    now = utc_now()
    about = select(Interaction.id).where(Interaction.account_id == account_id)
    values = {"subject_id": session.execute(about).scalars().first(), "generation": 1}
    session.execute(
        insert(Note).values(
            account_id=account_id,
            id=NOTE,
            kind="interaction",
            version=2,
            created_at=now,
            changed_at=now,
            **values,
        )
    )
    for version in (1, 2):
        own = {"note_id": NOTE, "version": version, "body": sealed_body(version), "at": now}
        session.execute(insert(NoteVersion).values(account_id=account_id, **own))
