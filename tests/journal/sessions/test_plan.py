from hypothesis import given
from hypothesis import strategies as st

from journal.sessions.plan import Part, Plan, stretched


def test_a_plan_is_as_long_as_its_parts_often_enough() -> None:
    assert Plan(3, (Part("in", 4, 0), Part("out", 6, 1))).seconds == 30


def test_steps_are_stretched_alike() -> None:
    assert stretched([10, 20, 30], 120) == (20, 40, 60)


@given(st.lists(st.integers(6, 120), min_size=1, max_size=30), st.integers(60, 900))
def test_stretched_steps_add_up_and_none_is_off_by_a_second(lengths: list[int], total: int) -> None:
    found = stretched(lengths, total)

    assert sum(found) == total
    shares = [length * total / sum(lengths) for length in lengths]
    assert all(abs(long - share) <= 1 for long, share in zip(found, shares, strict=True))
