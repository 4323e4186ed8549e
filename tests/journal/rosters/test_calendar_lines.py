import pytest

from journal.errors import Invalid
from journal.rosters import calendar_lines
from journal.rosters.calendar_lines import Part, calendars_in, looks_like_calendar
from tests.journal.rosters.calendars import make_calendar, make_event

EVENT = make_event()


def events(content: str | bytes) -> list[Part]:
    raw = content.encode() if isinstance(content, str) else content
    return [part for one in calendars_in(raw) for part in one.parts if part.kind == "VEVENT"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp949"])
def test_encodings_with_and_without_a_mark_are_read(encoding: str) -> None:
    content = make_calendar(make_event(title="낮 근무")).encode(encoding)

    assert [one.first("SUMMARY") for one in events(content)] == ["낮 근무"]
    assert looks_like_calendar(content)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    content = make_calendar(EVENT).replace("\n", end)

    (one,) = events(content)
    assert (one.line, one.first("DTSTART")) == (3, "20260302T070000Z")


def test_folds_are_undone_even_inside_a_letter() -> None:
    title = "SUMMARY:낮".encode()
    content = (
        make_calendar(EVENT).encode().replace(b"SUMMARY:D", title[:-1] + b"\r\n " + title[-1:])
    )

    (one,) = events(content + make_calendar(EVENT).encode())[:1]
    assert one.first("SUMMARY") == "낮"


def test_lines_are_numbered_as_they_stand_in_the_file() -> None:
    folded = make_event("DESCRIPTION:a\n b\n c")

    assert [one.line for one in events(make_calendar(folded, EVENT))] == [3, 11]


def test_a_damaged_byte_in_a_title_harms_nothing() -> None:
    content = make_calendar(EVENT).encode().replace(b"SUMMARY:D", b"SUMMARY:D\xff\xa5 \xec\x9e\xa0")

    assert events(content)[0].first("DTSTART") == "20260302T070000Z"


def test_a_zone_with_a_colon_and_no_quotes_is_read() -> None:
    one = events(make_calendar(make_event("DTSTART;TZID=(UTC+09:00) Seoul:20260302T090000")))[0]

    (start,) = one.all("DTSTART")
    assert (start.zone, start.value) == ("(UTC+09:00) Seoul", "20260302T090000")


def test_parameters_with_quotes_do_not_hide_a_value() -> None:
    one = events(make_calendar(make_event('SUMMARY;ALTREP="x:y;z";LANGUAGE=ko:낮')))[0]

    assert one.all("SUMMARY")[1].value == "낮"


def test_what_an_alarm_says_is_not_said_of_the_event_and_not_kept() -> None:
    (one,) = events(make_calendar(make_event("BEGIN:VALARM\nDURATION:PT1M\nEND:VALARM")))

    assert (one.parts, len(one.all("DURATION"))) == ([], 1)


def test_parts_that_are_passed_over_do_not_pile_up() -> None:
    odd = "BEGIN:VJOURNAL\nEND:VJOURNAL\nBEGIN:VTIMEZONE\nBEGIN:X\nEND:X\nEND:VTIMEZONE"
    (calendar,) = calendars_in(make_calendar(odd, "BEGIN:X\n" * 30, EVENT).encode())

    assert [part.kind for part in calendar.parts] == ["VTIMEZONE", "VEVENT"]
    assert calendar.parts[0].parts == []


def test_an_event_that_is_not_closed_is_known_as_such() -> None:
    cut = "\n".join(make_event().split("\n")[:-1])

    assert [one.is_closed for one in events(make_calendar(cut, EVENT))] == [False, True]
    assert [one.is_closed for one in events(f"BEGIN:VCALENDAR\n{EVENT}\n{cut}")] == [True, False]


def test_events_without_a_calendar_around_them_are_read() -> None:
    assert len(events(f"{EVENT}\n{EVENT}")) == 2


def test_lines_that_make_no_sense_are_passed_over() -> None:
    odd = 'SUMMARY\n:x\n\nEND:VJOURNAL\nUID;x="\n안녕:1\nBEGIN:VEVENT'

    assert len(events(make_calendar(odd, EVENT))) == 2


def test_parts_inside_parts_are_not_followed_for_ever() -> None:
    deep = "BEGIN:X\n" * 100

    assert len(events(make_calendar(deep, EVENT))) == 1


def test_only_so_many_lines_of_an_event_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_lines, "MOST_LINES_OF_EVENT", 5)
    event = make_event(*["EXDATE:20260303T070000Z"] * 9)

    assert len(events(make_calendar(event))[0].properties) == 5


def test_more_events_than_we_take_are_refused_with_the_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calendar_lines, "MOST_EVENTS", 1)

    with pytest.raises(Invalid, match="too_many_events") as refused:
        events(make_calendar(EVENT, EVENT))
    assert refused.value.line == 8


def test_more_lines_than_we_take_are_refused_with_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_lines, "MOST_LINES", 3)

    with pytest.raises(Invalid, match="too_many_lines") as refused:
        events("BEGIN:VCALENDAR\nX:a\n b\n\nEND:VCALENDAR")
    assert refused.value.line == 5


def test_a_file_over_the_limit_is_refused_before_it_is_cut_into_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(calendar_lines, "LARGEST_FILE_BYTES", 30)
    monkeypatch.setattr(calendar_lines, "_lines", lambda _content: pytest.fail("it was read"))

    with pytest.raises(Invalid, match="too_large"):
        calendars_in(make_calendar(EVENT).encode())


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "empty_file"),
        (b"%PDF-1.4", "not_text"),
        (b"hello\nworld", "not_a_calendar"),
        (make_calendar("CALSCALE:CHINESE", EVENT).encode(), "other_calendar"),
    ],
)
def test_what_is_no_calendar_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        calendars_in(content)
    assert looks_like_calendar(content) is (reason == "other_calendar")
