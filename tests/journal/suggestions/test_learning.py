from datetime import UTC, date, datetime
from random import Random
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.suggestions.catalogue import Entry, Kind, catalogue
from journal.suggestions.learning import Outcome, draw_of, learns, ordering, tallies_of

NOW = datetime(2026, 3, 2, tzinfo=UTC)
BETWEEN = tuple(one for one in catalogue() if "between" in one.moments)


def uses(kind: Kind, *taps: tuple[int, int]) -> list[Outcome]:
    return [Outcome("x", kind, before, after, NOW) for before, after in taps]


OUTCOMES = st.lists(
    st.builds(
        Outcome,
        st.just("x"),
        st.sampled_from(Kind),
        st.integers(1, 5),
        st.integers(1, 5),
        st.just(NOW),
    ),
    max_size=30,
)


def names(entries: tuple[Entry, ...]) -> list[str]:
    return [one.id for one in entries]


def test_what_did_her_good_often_comes_before_what_did_not() -> None:
    outcomes = uses(Kind.WALK, *[(4, 1)] * 30) + uses(Kind.BREATH, *[(4, 5)] * 30)

    first = {names(ordering(outcomes, _two(), Random(seed)))[0] for seed in range(20)}

    assert first == {"water_walk"}


def test_before_any_rating_the_catalogue_decides() -> None:
    assert all(ordering([], _two(), Random(seed)) == _two() for seed in range(20))


def test_after_a_first_rating_of_something_else_research_decides() -> None:
    once = uses(Kind.TALK, (3, 3))

    first = [names(ordering(once, _two()[::-1], Random(seed)))[0] for seed in range(200)]

    assert 140 < first.count("calm_exhale") < 200


def _two() -> tuple[Entry, ...]:
    return tuple(one for one in catalogue() if one.id in {"calm_exhale", "water_walk"})


@settings(max_examples=40)
@given(OUTCOMES, st.integers(0, 1000))
def test_what_is_owed_and_what_has_another_aim_keeps_its_place(
    outcomes: list[Outcome], seed: int
) -> None:
    ordered = ordering(outcomes, catalogue(), Random(seed))

    assert sorted(names(ordered)) == sorted(names(catalogue()))
    stays = [one if not learns(one) else None for one in catalogue()]
    assert [one if not learns(one) else None for one in ordered] == stays


@settings(max_examples=40)
@given(OUTCOMES, st.permutations(range(len(BETWEEN))))
def test_the_same_draw_gives_the_same_order_of_kinds(
    outcomes: list[Outcome], places: list[int]
) -> None:
    outcomes = [*outcomes, *uses(Kind.WALK, (4, 3))]
    shuffled = tuple(BETWEEN[place] for place in places)

    kinds = [
        list(
            dict.fromkeys(one.kind for one in ordering(outcomes, fitting, Random(1)) if learns(one))
        )
        for fitting in (BETWEEN, shuffled)
    ]

    assert kinds[0] == kinds[1]


def test_one_kind_alone_is_not_drawn_for() -> None:
    breaths = tuple(one for one in catalogue() if one.kind in {Kind.BREATH, Kind.ASK})
    draw = Random(1)

    assert ordering([], breaths, draw) == breaths
    assert draw.random() == Random(1).random()


def test_a_draw_is_the_same_for_the_same_person_moment_and_day() -> None:
    person, day = UUID(int=1), date(2026, 3, 2)

    again = draw_of(person, "between", day).random()

    assert draw_of(person, "between", day).random() == again
    assert draw_of(person, "between", date(2026, 3, 3)).random() != again
    assert draw_of(UUID(int=2), "between", day).random() != again


def test_only_what_is_meant_for_tension_is_tallied() -> None:
    tallies = tallies_of(uses(Kind.WALK, (4, 3)) + uses(Kind.PLAN, (4, 1)))

    assert list(tallies) == [Kind.WALK]
