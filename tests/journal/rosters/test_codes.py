import pytest

from journal.rosters.codes import Meaning, is_called, is_known_code, is_wordy, proposed
from journal.vocabulary import DayKind, ShiftKind


def hours(meaning: Meaning) -> list[str]:
    return [f"{begin // 60:02}-{end // 60:02}" for begin, end in meaning.stretches]


def test_the_codes_of_nurses_are_known_in_any_writing() -> None:
    found = proposed(frozenset({"D", "e", "Ｎ", "M", "OFF", "연차", "Z"}))

    assert {code: hours(one) for code, one in found.items() if one.stretches} == {
        "D": ["07-15"],
        "e": ["15-23"],
        "Ｎ": ["23-07"],
        "M": ["09-18"],
    }
    assert (found["OFF"].free, found["연차"].free) == (DayKind.OFF, DayKind.LEAVE)
    assert "Z" not in found


def test_days_and_nights_alone_share_the_day_in_two() -> None:
    two = proposed(frozenset({"주", "야", "비", "휴"}))
    three = proposed(frozenset({"주", "오", "야", "휴"}))

    assert hours(two["주"]) + hours(two["야"]) == ["07-19", "19-07"]
    assert hours(three["주"]) + hours(three["야"]) == ["07-15", "23-07"]
    assert two["비"].free is DayKind.OFF


@pytest.mark.parametrize(
    "code, kind",
    [
        ("공휴", DayKind.HOLIDAY),
        ("병가", DayKind.SICK),
        ("A/L", DayKind.LEAVE),
        ("-", DayKind.OFF),
        ("\u2014", DayKind.OFF),
    ],
)
def test_free_days_are_known_by_their_codes(code: str, kind: DayKind) -> None:
    assert proposed(frozenset({code}))[code].free is kind
    assert is_known_code(code)


@pytest.mark.parametrize("code", ["On-Call", "on call", "당직", "2nd call", "Standby", "온콜"])
def test_being_on_call_is_heard(code: str) -> None:
    assert is_called(code)
    assert not is_called("Called off" if code == "x" else "SHO")


@pytest.mark.parametrize("cell", ["D(김 대신)", "R2 doing 4th Dec", "D→N", "x" * 41, "swap?"])
def test_words_about_somebody_are_no_code(cell: str) -> None:
    assert is_wordy(cell)


@pytest.mark.parametrize("cell", ["D", "Night SHO", "D/E", "N2", "연차"])
def test_codes_are_no_words(cell: str) -> None:
    assert not is_wordy(cell)


def test_a_night_is_work_over_midnight() -> None:
    assert Meaning(((1380, 420),)).is_night
    assert not Meaning(((420, 900),)).is_night
    assert not Meaning(((1380, 420),), ShiftKind.ON_CALL).is_night
