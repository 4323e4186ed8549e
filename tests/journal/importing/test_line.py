from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.export import ParsedExport
from journal.importing.line import looks_like, read_line
from tests.journal.importing.exports import ANDROID_KOREAN, EPOCH
from tests.journal.importing.mutated import assert_only_refused, bent

ENGLISH = (
    "[LINE] Chat history with Garam\nSaved on: 05/15/2023, 08:00\n\n"
    "Sat, 05/13/2023\n8:50PM\tGaram\twhen\n8:51PM\t\tMina joined the chat\n"
    '8:52PM\tMina\t"two\n9:00PM\tlines"\n\nSun, 05/14/2023\n12:08AM\tGaram\tok\n8:00AM\tPhotos\n'
)
DAY_FIRST = ENGLISH.replace("05/13/2023", "13/05/2023").replace("05/14/2023", "14/05/2023").replace(
    "05/15/2023", "15/05/2023"
)  # fmt: skip
JAPANESE = (
    "[LINE] 가람のトーク履歴\r\n保存日時：2023/05/15 08:00\r\n\r\n"
    "2023/05/13(土)\r\n20:50\t가람\tいつ\r\n20:52\t미나\t明日\r\n\r\n2023/05/14(日)\r\n00:08\t가람\t了解\r\n"
)
KOREAN = (
    "[LINE] 가람님과의 대화\n저장한 날짜 : 2023. 5. 15. 08:00\n\n"
    "2023.05.13 토요일\n오후 8:50\t가람\t언제\n오후 8:52\t미나\t내일\n\n"
    "2023.05.14 일요일\n오전 12:08\t가람\t네\n"
)
WINDOWS = (
    "2023.05.13 Saturday\n20:50 Garam when\n20:52 Mina tomorrow\n"
    "2023.05.14 Sunday\n00:08 Garam ok\n"
)
EXPECTED = ["05-13 20:50", "05-13 20:52", "05-14 00:08"]
WRITTEN = {
    "english": ENGLISH,
    "day first": DAY_FIRST,
    "japanese": JAPANESE,
    "korean": KOREAN,
    "windows": WINDOWS,
    "wide": WINDOWS.replace(" Garam ", "    Garam    ").replace(" Mina ", "    Mina K    "),
    "taiwan": (
        "[LINE] 與가람的聊天記錄\n儲存日期：2023/5/15 08:00\n\n2023/5/13（週六）\n"
        "下午8:50\t가람\ta\n20:52\t미나\tb\n\n2023/5/14週日\n上午12:08\t가람\tc\n"
    ),
    "era": (
        "[LINE] 가람のトーク履歴\n保存日時：R5/05/15 08:00\n\nR5/05/13(土)\n20:50    가람    a\n"
        "20:52    미나    b\n\nR5/05/14(日)\n00:08    가람    c\n"
        "22:10    가람が送信を取り消しました\n"
    ),
    "korean in words": KOREAN.replace("2023.05.13", "2023년 5월 13일").replace(
        "2023.05.14", "2023년 5월 14일"
    ),
    "thai years": DAY_FIRST.replace("Sat", "ส.").replace("Sun", "อา.").replace("2023", "2566"),
    "weekdays nobody knows": (
        "[LINE] x\nLau, 01/05/2023\n8:50PM\tGaram\ta\nLau, 08/05/2023\n8:52PM\tMina\tb\n"
        "Mah, 02/05/2023\n12:08AM\tGaram\tc\n"
    ),
}


def times(export: ParsedExport) -> list[str]:
    return [f"{EPOCH + timedelta(seconds=at):%m-%d %H:%M}" for at in export.timeline.moments]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_way_of_writing_is_read(written: str, encoding: str) -> None:
    export = read_line(WRITTEN[written].encode(encoding))

    expected = EXPECTED
    if written == "weekdays nobody knows":
        expected = ["05-01 20:50", "05-08 20:52", "05-02 00:08"]
    assert looks_like(WRITTEN[written].encode(encoding))
    assert times(export) == expected
    assert len(export.senders) == 2


@pytest.mark.parametrize("written", ["english", "japanese"])
def test_it_is_known_by_its_first_line_or_its_tabs(written: str) -> None:
    whole = WRITTEN[written]

    assert looks_like(whole.encode())
    assert looks_like(whole.encode("utf-16"))
    assert looks_like(whole.replace("\r", "").partition("\n\n")[2].encode())


def test_other_files_are_not_taken_for_it() -> None:
    assert not looks_like(ANDROID_KOREAN.encode())
    assert not looks_like(b"2023.05.13 Saturday\nno message\n")
    assert not looks_like(b"8:50PM\tGaram\twhen\n")


