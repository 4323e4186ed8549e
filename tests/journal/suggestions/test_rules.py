from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.suggestions.catalogue import catalogue
from journal.suggestions.rules import Offered, Silence, offer_for, what_fits
from journal.suggestions.situation import (
    Answered,
    Feeling,
    Hit,
    OffShift,
    OnShift,
    Situation,
    UnknownShift,
)
from journal.vocabulary import ABUSE, InteractionKind, Moment, OfferAnswer
from tests.journal.suggestions.reading import SEOUL, Case, cases

ABUSIVE = tuple(ABUSE)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=SEOUL)
scale = st.none() | st.integers(1, 5)
hits = st.builds(Hit, st.sampled_from(InteractionKind), st.integers(0, 4320), st.integers(1, 5))
answers = st.builds(
    Answered,
    st.sampled_from([entry.id for entry in catalogue()]),
    st.sampled_from(Moment),
    st.sampled_from(OfferAnswer),
    st.integers(0, 10080),
)
shifts = (
    st.builds(OnShift, st.integers(0, 900), st.integers(-240, 600))
    | st.builds(OffShift, st.none() | st.integers(0, 9000), st.none() | st.integers(0, 9000))
    | st.just(UnknownShift())
)
situations = st.builds(
    Situation,
    st.integers(0, 500_000).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes)),
    shifts,
    st.none() | st.floats(0, 80),
    st.lists(hits, max_size=4).map(tuple),
    st.none() | st.builds(Feeling, st.integers(0, 1000), scale, scale, scale, scale),
    st.integers(0, 5),
    st.lists(answers, max_size=4).map(tuple),
)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.story)
def test_the_moment_gets_what_the_table_says(case: Case) -> None:
    offered = offer_for(case.situation, catalogue())

    said = offered.entry.id if isinstance(offered, Offered) else "silence"
    why = offered.reason.key if isinstance(offered, Offered) else offered.reason
    assert (said, why) == (case.expected, case.why)


def test_the_table_is_wide_enough() -> None:
    assert len(cases()) >= 40


@given(situations)
def test_the_same_moment_gives_the_same_offer(situation: Situation) -> None:
    assert offer_for(situation, catalogue()) == offer_for(situation, catalogue())


@given(situations)
def test_what_is_offered_is_among_what_fits(situation: Situation) -> None:
    offered = offer_for(situation, catalogue())

    assert isinstance(offered, Silence) or offered in what_fits(situation, catalogue())


@given(situations, st.sampled_from(ABUSIVE), st.integers(0, 4320))
def test_nothing_asks_for_the_customers_side_in_the_days_after_abuse(
    situation: Situation, kind: InteractionKind, minutes_ago: int
) -> None:
    hurt = Situation(
        now=situation.now,
        shift=situation.shift,
        hits=(*situation.hits, Hit(kind, minutes_ago, 3)),
        feeling=situation.feeling,
    )

    assert "perspective" not in {offered.entry.id for offered in what_fits(hurt, catalogue())}


@given(situations)
def test_right_after_abuse_only_what_is_owed_or_calms_comes_by_itself(situation: Situation) -> None:
    offered = offer_for(situation, catalogue())

    if isinstance(offered, Offered) and offered.moment is Moment.AFTER_ABUSE:
        assert offered.entry.employer_duty or offered.entry.lowers_arousal


@given(situations)
def test_nothing_that_wakes_is_shown_at_night(situation: Situation) -> None:
    shown = what_fits(situation, catalogue())

    assert all(o.entry.lowers_arousal for o in shown if o.moment is Moment.NIGHT)


@given(situations)
def test_what_the_employer_owes_comes_before_what_she_can_do(situation: Situation) -> None:
    fresh = Situation(situation.now, situation.shift, situation.rest_hours, situation.hits)
    offered = offer_for(fresh, catalogue())

    if any(other.entry.employer_duty for other in what_fits(fresh, catalogue())):
        assert isinstance(offered, Offered)
        assert offered.entry.employer_duty


@given(situations)
def test_a_kind_done_in_this_shift_is_not_offered_again(situation: Situation) -> None:
    offered = offer_for(situation, catalogue())
    done = {
        a.entry_id
        for a in situation.answers
        if a.answer in {OfferAnswer.STARTED, OfferAnswer.FINISHED} and a.minutes_ago <= 720
    }
    kinds = {entry.kind for entry in catalogue() if entry.id in done}

    assert isinstance(offered, Silence) or offered.entry.kind not in kinds


@given(situations)
def test_with_unknown_shifts_only_abuse_makes_us_speak(situation: Situation) -> None:
    unknown = Situation(situation.now, UnknownShift(), None, situation.hits, situation.feeling, 3)
    offered = offer_for(unknown, catalogue())

    assert isinstance(offered, Silence) or offered.moment is Moment.AFTER_ABUSE
    assert all(o.moment is Moment.AFTER_ABUSE for o in what_fits(unknown, catalogue()))
