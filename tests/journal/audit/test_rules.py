"""What a chain of records is, without a database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from journal.audit.rules import (
    APART,
    BEGINNING,
    GRANTS_KEPT,
    KEPT,
    OUT_OF_STEP,
    Head,
    Link,
    Mark,
    chain_hash,
    content_hash,
    kept_for,
    walk,
)
from journal.vocabulary import Act

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
STEP = timedelta(hours=1)


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


def all_emptied(*ages: timedelta) -> list[Link]:
    return [emptied(link) for link in make_links(*ages)]


def test_without_a_mark_an_emptied_beginning_is_believed() -> None:
    assert walk(all_emptied(*DAYS), NOW).first_break is None


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_mark_tells_of_records_emptied_before_their_time(number: int) -> None:
    mark = Mark(number, NOW - timedelta(days=4))

    assert walk(all_emptied(*DAYS), NOW, marks=[mark]).first_break == number


def test_an_emptied_record_is_believed_once_its_mark_is_old_enough() -> None:
    links = all_emptied(KEPT, KEPT)
    old, young = (Mark(2, NOW - KEPT + OUT_OF_STEP + by) for by in (timedelta(), STEP))

    assert walk(links, NOW, marks=[old]).first_break is None
    assert walk(links, NOW, marks=[young]).first_break == 2


def test_a_marked_role_is_held_to_its_own_time() -> None:
    links = all_emptied(*[KEPT * 1.2] * 3)
    mark = Mark(2, NOW - KEPT * 1.2, GRANTS_KEPT)

    assert walk(links, NOW, marks=[mark]).first_break == 2
    assert walk(links, NOW + GRANTS_KEPT, marks=[mark]).first_break is None


def test_an_old_record_that_stands_hides_no_young_one_behind_a_mark() -> None:
    old, young, younger = make_links(KEPT * 1.2, timedelta(days=9), timedelta(days=1))
    links = [old, emptied(young), emptied(younger)]

    assert walk(links, NOW).first_break is None
    assert walk(links, NOW, marks=[Mark(2, NOW - timedelta(days=9))]).first_break == 2


def test_marks_are_the_oldest_record_that_stands_and_one_a_month() -> None:
    ages = (KEPT * 2, KEPT - STEP, KEPT - APART, KEPT - APART - STEP, STEP)
    first, *rest = make_links(*ages)

    marks = walk([emptied(first), *rest], NOW).marks

    assert [mark.number for mark in marks] == [2, 4, 5]
    assert [mark.at for mark in marks] == [rest[0].at, rest[2].at, rest[3].at]


def test_marks_say_how_long_their_record_is_kept() -> None:
    (link,) = make_links(STEP)

    (mark,) = walk([replace(link, kept=kept_for(Act.ROLE_TAKEN))], NOW).marks

    assert mark == Mark(1, NOW - STEP, GRANTS_KEPT)
    assert kept_for(Act.PUBLISHED) == kept_for(None) == KEPT


def test_a_record_without_its_time_is_a_break_and_no_mark() -> None:
    one, two = make_links(*DAYS[:2])

    found = walk([replace(one, at=None, own_hash=b"other"), two], NOW)

    assert (found.first_break, [mark.number for mark in found.marks]) == (1, [2])


def test_marks_of_a_walk_find_what_is_emptied_after_it() -> None:
    links = make_links(*(timedelta(days=age) for age in range(200, 0, -1)))
    marks = walk(links, NOW).marks

    for count in range(1, len(links) + 1):
        blanked = [emptied(link) for link in links[:count]]
        assert walk([*blanked, *links[count:]], NOW, marks=marks).first_break == 1


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
