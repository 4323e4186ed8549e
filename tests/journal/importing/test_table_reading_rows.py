from dataclasses import replace
from datetime import datetime

import pytest

from journal.errors import Invalid
from journal.importing.export import CHANNELS, OUTCOMES
from journal.importing.table_mapping import ColumnMapping, DirectionWay
from journal.importing.table_mapping_times import TimeWay
from journal.importing.table_reading import (
    read_csv,
)
from journal.vocabulary import ContactChannel, ContactOutcome, Direction, ZoneBasis
from tests.journal.files.sheets import workbook
from tests.journal.importing.tables import moments, ways

PLAIN = "일시,방,구분\n2026-03-04 18:05,가,in\n2026-03-04 19:05,나,out\n"
MAPPED = ColumnMapping(moment=(0,))


def refusal_of(text: str, mapping: ColumnMapping | None = None) -> tuple[str, int | None, str]:
    with pytest.raises(Invalid) as refused:
        read_csv(text.encode(), mapping)
    return refused.value.reason, refused.value.line, refused.value.field


def test_a_zone_of_the_table_turns_its_clock_into_utc() -> None:
    export = read_csv(PLAIN.encode(), replace(MAPPED, zone="Asia/Seoul"))

    assert moments(export) == ["03-04 09:05:00", "03-04 10:05:00"]
    assert export.timeline.zone_basis is ZoneBasis.IN_FILE


def test_an_hour_that_comes_twice_is_told_apart_also_from_the_newest_first() -> None:
    rows = [f"2026-10-25 {clock},x" for clock in ("01:50", "02:10", "02:50", "02:10", "03:10")]
    mapping = replace(MAPPED, zone="Europe/Berlin")
    forth = read_csv("\n".join(["일시,방", *rows]).encode(), mapping)
    back = read_csv("\n".join(["일시,방", *rows[::-1]]).encode(), mapping)

    assert moments(forth) == moments(back)
    assert moments(forth)[-1] == "10-25 02:10:00"


def test_what_most_rows_say_of_their_zone_counts() -> None:
    some = "일시,방\n2026-03-04 18:05+09:00,가\n2026-03-04 19:05+09:00,가\n2026-03-04 20:05,가\n"
    export = read_csv(some.encode())

    assert moments(export) == ["03-04 09:05:00", "03-04 10:05:00"]
    assert [(one.code, one.lines) for one in export.timeline.warnings] == [("rows_left_out", (4,))]


def test_rows_that_cannot_be_read_are_left_out_and_named() -> None:
    text = PLAIN + "곧,가,in\n,나,in\n2026-03-04 20:05,가,in\n"
    (warning,) = read_csv(text.encode()).timeline.warnings

    assert (warning.code, warning.count, warning.lines) == ("rows_left_out", 2, (4, 5))


def test_a_table_whose_rows_mostly_cannot_be_read_is_refused() -> None:
    text = PLAIN + "곧,가,in\n" * 3

    assert refusal_of(text, MAPPED) == ("rows_unreadable", 4, "")
    assert refusal_of("일시,방\n곧,가\n", MAPPED) == ("rows_unreadable", 2, "")


def test_a_day_without_a_clock_counts_only_where_the_others_have_one() -> None:
    assert moments(read_csv((PLAIN + "2026-03-05,가,in\n").encode()))[-1] == "03-05 00:00:00"
    assert refusal_of("일시,방\n2026-03-05,가\n", MAPPED)[0] == "rows_unreadable"


def test_midnight_in_a_sheet_is_a_day_alone() -> None:
    at = datetime.fromisoformat("2026-03-05 00:00")
    content = workbook([["일시", "방"], [at, "가"], [at.replace(hour=18), "가"], [at, "가"]])

    assert moments(read_csv(content, MAPPED)) == [
        "03-05 00:00:00",
        "03-05 18:00:00",
        "03-05 00:00:00",
    ]


def test_day_and_month_that_cannot_be_told_apart_are_asked() -> None:
    text = "일시,방\n03/04/2026 18:05,가\n"

    assert refusal_of(text) == ("dates_ambiguous", None, "written")
    told = read_csv(text.encode(), replace(MAPPED, written=TimeWay.DAY_FIRST))
    assert moments(told) == ["04-03 18:05:00"]