def test_the_first_line_stands_for_the_room_and_the_second_for_the_saving() -> None:
    export = read_line(ENGLISH.encode())

    assert export.head_line == "[LINE] Chat history with Garam"
    assert EPOCH + timedelta(seconds=export.timeline.saved or 0) == EPOCH.replace(2023, 5, 15, 8)
    assert read_line(WINDOWS.encode()).head_line is None


def test_notices_and_lines_without_words_are_no_messages() -> None:
    assert read_line(ENGLISH.encode()).timeline.system_lines == 2


@pytest.mark.parametrize("head", ["[LINE] ประวัติการแชท\n", "[LINE] x\n", ""])
def test_thai_computers_have_a_code_page_of_their_own(head: str) -> None:
    text = f"{head}ส., 13/05/2023\n20:50\tแก้ว\tเมื่อไร\n"

    export = read_line(text.encode("cp874"))

    assert (times(export), export.senders) == (EXPECTED[:1], ("แก้ว",))


def test_korean_computers_are_not_taken_for_thai_ones() -> None:
    text = "[LINE] x\n2023.05.13 토요일\n20:50\t하하\t가가\n"

    assert read_line(text.encode("cp949")).senders == ("하하",)
    with pytest.raises(Invalid, match=r"damaged_text|not_text"):
        read_line(b"[LINE] x\n\xff\xfd\xfc\n")


def test_time_that_goes_backwards_is_kept_and_counted() -> None:
    text = b"2023/05/13(Sat)\n20:50\tGaram\ta\n20:40\tMina\tb\n"

    (found,) = read_line(text).timeline.warnings

    assert (found.code, found.lines) == ("time_goes_backwards", (3,))


def test_a_day_written_otherwise_within_a_message_is_no_day_line() -> None:
    text = "2023/05/13(Sat)\n20:50\tGaram\ta\n14.05.2023\n20:52\tMina\tb\n"

    assert times(read_line(text.encode())) == EXPECTED[:2]


def test_what_stands_before_the_first_day_has_no_moment() -> None:
    text = "[LINE] x\n19:00\tGaram\ta\n2023/05/13(Sat)\n20:50\tGaram\tb\n"

    assert times(read_line(text.encode())) == EXPECTED[:1]


@pytest.mark.parametrize("module", ["line", "chat"])
def test_more_messages_than_fit_are_refused(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"journal.importing.{module}.MOST_MESSAGES", 1)

    with pytest.raises(Invalid, match="too_many_messages"):
        read_line(ENGLISH.encode())


@given(
    piece=st.sampled_from([b"\n", b"\t", b'"', b'0:00\ta\t"\n', b"\xe0\xb8", b"\xe2\x98\x8e"]),
    cuts=st.lists(st.integers(0, 300), max_size=6),
    which=st.sampled_from(sorted(WRITTEN)),
)
def test_bent_files_are_refused_and_nothing_else(piece: bytes, cuts: list[int], which: str) -> None:
    assert_only_refused(looks_like, read_line, bent(WRITTEN[which].encode(), piece, cuts))


@pytest.mark.parametrize("saved", ["45/15/2023, 08:00", "05/15/2023, 29:00"])
def test_a_moment_of_saving_that_cannot_be_is_not_known(saved: str) -> None:
    export = read_line(ENGLISH.replace("05/15/2023, 08:00", saved).encode())

    assert export.timeline.saved is None


@pytest.mark.parametrize(
    "text, reason, line",
    [
        ("[LINE] x\n8:50PM\tGaram\twhen\n", "no_day_lines", None),
        ("hello\n", "unknown_layout", None),
        ("2023/02/31(Fri)\n8:50PM\tGaram\twhen\n", "impossible_date", 1),
        ("2023/05/13(Sat)\n28:50\tGaram\twhen\n", "impossible_date", 2),
        ("2023/05/13(Sat)\n", "no_messages", None),
        ("05/06/2023\n8:50\tGaram\twhen\n", "dates_ambiguous", None),
        ("\x00\x01\x02", "not_text|damaged_text", None),
    ],
)
def test_what_cannot_be_is_refused(text: str, reason: str, line: int | None) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        read_line(text.encode())

    assert line is None or refused.value.line == line


@given(st.data())
def test_damage_is_refused_and_never_breaks_the_reader(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(sorted(WRITTEN.values()))).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    try:
        found = read_line(bytes(content))
    except Invalid:
        return
    assert len(found.timeline.moments) > 0
