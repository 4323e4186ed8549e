"""A spreadsheet opens what is exported, shows it, and runs none of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.my_data.export_csv import FORMULA_SIGNS, columns_of, line, lines_of, neutral

SIGNS = "=+-@\t\r\n＝＋－＠"
HARMLESS = ["", "한 시간", "a=b", "3월 4일", "1-2", "'=1", "<b>굵게</b>", "한\n줄"]


def test_the_signs_are_those_of_half_and_full_width() -> None:
    assert frozenset(SIGNS) == FORMULA_SIGNS


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\u00a0", "\ufeff", "\u200b", "\x00"])
def test_a_formula_is_made_a_text(sign: str, before: str) -> None:
    # A tab or a line's end inside is no sign of a formula, only one at the very beginning.
    is_seen = not before or sign not in "\t\r\n"

    text = f"{before}{sign}SUM(1)"

    assert neutral(text) == (f"'{text}" if is_seen else text)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_text_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


@given(st.text())
def test_no_cell_begins_as_a_formula(text: str) -> None:
    assert neutral(text).lstrip()[:1] not in set("=+-@＝＋－＠")
    assert neutral(text).removeprefix("'").removeprefix("'") == text.removeprefix("'")


def test_cells_are_quoted_and_lines_end_as_on_windows() -> None:
    assert line(["a", 'say "so"', None, 3, -5, True, False]) == (
        '"a","say ""so""","","3","-5","true","false"\r\n'
    )


def test_answers_are_listed_without_those_left_out() -> None:
    assert line([{"q_low": 2, "q_interest": None, "q_far": 0}]) == '"q_low=2; q_far=0"\r\n'


def test_a_row_says_its_moment_by_the_clock_on_its_wall() -> None:
    row = {"id": "x", "at": "2026-03-04T07:50:00Z", "zone": "Asia/Seoul", "mood": 3}

    written = lines_of("check_ins", [row]).split(",")

    assert written[-1] == '"2026-03-04 16:50:00"\r\n'
    assert columns_of("check_ins")[-1] == "local_time"
    assert "dedup_key" not in columns_of("check_ins")
    assert "local_time" not in columns_of("changes")
