"""One invented person with three years behind her, made through the product's own commands."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from benchmarks.serving import Server, make_accounts
from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers, Entry
from journal.clock import utc_now
from journal.interactions.commands import record_interaction
from journal.interactions.rules import Entry as HardEntry
from journal.interactions.rules import Hit
from journal.storage.engine import open_database
from journal.vocabulary import Cause, InteractionKind

EMAIL = "three.years@example.com"
WRITER = "new.writer@example.com"
"""Somebody else, for requests that would crowd one day of the three years."""
DAYS = 1_095
MESSAGES = 4_000
HARD = 600
SEOUL = ZoneInfo("Asia/Seoul")


def first_day() -> date:
    """Return the day it begins: three years before today."""
    return utc_now().astimezone(SEOUL).date() - timedelta(days=DAYS)


def fill(server: Server) -> None:
    """Write three years of shifts, check-ins, interactions and messages."""
    account_id, _ = make_accounts(server.folder, [EMAIL, WRITER])
    begin = first_day()
    weekly = ("shifts", "weekly", EMAIL, "--days", "mon-fri", "--from", "09:00", "--to", "18:00")
    server.flask(*weekly, "--zone", "Asia/Seoul", "--starting", begin.isoformat())
    chance = random.Random(3)
    database = open_database(f"sqlite:///{server.folder / 'offshift.sqlite3'}")
    with database.writer.begin() as connection, Session(connection) as session:
        for number in range(DAYS):
            day = begin + timedelta(days=number)
            record_check_in(session, account_id, _check_in(day, chance), utc_now())
        for _ in range(HARD):
            day = begin + timedelta(days=chance.randrange(DAYS - 1))
            record_interaction(session, account_id, _hard(day, chance), utc_now())
        session.flush()
    database.writer.dispose()
    export = server.folder / "export.txt"
    write_export(export, begin, chance)
    asked = ("--for", EMAIL, "--zone", "Asia/Seoul", "--alerts", "on", "--json")
    server.flask("import", "kakaotalk", str(export), *asked)
    server.flask("findings", "show", EMAIL, "--json")


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=SEOUL).astimezone(UTC)


def _check_in(day: date, chance: random.Random) -> Entry:
    scale = [chance.randint(1, 5) for _ in range(6)]
    answers = Answers(
        mood=scale[0],
        energy=scale[1],
        tension=scale[2],
        masking=scale[3],
        replay=scale[4],
        away=scale[5],
    )
    at = _at(day, 18, 10)
    return Entry(id=uuid4(), at=at, zone=SEOUL, local_date=day, answers=answers)


def _hard(day: date, chance: random.Random) -> HardEntry:
    hit = Hit(
        kind=chance.choice(list(InteractionKind)),
        intensity=chance.randint(1, 5),
        cause=chance.choice(list(Cause)),
    )
    at = _at(day, chance.randint(9, 17), chance.randint(0, 59))
    return HardEntry(id=uuid4(), at=at, zone=SEOUL, hit=hit)


def write_export(file: Path, begin: date, chance: random.Random) -> None:
    """Write a messenger export of our own in the layout an Android phone writes."""
    lines = ["해솔 상담방 3 님과 카카오톡 대화", "저장한 날짜 : 2026년 1월 1일 오전 9:00", ""]
    seconds = sorted(chance.randrange((DAYS - 1) * 86_400) for _ in range(MESSAGES))
    start = datetime(begin.year, begin.month, begin.day, tzinfo=SEOUL)
    for second in seconds:
        at = start + timedelta(seconds=second)
        half = "오전" if at.hour < 12 else "오후"
        clock = f"{half} {at.hour % 12 or 12}:{at.minute:02}"
        name = chance.choice(("회원님", "가람 팀장", "누리"))
        lines.append(f"{at.year}년 {at.month}월 {at.day}일 {clock}, {name} : ㅇㅇ")
    file.write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
