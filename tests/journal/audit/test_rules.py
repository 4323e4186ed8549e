"""What a chain of records is, without a database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from journal.audit.rules import (
    BEGINNING,
    KEPT,
    Head,
    Link,
    chain_hash,
    content_hash,
    walk,
)

NOW = datetime(2028, 6, 1, tzinfo=UTC)
SAID: dict[str, Any] = {"number": 1, "at": NOW, "act": "founded", "details": {"name": "Blue"}}


def make_links(*ages: timedelta) -> list[Link]:
    return list(_bound(ages))


def _bound(ages: tuple[timedelta, ...]) -> Iterator[Link]:
    previous = BEGINNING
    for number, age in enumerate(ages, 1):
        own = content_hash({"number": number, "at": NOW - age})
        previous = chain_hash(previous, own)
        yield Link(number, NOW - age, own, own, previous)


def emptied(link: Link) -> Link:
    return replace(link, at=None, own_hash=None)


DAYS = tuple(timedelta(days=days) for days in (3, 2, 1))


def test_a_chain_is_whole() -> None:
    links = make_links(*DAYS)

    found = walk(links, NOW)

    assert (found.records, found.first_break) == (3, None)
    assert found.head == Head(3, links[-1].chain_hash)


def test_a_chain_without_records_is_whole() -> None:
    assert walk([], NOW) == walk([], NOW, Head(0, BEGINNING))
    assert walk([], NOW).first_break is None


def test_each_fault_is_found_at_its_place() -> None:
    one, two, three = make_links(*DAYS)

    assert walk([one, replace(two, own_hash=b"other"), three], NOW).first_break == 2
    assert walk([one, replace(two, content_hash=b"other"), three], NOW).first_break == 2
    assert walk([one, replace(two, chain_hash=b"other"), three], NOW).first_break == 2
    assert walk([one, three], NOW).first_break == 2
    assert walk([two, three], NOW).first_break == 1
    assert walk([one, three, two], NOW).first_break == 2
    assert walk([one, replace(two, number=5), three], NOW).first_break == 2


def test_every_record_is_counted_behind_a_break() -> None:
    one, two, three = make_links(*DAYS)

    assert walk([replace(one, own_hash=b"other"), two, three], NOW).records == 3


def test_records_emptied_for_their_age_leave_the_chain_whole() -> None:
    one, two, three = make_links(KEPT * 2, KEPT + timedelta(hours=1), timedelta(days=1))

    assert walk([emptied(one), emptied(two), three], NOW).first_break is None
    assert walk([one, emptied(two), three], NOW).first_break is None


def test_a_record_emptied_before_its_time_is_found() -> None:
    one, two, three = make_links(*DAYS)

    assert walk([one, emptied(two), three], NOW).first_break == 2
    assert walk([one, two, emptied(three)], NOW).first_break == 3


def test_neighbours_a_moment_out_of_order_are_no_break() -> None:
    young = KEPT - timedelta(seconds=1)
    one, two = make_links(young, KEPT + timedelta(seconds=1))

    assert walk([one, emptied(two)], NOW).first_break is None


def test_a_known_head_tells_of_a_cut_and_of_a_chain_made_anew() -> None:
    links = make_links(*DAYS)
    known = Head(2, links[1].chain_hash)

    assert walk(links, NOW, known).first_break is None
    assert walk(links[:2], NOW, known).first_break is None
    assert walk(links[:1], NOW, known).first_break == 2
    assert walk(links, NOW, Head(2, b"other")).first_break == 2
    assert walk([], NOW, known).first_break == 1


def test_the_content_is_hashed_in_utc_and_in_any_order() -> None:
    elsewhere = NOW.astimezone(timezone(timedelta(hours=9)))

    assert content_hash(SAID | {"at": elsewhere}) == content_hash(SAID)
    assert content_hash(dict(reversed(SAID.items()))) == content_hash(SAID)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 2},
        {"at": NOW + timedelta(microseconds=1)},
        {"at": None},
        {"act": None},
        {"act": "published"},
        {"details": {"name": "Blue", "reason": ""}},
        {"actor_id": UUID(int=1)},
    ],
    ids=str,
)
def test_any_other_content_has_another_hash(change: dict[str, Any]) -> None:
    assert content_hash(SAID | change) != content_hash(SAID)
