import random
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.findings.answers import Answer, Finding, Question, Tier, TooEarly, tier_of
from journal.findings.days import Day, Reason
from journal.findings.rules import findings_in
from journal.statistics.family import q_values
from journal.statistics.gates import Lack
from tests.journal.findings.diaries import make_day, make_days, not_known, scale

ENERGY, MOOD = 0, 1
"""The places of the first two questions."""


@pytest.mark.parametrize(
    "low, high, q, tier",
    [
        (-0.7, -0.1, 0.05, Tier.SUPPORTED),
        (0.1, 0.7, 0.01, Tier.SUPPORTED),
        (-0.7, -0.1, 0.051, Tier.TENTATIVE),
        (-0.2, 0.2, 0.5, Tier.NO_MEANINGFUL_DIFFERENCE),
        (-0.2, 0.2, 0.01, Tier.NO_MEANINGFUL_DIFFERENCE),
        (-0.3, 0.2, 0.5, Tier.CANNOT_TELL),
        (-0.2, 0.3, 0.01, Tier.CANNOT_TELL),
        (-0.9, 0.0, 0.01, Tier.CANNOT_TELL),
    ],
)
def test_each_answer_has_its_tier(low: float, high: float, q: float, tier: Tier) -> None:
    assert tier_of(low, high, q) is tier


def test_a_strong_difference_is_found_with_its_direction() -> None:
    energy, mood, *_ = findings_in(make_days(120, lost=1.2))

    assert isinstance(energy, Finding)
    assert energy.tier is Tier.SUPPORTED
    assert energy.low < energy.difference < energy.high < 0
    assert mood.tier is not Tier.SUPPORTED


def test_a_finding_carries_all_it_rests_on() -> None:
    energy, mood, *_ = findings_in(make_days(60))

    assert isinstance(energy, Finding)
    assert isinstance(mood, Finding)
    assert energy.looks == mood.looks == 2
    assert (energy.q, mood.q) == q_values([energy.p, mood.p])
    assert energy.smallest_visible == pytest.approx(2.8 * energy.standard_error)
    assert energy.pairs == energy.pairs_with + energy.pairs_without == 59


def test_a_question_that_was_not_answered_does_not_count_as_a_look() -> None:
    days = [replace(day, mood=None) for day in make_days(60)]

    energy, mood, *_ = findings_in(days)

    assert isinstance(energy, Finding)
    assert (energy.looks, energy.q) == (1, energy.p)
    assert isinstance(mood, TooEarly)
    assert mood.tier is Tier.TOO_EARLY


@pytest.mark.parametrize("length, is_early", [(30, True), (31, False)])
def test_thirty_evenings_open_the_gate(length: int, *, is_early: bool) -> None:
    days = [replace(day, pushed=20.0 * (n % 2)) for n, day in enumerate(make_days(length))]

    found = findings_in(days)[: MOOD + 1]

    assert [answer.tier is Tier.TOO_EARLY for answer in found] == [is_early] * 2


def test_too_early_says_what_is_there() -> None:
    days = not_known(make_days(12), Reason.NOT_COVERED, 0, 1)

    energy = findings_in(days)[ENERGY]

    assert isinstance(energy, TooEarly)
    assert energy.lack is Lack.PAIRS
    assert energy.pairs == energy.pairs_with + energy.pairs_without == 9
    assert energy.left_out[0].evenings == 2


def test_contact_that_repeats_the_calendar_is_too_early() -> None:
    days = [make_day(n, pushed=20.0 if n % 7 < 5 else 0.0, energy=1 + n % 4) for n in range(60)]

    energy = findings_in(days)[ENERGY]

    assert isinstance(energy, TooEarly)
    assert energy.lack is Lack.SEPARATION


def test_nothing_logged_is_too_early_for_every_question() -> None:
    found = findings_in([])

    assert [answer.question for answer in found] == list(Question)
    assert {answer.tier for answer in found} == {Tier.TOO_EARLY}


def of_all_kinds(length: int, seed: int) -> list[Day]:
    """Days on which every question can be asked; what is planted is told by its test."""
    draw = random.Random(seed)
    days = []
    for number in range(length):
        severe = int(draw.random() < 0.5)
        days.append(
            make_day(
                number,
                is_workday=True,
                energy=scale(draw.gauss(3, 0.8)),
                mood=scale(draw.gauss(3, 0.8)),
                tension=scale(draw.gauss(3, 0.8)),
                replay=scale(draw.gauss(3, 0.8)),
                away=scale(draw.gauss(3, 0.8)),
                masking=draw.randint(1, 5),
                pushed=draw.choice([0.0, 0.0, 10.0, 40.0]),
                chosen=draw.choice([0.0, 0.0, 10.0, 40.0]),
                uneasy=draw.choice([0.0, 0.0, 10.0, 40.0]),
                late=int(draw.random() < 0.4),
                severe=severe,
                was_backed=draw.random() < 0.5 if severe else None,
                rest_hours=draw.choice([9.0, 15.0]),
                overtime_minutes=draw.choice([0.0, 0.0, 30.0, 90.0]),
            )
        )
    return days


