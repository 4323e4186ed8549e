"""Call records of an invented shop with extensions 101 to 103 and a ring group 600."""

from datetime import UTC, datetime, timedelta

from journal.importing.cdr import read_cdr
from journal.importing.export import OUTCOMES, WAYS, ParsedExport
from journal.vocabulary import ContactOutcome, Direction

BEGIN = datetime(2024, 5, 10, 11, 0, tzinfo=UTC)
FIRST = int(BEGIN.timestamp())
CUSTOMER, TRUNK = "0212345678", "SIP/line-0000000a"
IN, OUT = Direction.IN, Direction.OUT
ANSWERED, MISSED = ContactOutcome.ANSWERED, ContactOutcome.MISSED


def row(src: str, dst: str, channel: str, answering: str = "", **said: object) -> list[str]:
    """Make one row; say ``talked``, ``call``, ``minute``, ``ahead`` (hours) where they matter."""
    talked, minute = int(str(said.get("talked", 0))), int(str(said.get("minute", 0)))
    call = said.get("call", f"{FIRST + 60 * minute}.1")
    start = BEGIN + timedelta(minutes=minute, hours=float(str(said.get("ahead", 0))))
    answer = start + timedelta(seconds=10) if talked else None
    end = start + timedelta(seconds=10 + talked)
    stamps = ["" if at is None else f"{at:%Y-%m-%d %H:%M:%S}" for at in (start, answer, end)]
    ending = said.get("ending", "ANSWERED" if talked else "NO ANSWER")
    app = str(said.get("app", "Dial"))
    cells = ["", src, dst, "default", f'"가람 ""A""" <{src}>', channel, answering, app, "x,30"]
    counted = [str(10 + talked), str(talked), str(ending), "DOCUMENTATION"]
    return [*cells, *stamps, *counted, str(said.get("own", call)), "", "", str(call), "7"]


def incoming(answering: str = "SIP/101-0000000b", **said: object) -> list[str]:
    return row(CUSTOMER, "101", TRUNK, answering, **said)


def outgoing(**said: object) -> list[str]:
    return row("101", CUSTOMER, "SIP/101-0000000c", TRUNK, **said)


def content_of(*rows: list[str]) -> bytes:
    quoted = ('","'.join(cell.replace('"', '""') for cell in cells) for cells in rows)
    return "".join(f'"{line}"\n' for line in quoted).encode()


def told(content: bytes) -> list[tuple[str, Direction, ContactOutcome, int]]:
    timeline = (export := read_cdr(content)).timeline
    rooms = timeline.room_indices or [0] * len(timeline.moments)
    return [
        (export.rooms[room], WAYS[way], OUTCOMES[outcome], lasted)
        for room, way, outcome, lasted in zip(
            rooms, timeline.ways, timeline.outcomes, timeline.durations, strict=True
        )
    ]


def moments(export: ParsedExport) -> list[int]:
    return [(moment - FIRST) // 60 for moment in export.timeline.moments]
