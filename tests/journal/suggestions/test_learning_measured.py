"""A small piece of benchmarks/learning.py, with people that nothing was tuned to."""

import pytest

from benchmarks.learning import Table, live, over, types
from benchmarks.learning_people import Type, person
from benchmarks.learning_policies import POLICIES, Policy

SEED = 7000
NAMED = {one.name: one for one in POLICIES}
OURS, COLD, AVERAGE = NAMED["ours"], NAMED["cold Thompson"], NAMED["best average"]


def lived(policy: Policy, kinds: list[Type], sessions: int) -> Table:
    table: Table = {}
    for seed, kind in enumerate(kinds, start=SEED):
        live(policy, person(seed, kind), seed, table, (sessions,))
    return table


def test_far_less_is_lost_than_without_what_research_knows() -> None:
    ours, cold = (
        sum(over(lived(policy, types(20), 30), policy.name, 30, Type).regrets)
        for policy in (OURS, COLD)
    )

    assert ours <= 0.7 * cold


@pytest.mark.parametrize("kind", [Type.USELESS, Type.NOTHING_HELPS])
def test_a_useless_break_taken_when_tense_is_not_called_helpful(kind: Type) -> None:
    ours, average = (
        over(lived(policy, [kind] * 8, 40), policy.name, 40, Type).useless
        for policy in (OURS, AVERAGE)
    )

    assert ours == 0
    assert average > 2


def test_where_all_is_alike_nothing_is_called_best() -> None:
    ours, average = (
        over(lived(policy, [Type.ALIKE] * 8, 40), policy.name, 40, Type)
        for policy in (OURS, AVERAGE)
    )

    assert (ours.claims, average.claims) == (0, 8)
