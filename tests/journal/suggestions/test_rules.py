"""What is offered first, what may follow and what must not: the table, and what always holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.suggestions.catalogue import Entry, Kind, catalogue
from journal.suggestions.moments import moment_of
from journal.suggestions.rules import (
    Offered,
    Quiet,
    Silence,
    all_allowed,
    offer_for,
    what_fits,
)
from journal.suggestions.situation import (
    Answered,
    Hit,
    OffShift,
    OnShift,
    Situation,
    UnknownShift,
)
from journal.vocabulary import InteractionKind, Moment, OfferAnswer
from tests.journal.suggestions.reading import cases
from tests.journal.suggestions.seeing import shown
from tests.journal.suggestions.strategies import NEW_YEAR, abuse, hits, situations

HARSH = [InteractionKind.THREAT, InteractionKind.SEXUAL, InteractionKind.INSULT]
MAY_BE_HATE = InteractionKind.OTHER
OWED = [
    case.situation
    for case in cases()
    if {one.entry.employer_duty for one in what_fits(case.situation, catalogue())} == {True, False}
]
"""Where the employer owes something and something else fits as well."""


def backwards(entries: tuple[Entry, ...]) -> Sequence[Entry]:
    return entries[::-1]


@given(situations)
def test_the_same_moment_gives_one_offer_and_always_the_same(situation: Situation) -> None:
    first, again = (offer_for(situation, catalogue()) for _look in range(2))

    assert first == again
    assert isinstance(first, Offered | Silence)


@given(situations)
def test_what_is_offered_is_among_what_fits(situation: Situation) -> None:
    offered = offer_for(situation, catalogue())

    assert isinstance(offered, Silence) or offered in what_fits(situation, catalogue())


@given(situations, st.sampled_from([*HARSH, MAY_BE_HATE]), st.integers(0, 4320))
def test_nothing_asks_for_the_customers_side_in_the_days_after_abuse(
    situation: Situation, kind: InteractionKind, minutes_ago: int
) -> None:
    hurt = replace(situation, hits=(*situation.hits, Hit(kind, minutes_ago, 3)))

    assert "perspective" not in shown(hurt)


@given(situations, abuse)
def test_nothing_invites_a_retelling_within_three_days_of_abuse(
    situation: Situation, hit: Hit
) -> None:
    hurt = replace(situation, hits=(*situation.hits, hit))

    assert not [entry.id for entry in shown(hurt).values() if entry.retells]


@given(situations)
def test_right_after_abuse_only_what_is_owed_or_calms_comes_by_itself(situation: Situation) -> None:
    offered = offer_for(situation, catalogue())

    if isinstance(offered, Offered) and offered.moment is Moment.AFTER_ABUSE:
        assert offered.entry.employer_duty or offered.entry.lowers_arousal


@given(situations, st.sampled_from([23, 0, 3, 5]), st.none() | st.integers(0, 9000))
def test_nothing_that_wakes_is_shown_at_night(
    situation: Situation, hour: int, since: int | None
) -> None:
    off = replace(situation, now=situation.now.replace(hour=hour), shift=OffShift(since, 600))

    assert not [entry.id for entry in shown(off).values() if entry.wakes]


@given(situations, st.integers(3, 10), st.integers(121, 540))
def test_nothing_that_wakes_is_shown_while_she_sleeps_after_a_nights_work(
    situation: Situation, ended: int, since: int
) -> None:
    now = situation.now.replace(hour=ended, minute=0) + timedelta(minutes=since)
    asleep = replace(situation, now=now, shift=OffShift(since, 600))

    assert not [entry.id for entry in shown(asleep).values() if entry.wakes]


@given(situations, st.integers(0, 8), st.integers(481, 9000))
def test_nothing_that_wakes_is_shown_before_nine_on_a_day_off(
    situation: Situation, hour: int, since: int
) -> None:
    early = replace(
        situation, now=situation.now.replace(hour=hour), shift=OffShift(since, 3 * 1440)
    )

    assert not [entry.id for entry in shown(early).values() if entry.wakes]


@given(situations)
def test_what_she_said_she_cannot_use_is_never_shown(situation: Situation) -> None:
    needed = {need for entry in shown(situation).values() for need in entry.needs}

    assert not needed & situation.limits


@given(situations)
def test_what_the_employer_owes_comes_before_what_she_can_do(situation: Situation) -> None:
    fresh = replace(situation, answers=())
    offered = offer_for(fresh, catalogue(), backwards)

    if any(other.entry.employer_duty for other in what_fits(fresh, catalogue())):
        assert isinstance(offered, Offered)
        assert offered.entry.employer_duty


@given(situations)
def test_a_duty_not_done_yet_comes_before_anything_put_off_or_learned(
    situation: Situation,
) -> None:
    offered = offer_for(situation, catalogue(), backwards)
    done = kinds_done(situation)
    owed = [
        one
        for one in what_fits(situation, catalogue())
        if one.entry.employer_duty and one.entry.kind not in done
    ]

    if owed and isinstance(offered, Offered):
        assert offered.entry.employer_duty


@given(st.sampled_from(OWED), st.integers(60, 10080))
def test_what_was_put_off_waits_for_what_is_owed(situation: Situation, minutes_ago: int) -> None:
    put_off = [
        Answered(one.entry.id, one.moment, OfferAnswer.LATER, minutes_ago)
        for one in what_fits(situation, catalogue())
        if not one.entry.employer_duty
    ]

    offered = offer_for(replace(situation, answers=tuple(put_off)), catalogue(), backwards)

    assert isinstance(offered, Offered)
    assert offered.entry.employer_duty


@given(situations)
def test_a_kind_done_in_this_shift_is_not_offered_again(situation: Situation) -> None:
    offered = offer_for(situation, catalogue())

    assert isinstance(offered, Silence) or offered.entry.kind not in kinds_done(situation)


@given(situations, st.integers(121, 480))
def test_whoever_asks_at_night_is_shown_what_calms_only(situation: Situation, since: int) -> None:
    night = replace(situation, now=situation.now.replace(hour=3), shift=OffShift(since, 600))
    here = moment_of(night)

    asked = [one.entry for one in all_allowed(night, catalogue())]

    assert here in {Moment.NIGHT, Moment.AFTER_ABUSE}
    assert here is Moment.AFTER_ABUSE or all(entry.lowers_arousal for entry in asked)


@given(situations, st.sampled_from(HARSH), st.integers(0, 180))
def test_whoever_asks_just_after_abuse_is_shown_what_belongs_there_only(
    situation: Situation, kind: InteractionKind, minutes_ago: int
) -> None:
    hurt = replace(situation, hits=(*situation.hits, Hit(kind, minutes_ago, 3)))

    asked = [one.entry for one in all_allowed(hurt, catalogue())]

    assert all(Moment.AFTER_ABUSE in entry.moments for entry in asked)


@given(situations)
def test_with_unknown_shifts_only_abuse_makes_us_speak(situation: Situation) -> None:
    unknown = replace(situation, shift=UnknownShift())
    offered = offer_for(unknown, catalogue())

    assert isinstance(offered, Silence) or offered.moment is Moment.AFTER_ABUSE
    assert all(o.moment is Moment.AFTER_ABUSE for o in what_fits(unknown, catalogue()))


@given(situations, st.lists(hits, max_size=2).map(tuple))
def test_nobody_on_call_is_told_to_hold_messages_back(
    situation: Situation, more: tuple[Hit, ...]
) -> None:
    waiting = replace(situation, is_on_call=True, hits=(*situation.hits, *more))

    assert not [entry.id for entry in shown(waiting).values() if entry.kind is Kind.MESSAGES]


def test_what_helps_her_comes_first_among_what_fits_as_well() -> None:
    tense = next(case.situation for case in cases() if case.story.endswith("tense in the evening"))

    learned = offer_for(tense, catalogue(), backwards)

    assert isinstance(learned, Offered)
    assert learned.entry.id == "mindful_10"


def test_nobody_is_asked_for_an_order_when_nothing_fits() -> None:
    quiet = Situation(NEW_YEAR.replace(hour=11), OnShift(60, 400))

    assert offer_for(quiet, catalogue(), no_order) == Silence(Quiet.NOTHING_FITS)


def no_order(entries: tuple[Entry, ...]) -> Sequence[Entry]:
    raise AssertionError(entries)


def kinds_done(situation: Situation) -> set[Kind]:
    done = {
        a.entry_id
        for a in situation.answers
        if a.answer in {OfferAnswer.STARTED, OfferAnswer.FINISHED} and a.minutes_ago <= 720
    }
    return {entry.kind for entry in catalogue() if entry.id in done}
