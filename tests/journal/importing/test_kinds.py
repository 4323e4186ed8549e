"""Every kind of file is known by its content, and by no other kind's reader."""

import json

import pytest

from journal.errors import Invalid
from journal.importing.kakaotalk import looks_like as is_kakaotalk
from journal.importing.kinds import KINDS, detect, read
from tests.journal.importing.exports import ALL, ANDROID_KOREAN, make_room
from tests.journal.importing.test_line import WRITTEN as LINE
from tests.journal.importing.test_slack import packed, workspace
from tests.journal.importing.test_telegram import chat, said
from tests.journal.importing.test_whatsapp import WRITTEN as WHATSAPP

CALLS = b'<calls count="1"><call number="010" duration="3" date="1683540000000" type="1" /></calls>'
ACTIVITY = json.dumps(
    {"buckets": {"aw-watcher-android": {"type": "currentwindow", "events": []}}}
).encode()
TABLE = "시각,구분\n2026-03-02 19:00,전화\n2026-03-02 19:10,전화\n".encode()
FILES = {
    **{f"kakaotalk {layout}": ("kakaotalk", text.encode()) for layout, text in ALL.items()},
    **{f"line {written}": ("line", text.encode()) for written, text in LINE.items()},
    **{
        f"whatsapp {written}": ("whatsapp", text.encode())
        for written, (text, _) in WHATSAPP.items()
    },
    "slack": ("slack", packed(workspace())),
    "telegram": ("telegram", chat(said(1))),
    "phone": ("phone", CALLS),
    "activity": ("activity", ACTIVITY),
    "csv": ("csv", TABLE),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_known_by_its_content_alone(name: str) -> None:
    kind, content = FILES[name]

    assert detect(content) == kind


@pytest.mark.parametrize("name", FILES)
def test_no_messenger_takes_anothers_file_for_its_own(name: str) -> None:
    kind, content = FILES[name]
    messengers = {"kakaotalk", "line", "whatsapp", "slack", "telegram", "phone", "activity"}

    taking = {key for key in messengers if KINDS[key].looks_like(content)}

    assert taking <= {kind}


def test_a_long_room_is_known_by_its_beginning() -> None:
    assert is_kakaotalk(make_room(3000).encode())
    assert is_kakaotalk(make_room(3000).encode("cp949"))


def test_a_room_without_messages_is_known_by_its_head() -> None:
    assert is_kakaotalk("새벽별 님과 카카오톡 대화\n저장한 날짜 : 2023-05-12 00:51:00\n".encode())


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03", b"%PDF-1.7", b"hello"])
def test_what_is_none_of_them_is_refused(content: bytes) -> None:
    assert detect(content) is None
    with pytest.raises(Invalid, match="unknown_kind"):
        read(content)


@pytest.mark.parametrize(
    "pasted",
    ["kakaotalk bracket", "kakaotalk moment_korean 24 h", "line korean", "whatsapp iphone"],
)
@pytest.mark.parametrize(
    "holding", ["kakaotalk moment_english", "line english", "whatsapp android"]
)
def test_a_conversation_pasted_into_a_message_does_not_decide(pasted: str, holding: str) -> None:
    kind, content = FILES[holding]
    if FILES[pasted][0] != kind:
        assert detect(content.rstrip() + b"\n" + FILES[pasted][1]) == kind


def test_the_person_can_say_what_it_is() -> None:
    assert read(ANDROID_KOREAN.encode(), "kakaotalk").timeline.layout.startswith("kakaotalk")
    with pytest.raises(Invalid, match="unknown_layout"):
        read(ANDROID_KOREAN.encode(), "whatsapp")
    with pytest.raises(Invalid, match="unknown_kind"):
        read(ANDROID_KOREAN.encode(), "photos")


def test_a_calendar_is_told_from_what_nobody_knows() -> None:
    with pytest.raises(Invalid, match="calendar_file"):
        read(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


@pytest.mark.parametrize("kind", ["whatsapp", "line"])
def test_she_says_which_number_is_the_day_where_a_file_does_not(kind: str) -> None:
    texts = {
        "whatsapp": b"01/02/23, 20:50 - Garam: a\n03/04/23, 00:08 - Mina: b\n",
        "line": b"[LINE] x\n01/02/2023\n20:50\tGaram\ta\n",
    }
    with pytest.raises(Invalid, match="dates_ambiguous"):
        read(texts[kind])

    first, other = (
        read(texts[kind], day_first=is_first).timeline.moments[0] for is_first in (True, False)
    )

    assert (first - other) // 86_400 == 30


def test_a_file_that_is_clear_is_not_asked() -> None:
    export = read(ANDROID_KOREAN.encode(), day_first=True)

    assert export.timeline.moments == read(ANDROID_KOREAN.encode()).timeline.moments
