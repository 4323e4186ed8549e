"""By what a sent event is known again."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from journal.devices.events import Marked, SentEvent, marked
from journal.vocabulary import ContactChannel, Direction, Initiation
from tests.conftest import SEOUL
from tests.journal.devices.sending import NOW

KEY, OTHERS_KEY = bytes(32), bytes(31) + b"1"
PUSH = SentEvent(channel=ContactChannel.PUSH, app="com.example.chat")
MINUTE = timedelta(minutes=1)


def known(event: SentEvent, key: bytes = KEY, later: timedelta = timedelta()) -> Marked:
    return marked(event, key, SEOUL, NOW + later)


@pytest.mark.parametrize(
    "change, is_same",
    [
        ({}, True),
        ({"at": NOW + timedelta(seconds=59)}, True),
        ({"at": NOW + MINUTE}, False),
        ({"app": "other"}, False),
        ({"app": None}, False),
        ({"notification": "1"}, False),
        ({"id": uuid4()}, False),
        ({"direction": Direction.IN}, True),
        ({"direction": Direction.OUT}, False),
        ({"initiation": Initiation.PUSHED}, False),
    ],
)
def test_without_an_id_it_is_known_by_app_and_minute(
    change: dict[str, object], *, is_same: bool
) -> None:
    other = replace(PUSH, **change)  # type: ignore[arg-type]  # a table of changes

    assert (known(other).dedup_key == known(PUSH).dedup_key) == is_same


def test_a_notification_is_known_whatever_its_id() -> None:
    one, other = (replace(PUSH, id=uuid4(), notification="1") for _ in range(2))

    assert known(one).dedup_key == known(other).dedup_key
    assert known(one).id != known(other).id


def test_an_id_alone_is_known_at_any_time() -> None:
    one = replace(PUSH, id=uuid4())

    assert known(one).dedup_key == known(one, later=MINUTE).dedup_key
    assert known(one).body_hash == known(one, later=MINUTE).body_hash
    assert known(replace(one, app="x")).body_hash != known(one).body_hash


def test_hashes_mean_nothing_under_another_key() -> None:
    mine, yours = known(PUSH), known(PUSH, OTHERS_KEY)
    named = replace(PUSH, id=uuid4())

    assert mine.dedup_key != yours.dedup_key
    assert mine.head_key != yours.head_key
    assert known(named).body_hash != known(named, OTHERS_KEY).body_hash
    assert (mine.id, mine.body_hash) == (UUID(bytes=mine.dedup_key), None)


def test_seconds_are_whole_and_the_zone_is_the_accounts() -> None:
    found = known(PUSH, later=timedelta(microseconds=7))

    assert (found.at, found.facts.zone, found.sent.way) == (NOW, SEOUL, Direction.IN)
    assert known(replace(PUSH, app=None)).head_key is None
