from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.export import CHANNELS, OUTCOMES
from journal.importing.table_mapping import ColumnMapping
from journal.importing.table_mapping_proposal import propose
from journal.importing.table_reading import (
    looks_like,
    looks_like_comments,
    looks_like_notifications,
    read_csv,
)
from journal.vocabulary import ContactChannel, ContactOutcome, Direction, SourceKind, ZoneBasis
from tests.journal.files.sheets import workbook
from tests.journal.importing.tables import (
    CALLS,
    COMMENTS,
    NOTIFICATIONS,
    TWEETS,
    moments,
    table,
    ways,
)

PLAIN = "일시,방,구분\n2026-03-04 18:05,가,in\n2026-03-04 19:05,나,out\n"


def book(**sheets: list[list[str]]) -> bytes:
    return workbook([], sheets=sheets)


def outcome_of(content: bytes) -> str:
    try:
        read_csv(content)
    except Invalid as refusal:
        return refusal.reason
    return "read"


def test_a_call_list_becomes_calls() -> None:
    export = read_csv(CALLS.encode("cp949"))
    timeline = export.timeline

    assert moments(export) == ["03-04 18:05:10", "03-04 19:20:00", "03-05 07:10:30"]
    assert (timeline.source, timeline.zone_basis) == (SourceKind.CSV, ZoneBasis.ASKED)
    assert ways(export) == [Direction.IN, Direction.IN, Direction.OUT]
    assert {CHANNELS[one] for one in timeline.channels} == {ContactChannel.CALL}
    assert [OUTCOMES[one] for one in timeline.outcomes] == [
        ContactOutcome.ANSWERED,
        ContactOutcome.MISSED,
        ContactOutcome.ANSWERED,
    ]
    assert list(timeline.durations) == [75, 0, 12]
    assert export.rooms == ("010-1111-2222", "010-3333-4444")


def test_posts_of_one_notification_within_a_minute_are_one_event() -> None:
    export = read_csv(NOTIFICATIONS.encode())
    timeline = export.timeline

    assert timeline.zone_basis is ZoneBasis.EPOCH
    assert list(timeline.folded) == [2, 1, 1, 1]
    assert export.rooms == ("com.shop.talk\t상점톡", "com.bank\t은행")
    assert export.identities == (
        "com.shop.talk|7|29545025",
        "com.shop.talk|8|29545025",
        "com.shop.talk|7|29545026",
        "com.bank|7|29545026",
    )
    assert set(ways(export)) == {Direction.IN}
    assert export.senders == ("",)


def test_the_words_of_a_notification_never_leave_the_reader() -> None:
    for text in (NOTIFICATIONS, COMMENTS, TWEETS):
        said = repr(read_csv(text.encode()))
        assert not [word for word in ("가람", "배송", "환불", "첫 글", "고장") if word in said]


def test_a_log_in_any_order_folds_the_same() -> None:
    head, *rows = NOTIFICATIONS.replace('"여보세요\n계세요"', "여보세요").splitlines()
    backwards = "\n".join([head, *reversed(rows)])

    assert read_csv(backwards.encode()).identities == read_csv(NOTIFICATIONS.encode()).identities


def test_comments_are_in_utc_and_by_their_author() -> None:
    export = read_csv(COMMENTS.encode())

    assert moments(export) == ["03-04 09:05:00", "03-04 18:30:10", "03-05 02:00:00"]
    assert export.timeline.zone_basis is ZoneBasis.IN_FILE
    assert export.head_line == "comments"
    assert (export.timeline.ways, export.senders) == (b"", ("501", "502"))
    assert export.identities == ("comments|created|id|11", *export.identities[1:])


def test_support_on_twitter_says_itself_which_way_it_went() -> None:
    export = read_csv(TWEETS.encode())

    assert export.timeline.source is SourceKind.HELPDESK
    assert ways(export) == [Direction.OUT, Direction.IN, Direction.IN]
    assert moments(export)[0] == "10-31 22:10:47"


