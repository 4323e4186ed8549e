"""Any situation there may be, for Hypothesis."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from journal.suggestions.catalogue import catalogue
from journal.suggestions.situation import (
    Answered,
    Feeling,
    Fortnight,
    Hit,
    OffShift,
    OnShift,
    Situation,
    UnknownShift,
)
from journal.vocabulary import ABUSE, InteractionKind, Limit, Moment, OfferAnswer
from tests.journal.suggestions.reading import SEOUL

NEW_YEAR = datetime(2026, 1, 1, tzinfo=SEOUL)
THREE_DAYS = 4320
scale = st.none() | st.integers(1, 5)
hits = st.builds(
    Hit, st.sampled_from(InteractionKind), st.integers(0, THREE_DAYS), st.integers(1, 5)
)
abuse = st.builds(
    Hit, st.sampled_from(sorted(ABUSE)), st.integers(0, THREE_DAYS), st.integers(1, 5)
)
answers = st.builds(
    Answered,
    st.sampled_from([entry.id for entry in catalogue()]),
    st.sampled_from(Moment),
    st.sampled_from(OfferAnswer),
    st.integers(0, 10080),
)
shifts = (
    st.builds(OnShift, st.integers(0, 900), st.integers(-240, 600))
    | st.builds(
        OffShift,
        st.none() | st.integers(0, 9000),
        st.none() | st.integers(0, 9000),
        st.none() | st.integers(0, 900),
    )
    | st.just(UnknownShift())
)
situations = st.builds(
    Situation,
    now=st.integers(0, 500_000).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes)),
    shift=shifts,
    rest_hours=st.none() | st.floats(0, 80),
    hits=st.lists(hits, max_size=4).map(tuple),
    feeling=st.none() | st.builds(Feeling, st.integers(0, 1000), *(scale for _scale in range(4))),
    pushed=st.integers(0, 5),
    answers=st.lists(answers, max_size=4).map(tuple),
    limits=st.frozensets(st.sampled_from(Limit), max_size=4),
    fortnight=st.builds(Fortnight, st.integers(0, 14), st.integers(0, 14)),
    is_on_call=st.booleans(),
)
