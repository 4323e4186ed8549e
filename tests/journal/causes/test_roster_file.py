from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.causes import roster_file
from journal.causes.duties import PlannedDuty
from journal.causes.roster_file import read_roster
from journal.errors import Invalid
from tests.journal.causes.making import BERLIN, SEOUL

HEAD = "worker,date,start,end\n"


def only(text: str, zone: ZoneInfo = SEOUL) -> PlannedDuty:
    (duty,) = read_roster(text, zone).duties
    return duty


def hours(text: str, zone: ZoneInfo = SEOUL) -> tuple[str, str]:
    duty = only(text, zone)
    local = [at.astimezone(zone) for at in (duty.starts_at, duty.ends_at)]
    return tuple(f"{at:%m-%d %H:%M}" for at in local)


@pytest.mark.parametrize(
    "text",
    [
        "worker,date,start,end\n12,2026-03-14,9:00,18:00\n",
        "사번,날짜,시작,종료\r\n12,2026.3.14,09:00,18:00\r\n",
        "직원\t일자\t출근\t퇴근\n12\t2026/3/14\t09:00\t18:00",
        "이름;날짜;시작;종료\n12;2026. 3. 14.;09:00:00;18:00:00\n",
        '"End","START"," Date ","worker"\n"18:00","9:00","2026-03-14","12"\n',
        "\n\n이름,출근,퇴근,일자,비고\n 12 ,9:00,18:00, 2026-3-14 ,메모\n\n,,,,\n",
    ],
)
def test_columns_are_known_by_their_heads_in_both_languages(text: str) -> None:
    assert only(text) == PlannedDuty(
        datetime(2026, 3, 14, 0, tzinfo=UTC),
        datetime(2026, 3, 14, 9, tzinfo=UTC),
        "12",
        date(2026, 3, 14),
    )


@pytest.mark.parametrize(
    "start, end, expected",
    [
        ("22:00", "07:00", ("03-14 22:00", "03-15 07:00")),
        ("16:00", "24:00", ("03-14 16:00", "03-15 00:00")),
        ("16:00", "00:00", ("03-14 16:00", "03-15 00:00")),
        ("24:00", "08:00", ("03-15 00:00", "03-15 08:00")),
        ("24:00", "24:00", ("03-15 00:00", "03-16 00:00")),
        ("08:00", "08:00", ("03-14 08:00", "03-15 08:00")),
        ("0:00", "24:00", ("03-14 00:00", "03-15 00:00")),
    ],
)
def test_an_end_at_or_before_the_start_is_the_next_days(
    start: str, end: str, expected: tuple[str, str]
) -> None:
    assert hours(f"{HEAD}12,2026-03-14,{start},{end}\n") == expected


def test_a_duty_belongs_to_the_date_it_starts_on() -> None:
    assert only(f"{HEAD}12,2026-03-14,24:00,08:00\n").local_date == date(2026, 3, 15)


@pytest.mark.parametrize(
    "day, length",
    [("2026-03-28", 7), ("2026-10-24", 9), ("2026-06-01", 8)],
)
def test_a_night_is_as_long_as_it_really_is(day: str, length: int) -> None:
    duty = only(f"{HEAD}12,{day},22:00,06:00\n", BERLIN)

    assert (duty.ends_at - duty.starts_at).total_seconds() == length * 3600


def test_of_two_columns_for_a_worker_the_number_is_taken() -> None:
    text = "이름,사번,날짜,시작,출근,종료\n가람,12,2026-03-14,09:00,08:51,18:00\n"

    assert only(text).worker == "12"
    assert hours(text) == ("03-14 09:00", "03-14 18:00")


def test_a_day_off_says_only_that_its_date_is_known() -> None:
    file = read_roster(f"{HEAD}12,2026-03-14,9:00,18:00\n12,2026-03-16,,\n12,2026-03-13\n", SEOUL)

    assert len(file.duties) == 1
    assert (file.first_day, file.last_day) == (date(2026, 3, 13), date(2026, 3, 16))