def test_a_value_may_pass_its_row_over() -> None:
    mapping = replace(
        MAPPED,
        way=DirectionWay.COLUMN,
        direction=2,
        meanings={"in": Direction.IN, "out": Direction.NONE},
    )
    export = read_csv(PLAIN.encode(), mapping)

    assert (len(export.timeline.moments), export.timeline.system_lines) == (1, 1)


def test_everything_may_be_her_own_work() -> None:
    export = read_csv(PLAIN.encode(), replace(MAPPED, way=DirectionWay.ALL_OUT))

    assert ways(export) == [Direction.OUT, Direction.OUT]


def test_a_column_may_say_the_means() -> None:
    text = "일시,채널\n2026-03-04 18:05,전화\n2026-03-04 18:06,톡톡\n2026-03-04 18:07,매장\n"
    channels = read_csv(text.encode(), replace(MAPPED, means=1)).timeline.channels

    assert [CHANNELS[one] for one in channels] == [
        ContactChannel.CALL,
        ContactChannel.CHAT,
        ContactChannel.OTHER,
    ]


def test_a_call_with_a_length_was_answered() -> None:
    text = "일시,길이\n2026-03-04 18:05,1:15\n2026-03-04 18:06,0\n2026-03-04 18:07\n"
    mapping = replace(MAPPED, duration=1, channel=ContactChannel.CALL)
    timeline = read_csv(text.encode(), mapping).timeline

    assert [OUTCOMES[one] for one in timeline.outcomes] == [
        ContactOutcome.ANSWERED,
        ContactOutcome.NONE,
        ContactOutcome.NONE,
    ]
    assert list(timeline.durations) == [75, 0, -1]


def test_a_number_of_its_own_makes_an_event_known_again() -> None:
    text = "id,일시,방\n1,2026-03-04 18:05,가\n2,2026-03-04 18:06,가\n,2026-03-04 18:07,가\n"
    mapping = ColumnMapping(moment=(1,), identity=0, room=2)
    export = read_csv(text.encode(), mapping)

    assert export.identities[:2] == ("table|일시|id|1", "table|일시|id|2")
    assert export.identities[2].startswith("table|일시|id||")
    assert export.rooms == ("가",)


@pytest.mark.parametrize(
    "text, room, title",
    [
        (PLAIN, None, "table|일시|방|구분"),
        (PLAIN.replace("방", " 방."), None, "table|일시|방|구분"),
        (PLAIN, 1, None),
        ("2026-03-04 18:05,가\n", None, None),
    ],
)
def test_a_table_without_rooms_is_known_again_by_its_heads(
    text: str, room: int | None, title: str | None
) -> None:
    assert read_csv(text.encode(), replace(MAPPED, room=room)).head_line == title


def test_a_table_without_heads_can_be_read() -> None:
    export = read_csv(
        b"1,2026-03-04 18:05\n2,2026-03-04 18:06\n", ColumnMapping(moment=(1,), identity=0)
    )

    assert export.identities == ("table|||1", "table|||2")


@pytest.mark.parametrize(
    "mapping, reason, field",
    [
        (ColumnMapping(), "no_time_column", "moment"),
        (replace(MAPPED, room=3), "unknown_column", "moment"),
        (replace(MAPPED, way=DirectionWay.SENDER), "no_sender_column", "sender"),
        (replace(MAPPED, way=DirectionWay.COLUMN), "no_direction_column", "direction"),
        (
            replace(
                MAPPED,
                way=DirectionWay.COLUMN,
                direction=2,
                meanings={"in": Direction.IN},
            ),
            "meaning_missing",
            "meaning",
        ),
    ],
)
def test_what_a_mapping_lacks_is_said_at_its_field(
    mapping: ColumnMapping, reason: str, field: str
) -> None:
    assert refusal_of(PLAIN, mapping) == (reason, None, field)


def test_a_direction_has_only_so_many_words() -> None:
    rows = "".join(f"2026-03-04 18:{n:02},말{n}\n" for n in range(13))
    mapping = replace(MAPPED, way=DirectionWay.COLUMN, direction=1)

    assert refusal_of("일시,구분\n" + rows, mapping)[0] == "too_many_meanings"
