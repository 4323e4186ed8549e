import pytest

from journal.statistics.gates import Counts, Lack, counts_of, lack_of

VARIED = (2, 3, 4)


def test_an_evening_of_any_minutes_counts_as_with() -> None:
    assert counts_of([0, 0.5, 30, 0]) == Counts(pairs=4, with_exposure=2, without_exposure=2)


@pytest.mark.parametrize(
    "counts, lack",
    [
        (Counts(29, 15, 14), Lack.PAIRS),
        (Counts(30, 9, 21), Lack.WITH),
        (Counts(30, 21, 9), Lack.WITHOUT),
        (Counts(30, 10, 20), None),
        (Counts(30, 20, 10), None),
    ],
)
def test_the_gate_opens_at_its_numbers(counts: Counts, lack: Lack | None) -> None:
    assert lack_of(counts, VARIED) is lack


def test_answers_that_hardly_vary_say_nothing() -> None:
    assert lack_of(Counts(30, 15, 15), [3, 4] * 15) is Lack.DISTINCT
