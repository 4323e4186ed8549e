from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.chain.rules import (
    BEGINNING,
    Broken,
    ChainLink,
    Fault,
    Holds,
    Words,
    brought_in,
    canonical,
    commitment,
    incident_content,
    leaf,
    link,
    says_the_same,
    stamp,
    verify,
    words_content,
)
from journal.vocabulary import LinkKind
from tests.conftest import SEOUL

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
ONE = UUID(int=1)


def make_chain(count: int) -> list[ChainLink]:
    chain: list[ChainLink] = []
    for number in range(1, count + 1):
        previous = chain[-1].link if chain else BEGINNING
        at, salt, content = NOON + timedelta(hours=number), bytes([number] * 32), canonical({})
        own = commitment(salt, content)
        bound = link(previous, number, leaf(stamp(at), "written", own))
        kept = (LinkKind.WRITTEN, None, salt, content, own, previous, bound, at)
        chain.append(ChainLink(number, *kept))
    return chain


def flip(value: bytes) -> bytes:
    return bytes([value[0] ^ 1]) + value[1:]


def test_the_hashes_of_the_format_stay_what_they_are() -> None:
    own = commitment(bytes(32), canonical({"incident": "x"}))
    placed = leaf("2026-03-05T12:00:00Z", "written", own)

    assert own.hex() == "7fa7561002416b29f6ff5e6150124e6b5c4f8a9fbdd83057bc253224aaba5e13"
    assert placed.hex() == "311b56a84d756519ff36e454f92341391bfdb8581f3fa02a2fa02ada8458046c"
    assert (
        link(BEGINNING, 1, placed).hex()
        == "ec1d3f6f2c86ca86cb898e03d67f18cf053eb6ab0cf1a795878430a939af320b"
    )


def test_json_is_written_in_one_way() -> None:
    assert (
        canonical({"b": 1, "a": [True, None, "가\u0301\n"]})
        == '{"a":[true,null,"가\u0301\\n"],"b":1}'
    )
    assert canonical("\u1100\u1161") == '"가"'
    with pytest.raises(ValueError, match="Out of range"):
        canonical(float("nan"))


def test_a_moment_is_written_in_utc_to_the_second() -> None:
    assert stamp(datetime(2026, 3, 5, 21, 0, 7, 999, tzinfo=SEOUL)) == "2026-03-05T12:00:07Z"


def test_an_incident_says_what_was_answered_and_nothing_about_herself() -> None:
    said = {"kind": "insult", "channel": None, "ending": None, "backed": "lead"}

    content = incident_content(ONE, NOON, "Asia/Seoul", {**said, "overtime_minutes": None})

    assert content == {
        "incident": str(ONE),
        "at": "2026-03-05T12:00:00Z",
        "zone": "Asia/Seoul",
        "kind": "insult",
        "backed": "lead",
    }


def test_what_was_brought_in_says_so_and_says_the_same() -> None:
    content = {"incident": "x", "kind": "insult"}

    brought = brought_in(content, NOON)

    assert brought == {**content, "brought_in": True, "kept_since": "2026-03-05T12:00:00Z"}
    assert says_the_same(content, brought)
    assert not says_the_same(content, {**brought, "kind": "threat"})


def test_words_are_told_by_the_hash_of_their_ciphertext() -> None:
    content = words_content(ONE, Words(UUID(int=2), 3, b""))

    assert content["body_sha256"].startswith("e3b0c442")  # type: ignore[union-attr]
    assert (content["subject"], content["note"], content["version"]) == (
        str(ONE),
        str(UUID(int=2)),
        3,
    )


def test_a_whole_chain_holds() -> None:
    assert verify([]) == Holds(0)
    assert verify(make_chain(5)) == Holds(5)


def test_a_link_that_says_nothing_any_more_still_holds() -> None:
    chain = make_chain(3)
    chain[1] = replace(chain[1], salt=None, content=None)

    assert verify(chain) == Holds(3)


@pytest.mark.parametrize(
    "change, why",
    [
        (lambda one: replace(one, number=one.number + 1), Fault.NUMBER),
        (lambda one: replace(one, at=one.at - timedelta(days=1)), Fault.TIME),
        (lambda one: replace(one, at=one.at + timedelta(seconds=1)), Fault.LINK),
        (lambda one: replace(one, kind=LinkKind.CHANGED), Fault.LINK),
        (lambda one: replace(one, commitment=flip(one.commitment)), Fault.LINK),
        (lambda one: replace(one, previous=flip(one.previous)), Fault.LINK),
        (lambda one: replace(one, link=flip(one.link)), Fault.LINK),
        (lambda one: replace(one, content='{"a":1}'), Fault.CONTENT),
        (lambda one: replace(one, salt=flip(one.salt)), Fault.CONTENT),
        (lambda one: replace(one, salt=None), Fault.CONTENT),
        (lambda one: replace(one, content=None), Fault.CONTENT),
    ],
)
def test_what_does_not_fit_is_named(change: Callable[[ChainLink], ChainLink], why: Fault) -> None:
    chain = make_chain(4)
    chain[2] = change(chain[2])

    assert verify(chain) == Broken(3, why)


@given(st.permutations(range(5)))
def test_no_other_order_holds(order: list[int]) -> None:
    chain = make_chain(5)

    found = verify([chain[place] for place in order])

    assert (found == Holds(5)) == (order == sorted(order))


@given(st.integers(0, 4))
def test_a_link_left_out_is_missed(place: int) -> None:
    chain = make_chain(6)
    del chain[place]

    assert verify(chain) == Broken(place + 1, Fault.NUMBER)
