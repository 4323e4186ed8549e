from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.interactions.rules import BOUNDS, Hit, body_hash, check_hit, is_abuse
from journal.vocabulary import Backed, Cause, Channel, Ending, InteractionKind

SEOUL = ZoneInfo("Asia/Seoul")
AT = datetime(2026, 3, 2, 7, 50, tzinfo=UTC)
HITS = st.builds(
    Hit,
    kind=st.sampled_from(InteractionKind),
    channel=st.none() | st.sampled_from(Channel),
    intensity=st.none() | st.integers(1, 5),
    still_with_me=st.none() | st.integers(1, 5),
    ending=st.none() | st.sampled_from(Ending),
    backed=st.none() | st.sampled_from(Backed),
    overtime_minutes=st.none() | st.integers(0, 1440),
    cause=st.none() | st.sampled_from(Cause),
)


@pytest.mark.parametrize("name", BOUNDS)
def test_the_bounds_of_a_number_are_allowed_and_what_lies_beyond_is_refused(name: str) -> None:
    low, high = BOUNDS[name]
    check_hit(Hit(kind=InteractionKind.INSULT, **{name: low}))
    check_hit(Hit(kind=InteractionKind.INSULT, **{name: high}))

    for beyond in (low - 1, high + 1):
        with pytest.raises(Invalid) as refusal:
            check_hit(Hit(kind=InteractionKind.INSULT, **{name: beyond}))
        assert (refusal.value.reason, refusal.value.field) == ("out_of_range", name)


def test_insult_threat_and_sexual_are_abuse_and_nothing_else_is() -> None:
    abuse = {kind.value for kind in InteractionKind if is_abuse(kind)}

    assert abuse == {"insult", "threat", "sexual"}


@given(first=HITS, second=HITS)
def test_two_hits_have_one_hash_exactly_when_they_say_the_same(first: Hit, second: Hit) -> None:
    assert (body_hash(AT, first) == body_hash(AT, second)) == (first == second)


def test_the_hash_knows_a_moment_in_any_zone() -> None:
    hit = Hit(kind=InteractionKind.REFUSAL)

    assert body_hash(AT.astimezone(SEOUL), hit) == body_hash(AT, hit)


def test_another_moment_is_another_hit() -> None:
    hit = Hit(kind=InteractionKind.REFUSAL)

    assert body_hash(AT + timedelta(minutes=1), hit) != body_hash(AT, hit)
