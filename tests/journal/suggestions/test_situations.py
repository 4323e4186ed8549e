"""The table of situations: what is offered first, what may follow and what must not be."""

import pytest

from journal.suggestions.catalogue import catalogue
from journal.suggestions.rules import Offered, offer_for, what_fits
from tests.journal.suggestions.reading import SEOUL, Case, cases
from tests.journal.suggestions.seeing import shown


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.story)
def test_the_moment_gets_what_the_table_says(case: Case) -> None:
    offered = offer_for(case.situation, catalogue())

    said = offered.entry.id if isinstance(offered, Offered) else "silence"
    why = offered.reason.key if isinstance(offered, Offered) else offered.reason
    fitting = {one.entry.id for one in what_fits(case.situation, catalogue())}
    assert (said, why) == (case.expected, case.why)
    assert case.may_follow <= fitting
    assert not case.must_not & shown(case.situation).keys()


def test_the_table_is_wide_enough_and_tells_of_all_five() -> None:
    stories = [case.story for case in cases()]
    tellers = {story.partition(":")[0] for story in stories}

    assert len(stories) >= 150
    assert len(set(stories)) == len(stories)
    assert tellers == {"anyone", "trainee", "shop owner", "six years", "engineer", "month 16"}


def test_the_table_names_only_what_is_there() -> None:
    named = {name for case in cases() for name in (case.may_follow | case.must_not)}

    assert named <= {entry.id for entry in catalogue()}


def test_the_stories_stand_in_seoul() -> None:
    assert {case.situation.now.tzinfo for case in cases()} == {SEOUL}
