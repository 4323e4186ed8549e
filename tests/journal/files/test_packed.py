import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.files.packed import is_packed, parts_of


def zipped(parts: Mapping[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def refusal_of(content: bytes, **bounds: int) -> str:
    with pytest.raises(Invalid) as refused:
        list(parts_of(content, lambda _name: True, **bounds))
    return refused.value.reason


def outcome_of(content: bytes) -> str:
    try:
        list(parts_of(content, lambda _name: True))
    except Invalid as refusal:
        return refusal.reason
    return "read"


DAYS = {"users.json": b"[]", "shop/2026-03-04.json": b"[1]", "shop/photo.png": b"p"}


def test_only_the_wanted_parts_are_read() -> None:
    content = zipped(DAYS | {"shop/": b""})

    read = dict(parts_of(content, lambda name: not name.endswith(".png")))

    assert read == {"users.json": b"[]", "shop/2026-03-04.json": b"[1]"}


def test_a_zip_is_known_by_its_beginning() -> None:
    assert is_packed(zipped(DAYS))
    assert is_packed(zipped({}))
    assert not is_packed(b"Date,User")


@pytest.mark.parametrize(
    "name", ["../users.json", "a/../../b", "/etc/passwd", "C:/users.json", "a\\..\\b"]
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    assert refusal_of(zipped({name: b"1"})) == "unsafe_zip"


@pytest.mark.parametrize(
    "bounds",
    [{"most_parts": 2}, {"most_bytes": 4}, {"most_bytes": 5}],
)
def test_too_many_parts_and_too_many_bytes_are_refused(bounds: dict[str, int]) -> None:
    assert refusal_of(zipped(DAYS), **bounds) == "unsafe_zip"
    assert len(list(parts_of(zipped(DAYS), lambda _name: True, most_parts=3, most_bytes=6))) == 3


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"a.json": bytes(2 * 1024 * 1024)})
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))

    assert refusal_of(bomb) == "unsafe_zip"


def test_parts_that_overlap_are_counted_against_the_whole_file() -> None:
    one = zipped({"a": bytes(600_000)})
    start = one.index(b"PK\x01\x02")
    entry = one[start : one.index(b"PK\x05\x06")]
    end = bytearray(one[one.index(b"PK\x05\x06") :])
    end[8:12] = (4).to_bytes(2, "little") * 2
    end[12:16] = (len(entry) * 4).to_bytes(4, "little")

    assert refusal_of(one[:start] + entry * 4 + bytes(end)) == "unsafe_zip"


def test_a_part_larger_than_it_says_is_damaged() -> None:
    content = bytearray(zipped({"a": b"x" * 1000}))
    for start in (content.index(b"PK\x03\x04") + 22, content.index(b"PK\x01\x02") + 24):
        content[start : start + 4] = (10).to_bytes(4, "little")

    assert refusal_of(bytes(content)) == "damaged_zip"


def test_what_is_really_unpacked_is_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda _self, _part: b"x" * 100)

    assert refusal_of(zipped({"a": b"1"}), most_bytes=99) == "unsafe_zip"


def test_a_locked_part_is_refused() -> None:
    content = bytearray(zipped({"a": b"1"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert refusal_of(bytes(content)) == "unsafe_zip"


def test_an_unusual_way_of_packing_is_refused() -> None:
    assert refusal_of(zipped({"a": b"1"}, zipfile.ZIP_LZMA)) == "damaged_zip"


@given(st.data())
def test_a_changed_zip_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(zipped(DAYS))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(0, len(content)))]

    assert outcome_of(bytes(content)) in {"read", "unsafe_zip", "damaged_zip"}
