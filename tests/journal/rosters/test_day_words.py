import pytest

from journal.rosters.day_words import Day, Title, day_in, month_row, title_in, weekday_in


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "01",
        "1일",
        "1 일",
        "1(목)",
        "1 (목요일)",
        "1 Thu",
        "Thu 1",
        "목\n1",
        "1st",
        "１",
        "[목] 1",
    ],
)
def test_a_first_of_some_month_is_written_in_many_ways(text: str) -> None:
    found = day_in(text)

    assert found is not None
    assert (found.day, found.month, found.is_bare) == (1, None, True)
    assert found.weekday in {None, 3}


@pytest.mark.parametrize(
    "text",
    [
        "2026.03.01",
        "2026-03-01 00:00:00",
        "2026년 3월 1일 (일)",
        "26년 3월 1일",
        "20260301",
        "1 Mar 2026",
        "1-Mar-26",
        "Sun, March 1st, 2026",
        "2026. 3. 1.",
    ],
)
def test_a_whole_date_is_written_in_many_ways(text: str) -> None:
    found = day_in(text)

    assert found is not None
    assert (found.year, found.month, found.day) == (2026, 3, 1)


@pytest.mark.parametrize("text", ["3월 1일", "1 March", "Mar 1", "1/Sept"])
def test_a_date_may_lack_its_year(text: str) -> None:
    found = day_in(text)

    assert found is not None
    assert (found.year, found.day, found.is_bare) == (None, 1, False)


@pytest.mark.parametrize(
    "text, order, expected",
    [
        ("03/04/2026", "dmy", (2026, 4, 3)),
        ("03/04/2026", "mdy", (2026, 3, 4)),
        ("26.03.04", "ymd", (2026, 3, 4)),
        ("3/4", "mdy", (None, 3, 4)),
        ("Mon 3.4.26", "dmy", (2026, 4, 3)),
    ],
)
def test_numbers_have_an_order_that_is_settled_later(
    text: str, order: str, expected: tuple[int | None, int, int]
) -> None:
    found = day_in(text)

    assert found is not None
    assert not found.is_bare
    read = found.read(order)
    assert (read.year, read.month, read.day) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "D",
        "D1",
        "0",
        "32",
        "13/32",
        "00/00/2026",
        "0.0",
        "2026-13-01",
        "31 Feb 2026",
        "09:00",
        "1" * 50,
        "½",
    ],
)
def test_other_words_are_no_day(text: str) -> None:
    assert day_in(text) is None


def test_a_time_behind_a_date_is_kept_apart() -> None:
    found = day_in("2026-03-01 09:30:00")

    assert found == Day(1, 3, 2026, clock="09:30")


@pytest.mark.parametrize("text", ["월", "(월)", "월요일", "Mon", "MONDAY", "mon."])
def test_mondays_are_known(text: str) -> None:
    assert weekday_in(text) == 0


@pytest.mark.parametrize("text", ["", "M", "N", "월차", "Monica", "월화"])
def test_other_words_are_no_weekday(text: str) -> None:
    assert weekday_in(text) is None


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Sept", Title(month=9)),
        ("jAN", Title(month=1)),
        ("3월", Title(month=3)),
        ("2018", Title(year=2018)),
        ("2026년 3월", Title(2026, 3)),
        ("Mar-26", Title(2026, 3)),
        ("Marcus", None),
        ("13월", None),
        ("D", None),
    ],
)
def test_a_row_may_be_a_month_or_a_year(text: str, expected: Title | None) -> None:
    assert month_row(text) == expected


@pytest.mark.parametrize(
    "texts, expected",
    [
        (["2026년 3월 근무표"], Title(2026, 3)),
        (["7병동", "2026년", "3월 근무"], Title(2026, 3)),
        (["March 2026 rota"], Title(2026, 3)),
        (["Rota 2026 March"], Title(2026, 3)),
        (["26년 3월"], Title(2026, 3)),
        (["작성 2026-02-20", "2026.03 근무표"], Title(2026, 3)),
        (["2026-03-01 00:00:00"], Title(2026, 3)),
        (["2026.13"], Title(2026, None)),
        (["Maria's rota"], Title()),
        ([], Title()),
    ],
)
def test_titles_say_the_month_as_far_as_they_do(texts: list[str], expected: Title) -> None:
    assert title_in(texts) == expected
