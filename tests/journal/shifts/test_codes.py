import pytest

from journal.shifts.codes import FREE, NURSE, THREE_SHIFTS, TWO_SHIFTS, codes_of, usual_hours_of
from journal.vocabulary import DayKind


@pytest.mark.parametrize(
    "text, codes",
    [
        ("주주야야휴휴", "주 주 야 야 휴 휴"),
        ("D D E E N N OFF OFF", "D D E E N N OFF OFF"),
        ("ddee nn off,off", "D D E E N N OFF OFF"),
        ("DDEENNOO", "D D E E N N O O"),
        ("주, 야 / 비; 휴", "주 야 / 비 휴"),
        ("오전오전휴오후 연차", "오전 오전 휴 오후 연차"),
        ("D1 D1 Z", "D1 D1 Z"),
        ("  ", ""),
    ],
)
def test_a_row_of_codes_is_taken_apart(text: str, codes: str) -> None:
    assert codes_of(text) == tuple(codes.split())


def test_codes_of_ones_own_are_known_first() -> None:
    assert codes_of("ME D late", known={"ME", "late"}) == ("ME", "D", "late")
    assert codes_of("MEDME", known={"ME"}) == ("ME", "D", "ME")
    assert codes_of("DME") == ("D", "M", "E")


def test_what_cannot_be_taken_apart_whole_is_one_code() -> None:
    assert codes_of("ABC", known={"AB", "BC"}) == ("ABC",)


def test_a_day_is_longer_where_there_are_two_shifts() -> None:
    assert usual_hours_of(("주", "야", "휴")) == TWO_SHIFTS
    assert usual_hours_of(("주", "오", "야", "휴")) == THREE_SHIFTS
    assert usual_hours_of(("D", "E", "N", "M", "OFF")) == NURSE
    assert usual_hours_of(("Z",)) == {}


def test_free_codes_say_why() -> None:
    assert [FREE[code] for code in ("휴", "V", "병가", "PH")] == [
        DayKind.OFF,
        DayKind.LEAVE,
        DayKind.SICK,
        DayKind.HOLIDAY,
    ]
