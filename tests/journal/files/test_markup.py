import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.files import markup
from journal.files.markup import elements_of
from journal.files.text import LARGEST_FILE_BYTES

CALLS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\n<calls count="2">\n'
    '  <call number="0105" type="1" name="%s"/>\n  <sms number="0106" body="말"/>\n</calls>'
)
TAGS = frozenset({"call"})


def name_in(written: str | bytes) -> str:
    before, after = CALLS.encode().split(b"%s")
    said = written if isinstance(written, bytes) else written.encode()
    ((_tag, attributes),) = elements_of(before + said + after, TAGS)
    return attributes["name"]


def refusal_of(content: bytes) -> tuple[str, int | None]:
    with pytest.raises(Invalid) as refused:
        list(elements_of(content, TAGS))
    return refused.value.reason, refused.value.line


def outcome_of(content: bytes) -> str:
    try:
        list(elements_of(content, TAGS))
    except Invalid as refusal:
        return refusal.reason
    return "read"


def test_only_the_named_elements_are_given_with_their_attributes() -> None:
    (found,) = elements_of((CALLS % "가람").encode(), TAGS)

    assert found == ("call", {"number": "0105", "type": "1", "name": "가람"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_is_known_by_its_mark(encoding: str) -> None:
    assert len(list(elements_of((CALLS % "가람").encode(encoding), TAGS))) == 1


def test_a_name_with_its_namespace_counts_too() -> None:
    (found,) = elements_of(b'<a xmlns="urn:x"><call id="1"/></a>', TAGS)

    assert found == ("call", {"id": "1"})


@pytest.mark.parametrize(
    "written, read",
    [
        ("&#55357;&#56832;", "😀"),
        ("&#128512;", "😀"),
        ("&#xAC00;&amp;", "가&"),
        ("&#55357;", "\ufffd"),
        ("&#56832;&#55357;", "\ufffd\ufffd"),
        ("&#56319;&#57343;", "\U0010ffff"),
        ("&#56320;&#56320;", "\ufffd\ufffd"),
        ("&#55200;&#56320;", "힠\ufffd"),
        ("&#0;&#8;&#xFFFF;", "\ufffd\ufffd\ufffd"),
        ("&#9999999999;", "\ufffd"),
        (b"a\x00b\x1fc", "a\ufffdb\ufffdc"),
        (b"\xa5\xff", "\ufffd\ufffd"),
    ],
)
def test_signs_that_xml_forbids_are_taken_as_lost(written: str | bytes, read: str) -> None:
    assert name_in(written) == read


@pytest.mark.parametrize(
    "content, reason, line",
    [
        (b"", "empty_file", None),
        (b" \n", "empty_file", None),
        (b"x" * (LARGEST_FILE_BYTES + 1), "too_large", None),
        (b"<calls>\n<call></calls>", "damaged_xml", 2),
        (b"<calls>\n<call/>\n", "damaged_xml", 3),
        (b"no\nxml", "damaged_xml", 1),
        (b"<calls>&unknown;</calls>", "damaged_xml", 1),
        (b"<!DOCTYPE calls><calls/>", "unsafe_xml", None),
        (b'<!DOCTYPE c [<!ENTITY a "b">]><c>&a;</c>', "unsafe_xml", None),
        (b'<!DOCTYPE c SYSTEM "file:///etc/passwd"><c/>', "unsafe_xml", None),
        (b"<a>" * 101, "unsafe_xml", None),
    ],
)
def test_what_is_damaged_or_active_is_refused(
    content: bytes, reason: str, line: int | None
) -> None:
    assert refusal_of(content) == (reason, line)


def test_only_so_many_elements_are_gone_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_ELEMENTS", 3)

    assert len(list(elements_of(b"<a><call/><call/></a>", TAGS))) == 2
    assert refusal_of(b"<a><call/><call/><call/></a>")[0] == "unsafe_xml"


@pytest.mark.parametrize(
    "bomb, reason",
    [
        (b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 500 + b'">]><x>&a;</x>', "unsafe_xml"),
        (b"<a>" * 500, "unsafe_xml"),
        (b'<call name="' + b"x" * 500, "damaged_xml"),
    ],
)
def test_a_bomb_is_refused_in_whatever_pieces_it_is_read(
    bomb: bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(markup, "_PIECE_CHARACTERS", 20)

    assert refusal_of(bomb)[0] == reason


def test_elements_come_while_the_rest_is_still_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_PIECE_CHARACTERS", 20)
    content = b'<calls><call n="1"/>' + b"<sms/>" * 9 + b'<call n="2"/></wrong>'
    found = elements_of(content, TAGS)

    assert next(found) == ("call", {"n": "1"})
    with pytest.raises(Invalid, match="damaged_xml"):
        next(found)


@given(st.data())
def test_a_changed_file_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray((CALLS % "가람&#55357;&#56832;").encode())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    assert outcome_of(bytes(content)) in {"read", "damaged_xml", "unsafe_xml"}
