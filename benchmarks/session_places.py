"""Let people join and leave one date of a session all at once, and look for a place given twice.

Each round is another session with a few places. People tap at random: join, tap once more, leave,
join again. Afterwards the order in the database is compared with what each of them was told.

    .venv/bin/python -m benchmarks.session_places --rounds 1000 [--database URL] [--json]
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.serving import print_answer
from journal.accounts.commands import NewAccount, open_account
from journal.audit.rules import Actor
from journal.model.gathering import SessionPlace
from journal.sessions.scheduled_commands import join_date, leave_date
from journal.storage.engine import Database, open_database
from journal.storage.upgrade import upgrade
from journal.teams.announcing import Announcement, announce_session
from journal.teams.commands import Founding, found_organisation
from journal.teams.invitations import Invited, invite
from journal.teams.joining import Acceptance, accept_invitation
from journal.vocabulary import Locale, PlaceKind, Role

NOW = datetime(2026, 3, 10, 3, tzinfo=UTC)
BEGINS = datetime(2026, 3, 13, 8, 30, tzinfo=UTC)
HELD_ON = date(2026, 3, 13)
SEOUL = ZoneInfo("Asia/Seoul")
LONGEST_PAUSE = 0.002
PEOPLE = 4


@dataclass(frozen=True)
class Crowd:
    """An organisation and people of its team."""

    database: Database
    organisation_id: UUID
    by: Actor
    people: tuple[UUID, ...]


@dataclass(frozen=True)
class Tap:
    """One thing that somebody did: from when to when, and what she was told (None: left)."""

    who: UUID
    began: float
    ended: float
    told: PlaceKind | None


def gather(database: Database, count: int) -> Crowd:
    """Found an organisation, with so many people in its team."""
    people = tuple(uuid4() for _ in range(count))
    steward = uuid4()
    new = Founding(uuid4(), "Haesol", SEOUL, "Yuna", uuid4(), "Night")
    by = Actor(steward, Role.STEWARD, "Yuna")
    with database.writer.begin() as connection, Session(connection) as session:
        for account_id in (steward, *people):
            account = NewAccount(f"{account_id}@example.com", "x" * 20, Locale.EN, SEOUL)
            open_account(session, account_id, account, NOW)
        found_organisation(session, steward, new, NOW)
        invited = Invited(uuid4(), Role.AGENT, new.first_unit_id, count)
        tokens = invite(session, new.id, by, invited, now=NOW)
        for account_id, token in zip(people, tokens, strict=True):
            answer = Acceptance(uuid4(), "", agrees=False, text_version="1")
            accept_invitation(session, account_id, token, answer, NOW)
    return Crowd(database, new.id, by, people)


def make_session(crowd: Crowd, capacity: int) -> UUID:
    """Announce a session with so many places."""
    new = Announcement(uuid4(), None, "Class", "Room 3", BEGINS, 40, capacity=capacity)
    with crowd.database.writer.begin() as connection, Session(connection) as session:
        announce_session(session, crowd.organisation_id, crowd.by, new, NOW)
    return new.id


def join(crowd: Crowd, session_id: UUID, who: UUID, tap: UUID) -> Tap:
    """Ask for a place; ``tap`` is the id of the page that is tapped."""
    began = time.monotonic()
    with crowd.database.writer.begin() as connection, Session(connection) as session:
        told = join_date(session, who, tap, session_id, HELD_ON, now=NOW)
    return Tap(who, began, time.monotonic(), told)


def leave(crowd: Crowd, session_id: UUID, who: UUID) -> Tap:
    """Give a place up."""
    began = time.monotonic()
    with crowd.database.writer.begin() as connection, Session(connection) as session:
        leave_date(session, who, session_id, HELD_ON, NOW)
    return Tap(who, began, time.monotonic(), None)


def taps_of(crowd: Crowd, session_id: UUID, who: UUID, dice: random.Random) -> list[Tap]:
    """What one person does: she joins, may tap twice, may leave, and may join again."""
    acts: list[Callable[[], Tap]] = []
    for _time in range(dice.randint(1, 2)):
        page = uuid4()
        acts += [partial(join, crowd, session_id, who, page)] * dice.randint(1, 2)
        if dice.random() < 0.4:
            acts.append(partial(leave, crowd, session_id, who))
    done = []
    for act in acts:
        time.sleep(dice.random() * LONGEST_PAUSE)
        done.append(act())
    return done


def faults_in(crowd: Crowd, session_id: UUID, taps: Sequence[Tap], capacity: int) -> list[str]:
    """What the order that is kept has against what people were told."""
    asked = select(SessionPlace.account_id, SessionPlace.place, SessionPlace.turn).where(
        SessionPlace.session_id == session_id
    )
    with crowd.database.reader.connect() as connection, Session(connection) as session:
        rows = session.execute(asked.order_by(SessionPlace.turn)).all()
    begun, held = standing(taps)
    order = [row.account_id for row in rows]
    faults = []
    if len(order) != len(set(order)) or set(order) != begun.keys():
        faults.append("lost or doubled")
    if not held <= set(order[:capacity]):
        faults.append("oversold")
    if any(begun[row.account_id].told != row.place for row in rows if row.account_id in begun):
        faults.append("told otherwise")
    # Whoever had her answer before another one asked stands before her.
    pairs = [(a, b) for nth, a in enumerate(order) for b in order[nth + 1 :] if {a, b} <= {*begun}]
    if any(begun[b].ended < begun[a].began for a, b in pairs):
        faults.append("out of order")
    return faults


def standing(taps: Sequence[Tap]) -> tuple[dict[UUID, Tap], set[UUID]]:
    """By person the first tap since she last left, and who was ever told since that it is hers."""
    begun: dict[UUID, Tap] = {}
    held: set[UUID] = set()
    for tap in sorted(taps, key=lambda one: one.began):
        if tap.told is None:
            begun.pop(tap.who, None)
            held.discard(tap.who)
        else:
            begun.setdefault(tap.who, tap)
            held |= {tap.who} if tap.told is PlaceKind.HELD else set()
    return begun, held


def run(database: Database, rounds: int, seed: int) -> dict[str, int]:
    """Play so many rounds and count what went wrong in them."""
    crowd = gather(database, PEOPLE)
    counts = dict.fromkeys(("oversold", "lost or doubled", "told otherwise", "out of order"), 0)
    taps_made = 0
    with ThreadPoolExecutor(len(crowd.people)) as threads:
        for number in range(rounds):
            capacity = random.Random(seed + number).randint(1, 3)
            session_id = make_session(crowd, capacity)
            done = threads.map(
                lambda nth, at=session_id, salt=number: taps_of(
                    crowd, at, crowd.people[nth], random.Random(f"{seed} {salt} {nth}")
                ),
                range(len(crowd.people)),
            )
            taps = [tap for own in done for tap in own]
            taps_made += len(taps)
            for fault in faults_in(crowd, session_id, taps, capacity):
                counts[fault] += 1
    return {"rounds": rounds, "taps": taps_made, **counts}


def main() -> None:
    """Run as a program."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--rounds", type=int, default=1000)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--database", default="")
    reader.add_argument("--json", action="store_true")
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(asked.database or f"sqlite:///{folder}/places.sqlite3")
        upgrade(database)
        print_answer(run(database, asked.rounds, asked.seed), as_json=asked.json)


if __name__ == "__main__":
    main()
