from datetime import date, datetime, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.instruments.catalogue import shipped
from journal.instruments.definition import Scale
from journal.instruments.rules import (
    Compared,
    Given,
    Measured,
    NothingEarlier,
    TooFewAnswers,
    body_hash,
    check_filling,
    compare,
    open_again_on,
    range_of,
    score,
    smallest_real_change,
    standard_error,
)
from tests.conftest import SEOUL
from tests.journal.instruments.samples import NOON, calm, make_filling

CALM = calm()
ALL, QUIET = CALM.scales
DAY = date(2026, 3, 2)


def scale_of(instrument: str, key: str) -> Scale:
    found = shipped().named(instrument)
    return next(scale for scale in found.scales if scale.key == key)


def value(scale: Scale, answers: Given) -> float:
    measured = score(CALM, scale, answers)
    assert isinstance(measured, Measured)
    return measured.value


def of(instrument: str, scale: str, answers: Given) -> float:
    measured = score(shipped().named(instrument), scale_of(instrument, scale), answers)
    assert isinstance(measured, Measured)
    return measured.value


def test_a_sum_turns_what_runs_the_other_way_round() -> None:
    assert value(ALL, {"still": 1, "loud": 3, "deep": 3}) == 1 + 0 + 3


def test_a_sum_stands_in_for_what_was_left_out() -> None:
    assert value(ALL, {"still": 1, "loud": None, "deep": 3}) == 2 * 3


def test_a_mean_can_be_laid_on_0_to_100() -> None:
    assert value(QUIET, {"still": 3, "loud": 0}) == 100
    assert value(QUIET, {"still": 0}) == 0
    assert value(QUIET, {"still": 1, "loud": 3}) == pytest.approx(100 / 6)


def test_too_few_answers_make_no_number() -> None:
    assert score(CALM, ALL, {"still": 1, "loud": None}) == TooFewAnswers(1, 2, 3)


@pytest.mark.parametrize("scale, ends", [(ALL, (0, 9)), (QUIET, (0, 100))], ids=["sum", "rescaled"])
def test_the_ends_of_a_scale_are_its_least_and_its_most(
    scale: Scale, ends: tuple[float, float]
) -> None:
    assert range_of(CALM, scale) == ends


def test_a_mean_keeps_the_ends_of_its_answers() -> None:
    plain = calm("to_100 = true", "")

    assert range_of(plain, plain.scales[1]) == (0, 3)


def test_the_error_comes_from_alpha_and_spread() -> None:
    assert standard_error(ALL) == pytest.approx(2.5 * sqrt(1 - 0.84))
    assert standard_error(QUIET) is smallest_real_change(QUIET) is None


def test_the_band_reaches_two_errors_and_stays_on_the_scale() -> None:
    middle = score(CALM, ALL, {"still": 1, "loud": 1, "deep": 1})
    top = score(CALM, ALL, {"still": 3, "loud": 0, "deep": 3})

    assert middle == Measured(4, (pytest.approx(2.04), pytest.approx(5.96)), 3, 3)
    assert top == Measured(9, (pytest.approx(7.04), 9), 3, 3)


# science.md 1.3: alpha .87 and a spread of 17 make an error of 6.1 and a real change of 17 points.
def test_the_worked_example_of_the_burnout_inventory_comes_out() -> None:
    personal = scale_of("cbi", "personal")

    assert round(standard_error(personal) or 0, 1) == 6.1
    assert round(smallest_real_change(personal) or 0) == 17


# Schougaard 2018, doi 10.1186/s12955-018-1001-0: smallest detectable change 23.60 points.
def test_the_published_smallest_change_of_who_5_comes_out() -> None:
    assert smallest_real_change(scale_of("who5", "wellbeing")) == pytest.approx(23.6, abs=0.02)


def test_published_scorings_come_out() -> None:
    who5 = dict(
        zip(("cheerful", "calm", "active", "rested", "interest"), (3, 2, 3, 1, 4), strict=True)
    )
    cbi = {"w1": 100, "w2": 75, "w3": 50, "w7": 100}

    assert of("who5", "wellbeing", who5) == 13 * 4
    assert of("phq2", "low_mood", {"interest": 3, "low": 2}) == 5
    assert of("dolan", "burnout", {"burnout": 4}) == 4
    assert of("cbi", "work", cbi) == (100 + 75 + 50 + 0) / 4


