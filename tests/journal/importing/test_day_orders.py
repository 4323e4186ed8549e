import pytest

from journal.errors import Invalid
from journal.importing.day_orders import (
    DAY_FIRST,
    MONTH_FIRST,
    YEAR_FIRST,
    Order,
    WrittenDay,
    day_seconds,
    order_of,
)


def days(*written: tuple[int, int, int], sign: str = "/", words: str = "") -> list[WrittenDay]:
    named = words.split() or [""] * len(written)
    return [WrittenDay(one, sign, None, word) for one, word in zip(written, named, strict=True)]


@pytest.mark.parametrize(
    "found, order",
    [
        (days((2023, 5, 6)), YEAR_FIRST),
        (days((6, 5, 23), sign="."), DAY_FIRST),
        (days((6, 5, 2023), sign=". "), DAY_FIRST),
        (days((23, 5, 6), sign=". "), YEAR_FIRST),
        (days((28, 5, 23), (29, 5, 23), sign=". "), DAY_FIRST),
        (days((23, 5, 28), (23, 5, 29), sign=". "), YEAR_FIRST),
        (days((32, 5, 23), sign=". "), YEAR_FIRST),
        (days((6, 5, 23), (13, 5, 23), sign=". "), DAY_FIRST),
        (days((6, 5, 23), (13, 5, 23)), DAY_FIRST),
        (days((5, 6, 23), (5, 13, 23)), MONTH_FIRST),
        (days((5, 1, 23), (6, 1, 23), (4, 2, 23)), DAY_FIRST),
        (days((1, 5, 23), (8, 5, 23), words="a a"), DAY_FIRST),
        (days((5, 1, 23), (5, 8, 23), words="a a"), MONTH_FIRST),
    ],
)
def test_the_whole_file_says_which_number_is_the_day(found: list[WrittenDay], order: Order) -> None:
    assert order_of(found) == order


@pytest.mark.parametrize(
    "found",
    [
        days((1, 2, 23), (3, 4, 23)),
        days((5, 6, 23)),
        days((1, 2, 23), (2, 1, 23), (1, 2, 23)),
        days((13, 1, 23), (1, 13, 23)),
    ],
)
def test_what_stays_open_is_asked_and_her_answer_counts(found: list[WrittenDay]) -> None:
    with pytest.raises(Invalid, match="dates_ambiguous"):
        order_of(found)

    assert order_of(found, day_first=True) == DAY_FIRST
    assert order_of(found, day_first=False) == MONTH_FIRST


def test_an_answer_that_cannot_be_does_not_count() -> None:
    assert order_of(days((13, 5, 23)), day_first=False) == DAY_FIRST


@pytest.mark.parametrize("year", [23, 2023, 2566])
def test_years_have_two_digits_or_four_or_are_buddhist(year: int) -> None:
    assert day_seconds(WrittenDay((8, 5, year), "/"), DAY_FIRST) == 1_683_504_000


@pytest.mark.parametrize("written", [(31, 2, 23), (1, 1, 1999), (1, 1, 0), (0, 1, 23)])
def test_a_day_that_cannot_be_is_none(written: tuple[int, int, int]) -> None:
    assert day_seconds(WrittenDay(written, "/"), DAY_FIRST) is None
