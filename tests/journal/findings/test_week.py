from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.findings.week import (
    USUAL_NEEDED,
    BesideUsual,
    Early,
    Known,
    Nothing,
    QuietDays,
    Rated,
    Said,
    UsualUnknown,
    Was,
    statements,
)
from journal.findings.week_facts import (
    Checked,
    Eased,
    Facts,
    Kept,
    Scale,
    Week,
    last_finished,
    week_of,
)
from journal.vocabulary import GoalKind, Initiation

MONDAY = date(2026, 3, 2)
WEEK = Week(MONDAY)
LONG_AGO = MONDAY - timedelta(days=200)
PUSHED, CHOSEN, UNEASY = Initiation.PUSHED, Initiation.CHOSEN, Initiation.UNEASY


def make_facts(**known: Any) -> Facts:
    return Facts(**{"week": WEEK, "first_entry": LONG_AGO, "contact": {}, **known})


def rated(
    values: Sequence[int], first: date = MONDAY, scale: Scale = Scale.ENERGY
) -> list[Checked]:
    return [Checked(first + timedelta(days=i), {scale: value}) for i, value in enumerate(values)]


def before(*values: int, scale: Scale = Scale.ENERGY) -> list[Checked]:
    return rated(values, MONDAY - timedelta(days=len(values)), scale)


def one_of(kind: type[Said], facts: Facts) -> Any:
    return next((one for one in statements(facts) if isinstance(one, kind)), None)


def eased(day: int, before_it: int, after: int) -> Eased:
    return Eased(MONDAY + timedelta(days=day), before_it, after)


FULL = make_facts(
    workdays=5,
    longer=2,
    checked=[*before(*[3] * 20), *rated([3, 2, 4, 3])],
    contact={MONDAY: {PUSHED: 2, UNEASY: 1}, MONDAY + timedelta(days=2): {PUSHED: 3}},
    covered=frozenset(WEEK.days[:5]),
    eased=[eased(1, 4, 2)],
    kept=[Kept(GoalKind.SLEEP, 1, 3)],
    tiers=["cannot_tell", "too_early", "tentative", "supported"],
)


def test_a_full_week_is_told_in_five_statements() -> None:
    assert statements(FULL) == (
        Was(5, 2, 7, 2, 2, ((PUSHED, 5), (UNEASY, 1))),
        Rated(4, 3, BesideUsual(Scale.ENERGY, 3, 3, 1, 2, 1)),
        Known(3),
        Early(1),
        eased(1, 4, 2),
    )


def test_an_empty_week_is_one_statement() -> None:
    tiers = ["supported", "too_early"]

    assert statements(make_facts(workdays=5, tiers=tiers, checked=before(1, 2))) == (Nothing(5),)


@pytest.mark.parametrize(
    "entered",
    [
        {"checked": rated([3])},
        {"contact": {MONDAY: {CHOSEN: 1}}},
        {"covered": frozenset({MONDAY})},
        {"eased": [eased(0, 3, 2)]},
        {"kept": [Kept(GoalKind.MOVE, 1, 1)]},
    ],
)
def test_any_entry_makes_it_a_week_to_tell(entered: dict[str, Any]) -> None:
    told = statements(make_facts(**entered))

    assert [type(one) for one in told[:2]] == [Was, Rated]


def test_a_day_that_nobody_covers_is_unknown_and_never_quiet() -> None:
    facts = make_facts(covered=frozenset(WEEK.days[:2]), contact={MONDAY: {PUSHED: 1}})

    assert one_of(Was, facts).days_unknown == 5
    assert one_of(QuietDays, facts) == QuietDays((MONDAY + timedelta(days=1),))


def test_nothing_is_missing_before_the_first_entry() -> None:
    thursday = MONDAY + timedelta(days=3)

    facts = make_facts(first_entry=thursday, checked=rated([3, 3], thursday))

    assert one_of(Rated, facts).days_without == 2
    assert (one_of(Was, facts).days, one_of(Was, facts).days_unknown) == (4, 4)


def test_without_an_entry_the_whole_week_is_told() -> None:
    facts = make_facts(first_entry=None, covered=frozenset(WEEK.days))

    assert one_of(QuietDays, facts) == QuietDays(WEEK.days)


def test_days_without_a_check_in_are_counted_as_that() -> None:
    assert one_of(Rated, make_facts(covered=frozenset({MONDAY}))) == Rated(0, 7, None)


def test_her_usual_needs_enough_days() -> None:
    few, enough = (before(*[3] * days) for days in (USUAL_NEEDED - 1, USUAL_NEEDED))

    with_few = one_of(Rated, make_facts(checked=few + rated([2])))
    with_enough = one_of(Rated, make_facts(checked=enough + rated([2])))

    assert with_few.beside == UsualUnknown(Scale.ENERGY, USUAL_NEEDED - 1)
    assert with_enough.beside == BesideUsual(Scale.ENERGY, 3, 3, 1, 0, 0)


