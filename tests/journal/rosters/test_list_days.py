import pytest

from journal.errors import Invalid
from journal.files.table import table_of_text
from journal.rosters.list_days import column_of_days
from tests.journal.rosters.tables import listed, span


def rota(*days: str) -> str:
    return "\n".join(f"{day},{('Ann', 'Bo')[number % 2]}" for number, day in enumerate(days))


def test_one_day_beyond_twelve_decides_for_all() -> None:
    assert span(listed(rota("01/02/2026", "02/02/2026", "13/02/2026")))[0] == "2026-02-01"
    assert span(listed(rota("02/01/2026", "02/02/2026", "02/13/2026")))[0] == "2026-02-01"


def test_dates_that_fit_two_orders_are_asked_about() -> None:
    text = rota("01/02/2026", "02/02/2026", "03/02/2026")

    with pytest.raises(Invalid, match="dates_ambiguous") as refused:
        listed(text)
    assert refused.value.field == "order"
    assert span(listed(text, order="dmy")) == ("2026-02-01", "2026-02-03")
    assert span(listed(text, order="mdy")) == ("2026-01-02", "2026-03-02")


def test_dates_that_mean_the_same_either_way_are_not_asked_about() -> None:
    assert span(listed(rota("01/01/2026", "02/02/2026", "03/03/2026")))[1] == "2026-03-03"


def test_dates_that_fit_no_order_are_refused() -> None:
    with pytest.raises(Invalid, match="dates_disagree"):
        listed(rota("13/01/2026", "01/13/2026", "01/01/2026"))


def test_short_years_come_first_where_the_list_would_be_decades_long() -> None:
    assert span(listed(rota("26.03.01", "26.03.02", "26.03.12"))) == ("2026-03-01", "2026-03-12")


def test_days_and_months_without_a_year_go_on_over_new_year() -> None:
    text = rota("30 Dec", "31 Dec", "1 Jan", "2 Jan")

    assert span(listed(text, year=2026)) == ("2026-12-30", "2027-01-02")
    with pytest.raises(Invalid, match="year_needed"):
        listed(text)


def test_a_list_may_run_backwards() -> None:
    assert span(listed(rota("2 Jan", "1 Jan", "31 Dec", "30 Dec"), year=2026)) == (
        "2025-12-30",
        "2026-01-02",
    )


def test_bare_days_go_on_into_the_next_month() -> None:
    text = "2026년 3월 근무표,\n" + rota("29", "30", "31", "1", "2")

    assert span(listed(text)) == ("2026-03-29", "2026-04-02")
    with pytest.raises(Invalid, match="month_needed"):
        listed(rota("29", "30", "31", "1", "2"))


def test_weekdays_say_the_year() -> None:
    assert span(listed(rota("3월 1일(일)", "3월 2일(월)", "3월 3일(화)")))[0] == "2026-03-01"
    assert span(listed(rota("3월 1일(토)", "3월 2일(일)", "3월 3일(월)")))[0] == "2025-03-01"


def test_a_year_on_top_and_months_with_years_count() -> None:
    assert span(listed("2025,\n" + rota("1 Mar", "2 Mar", "3 Mar")))[0] == "2025-03-01"
    assert span(listed("Mar 2025,\n" + rota("1", "2", "3")))[0] == "2025-03-01"


@pytest.mark.parametrize(
    "text, column",
    [
        ("1,2026-03-01,Ann\n2,2026-03-02,Bo\n3,2026-03-03,Cy", 0),
        ("9,2026-03-01,Ann\n2,2026-03-02,Bo\n5,2026-03-03,Cy", 1),
        ("Ann,x\nBo,y\nCy,z", None),
        ("2026-03-01,x\n2026-03-02,y", None),
    ],
)
def test_the_column_of_days_is_the_first_that_counts_up(text: str, column: int | None) -> None:
    assert column_of_days(table_of_text(text)) == column
