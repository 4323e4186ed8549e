import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.daylio import looks_like, read_daylio
from journal.importing.export import ReadingWarning
from tests.journal.importing.diaries import (
    ACTIVITIES,
    HEAD_A,
    MINUTES,
    NAMES,
    TABLE_A,
    TABLES,
    activities,
    backup,
    minutes,
    names,
    packed,
    refusal_of,
)
from tests.journal.importing.mutated import bent


@pytest.mark.parametrize("generation", TABLES)
def test_every_generation_of_the_table_gives_the_same_entries(generation: str) -> None:
    diary = read_daylio(TABLES[generation].encode())

    assert minutes(diary) == [*MINUTES]
    assert names(diary) == NAMES
    assert activities(diary) == ACTIVITIES
    assert (diary.layout, diary.is_local, diary.warnings) == ("daylio_csv", True, ())


@pytest.mark.parametrize("content", [*(text.encode() for text in TABLES.values()), backup()])
def test_notes_and_titles_are_nowhere(content: bytes) -> None:
    diary = read_daylio(content)

    assert "secret" not in repr(diary)
    assert "Sleep" not in repr(diary)


def test_plain_words_propose_a_step_and_others_are_asked() -> None:
    diary = read_daylio(TABLE_A.replace("awful", "HORRIBLE").encode())

    assert {mood.name: mood.proposed for mood in diary.moods} == {
        "good": 4,
        "한결 나음": None,
        "HORRIBLE": 1,
        "meh": 3,
    }


ROW = '2024-03-0{0},x,x,{1},good,,""\n'


@pytest.mark.parametrize(
    "clock,minute",
    [
        ("12:00 AM", 0),
        ("12:30 pm", 750),
        ("오전 12:05", 5),
        ("오후 5:01", 1021),
        ("5:01 p. m.", 1021),
        ("17.01", 1021),
        ("17:01:59", 1021),
    ],
)
def test_clocks_are_written_in_many_ways(clock: str, minute: int) -> None:
    diary = read_daylio(f"{HEAD_A}\n{ROW.format(4, clock)}".encode())

    assert minutes(diary) == [minute - 14 * 60]


def test_the_oldest_tables_have_a_year_and_an_english_day() -> None:
    text = "year,date,weekday,time,mood,activities,note\n2024,4 March,Monday,2:00 pm,good,,\n"

    assert minutes(read_daylio(text.encode())) == [0]


def test_a_table_saved_again_by_a_spreadsheet_is_read() -> None:
    text = (
        "full_date;date;weekday;time;mood;activities;note\r\n2024/3/4;;;14:00;좋음;walk;;\r\n;;\r\n"
    )

    diary = read_daylio(text.encode("cp949"))

    assert (minutes(diary), names(diary)) == ([0], ["좋음"])


def test_oldest_first_is_an_order_too() -> None:
    text = f"{HEAD_A}\n{ROW.format(4, '14:00')}{ROW.format(5, '14:00')}{ROW.format(6, '14:00')}"

    assert minutes(read_daylio(text.encode())) == [0, 1440, 2880]


def test_a_loose_quotation_mark_takes_no_entries_with_it() -> None:
    loose = TABLE_A.replace('"shouting, all day"', 'she said "no"", "and went\nwith a line break')

    diary = read_daylio(loose.replace('""very""', '"very"').encode())

    assert minutes(diary) == [*MINUTES]
    assert diary.warnings == (ReadingWarning("loose_quotes"),)


def test_an_entry_without_a_mood_is_counted() -> None:
    text = f"{HEAD_A}\n{ROW.format(4, '14:00')}{ROW.format(5, '14:00').replace('good', ' ')}"

    assert read_daylio(text.encode()).warnings == (ReadingWarning("rows_left_out", 1, (3,)),)


def test_what_cannot_be_read_of_a_table_is_refused_with_its_line() -> None:
    good = f"{HEAD_A}\n" + ROW.format(4, "14:00") * 2

    assert refusal_of("") == ("empty_file", None)
    assert refusal_of("date,mood\n1,2\n") == ("unknown_layout", None)
    assert refusal_of(f"{HEAD_A}\n") == ("no_messages", None)
    assert refusal_of(good + ROW.format(4, "25:00")) == ("impossible_date", 4)
    assert refusal_of(good + ROW.format(0, "5:00")) == ("impossible_date", 4)
    assert refusal_of(good + "2024-03-04,x\n") == ("damaged_table", 4)
    assert refusal_of(f'{HEAD_A}\n"open') == ("damaged_table", 2)
    assert refusal_of(good[:-2] + "open\n" * 9) == ("damaged_table", 3)
    assert refusal_of("," * 5000 + HEAD_A) == ("unknown_layout", None)


def test_too_many_entries_and_activities_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.importing.daylio_diary.MOST_ENTRIES", 3)
    assert refusal_of(TABLE_A) == ("too_many_messages", 5)

    monkeypatch.undo()
    monkeypatch.setattr("journal.importing.daylio_diary.MOST_ACTIVITIES", 2)
    assert refusal_of(TABLE_A) == ("too_many_messages", None)


def test_it_is_known_by_its_content() -> None:
    assert all(looks_like(text.encode()) for text in TABLES.values())
    assert looks_like(backup())
    assert not looks_like(packed(b"", "other"))
    assert not looks_like("날짜,기분\n".encode())
    assert not looks_like(b"")


SEEDS = (TABLES["d"].encode(), backup())


@given(
    st.sampled_from(SEEDS),
    st.binary(max_size=12),
    st.lists(st.integers(0, 1000), min_size=2, max_size=6),
)
def test_bent_files_are_read_or_refused(seed: bytes, piece: bytes, cuts: list[int]) -> None:
    content = bent(seed, piece, cuts)
    looks_like(content)
    try:
        diary = read_daylio(content)
    except Invalid:
        return

    assert sorted(entry.local for entry in diary.entries) == [one.local for one in diary.entries]
    "".join([*diary.activities, *names(diary)]).encode()