def test_her_usual_is_the_middle_half_of_the_eight_weeks_before() -> None:
    far_away = rated([1] * 20, MONDAY - timedelta(days=90))
    usual = before(*[1, 2, 3, 4] * 4)

    beside = one_of(Rated, make_facts(checked=[*far_away, *usual, *rated([1, 2, 3, 4, 5])])).beside

    assert beside == BesideUsual(Scale.ENERGY, 1.75, 3.25, 1, 2, 2)


def test_several_check_ins_of_a_day_are_one_day() -> None:
    twice = [*rated([1]), *rated([5])]

    told = one_of(Rated, make_facts(checked=[*before(*[3] * 14), *twice]))

    assert told == Rated(1, 6, BesideUsual(Scale.ENERGY, 3, 3, 0, 1, 0))


@pytest.mark.parametrize("scale", [Scale.MOOD, Scale.TENSION])
def test_another_scale_is_told_where_energy_was_not_answered(scale: Scale) -> None:
    told = one_of(Rated, make_facts(checked=rated([3], scale=scale)))

    assert told.beside == UsualUnknown(scale, 0)


def test_a_check_in_without_a_scale_is_still_a_check_in() -> None:
    assert one_of(Rated, make_facts(checked=[Checked(MONDAY, {})])) == Rated(1, 6, None)


@pytest.mark.parametrize(
    "tiers,place",
    [
        (["tentative", "supported"], 1),
        (["cannot_tell", "tentative", "tentative"], 1),
        (["cannot_tell", "no_meaningful_difference", "too_early"], None),
    ],
)
def test_the_firmest_finding_is_named(tiers: list[str], place: int | None) -> None:
    known = one_of(Known, make_facts(checked=rated([3]), tiers=tiers))

    assert known == (None if place is None else Known(place))


def test_nothing_is_too_early_once_every_finding_speaks() -> None:
    assert one_of(Early, make_facts(checked=rated([3]), tiers=["supported"])) is None


def test_what_was_good_is_the_largest_ease_then_the_goal_then_quiet() -> None:
    goals = [Kept(GoalKind.MOVE, 1, 2), Kept(GoalKind.SLEEP, 2, 2), Kept(GoalKind.LEARN, 3, 1)]
    easier = [eased(0, 5, 3), eased(2, 4, 3), eased(4, 4, 2)]

    assert statements(make_facts(eased=easier, kept=goals))[-1] == eased(4, 4, 2)
    assert statements(make_facts(kept=goals))[-1] == Kept(GoalKind.MOVE, 1, 2)


def test_nothing_good_is_invented() -> None:
    told = statements(make_facts(checked=rated([3]), contact={MONDAY: {PUSHED: 1}}))

    assert [type(one) for one in told] == [Was, Rated]


@pytest.mark.parametrize(
    "today,monday",
    [
        (date(2026, 3, 8), date(2026, 2, 23)),
        (date(2026, 3, 9), date(2026, 3, 2)),
        (date(2026, 1, 1), date(2025, 12, 22)),
    ],
)
def test_a_week_is_finished_when_its_sunday_is_over(today: date, monday: date) -> None:
    assert last_finished(today) == Week(monday)


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert week_of(date(2026, 3, 8)) == WEEK
    assert (WEEK.days[0], WEEK.days[-1], WEEK.sunday) == (MONDAY, WEEK.sunday, date(2026, 3, 8))


DAYS = st.dates(MONDAY - timedelta(days=70), WEEK.sunday)
CHECK_INS = st.lists(
    st.builds(Checked, DAYS, st.dictionaries(st.sampled_from(Scale), st.integers(1, 5))),
    max_size=80,
)
TIERS = ("too_early", "cannot_tell", "no_meaningful_difference", "tentative", "supported")


@given(CHECK_INS, st.sets(st.sampled_from(WEEK.days)), st.lists(st.sampled_from(TIERS)), st.dates())
def test_there_are_never_more_than_five_and_no_day_is_lost(
    checked: list[Checked], covered: set[date], tiers: list[str], first: date
) -> None:
    facts = make_facts(checked=checked, covered=frozenset(covered), tiers=tiers, first_entry=first)

    told = statements(facts)

    assert 1 <= len(told) <= 5
    assert told == statements(make_facts(**{**vars_of(facts), "checked": checked[::-1]}))
    if isinstance(said := one_of(Rated, facts), Rated) and isinstance(said.beside, BesideUsual):
        beside = said.beside
        assert 1 <= beside.below + beside.within + beside.above <= said.days


def vars_of(facts: Facts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in facts.__slots__}
