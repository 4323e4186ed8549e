import pytest

from journal.errors import Invalid
from journal.importing.export import ReadingWarning
from tests.journal.importing.exports import (
    ALL,
    ANDROID_KOREAN,
    EPOCH,
    IOS_ENGLISH,
    MAC_TABLE,
    WINDOWS_KOREAN,
    WITH_OWNER,
    WITHOUT_OWNER,
    make_room,
    read,
    times,
)

DAY_LINE = "--------------- 2023년 5월 8일 월요일 ---------------\n"


def refusal_of(text: str) -> tuple[str, int | None]:
    with pytest.raises(Invalid) as refused:
        read(text)
    return refused.value.reason, refused.value.line


@pytest.mark.parametrize("layout", ALL)
def test_every_layout_is_known_by_its_content(layout: str) -> None:
    export = read(ALL[layout])

    assert export.timeline.layout == f"kakaotalk_{layout.partition(' ')[0]}"


@pytest.mark.parametrize("layout", WITH_OWNER)
def test_layouts_of_phones_give_the_same_messages_and_the_owner(layout: str) -> None:
    export = read(WITH_OWNER[layout])

    owner = export.senders[export.timeline.owner or 0]
    assert times(export) == [
        "05-08 12:05 가람",
        f"05-08 21:30 {owner}",
        "05-09 00:23 나래, 총무",
    ]
    assert owner in {"회원님", "You", "you"}
    assert export.timeline.system_lines == 1


@pytest.mark.parametrize("layout", WITHOUT_OWNER)
def test_layouts_of_computers_give_the_same_messages_without_an_owner(layout: str) -> None:
    export = read(WITHOUT_OWNER[layout])

    other = "다온 [주인]" if layout == "bracket" else "다온"
    assert times(export) == ["05-08 12:05 가람", f"05-08 21:30 {other}", "05-09 00:23 나래, 총무"]
    assert export.timeline.owner is None


@pytest.mark.parametrize("layout", set(ALL) - {"table"})
def test_the_moment_of_saving_is_read(layout: str) -> None:
    saved = read(ALL[layout]).timeline.saved

    assert saved is not None
    assert divmod(saved - 51 * 60, 86_400)[1] == 0


@pytest.mark.parametrize("layout", set(ALL))
@pytest.mark.parametrize("ends", ["\n", "\r\n", " \n"])
def test_other_line_ends_and_a_missing_mark_change_nothing(layout: str, ends: str) -> None:
    plain = ALL[layout].removeprefix("\ufeff").replace("\r\n", "\n")
    # Where all lines end alike, a pasted line cannot be told from a message.
    expected = 4 if "붙여 넣은 줄" in plain else 3

    export = read(plain.replace("\n", ends))

    assert len(export.timeline.moments) == expected


def test_seconds_are_known_on_a_mac_only() -> None:
    assert read(MAC_TABLE).timeline.has_seconds
    assert not read(ANDROID_KOREAN).timeline.has_seconds


def test_notices_of_a_table_are_not_messages() -> None:
    assert read(MAC_TABLE).timeline.system_lines == 2


def test_a_head_is_kept_in_memory_and_a_part_without_one_is_read() -> None:
    later_part = IOS_ENGLISH.partition("Monday")[2]

    assert read(IOS_ENGLISH).head_line == "KakaoTalk Chats with 새벽별 문의방 (3 people)-1.txt"
    assert read("Monday" + later_part).timeline.saved is None


@pytest.mark.parametrize(
    "before,head",
    [
        ("", None),
        ("2023. 5. 8. 월요일\n\n", None),
        ("어제 보낸 말의 끝\n", None),
        ("저장한 날짜 : 2023. 5. 9. 오후 3:00\n\n", None),
        ("새벽별 (3)-1.txt\n저장한 날짜 : 2023. 5. 9. 오후 3:00\n", "새벽별 (3)-1.txt"),
        ("Talk_1.txt\n새벽별 님과 카카오톡 대화\n", "새벽별 님과 카카오톡 대화"),
    ],
)
def test_only_a_head_stands_for_the_room(before: str, head: str | None) -> None:
    assert read(before + "2023. 5. 8. 오후 1:00, 가람 : 말").head_line == head


def test_time_that_runs_backwards_is_kept_and_reported() -> None:
    text = DAY_LINE + "[가람] [오후 10:10] 가\n[나래] [오전 12:23] 나\n"

    export = read(text)

    assert times(export) == ["05-08 22:10 가람", "05-08 00:23 나래"]
    assert export.timeline.warnings == (ReadingWarning("time_goes_backwards", 1, (3,)),)


