from random import Random

import pytest

from journal.suggestions.catalogue import Kind
from journal.suggestions.learning_line import tally_of
from journal.suggestions.learning_standing import Say, Standing, standings

HELPS = [(5, 2), (4, 1), (5, 1), (4, 2)]
DOES_NOT = [(5, 4), (4, 4), (5, 5), (4, 4)]
MILD = [(2, 2), (3, 3), (2, 1), (3, 2)]


def said(**taps: list[tuple[int, int]]) -> dict[str, Standing]:
    tallies = {Kind(kind): tally_of(taps[kind]) for kind in sorted(taps)}
    return {one.kind.value: one for one in standings(tallies, Random(1))}


def test_what_does_far_more_is_best_and_the_other_does_less() -> None:
    found = said(breath=HELPS * 5, walk=DOES_NOT * 5)

    assert (found["breath"].say, found["walk"].say) == (Say.BEST, Say.LESS)
    assert found["breath"].low > 0.02
    assert found["breath"].is_best >= 0.80
    assert found["breath"].is_wrong <= 0.03
    assert found["walk"].is_wrong > 0.97
    assert (found["breath"].mean_before, found["breath"].mean_after) == (4.5, 1.5)


def test_of_two_that_do_more_alike_neither_is_best() -> None:
    found = said(breath=HELPS * 4, relax=HELPS * 4, walk=DOES_NOT * 8, talk=DOES_NOT * 8)

    assert (found["breath"].say, found["relax"].say) == (Say.MORE, Say.MORE)


def test_alike_is_no_difference() -> None:
    found = said(breath=DOES_NOT * 6, walk=DOES_NOT * 6, talk=DOES_NOT * 6)

    assert {one.say for one in found.values()} == {Say.NO_DIFFERENCE}
    assert all(one.low < 0 < one.high for one in found.values())
    assert all(one.is_wrong > 0.5 for one in found.values())


def test_a_useless_break_taken_when_tense_does_no_more_than_others() -> None:
    # Its plain drop is a point a time; that of the others, taken when calm, nearly none.
    found = said(walk=[(5, 4), (5, 3), (4, 3), (5, 4)] * 5, breath=MILD * 5, talk=MILD * 5)

    assert found["walk"].say is Say.NO_DIFFERENCE


@pytest.mark.parametrize("uses, say", [(7, Say.TOO_FEW), (8, Say.BEST)])
def test_eight_uses_are_needed(uses: int, say: Say) -> None:
    found = said(breath=(HELPS * 2)[:uses], walk=DOES_NOT * 15)

    assert found["breath"].say is say


def test_one_kind_alone_has_nothing_beside_it() -> None:
    found = said(breath=HELPS * 5)["breath"]

    assert found.say is Say.NOTHING_BESIDE
    assert found.is_best == 0


def test_most_uses_come_first_and_a_reload_says_the_same() -> None:
    once, again = (said(breath=HELPS, talk=HELPS, walk=DOES_NOT * 3) for _ in range(2))

    assert list(once) == ["walk", "breath", "talk"]
    assert once == again