def test_a_row_given_twice_is_one_duty() -> None:
    row = "12,2026-03-14,9:00,18:00\n"
    file = read_roster(HEAD + row + row + row.replace("12,", "13,"), SEOUL)

    assert (len(file.duties), file.workers) == (2, 2)


@given(st.permutations([f"{n % 3},2026-03-{n + 1:02},9:00,18:00" for n in range(8)]))
def test_the_order_of_rows_does_not_matter(rows: list[str]) -> None:
    assert read_roster(HEAD + "\n".join(rows), SEOUL) == read_roster(
        HEAD + "\n".join(sorted(rows)), SEOUL
    )


@given(st.permutations(["worker", "date", "start", "end"]))
def test_the_order_of_columns_does_not_matter(heads: list[str]) -> None:
    row = {"worker": "12", "date": "2026-03-14", "start": "9:00", "end": "18:00"}
    text = ",".join(heads) + "\n" + ",".join(row[head] for head in heads)

    assert hours(text) == ("03-14 09:00", "03-14 18:00")


@pytest.mark.parametrize(
    "row, reason",
    [
        (",2026-03-14,9:00,18:00", "no_worker"),
        ("x" * 41 + ",2026-03-14,9:00,18:00", "worker_too_long"),
        ("1\u202e2,2026-03-14,9:00,18:00", "worker_unreadable"),
        ("1\x002,2026-03-14,9:00,18:00", "worker_unreadable"),
        ("12,14/03/2026,9:00,18:00", "date_unreadable"),
        ("12,2026-02-30,9:00,18:00", "date_unreadable"),
        ("12,,9:00,18:00", "date_unreadable"),
        ("12,1926-03-14,9:00,18:00", "date_out_of_range"),
        ("12,2026-03-14,9:00,", "time_unreadable"),
        ("12,2026-03-14,,18:00", "time_unreadable"),
        ("12,2026-03-14,9:60,18:00", "time_unreadable"),
        ("12,2026-03-14,9:00,24:01", "time_unreadable"),
        ("12,2026-03-14,휴무,휴무", "time_unreadable"),
        ('12,2026-03-14,9:00,"18:00', "damaged_table"),
        ("12,2026-03-14,9:00,18:00," + "x" * 8_001, "cell_too_long"),
        ("12,2026-03-14,9:00,18:00" + "," * 61, "too_many_columns"),
        ("12,2029-03-14,9:00,18:00", "dates_far_apart"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(row: str, reason: str) -> None:
    good = '12,2026-03-14,9:00,"18:00"\n'

    with pytest.raises(Invalid) as refusal:
        read_roster(HEAD + good + "\n" + row + ("" if "damaged" in reason else "\n" + good), SEOUL)

    assert (refusal.value.reason, refusal.value.line) == (reason, 4)


@pytest.mark.parametrize(
    "heads, reason",
    [
        ("name,date,start,end", "missing_worker"),
        ("이름,시작,종료", "missing_date"),
        ("이름,날짜,종료", "missing_start"),
        ("이름,날짜,시작", "missing_end"),
        ("", "missing_worker"),
    ],
)
def test_a_missing_column_is_named(heads: str, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_roster(heads + "\n", SEOUL)

    assert (refusal.value.reason, refusal.value.line) == (reason, 1)


def test_a_table_without_rows_is_refused() -> None:
    with pytest.raises(Invalid, match="no_rows"):
        read_roster(HEAD, SEOUL)


def test_a_duty_that_summer_time_swallows_is_refused() -> None:
    with pytest.raises(Invalid, match="lost_to_summer_time") as refusal:
        read_roster(f"{HEAD}12,2026-03-29,02:00,03:00\n", BERLIN)

    assert refusal.value.line == 2


def test_only_so_many_rows_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_file, "MOST_ROWS", 2)
    rows = [f"12,2026-03-{day},9:00,18:00\n" for day in (14, 15, 16)]

    assert len(read_roster(HEAD + "".join(rows[:2]), SEOUL).duties) == 2
    with pytest.raises(Invalid, match="too_many_rows") as refusal:
        read_roster(HEAD + "".join(rows), SEOUL)
    assert refusal.value.line == 4
