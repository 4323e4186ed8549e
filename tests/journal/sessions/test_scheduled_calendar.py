"""The calendar file, read back by the library and line by line."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest

from journal.sessions.scheduled_calendar import Entry, Naming, calendar_file
from journal.teams.rhythm import Rhythm
from journal.teams.session_line import SessionLine
from journal.vocabulary import Repeats, SessionKind
from tests.conftest import SEOUL
from tests.journal.sessions.gathered import BEGINS, FRIDAY
from tests.journal.teams.founded import NOW

ID = UUID(int=7)
TITLED, DISCREET = Naming("세션"), Naming("세션", "퇴근 후")


def line(zone: str = "Asia/Seoul", title: str = "금요일 명상", **said: object) -> SessionLine:
    rhythm = Rhythm(BEGINS, 40, zone, Repeats.WEEKLY, date(2027, 1, 1))
    kept = {"place": "3층 회의실", "link": "", "off": frozenset[date](), **said}
    return SessionLine(
        ID,
        title,
        SessionKind.MEDITATION,
        str(kept["place"]),
        str(kept["link"]),
        10,
        rhythm,
        None,
        "",
        None,
        SEOUL,
        frozenset(kept["off"]),  # type: ignore[call-overload]  # a set of dates
    )


def entry(one: SessionLine, day: date = FRIDAY, *, rings: bool = False) -> Entry:
    return Entry(one, one.date_on(day), rings)


def written(*entries: Entry, naming: Naming = TITLED) -> bytes:
    return calendar_file(entries, naming, NOW)


def events(content: bytes) -> list[Mapping[str, icalendar.prop.vText]]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_an_event_says_what_where_and_when() -> None:
    (event,) = events(written(entry(line(link="https://meet.example.kr/a"))))

    assert str(event["summary"]) == "금요일 명상"
    assert str(event["location"]) == "3층 회의실"
    assert str(event["url"]) == "https://meet.example.kr/a"
    assert event["status"] == "CONFIRMED"
    assert "description" not in event


def test_every_date_keeps_its_name_for_ever() -> None:
    uids = [str(event["uid"]) for event in events(written(entry(line()), entry(line(title="x"))))]

    assert uids == [f"{ID}-20260313@offshift"] * 2


@pytest.mark.parametrize("day, offset", [(date(2026, 3, 27), 1), (date(2026, 4, 3), 2)])
def test_the_zone_is_right_before_and_in_summer_time(day: date, offset: int) -> None:
    content = written(entry(line("Europe/Berlin"), day))

    begins = events(content)[0]["dtstart"].dt
    assert begins == datetime(2026, day.month, day.day, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert begins.utcoffset() == timedelta(hours=offset)
    assert b"TZID:Europe/Berlin" in content


def test_lines_are_folded_and_end_as_they_must() -> None:
    content = written(entry(line(title="아주 긴 이름의 명상 수업 " * 8)))

    assert all(len(one) <= 75 for one in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert "아주 긴 이름의 명상 수업" in str(events(content)[0]["summary"])


def test_what_is_typed_stays_text() -> None:
    content = written(entry(line(title="A;B,C\nBEGIN:VALARM")))

    assert len(events(content)) == 1
    assert b"\r\nBEGIN:VALARM" not in content


def test_a_date_that_is_off_is_marked_and_does_not_ring() -> None:
    (event,) = events(written(entry(line(off={FRIDAY}), rings=True)))

    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert event.walk("VALARM") == []  # type: ignore[attr-defined]  # an event of the library


def test_an_alarm_says_nothing_of_what_it_is() -> None:
    one = line(link="https://meet.example.kr/a", place="")
    content = written(entry(one, rings=True), naming=DISCREET)

    (event,) = events(content)
    (alarm,) = event.walk("VALARM")  # type: ignore[attr-defined]  # an event of the library
    assert str(event["summary"]) == str(alarm["description"]) == "퇴근 후"
    assert alarm["trigger"].dt == timedelta(minutes=-10)
    assert "금요일 명상" in str(event["description"])
    assert "location" not in event


def test_a_calendar_of_nothing_is_one_too() -> None:
    assert events(written()) == []
