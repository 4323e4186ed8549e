"""Calendars and rosters made to keep their reader busy."""

from collections.abc import Callable, Iterator

from benchmarks.fuzz_bomb import MEGABYTE, Bomb, only
from benchmarks.fuzz_seeds import CALENDAR

EVENTS = 19_999
LARGEST = 20 * MEGABYTE - 100
SECONDS_FOR_A_FULL_CALENDAR = 4.0
"""Twenty thousand events, or as many lines as a calendar may have, take longer than a second."""

_RULES = (
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;COUNT=999999999",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
    "FREQ=SECONDLY;BYSECOND=61;BYMINUTE=59;BYHOUR=23;BYMONTHDAY=-31;BYMONTH=2",
    "FREQ=WEEKLY;INTERVAL=999999999",
    "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYSETPOS=-366",
    "FREQ=MONTHLY;BYDAY=" + ",".join(["MO"] * 5000),
    "FREQ=DAILY;UNTIL=99991231T235959Z",
)
_ZONE = "BEGIN:VTIMEZONE\r\nTZID:Z{}\r\n{}END:VTIMEZONE\r\n"
_CHANGE = (
    "BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYDAY=5SU\r\n"
    "TZOFFSETFROM:+1759\r\nTZOFFSETTO:-1759\r\nEND:STANDARD\r\n"
)
_START = "DTSTART:20260101T090000\r\nDURATION:PT1H"
_DATES = [
    f"2026{1 + one % 12:02}{1 + one % 28:02}T{one % 24:02}{one % 60:02}00" for one in range(5000)
]
_EVENTS = {
    "rules that never come true": "UID:{0}\r\n"
    + _START
    + "\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "yearly rules": "UID:{0}\r\nDTSTART:19000101T090000\r\nDURATION:PT1H\r\n"
    "RRULE:FREQ=YEARLY;BYYEARDAY=-366;BYHOUR=1,2,3,4,5",
    "one UID": "UID:1\r\n" + _START + "\r\nRECURRENCE-ID:{1}\r\nRRULE:FREQ=DAILY",
    "hourly": _START + "\r\nRRULE:FREQ=HOURLY",
    "long counts": "UID:{0}\r\nDTSTART:19000101T000000Z\r\nDURATION:PT8H\r\n"
    "RRULE:FREQ=DAILY;COUNT=9999",
    "daily": "UID:{0}\r\n" + _START + "\r\nRRULE:FREQ=DAILY",
    "long zones": "UID:{0}\r\nDTSTART;TZID=" + "x/" * 400 + ":20260101T090000\r\nDURATION:PT1H",
}
_LINES = {
    "calendars": "BEGIN:VCALENDAR\n",
    "parts": "BEGIN:X\n",
    "parts that end": "BEGIN:X\nEND:X\n",
    "short lines": "ab\n",
    "empty lines": "\n",
    "events that do not end": "BEGIN:VEVENT\n",
    "names": "BEGIN:VEVENT\n" + _START + "\n" + "UID:\n" * 2000 + "END:VEVENT\n",
    "starts": "BEGIN:VEVENT\n" + "DTSTART:20260101T000000\n" * 2000 + "END:VEVENT\n",
    "rules": "BEGIN:VEVENT\n" + _START + "\n" + "RRULE:FREQ=DAILY\n" * 1900 + "END:VEVENT\n",
    "exceptions": "BEGIN:VEVENT\n"
    + _START
    + "\n"
    + "EXDATE:20260303T070000Z\n" * 1900
    + "END:VEVENT\n",
    "zones": "BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\n",
}
_ONE_EVENT = {
    "added dates": "RDATE:" + ",".join(_DATES * 60),
    "exceptions": "RRULE:FREQ=DAILY\r\n" + "\r\n".join(["EXDATE:" + ",".join(_DATES)] * 200),
    "exceptions on many lines": "RRULE:FREQ=DAILY\r\n" + "EXDATE:20260303T070000Z\r\n" * 50_000,
    "a long line": "X:" + "y" * 5_000_000,
    "folds": "SUMMARY:x" + "\r\n y" * 3_000_000,
    "a long rule": "RRULE:FREQ=DAILY;BYDAY=" + "MO," * 100_000,
    "quotes": 'SUMMARY;A="' + '";B="' * 1_000_000 + ":x",
    "parameters": "RDATE" + ';A="b"' * 1_000_000 + ":20260101",
}
_TABLES = {
    "numbers": ",".join(map(str, range(1, 129))) + "\n",
    "days in every cell": "\n".join(",".join(["1 Mar", "2 Mar"] * 60) for _ in range(300)),
    "brackets": "\n".join(f"{day} Mar 2026,(" + "x " * 2000 for day in range(1, 31)),
    "one number": "1" * 8000,
    "codes": "\n".join(f"2026-03-{one % 31 + 1:02},N{one}" for one in range(1500)),
    "rows of days": "2026년 3월\n" + "이름,1,2,3,4,5\n" * 24_000 + "가,D,D,D,D,D\n",
    "rows of days and people": "2026년 3월\n" + "이름,1,2,3,4,5\n가,D,D,D,D,D\n" * 24_000,
    "wide rows of days": "2026년 3월\n" + (",".join(map(str, range(1, 128))) + "\n") * 1_100,
    "words about everybody": "날짜,당직\n"
    + "\n".join(
        f"2026-03-{one % 28 + 1:02},(가 나 바꿈 {one}),"
        + ",".join(f"n{one % (900 + more)}" for more in range(5))
        for one in range(20_000)
    ),
    "names": "\n".join(
        f"2026-03-{one % 31 + 1:02}," + ",".join(f"n{(one * 7 + more) % 1900}" for more in range(3))
        for one in range(49_000)
    ),
    "rows of a day": "날짜,이름,시작,종료\n"
    + "\n".join(f"2024-05-{one % 28 + 1:02},가람{one % 300},09:00,18:00" for one in range(49_000)),
}