def test_only_the_first_lines_of_a_warning_are_kept() -> None:
    text = DAY_LINE + "[가람] [오후 1:00] 가\n[가람] [오후 12:00] 나\n" * 5

    (warning,) = read(text).timeline.warnings

    assert (warning.count, warning.lines) == (5, (3, 5, 7))


def test_backward_time_in_a_table_is_reported_too() -> None:
    text = "Date,User,Message\n2023-05-08 12:05:10,가람,가\n2023-05-08 12:05:09,가람,나\n"

    assert read(text).timeline.warnings == (ReadingWarning("time_goes_backwards", 1, (3,)),)


def test_messages_before_the_first_day_line_are_left_out_and_counted() -> None:
    export = read("[가람] [오후 1:00] 가\n" + DAY_LINE + "[가람] [오후 2:00] 나\n")

    assert times(export) == ["05-08 14:00 가람"]
    assert export.timeline.warnings == (ReadingWarning("day_unknown", 1, (1,)),)


def test_a_conversation_pasted_into_a_message_does_not_decide_the_layout() -> None:
    pasted = "2021년 1월 1일 오후 1:00, 다른 방 : 말\n" * 50

    export = read(WINDOWS_KOREAN + "[가람] [오전 1:00] 이거 봐요\n" + pasted)

    assert export.timeline.layout == "kakaotalk_bracket"
    assert len(export.timeline.moments) == 4


def test_a_few_foreign_line_ends_do_not_join_messages() -> None:
    text = make_room(30).replace("\n", "\r\n", 2)

    assert len(read(text).timeline.moments) == 30


def test_lines_are_counted_across_bodies_of_several_lines() -> None:
    broken = ANDROID_KOREAN.replace("2023년 5월 9일 오전 12:23,", "2023년 5월 9일 오전 12:77,")

    assert refusal_of(broken) == ("impossible_date", 13)


@pytest.mark.parametrize(
    "text,reason,line",
    [
        ("", "empty_file", None),
        (" \n\n", "empty_file", None),
        ("오늘 할 일\n- 장보기\n", "unknown_layout", None),
        ("[가람] [오후 1:00] 가\n", "no_day_lines", None),
        (DAY_LINE * 3, "no_messages", None),
        ("새벽별 님과 카카오톡 대화\n저장한 날짜 : 2023-05-12 00:51:00\n", "no_messages", None),
        ("Date,User,Message\n", "no_messages", None),
        ("2023년 13월 1일 오후 1:00, 가람 : 가", "impossible_date", 1),
        ("1999년 1월 1일 오후 1:00, 가람 : 가", "impossible_date", 1),
        ("2023년 2월 30일 수요일\n오후 1:00, 가람 : 가", "impossible_date", 1),
        (DAY_LINE + "[가람] [25:00] 가", "impossible_date", 2),
        ("Date,User,Message\nhello,가람,가\n", "impossible_date", 2),
        ('Date,User,Message\n2023-05-08 12:05:10,"가람","가\n', "damaged_table", 2),
        ("Date,User,Message\n2023-05-08 12:05:10,가람\n", "damaged_table", 2),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(
    text: str, reason: str, line: int | None
) -> None:
    assert refusal_of(text) == (reason, line)


@pytest.mark.parametrize("beginning", [DAY_LINE + "[가람] [오후 1:00] 가\n", MAC_TABLE])
def test_more_messages_than_fit_are_refused(
    beginning: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.importing.kakaotalk_text.MOST_MESSAGES", 2)
    monkeypatch.setattr("journal.importing.kakaotalk_table.MOST_MESSAGES", 2)
    more = "" if beginning is MAC_TABLE else "[가람] [오후 1:00] 가\n" * 3

    assert refusal_of(beginning + more)[0] == "too_many_messages"


@pytest.mark.parametrize(
    "text",
    [
        "2023년 5월 8일 오후 12:05, 이름 : " + "가" * 3_000_000,
        "\n" * 1_000_000 + "2023년 5월 8일 오후 12:05, 이름 : 말",
        "[" * 900_000 + "\n" + DAY_LINE + "[가람] [오후 1:00] 말",
        "-" * 900_000 + "\n" + DAY_LINE + "[가람] [오후 1:00] 말",
    ],
)
def test_hostile_text_ends_soon(text: str) -> None:
    assert len(read(text).timeline.moments) == 1


def test_a_table_saved_again_without_quotes_is_read() -> None:
    text = "\ufeffDate,User,Message\r\n2023-05-08 12:05,가람,배송, 언제 와요\r\n\r\n"

    export = read(text)

    assert times(export) == ["05-08 12:05 가람"]
    assert export.timeline.moments[0] == (
        (EPOCH.replace(year=2023, month=5, day=8, hour=12, minute=5) - EPOCH).total_seconds()
    )
