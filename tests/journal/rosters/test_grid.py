import pytest

from journal.errors import Invalid
from journal.files.table import table_of_text
from journal.rosters import grid as grids
from journal.rosters.grid import read_grid
from journal.rosters.sheets import Said, person_named
from tests.journal.rosters.tables import (
    DAYS,
    DENO,
    MARCH,
    TODAY,
    codes,
    grid,
    make_grid,
    span,
)


def test_a_grid_has_its_month_in_the_title() -> None:
    sheet = grid(make_grid())

    (person,) = sheet.people
    assert (person.label, span(sheet)) == ("김가람", ("2026-03-01", "2026-03-31"))
    assert codes(person).startswith("03-01:D 03-02:E 03-03:N 03-04:O")
    assert (person.entries[0].line, person.entries[0].column) == (3, 2)


@pytest.mark.parametrize(
    "days",
    [
        [f"{day}({weekday})" for day, weekday in zip(DAYS, MARCH, strict=True)],
        [f"2026.03.{int(day):02}" for day in DAYS],
        [f"3/{day}" for day in DAYS],
        [f"{day}/3/2026" for day in DAYS],
        [f"{day} Mar" for day in DAYS],
        [f"{day}일" for day in DAYS],
    ],
)
def test_days_are_written_in_many_ways(days: list[str]) -> None:
    sheet = grid(make_grid(days=days))

    assert span(sheet) == ("2026-03-01", "2026-03-31")
    assert len(sheet.people[0].entries) == 31


def test_a_row_of_weekdays_is_nobody() -> None:
    assert [one.label for one in grid(make_grid(["", *MARCH])).people] == ["김가람"]


def test_a_title_that_the_weekdays_contradict_is_asked_about() -> None:
    text = make_grid(["", *MARCH], title="2026년 4월")

    with pytest.raises(Invalid, match="weekday_differs") as refused:
        grid(text)
    assert refused.value.line == 2
    assert span(grid(text, year=2026, month=3)) == ("2026-03-01", "2026-03-31")
    assert span(grid(text, year=2026, month=4)) == ("2026-04-01", "2026-04-30")


def test_the_weekdays_say_the_year() -> None:
    assert span(grid(make_grid(["", *MARCH], title="3월"))) == ("2026-03-01", "2026-03-31")


@pytest.mark.parametrize("title, reason", [("3월", "year_needed"), ("근무표", "month_needed")])
def test_what_no_title_says_is_asked(title: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        grid(make_grid(title=title))
    assert span(grid(make_grid(title=title), year=2026, month=3))[0] == "2026-03-01"


def test_columns_after_the_end_of_a_month_are_of_the_form_only() -> None:
    sheet = grid(make_grid(title="2026년 2월"))

    assert span(sheet) == ("2026-02-01", "2026-02-28")
    assert len(sheet.people[0].entries) == 28


def test_a_month_of_pay_begins_in_the_month_before() -> None:
    days = [*DAYS[25:], *DAYS[:25]]

    assert span(grid(make_grid(days=days))) == ("2026-02-26", "2026-03-25")
    assert span(grid(make_grid(days=days, title="2026년 1월"))) == ("2025-12-26", "2026-01-25")
    assert span(grid(make_grid(days=DAYS[:5] + DAYS[:5]))) == ("2026-03-01", "2026-03-05")


def test_two_halves_of_a_month_under_each_other_are_one_person() -> None:
    first = make_grid(days=DAYS[:15])
    second = "\n".join(["이름," + ",".join(DAYS[15:]), "김가람," + ",".join(DENO[:16])])

    sheet = grid(f"{first}\n{second}")

    (person,) = sheet.people
    assert (len(person.entries), span(sheet)) == (31, ("2026-03-01", "2026-03-31"))


def test_a_half_without_a_title_goes_on_where_the_one_before_ended() -> None:
    others = [[name, *DENO] for name in ("이나래", "박다온", "최라온")]
    second = "\n".join(["이름," + ",".join(DAYS[:15]), "김가람," + ",".join(DENO[:15])])

    assert span(grid(f"{make_grid(*others)}\n{second}")) == ("2026-03-01", "2026-04-15")


def test_months_under_each_other_follow_their_titles() -> None:
    sheet = grid(make_grid() + "\n" + make_grid(title="2026년 4월"))

    assert span(sheet) == ("2026-03-01", "2026-04-30")


def test_people_of_one_name_stay_apart() -> None:
    sheet = grid(make_grid(["김가람", *DENO]))

    assert [one.line for one in sheet.people] == [3, 4]
    with pytest.raises(Invalid, match="several_named"):
        person_named(sheet, "김가람")


def test_a_person_is_found_by_any_cell_of_her_row() -> None:
    text = make_grid().replace("이름", "No,이름").replace("김가람", "7,김가람")
    sheet = grid(text)

    assert sheet.people[0].label == "7 · 김가람"
    assert person_named(sheet, " 김가람 ") == person_named(sheet, "7 김가람") == sheet.people[0]
    with pytest.raises(Invalid, match="nobody_named"):
        person_named(sheet, "이나래")


def test_words_beside_the_days_are_noted_and_sums_are_not() -> None:
    (person,) = grid(make_grid() + ",22,5일은 김과 바꿈").people

    assert [(one.column, one.reason) for one in person.notes] == [(34, "free_text")]


def test_a_row_without_a_name_is_called_after_its_line() -> None:
    lines = make_grid().replace("김가람", "").replace("이름", "")

    assert grid(lines).people[0].label == "#3"


def test_a_table_without_a_row_of_days_is_no_grid() -> None:
    for text in ("a,b\nc,d", "1,2,3,4\nD,D,D,D", "1,3,5,7,9,11", "2026년 3월\n이름,1,2,3,4,5,6\n"):
        assert read_grid(table_of_text(text), Said(TODAY)) is None


def test_dates_that_do_not_follow_each_other_are_no_row_of_days() -> None:
    days = ["2026-03-01", "2026-03-05", "31/02/2026", "2026-02-30", "2026-03-02", "2026-03-03"]

    assert read_grid(table_of_text(make_grid(days=days)), Said(TODAY)) is None


def test_more_people_than_a_ward_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MOST_PEOPLE", 1)

    with pytest.raises(Invalid, match="too_many_rows"):
        grid(make_grid(["이나래", *DENO]))


def test_more_rows_of_days_than_a_roster_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MOST_HEADS", 2)
    block = "이름,1,2,3,4,5\n김가람,D,D,E,E,N\n"

    assert len(grid("2026년 3월\n" + block * 2).people) == 2
    with pytest.raises(Invalid, match="too_many_rows") as refused:
        grid("2026년 3월\n" + block * 3)
    assert refused.value.line == 6
