"""``shifts ics`` and ``shifts grid``: counts, dates, and what could not be read."""

from pathlib import Path

import pytest
from flask import Flask

from journal.vocabulary import Act
from tests.cli.acting import read_by, run, say
from tests.conftest import CastMember
from tests.journal.rosters.calendars import make_calendar, make_event
from tests.journal.rosters.tables import DENO, make_grid
from tests.journal.rosters.test_long_list import ROTA, UNUSUAL

CALENDAR = make_calendar(
    make_event("UID:1", "RRULE:FREQ=WEEKLY;COUNT=3", title="Ward"),
    make_event("UID:2", start="20260305T140000Z", title="On-call"),
    make_event("UID:3", "DTSTART;VALUE=DATE:20260307", "DURATION:P1D", title="Day out"),
    make_event("UID:4", "DTEND:20260301T000000Z", title="Broken"),
)
FOR = ["--for", "mina@example.com", "--zone", "Asia/Seoul"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "roster.txt"


def shifts(
    app: Flask, file: Path, kind: str, content: str, *more: str
) -> tuple[int, dict[str, object]]:
    file.write_text(content, encoding="utf-8")
    return run(app, "shifts", kind, str(file), *FOR, *more)


def test_a_calendar_is_kept_and_its_bad_events_named(
    app: Flask, mina: CastMember, file: Path
) -> None:
    code, answer = shifts(app, file, "ics", CALENDAR)

    assert (code, answer["shifts"], answer["on_call"], answer["added"]) == (0, 3, 1, 4)
    assert (answer["first"], answer["last"]) == ("2026-03-02", "2026-03-16")
    assert answer["bad"] == [
        {
            "number": 4,
            "line": 22,
            "reason": "ends_before_it_starts",
            "message": "it ends before it starts",
        }
    ]
    assert [line.act for line in read_by(app, mina.id)] == [Act.SHIFTS_SET]


def test_only_events_of_a_title_can_be_kept(app: Flask, mina: CastMember, file: Path) -> None:
    answer = shifts(app, file, "ics", CALENDAR, "--title", "ward", "--from", "2026-03-05")[1]

    assert (answer["shifts"], answer["first"]) == (2, "2026-03-05")


def test_whole_days_have_hours_given_by_title(app: Flask, mina: CastMember, file: Path) -> None:
    hours = ["--title", "Day out", "--hours", "day out=22:00-07:00"]
    answer = shifts(app, file, "ics", CALENDAR, *hours)[1]
    without = shifts(app, file, "ics", CALENDAR, "--title", "Day out")[1]

    assert (answer["shifts"], answer["first"]) == (1, "2026-03-07")
    assert (without["shifts"], without["whole_days_without_hours"]) == (0, 1)


def test_a_calendar_of_bad_events_only_is_told(app: Flask, mina: CastMember, file: Path) -> None:
    content = make_calendar(make_event("RRULE:FREQ=WEEKLY;UNTL=20260401"))
    file.write_text(content, encoding="utf-8")

    code, answer = run(app, "shifts", "ics", str(file), *FOR)

    assert (code, answer["shifts"], answer["first"]) == (0, 0, None)
    assert "Event 1 (line 3) left out" in say(app, "shifts", "ics", str(file), *FOR)[1]


def test_a_calendar_again_adds_nothing(app: Flask, mina: CastMember, file: Path) -> None:
    shifts(app, file, "ics", CALENDAR)

    assert shifts(app, file, "ics", CALENDAR)[1]["added"] == 0


def test_a_row_of_a_grid_is_kept(app: Flask, mina: CastMember, file: Path) -> None:
    text = make_grid(["이나래", *reversed(DENO)]).replace("김가람,D", "김가람,D(김 대신)")
    more = ["--row", "김가람", "--hours", "E=14:00-22:00", "--nights", "evening"]

    code, answer = shifts(app, file, "grid", text, *more)

    assert (code, answer["shifts"], answer["free_days"]) == (0, 23, 7)
    assert answer["unclear"] == [
        {"line": 4, "column": 2, "date": "2026-03-01", "reason": "not_understood"}
    ]
    assert (answer["layout"], answer["people"], answer["whole"]) == ("grid", 2, True)


def test_a_list_of_being_on_call_stands_beside_the_usual_shifts(
    app: Flask, mina: CastMember, file: Path
) -> None:
    code, answer = shifts(app, file, "grid", ROTA, "--row", "Bo", "--hours", "08:00-08:00")

    assert (code, answer["on_call"], answer["whole"]) == (0, 10, False)
    assert (answer["first"], answer["last"]) == ("2018-01-01", "2018-01-30")


def test_swaps_in_words_are_named(app: Flask, mina: CastMember, file: Path) -> None:
    more = ["--row", "R2", "--hours", "#2=09:00-12:00,17:00-21:00", "--from", "2017-11-01"]

    code, answer = shifts(app, file, "grid", UNUSUAL, *more)

    assert (code, answer["shifts"]) == (0, 48)
    assert [one["line"] for one in answer["unclear"]] == [8, 37]  # type: ignore[index,attr-defined]


def test_a_night_written_on_its_last_day_begins_before(
    app: Flask, mina: CastMember, file: Path
) -> None:
    answer = shifts(
        app, file, "grid", make_grid(days=["1", "2", "3", "4", "5"]), "--nights", "morning"
    )[1]

    assert answer["first"] == "2026-03-01"
    assert answer["shifts"] == 4


@pytest.mark.parametrize(
    "kind, content, more, reason",
    [
        ("grid", make_grid(["이나래", *DENO]), [], "row_needed"),
        ("grid", make_grid(), ["--row", "Nobody"], "nobody_named"),
        ("grid", make_grid(), ["--sheet", "3"], "unknown_sheet"),
        ("grid", make_grid(), ["--hours", "D=7-15"], "bad_time"),
        ("grid", make_grid(), ["--hours", "D"], "bad_slot"),
        ("grid", make_grid(), ["--from", "soon"], "bad_date"),
        ("grid", make_grid(), ["--from", "2027-01-01"], "nothing_left"),
        ("grid", make_grid(title="근무표"), [], "month_needed"),
        ("grid", make_grid(title="3월"), [], "year_needed"),
        ("grid", ROTA, ["--row", "Bo"], "no_hours_given"),
        ("grid", "a,b\nc,d", [], "no_roster"),
        ("ics", "a,b\nc,d", [], "not_a_calendar"),
        ("ics", make_calendar(make_event("STATUS:CANCELLED")), [], "nothing_chosen"),
    ],
)
def test_a_refusal_says_why(
    app: Flask, mina: CastMember, file: Path, kind: str, content: str, more: list[str], reason: str
) -> None:
    code, answer = shifts(app, file, kind, content, *more)

    assert (code, answer["error"]) == (1, reason)
    assert answer["message"]
    assert read_by(app, mina.id) == []


def test_nobody_and_nowhere_are_refused(app: Flask, mina: CastMember, file: Path) -> None:
    file.write_text(CALENDAR, encoding="utf-8")

    assert run(app, "shifts", "ics", "nowhere", *FOR)[1]["error"] == "unreadable_file"
    stranger = ["--for", "nobody@example.com"]
    assert run(app, "shifts", "ics", str(file), *stranger)[1]["error"] == "no_account"
    assert (
        run(app, "shifts", "ics", str(file), *FOR[:2], "--zone", "Mars")[1]["error"] == "bad_zone"
    )


def test_ones_own_zone_is_taken_where_none_is_said(
    app: Flask, mina: CastMember, file: Path
) -> None:
    file.write_text(make_calendar(make_event(start="20260302T090000")), encoding="utf-8")

    answer = run(app, "shifts", "ics", str(file), "--for", mina.email)[1]

    assert answer["first"] == "2026-03-02"
