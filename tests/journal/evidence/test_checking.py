"""Any changed byte in content, order or time makes the check fail, with the place named."""

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.evidence.opening import open_words
from journal.chain.rules import canonical
from journal.evidence.checking import LARGEST_BYTES, Failed, Place, Wrong, check_file
from journal.evidence.reading import Checked
from journal.evidence.rules import Receipt
from tests.journal.evidence.filed import (
    KEY,
    WORDS,
    Life,
    live,
    make_file,
    sealed,
    words_of,
    written,
)

SLOW = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
Said = dict[str, Any]


@pytest.fixture
def life(session: Session, mina_id: Any) -> Life:
    return live(session, mina_id)


@pytest.fixture
def said(session: Session, life: Life) -> Said:
    return make_file(session, life)


def check(said: Said) -> Checked | Failed:
    return check_file(written(said), open_words)


def test_a_whole_file_holds_and_tells_what_is_in_it(said: Said, life: Life) -> None:
    found = check(said)

    assert isinstance(found, Checked)
    first, second = found.incidents
    assert [one.content["kind"] for one in first.told] == ["threat", "insult"]
    assert second.told[0].content["brought_in"] is True
    assert [one.text for one in first.words] == [WORDS, WORDS]
    (asked,) = first.requests
    assert [one.content["outcome"] for one in asked.told] == ["open", "refused"]
    assert (found.links, found.head.link) == (10, said["links"][-1]["link"])
    assert found.receipts[0].number == 2
    assert found.has(found.receipts[0])
    assert not found.has(Receipt(3, found.receipts[0].link))
    assert not found.has(Receipt(0, found.head.link))


def test_what_was_not_chosen_is_a_number_and_a_hash(said: Said, life: Life) -> None:
    hidden = [one for one in said["links"] if "leaf" in one]

    assert len(hidden) == 3
    assert all(one.keys() == {"number", "leaf", "link"} for one in hidden)
    assert str(life.other) not in canonical(said)


def test_without_her_words_the_file_holds_too(said: Said) -> None:
    found = check({**said, "words": []})

    assert isinstance(found, Checked)
    assert [one.text for one in found.incidents[0].words] == [None, None]


@SLOW
@given(st.data())
def test_any_changed_byte_fails(said: Said, data: st.DataObject) -> None:
    content = bytearray(written(said))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))

    assert isinstance(check_file(bytes(content), open_words), Failed)


def leaves(said: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every text and number of a file."""
    if isinstance(said, dict | list):
        pairs = said.items() if isinstance(said, dict) else enumerate(said)
        return [leaf for key, value in pairs for leaf in leaves(value, (*path, key))]
    return [path]


def changed(value: Any, data: st.DataObject) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return not value
    if isinstance(value, int):
        return value + data.draw(st.sampled_from([-1, 1, 7]))
    place = data.draw(st.integers(0, max(0, len(value) - 1)))
    other = data.draw(st.sampled_from("0a9Z-"))
    return value[:place] + other + value[place + 1 :]


NAMED = {
    "links": Place.LINK,
    "words": Place.WORDS,
    "receipts": Place.RECEIPT,
    "incidents": Place.INCIDENT,
}


@SLOW
@given(st.data())
def test_a_forger_who_corrects_the_checksum_is_caught_at_the_place(
    said: Said, data: st.DataObject
) -> None:
    forged = copy.deepcopy(said)
    *way, last = data.draw(st.sampled_from([one for one in leaves(said) if one[0] in NAMED]))
    part = forged
    for key in way:
        part = part[key]
    before = part[last]
    part[last] = changed(before, data)
    found = check(forged)

    assert (part[last] == before) == isinstance(found, Checked)
    if isinstance(found, Failed) and way and way[0] in {"links", "receipts"}:
        assert (found.place, found.number) == (NAMED[way[0]], way[1] + 1)
    if isinstance(found, Failed) and way and way[0] == "words":
        assert (found.place, found.number) == (Place.WORDS, way[1] + 1)


@SLOW
@given(st.permutations(range(10)))
def test_no_other_order_of_the_links_holds(said: Said, order: list[int]) -> None:
    found = check({**said, "links": [said["links"][place] for place in order]})

    first = next((place for place, own in enumerate(order) if place != own), None)
    assert (first is None) == isinstance(found, Checked)
    if first is not None:
        assert found == Failed(Place.LINK, first + 1, Wrong.NUMBER)


@pytest.mark.parametrize(
    "content, wrong",
    [
        (b"", Wrong.UNREADABLE),
        (b"\xff", Wrong.UNREADABLE),
        (b"[" * 100_000, Wrong.UNREADABLE),
        (b'{"format":"\\ud800"}', Wrong.UNREADABLE),
        (b'{"format":NaN}', Wrong.UNREADABLE),
        (b"[]", Wrong.SHAPE),
        (b"\xef\xbb\xbf{}", Wrong.UNREADABLE),
        (b" " * (LARGEST_BYTES + 1), Wrong.TOO_LARGE),
    ],
)
def test_what_is_no_file_of_ours_is_told(content: bytes, wrong: Wrong) -> None:
    assert check_file(content, open_words) == Failed(Place.FILE, 0, wrong)


def test_the_checksum_and_the_spelling_are_checked_last(said: Said) -> None:
    whole = written(said)
    pretty = json.dumps(json.loads(whole), indent=1, ensure_ascii=False).encode()

    assert check_file(pretty, open_words) == Failed(Place.FILE, 0, Wrong.SPELLING)
    later = whole.replace(b'"made_at":"2026-03-11', b'"made_at":"2026-03-12')
    assert later != whole
    assert check_file(later, open_words) == Failed(Place.FILE, 0, Wrong.CHECKSUM)


def test_a_changed_link_before_the_first_writing_is_named(said: Said, life: Life) -> None:
    """Hiding how an incident was first written leaves a change of nothing."""
    first = next(one for one in said["links"] if one.get("content", {}).get("kind") == "threat")
    place = first["number"] - 1
    from journal.chain.rules import commitment, leaf  # noqa: PLC0415 - only this forger needs them

    own = commitment(bytes.fromhex(first["salt"]), canonical(first["content"]))
    hidden = {"number": first["number"], "link": first["link"]}
    said["links"][place] = {**hidden, "leaf": leaf(first["at"], "written", own).hex()}

    assert check(said) == Failed(Place.LINK, 5, Wrong.NOT_FIRST)


@pytest.mark.parametrize(
    "plain",
    [
        b"\x00\x00\x00\xff{}",
        b"\x00\x00\x00\x02{}" + b"\x01",
        b"\x00\x00\x00\x02{}",
        b"\x00\x00\x00\x02[]",
        b"\x00\x00\x00\x01x",
        b'\x00\x00\x00\x0a{"text":1}',
    ],
)
def test_words_in_another_form_are_not_the_words(said: Said, plain: bytes) -> None:
    found = check_file(written(said), lambda *_: plain)

    assert found == Failed(Place.WORDS, 1, Wrong.TEXT)


def test_words_open_with_their_own_key_only(life: Life) -> None:
    body = sealed(life, 1)
    one = words_of(life, 1)

    assert open_words(KEY, b"\x02" + body[1:], b"") is None
    assert open_words(KEY[:16], body, b"") is None
    assert open_words(KEY, body[:5], b"") is None
    assert open_words(bytes(32), body, one["note"].encode()) is None