def test_of_the_sheets_of_a_book_the_first_with_moments_is_read() -> None:
    rows = [["일시", "방"], ["2026-03-04 18:05", "가"]]
    cover, plan = [["문의 내역"]], [["이름", "나이"], ["가", "3"]]

    assert moments(read_csv(book(빈=[], 표지=cover, 표=plan, 문의=rows))) == ["03-04 18:05:00"]
    assert outcome_of(book(표지=plan, 빈=[])) == "no_time_column"
    assert outcome_of(book(빈=[], 비었음=[])) == "empty_file"


def test_the_command_line_may_say_which_number_is_the_day() -> None:
    rows = "일시,방\n03/04/2026 18:05,가\n"

    assert moments(read_csv(rows.encode(), day_first=True)) == ["04-03 18:05:00"]
    assert moments(read_csv(rows.encode(), day_first=False)) == ["03-04 18:05:00"]
    assert moments(read_csv(CALLS.encode(), day_first=False))[0] == "03-04 18:05:10"


def test_a_formula_is_its_value() -> None:
    content = workbook([["일시", "방"], ["2026-03-04 18:05", '=HYPERLINK("http://x","가")']])

    assert read_csv(content, replace(ColumnMapping(moment=(0,)), room=1)).rooms == ("",)


@pytest.mark.parametrize(
    "content, is_table",
    [
        (CALLS.encode("cp949"), True),
        (NOTIFICATIONS.encode(), True),
        (PLAIN.encode("utf-16"), True),
        (PLAIN.replace(",", ";").encode(), True),
        (workbook([["a"]]), True),
        ((PLAIN + "2026-03-04 20:05,가,in\n" * 5_000).encode(), True),
        (b"worker,date,start\n12,2026-03-04,x\n", False),
        ("미나 : 안녕\n나래 : 응\n".encode(), False),
        (b"", False),
        (b"\x00\x01\x02" * 50, False),
        (b"PK\x03\x04rest", False),
    ],
)
def test_a_table_of_contact_is_recognised_by_its_content(content: bytes, is_table: bool) -> None:  # noqa: FBT001 - the expected answer
    assert looks_like(content) is is_table


def test_known_tables_are_recognised_too() -> None:
    assert looks_like_notifications(NOTIFICATIONS.encode())
    assert looks_like_comments(COMMENTS.encode())
    assert not looks_like_comments(CALLS.encode())
    assert not looks_like_notifications(b"")


def test_every_row_of_a_long_table_is_an_event() -> None:
    row = "2026-03-04 18:{:02},방{},수신\n"
    text = "일시,방,구분\n" + "".join(row.format(n % 60, n % 50) for n in range(1_000))

    assert len(read_csv(text.encode()).timeline.moments) == 1_000


@given(st.data())
def test_a_changed_table_is_read_or_refused(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([CALLS, NOTIFICATIONS, COMMENTS, TWEETS, PLAIN]))
    content = bytearray(text.encode(data.draw(st.sampled_from(["utf-8", "cp949", "utf-16"]))))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    content = content[: data.draw(st.integers(0, len(content)))]
    looks_like(bytes(content))

    assert outcome_of(bytes(content)) in KNOWN


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                CELLS := [
                    "",
                    "in",
                    "2026-03-04 18:05",
                    "03/04/2026",
                    "18:05",
                    "1772701500",
                    "가",
                    "0",
                    "46085.5",
                    "수신",
                    "부재중",
                ]
            ),
            max_size=4,
        ),
        max_size=6,
    )
)
def test_any_rows_are_read_or_refused(rows: list[list[str]]) -> None:
    content = "\n".join(",".join(row) for row in rows).encode()

    assert outcome_of(content) in KNOWN
    assert propose(table("가,나\n" + content.decode() + "\n1,2\n")) is not None


KNOWN = {
    "read",
    "no_time_column",
    "no_messages",
    "rows_unreadable",
    "dates_ambiguous",
    "meaning_missing",
    "empty_file",
    "damaged_table",
    "damaged_text",
    "not_text",
    "zip_file",
    "cell_too_long",
}