@pytest.mark.parametrize("scale, needed", [("personal", 3), ("work", 4), ("client", 3)])
def test_the_burnout_inventory_needs_half_of_its_questions(scale: str, needed: int) -> None:
    keys = scale_of("cbi", scale).items[: needed - 1]

    found = score(shipped().named("cbi"), scale_of("cbi", scale), dict.fromkeys(keys, 50))

    assert isinstance(found, TooFewAnswers)
    assert found.needed == needed


@given(st.tuples(*(st.none() | st.integers(0, 3),) * 2, st.none() | st.sampled_from([3, 1, 0])))
def test_no_number_leaves_its_scale(answers: tuple[int | None, ...]) -> None:
    said = dict(zip(("still", "loud", "deep"), answers, strict=True))

    for scale in (ALL, QUIET):
        found, (low, high) = score(CALM, scale, said), range_of(CALM, scale)
        if isinstance(found, Measured):
            assert low <= found.value <= high + 1e-9
        else:
            assert found.answered < found.needed


def test_a_number_is_set_beside_the_own_ones_of_three_months() -> None:
    earlier = [(DAY - timedelta(days=day), number) for day, number in ((92, 9), (91, 4), (14, 6))]

    found = compare(ALL, 7.5, DAY, [*earlier, (DAY, 1), (DAY + timedelta(days=14), 1)])

    assert found == Compared(5, 2, 2.5, pytest.approx(1.96 * sqrt(2)))
    assert compare(ALL, 7.5, DAY, earlier[:1]) == NothingEarlier()


@pytest.mark.parametrize("now, is_chance", [(7.7, True), (7.8, False), (2.2, False), (2.3, True)])
def test_only_more_than_error_makes_is_called_more(now: float, is_chance: bool) -> None:  # noqa: FBT001 - a column of the table
    found = compare(ALL, now, DAY, [(DAY - timedelta(days=14), 5)])

    assert isinstance(found, Compared)
    assert found.may_be_chance == is_chance


def test_without_a_known_error_every_difference_may_be_chance() -> None:
    found = compare(QUIET, 100, DAY, [(DAY - timedelta(days=14), 0)])

    assert found == Compared(0, 1, 100, None)
    assert found.may_be_chance


@pytest.mark.parametrize("days, opens", [(0, 14), (13, 1), (14, None), (-13, 27), (-14, None)])
def test_it_opens_again_after_the_shortest_interval(days: int, opens: int | None) -> None:
    other = DAY - timedelta(days=days)

    found = open_again_on(CALM, DAY, [other])

    assert found == (None if opens is None else DAY + timedelta(days=opens))


def test_what_was_never_filled_in_is_open() -> None:
    assert open_again_on(CALM, DAY, []) is None


@pytest.mark.parametrize(
    "said, reason, field",
    [
        ({"edition": "2"}, "another_edition", ""),
        ({"language": "ko"}, "another_edition", ""),
        ({"answers": {"still": 4}}, "not_offered", "still"),
        ({"answers": {"noise": 1}}, "not_offered", "noise"),
        ({"answers": {"still": None}}, "nothing_answered", ""),
        ({"at": NOON + timedelta(minutes=6)}, "in_the_future", "time"),
        ({"at": datetime(1989, 12, 31, tzinfo=SEOUL)}, "another_day", ""),
    ],
)
def test_what_was_never_asked_is_refused(said: dict[str, object], reason: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_filling(CALM, make_filling(**said), NOON)

    assert (refusal.value.reason, refusal.value.field) == (reason, field)


def test_a_good_filling_passes() -> None:
    check_filling(CALM, make_filling({"deep": 0}), NOON)

    assert make_filling().local_date == DAY


def test_the_small_hours_end_the_day_before() -> None:
    assert make_filling(at=datetime(2026, 3, 3, 1, tzinfo=SEOUL)).local_date == DAY


def test_two_fillings_are_the_same_when_their_answers_are() -> None:
    one = make_filling({"still": 1})

    assert body_hash("calm", one) == body_hash("calm", make_filling({"still": 1, "loud": None}))
    assert body_hash("calm", one) != body_hash("calm", make_filling({"still": 2}))
    assert body_hash("calm", one) != body_hash("loud", one)