def test_every_declared_question_is_answered() -> None:
    found = findings_in(of_all_kinds(150, seed=3))

    assert all(isinstance(answer, Finding) for answer in found)
    assert {answer.looks for answer in found if isinstance(answer, Finding)} == {len(Question)}


PLANTED = {
    Question.LATE_REPLAY: ("late", "replay", 0),
    Question.LATE_AWAY: ("late", "away", 0),
    Question.SEVERE_ENERGY: ("severe", "energy", 1),
    Question.SHORT_REST_ENERGY: ("rest_hours", "energy", 0),
    Question.MASKING_ENERGY: ("masking", "energy", 1),
    Question.BACKED_REPLAY: ("was_backed", "replay", 0),
    Question.OVERTIME_ENERGY: ("overtime_minutes", "energy", 1),
}
IS_MUCH = {"rest_hours": lambda hours: hours < 11, "masking": lambda masking: masking >= 4}


@pytest.mark.parametrize("question", PLANTED)
def test_a_difference_is_found_where_it_was_planted(question: Question) -> None:
    exposure, outcome, later = PLANTED[question]
    days = of_all_kinds(160, seed=5)
    is_much = IS_MUCH.get(exposure, bool)
    for number, day in enumerate(days[: len(days) - later]):
        if is_much(getattr(day, exposure)):
            after = days[number + later]
            lowered = max(1, getattr(after, outcome) - 2)
            days[number + later] = replace(after, **{outcome: lowered})

    answer = next(one for one in findings_in(days) if one.question is question)

    assert isinstance(answer, Finding)
    assert answer.tier is Tier.SUPPORTED
    assert answer.high < 0


def test_two_kinds_are_set_against_each_other_once() -> None:
    days = of_all_kinds(160, seed=7)
    for number, day in enumerate(days[:-1]):
        if day.pushed:
            after = days[number + 1]
            days[number + 1] = replace(after, energy=max(1, (after.energy or 0) - 2))

    answer = next(one for one in findings_in(days) if one.question is Question.PUSHED_OR_CHOSEN)

    assert isinstance(answer, Finding)
    assert answer.tier is Tier.SUPPORTED
    assert [side.name for side in answer.sides] == ["pushed", "chosen"]
    pushed, chosen = answer.sides
    assert pushed.high < 0 < chosen.high
    assert answer.difference == pytest.approx(pushed.difference - chosen.difference)


def numbers(answers: tuple[Answer, ...]) -> list[Answer]:
    return [replace(answer, left_out=()) for answer in answers]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000), st.integers(31, 90))
def test_the_answer_does_not_depend_on_the_moment_of_asking(seed: int, length: int) -> None:
    days = of_all_kinds(length, seed=seed)

    assert findings_in(days) == findings_in(list(days))


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), more=st.integers(1, 40), are_before=st.booleans())
def test_days_without_coverage_change_no_finding(seed: int, more: int, *, are_before: bool) -> None:
    days = make_days(60, seed=seed)
    # The last evening has no day after it yet, so nothing is known of how it ended.
    days = not_known(days, Reason.NOT_COVERED, 59)
    numbered = range(-more, 0) if are_before else range(60, 60 + more)
    unknown = {"pushed": None, "chosen": None, "uneasy": None, "unknown": Reason.NOT_COVERED}
    extra = [make_day(number, energy=1 + number % 5, **unknown) for number in numbered]

    found = findings_in([*extra, *days] if are_before else [*days, *extra])

    assert numbers(found)[:2] == numbers(findings_in(days))[:2]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_turning_the_scale_round_turns_the_difference_round(seed: int) -> None:
    days = [replace(day, mood=None) for day in make_days(90, seed=seed)]
    turned = [replace(day, energy=6 - (day.energy or 0)) for day in days]

    energy, opposite = findings_in(days)[ENERGY], findings_in(turned)[ENERGY]

    assert isinstance(energy, Finding)
    assert isinstance(opposite, Finding)
    assert opposite.difference == pytest.approx(-energy.difference)
    assert opposite.tier is energy.tier
    assert opposite.p == pytest.approx(energy.p)


def test_asking_too_early_loads_no_numpy() -> None:
    asking = "import sys; from journal.findings.rules import findings_in; findings_in([]);"
    telling = "print(sorted({'numpy', 'scipy'} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", asking + telling], capture_output=True, check=True)

    assert done.stdout.strip() == b"[]"
