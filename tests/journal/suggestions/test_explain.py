"""Why this, why nothing: the explanation is of one piece with what is offered."""

from hypothesis import given

from journal.suggestions.catalogue import catalogue
from journal.suggestions.limits import Left
from journal.suggestions.rules import Explained, Offered, explain, offer_for
from journal.suggestions.situation import Situation
from tests.journal.suggestions.reading import Case, cases
from tests.journal.suggestions.strategies import situations


@given(situations)
def test_everything_is_either_shown_or_left_out_with_a_reason(situation: Situation) -> None:
    found = explain(situation, catalogue())

    first = {found.outcome.entry} if isinstance(found.outcome, Offered) else set()
    named = [*first, *found.also, *(e for _why, entries in found.left_out for e in entries)]
    if found.moment is not None:
        assert sorted(entry.id for entry in named) == sorted(e.id for e in catalogue())


@given(situations)
def test_the_explanation_says_what_is_offered(situation: Situation) -> None:
    found = explain(situation, catalogue())

    assert found.outcome == offer_for(situation, catalogue())


def test_one_insult_is_told_once() -> None:
    insulted = next(case for case in cases() if "light insult" in case.story)

    assert [reason.key for reason in explained(insulted).reasons] == ["after_abuse"]


def test_every_way_of_being_left_out_is_told() -> None:
    told = {why for case in cases() for why, _entries in explained(case).left_out}

    assert told == set(Left)


def explained(case: Case) -> Explained:
    return explain(case.situation, catalogue())
