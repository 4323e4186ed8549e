"""Looks at apps on an invented phone, as ActivityWatch exports them."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.activity import looks_like, read_activity
from journal.importing.export import CHANNELS, ParsedExport
from journal.vocabulary import ContactChannel, Direction, SourceKind, ZoneBasis
from tests.journal.importing.mutated import assert_only_refused, bent

BEGIN = datetime(2024, 5, 10, 11, 0, tzinfo=UTC)
TALK, MAIL = "kr.example.talk", "kr.example.mail"


def seen(seconds: float, package: str = TALK, lasted: float = 0, **said: Any) -> dict[str, Any]:
    moment = BEGIN + timedelta(seconds=seconds)
    return {
        "id": 1,
        "timestamp": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "duration": lasted,
        "data": {"app": package.rpartition(".")[2], "package": package, "classname": "x.Main"},
    } | said


def bucket(*events: object, kind: str = "currentwindow") -> dict[str, Any]:
    return {"type": kind, "client": "aw-android", "hostname": "unknown", "events": [*events]}


def content_of(*buckets: object) -> bytes:
    named = {f"aw-watcher-{number}": one for number, one in enumerate(buckets)}
    return json.dumps({"buckets": named}).encode()


def read(*buckets: object) -> ParsedExport:
    return read_activity(content_of(*buckets))


def looks(export: ParsedExport) -> list[tuple[int, int, int]]:
    """Seconds after the beginning, seconds looked, and rows of each look."""
    timeline, first = export.timeline, int(BEGIN.timestamp())
    return [
        (moment - first, lasted, rows)
        for moment, lasted, rows in zip(
            timeline.moments, timeline.durations, timeline.folded, strict=True
        )
    ]


def warned(export: ParsedExport) -> dict[str, int]:
    return {warning.code: warning.count for warning in export.timeline.warnings}


def test_a_look_is_opened_by_her_in_the_room_of_its_app() -> None:
    export = read(bucket(seen(0, lasted=12.7), seen(600, MAIL)))

    timeline = export.timeline
    assert looks(export) == [(0, 12, 1), (600, 0, 1)]
    assert (timeline.source, timeline.zone_basis) == (SourceKind.ACTIVITY, ZoneBasis.IN_FILE)
    assert set(timeline.channels) == {CHANNELS.index(ContactChannel.APP_OPEN)}
    assert export.rooms == (f"{TALK}\ttalk", f"{MAIL}\tmail")
    assert len(set(timeline.ways)) == 1
    assert tuple(Direction)[timeline.ways[0] - 1] is Direction.OUT


def test_screens_of_one_app_within_a_minute_are_one_look() -> None:
    events = [seen(0), seen(2, lasted=20), seen(40, MAIL), seen(82), seen(143), seen(150)]

    assert looks(read(bucket(*events))) == [(0, 82, 3), (40, 0, 1), (143, 7, 2)]


def test_order_and_copies_do_not_matter() -> None:
    events = [seen(0), seen(300), seen(600, lasted=5)]

    turned = read(bucket(*reversed(events)), bucket(*events, seen(600, lasted=9)))

    assert looks(turned) == [(0, 0, 1), (300, 0, 1), (600, 9, 1)]
    assert warned(turned) == {"repeated_rows": 4}
    assert turned.identities == read(bucket(*events)).identities


@pytest.mark.parametrize(
    "stamp",
    [
        "2024-05-10T11:00:00Z",
        "2024-05-10T11:00:00.000Z",
        "2024-05-10T20:00:00.000000+09:00",
        "2024-05-10T11:00:00",
    ],
)
def test_stamps_come_in_several_ways(stamp: str) -> None:
    export = read(bucket(seen(0, timestamp=stamp)))

    assert looks(export) == [(0, 0, 1)]
    assert export.identities == (f"{int(BEGIN.timestamp())}000|{TALK}",)


def test_unlocking_is_no_contact() -> None:
    unlocks = bucket(seen(0, data={}), seen(9, data={}), kind="os.lockscreen.unlocks")

    export = read(unlocks, bucket(seen(0)))

    assert (len(looks(export)), export.timeline.system_lines) == (1, 2)


def test_buckets_of_computers_are_passed_over() -> None:
    window = seen(0, data={"app": "Browser", "title": "비밀 제목"})
    page = seen(0, data={"url": "https://example.org/secret", "title": "비밀 제목"})
    others = [bucket(window), bucket(page, kind="web.tab.current"), bucket(kind="afkstatus")]

    export = read(*others, bucket(seen(0)))

    assert warned(export) == {"other_buckets": 3}
    assert "비밀" not in repr(export)


@pytest.mark.parametrize(
    "broken",
    [
        seen(0, timestamp=7),
        seen(0, timestamp="soon"),
        seen(0, timestamp="1999-01-01T00:00:00Z"),
        seen(0, data=None),
        seen(0, data={"package": 3}),
    ],
)
def test_rows_without_moment_or_app_are_counted(broken: dict[str, Any]) -> None:
    export = read(bucket(broken, seen(60)))

    assert looks(export) == [(60, 0, 1)]
    assert warned(export) == {"rows_left_out": 1}


@pytest.mark.parametrize("lasted", [None, "x", -5, float("nan"), 10**400, [1]])
def test_a_length_that_is_none_is_nothing(lasted: object) -> None:
    assert looks(read(bucket(seen(0, duration=lasted)))) == [(0, 0, 1)]


@pytest.mark.parametrize("lasted", [1e12, float("inf"), 10**300])
def test_a_length_has_its_bound(lasted: float) -> None:
    assert looks(read(bucket(seen(0, lasted=lasted)))) == [(0, 604_800, 1)]


def test_a_name_with_half_signs_and_an_app_without_one_are_rooms_too() -> None:
    content = content_of(
        bucket(seen(0, data={"package": "a\ud83d\n\tb"}), seen(0, data={"package": "c"}))
    )

    assert read_activity(content).rooms == ("a? b", "c")


@pytest.mark.parametrize(
    "content,reason",
    [
        (b" ", "empty_file"),
        (b"{", "damaged_json"),
        (b"[" * 100_000, "damaged_json"),
        (b'{"buckets": {"a": ' + b"9" * 5000 + b"}}", "damaged_json"),
        (b'\xff\xfe{"', "damaged_json"),
        (b"[[" + b"[]," * 2_000_001 + b"[]]]", "damaged_json"),
        (b" " * (20 * 1024 * 1024 + 1), "too_large"),
        (b"[]", "unknown_layout"),
        (b'{"buckets": []}', "unknown_layout"),
        (b'{"buckets": {}}', "no_messages"),
        (b'{"buckets": {"a": 1, "b": {"type": "currentwindow", "events": [1, 2]}}}', "no_messages"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_activity(content)

    assert refused.value.reason == reason


def test_it_is_known_by_its_content() -> None:
    assert looks_like(content_of(bucket(seen(0))))
    assert looks_like(b'\xef\xbb\xbf{ "buckets" : {}}')
    assert not looks_like(b'{"messages": []}')
    assert not looks_like(b"")


SEED = content_of(bucket(seen(0), seen(90, MAIL, 7), seen(200)), bucket(kind="afkstatus"))


@given(st.binary(max_size=12), st.lists(st.integers(0, len(SEED)), min_size=2, max_size=6))
def test_bent_files_are_read_or_refused(piece: bytes, cuts: list[int]) -> None:
    assert_only_refused(looks_like, read_activity, bent(SEED, piece, cuts))
