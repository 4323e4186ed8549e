import pytest

from journal.importing.table_mapping import DirectionWay
from journal.importing.table_mapping_proposal import propose
from journal.importing.table_mapping_times import TimeWay
from journal.vocabulary import ContactChannel, Direction
from tests.journal.importing.tables import CALLS, table


def with_rows(head: str, row: str, times: int = 3) -> str:
    return head + "\n" + "".join(row.format(n=n) + "\n" for n in range(1, times + 1))


def test_a_call_list_is_understood() -> None:
    found = propose(table(CALLS))

    assert found.moment == (0, 1)
    assert found.written is TimeWay.YEAR_FIRST
    assert (found.way, found.direction) == (DirectionWay.COLUMN, 2)
    assert found.meanings == {
        "수신": Direction.IN,
        "부재중": Direction.IN,
        "발신": Direction.OUT,
    }
    assert (found.room, found.duration, found.outcome) == (3, 4, 5)
    assert (found.channel, found.sender, found.identity) == (ContactChannel.CALL, None, None)


@pytest.mark.parametrize(
    "head, row, moment",
    [
        ("일시,내용", "2026-03-0{n} 18:05,가", (0,)),
        ("번호,일시", "16000000{n}0,2026-03-0{n} 18:05", (1,)),
        ("id,created_at", "16000000{n}0,17726475{n}0", (1,)),
        ("접수일,마감일시", "2026-03-0{n},2026-03-0{n} 18:05", (1,)),
        ("무엇,언제", "가,오후 6:05 2026", ()),
        ("날짜,시간", "2026-03-0{n},18:05", (0, 1)),
        ("x,y", "2026-03-0{n},18:05", (0, 1)),
        ("날짜,통화시각", "2026030{n},180{n}", (0, 1)),
        ("날짜,수량", "2026030{n},180{n}", ()),
        ("날짜,이름", "2026-03-0{n},가람", ()),
        ("아이디,이름", "17726475{n}0,가람", ()),
    ],
)
def test_the_column_of_the_moment_is_found(head: str, row: str, moment: tuple[int, ...]) -> None:
    assert propose(table(with_rows(head, row))).moment == moment


def test_day_and_month_stay_open_when_the_column_leaves_them_open() -> None:
    assert propose(table(with_rows("일시,방", "0{n}/03/2026 18:05,가"))).written is None
    assert (
        propose(table(with_rows("일시,방", "1{n}/03/2026 18:05,가"))).written is TimeWay.DAY_FIRST
    )


@pytest.mark.parametrize(
    "head, row, way",
    [
        ("일시,방향", "2026-03-0{n} 18:05,in", DirectionWay.COLUMN),
        ("일시,x", "2026-03-0{n} 18:05,수신", DirectionWay.COLUMN),
        ("일시,public", "2026-03-0{n} 18:05,TRUE", DirectionWay.ALL_IN),
        ("일시,inbound", "2026-03-0{n} 18:05,TRUE", DirectionWay.COLUMN),
        ("일시,방향", "2026-03-0{n} 18:05,가{n}", DirectionWay.ALL_IN),
        ("일시,작성자", "2026-03-0{n} 18:05,가람", DirectionWay.SENDER),
        ("일시,내용", "2026-03-0{n} 18:05,가", DirectionWay.ALL_IN),
    ],
)
def test_what_tells_the_way_is_found(head: str, row: str, way: DirectionWay) -> None:
    assert propose(table(with_rows(head, row))).way is way


def test_a_room_is_proposed_only_when_there_are_not_too_many() -> None:
    row = "2026-03-04 18:{n:02},방{n}"

    assert propose(table(with_rows("일시,방", row, 50))).room == 1
    assert propose(table(with_rows("일시,방", row, 51))).room is None


def test_a_number_of_its_own_is_one_that_no_other_row_has() -> None:
    assert propose(table(with_rows("id,일시", "{n},2026-03-04 18:05"))).identity == 0
    assert propose(table(with_rows("id,일시", "7,2026-03-04 18:05"))).identity is None


@pytest.mark.parametrize(
    "head, row, channel",
    [
        ("통화일시,방", "2026-03-0{n} 18:05,가", ContactChannel.CALL),
        ("일시,구분", "2026-03-0{n} 18:05,부재중", ContactChannel.CALL),
        ("일시,duration", "2026-03-0{n} 18:05,1:15", ContactChannel.CALL),
        ("일시,방", "2026-03-0{n} 18:05,가", ContactChannel.OTHER),
    ],
)
def test_calls_are_known_by_what_only_calls_have(
    head: str, row: str, channel: ContactChannel
) -> None:
    assert propose(table(with_rows(head, row))).channel is channel


def test_a_column_may_say_the_means() -> None:
    assert propose(table(with_rows("일시,채널", "2026-03-0{n} 18:05,전화"))).means == 1
    assert propose(table(with_rows("일시,채널", "2026-03-0{n} 18:05,매장"))).means is None


def test_a_table_without_heads_is_understood_by_its_cells() -> None:
    found = propose(table("가,2026-03-04 18:05,수신\n나,2026-03-05 18:05,발신\n"))

    assert (found.moment, found.direction) == ((1,), 2)
