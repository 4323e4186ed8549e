import pytest

from journal.suggestions.catalogue import BrokenCatalogue, Grade, Kind
from journal.suggestions.learning_priors import Row, beliefs, read_beliefs

ROW = 'effect = 0.4\ngrade = "B"\nsource = "A trial somewhere"\n'


def table(*, without: str = "", extra: str = "") -> str:
    kinds = [kind for kind in Kind if kind != without and kind is not Kind.ASK]
    rows = "".join(f"[{kind}]\n{ROW}" for kind in kinds)
    return f'{extra}{rows}[not_learned]\nask = "owed"\n'


def test_every_kind_stands_in_the_table_once() -> None:
    assert Kind.BREATH in beliefs()
    assert Kind.ASK not in beliefs()


def test_nothing_is_expected_to_do_much_and_nobody_is_like_the_mean() -> None:
    for belief in beliefs().values():
        assert -0.1 <= belief.mean <= 0.6
        assert 0.25 < belief.spread < 0.4


@pytest.mark.parametrize(
    "grade, mean, spread",
    [("A", 0.4, 0.255), ("B", 0.3, 0.269), ("C", 0.2, 0.292), ("D", 0.0, 0.320)],
)
def test_weaker_support_counts_less_and_is_less_sure(
    grade: str, mean: float, spread: float
) -> None:
    belief = Row(effect=0.4, grade=Grade(grade), source="A trial somewhere").belief()

    assert (belief.mean, belief.spread) == pytest.approx((mean, spread), abs=0.001)


def test_a_whole_table_is_read() -> None:
    assert len(read_beliefs(table())) == len(Kind) - 1


@pytest.mark.parametrize(
    "text, kind",
    [
        (table(without="walk"), "walk"),
        (table(extra=f"[vent]\n{ROW}"), "vent"),
        (table(extra=f"[ask]\n{ROW}"), "ask"),
    ],
)
def test_a_table_of_other_kinds_is_refused(text: str, kind: str) -> None:
    with pytest.raises(BrokenCatalogue, match=kind):
        read_beliefs(text)


def test_a_row_without_source_is_refused() -> None:
    with pytest.raises(ValueError, match="source"):
        read_beliefs(table().replace('source = "A trial somewhere"\n', "", 1))