def roster_bombs() -> Iterator[Bomb]:
    """All of them; the largest may take as long as a calendar that is full."""
    text = CALENDAR[0].decode()
    for rule in _RULES:
        content = text.replace("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20", rule)
        yield _calendar(f"recurrence {rule[:60]}", content)
    for name, event in _EVENTS.items():
        events = [event.format(one, _DATES[one % len(_DATES)]) for one in range(EVENTS)]
        whole = "".join(f"BEGIN:VEVENT\r\n{one}\r\nEND:VEVENT\r\n" for one in events)
        yield _calendar(f"{EVENTS} events: {name}", _around(whole), is_full=True)
    for name, lines in _LINES.items():
        whole = "BEGIN:VCALENDAR\n" + lines * ((LARGEST - 20) // len(lines))
        yield Bomb(
            f"20 MB of {name}",
            "calendar",
            _bytes(whole),
            frozenset({"too_many_lines", "too_many_events", "no_events"}),
            may_be_read=True,
            seconds=SECONDS_FOR_A_FULL_CALENDAR,
        )
    for name, said in _ONE_EVENT.items():
        whole = f"BEGIN:VEVENT\r\nUID:1\r\n{_START}\r\n{said}\r\nEND:VEVENT\r\n"
        yield _calendar(f"one event with {name}", _around(whole))
    zones = "".join(_ZONE.format(one, _CHANGE * 200) for one in range(199))
    yield _calendar("199 zones of 200 parts", _around(zones), is_full=True)
    yield Bomb("50 MB of lines", "calendar", lambda: b"ab\n" * 17_000_000, only("too_large"))
    for name, table in _TABLES.items():
        yield Bomb(f"table of {name}", "roster", _bytes(table), may_be_read=True, seconds=2.0)


def _calendar(name: str, content: str, *, is_full: bool = False) -> Bomb:
    seconds = SECONDS_FOR_A_FULL_CALENDAR if is_full else 1.0
    return Bomb(name, "calendar", _bytes(content), may_be_read=True, seconds=seconds)


def _around(events: str) -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n"


def _bytes(text: str) -> Callable[[], bytes]:
    return text.encode
