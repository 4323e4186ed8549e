import pytest

from journal.errors import Invalid
from journal.files.table import table_of_text
from journal.rosters import long_list
from journal.rosters.long_list import read_list
from journal.rosters.sheets import Said, person_named
from tests.journal.rosters.tables import TODAY, codes, listed, span

ROTA = "Date,On-Call\n" + "\n".join(
    f"{day:02}/01/2018,{('Ann', 'Bo', 'Cy')[day % 3]}" for day in range(1, 31)
)


def test_a_list_of_who_is_on_call_is_read_over_its_whole_column() -> None:
    sheet = listed(ROTA)

    assert span(sheet) == ("2018-01-01", "2018-01-30")
    assert [(one.label, len(one.entries)) for one in sheet.people] == [
        ("Bo", 10),
        ("Cy", 10),
        ("Ann", 10),
    ]
    assert codes(sheet.people[0]).startswith("01-01:On-Call 01-04:On-Call")


def test_columns_are_duties() -> None:
    rows = "\n".join(f"{day}/01/2018,Ann,Bo,Cy/Dee" for day in range(10, 20))
    sheet = listed(f"Date,SHO,SpR,Night SHO\n{rows}")

    assert codes(person_named(sheet, "dee")).startswith("01-10:Night SHO")
    assert {one.label for one in sheet.people} == {"Ann", "Bo", "Cy", "Dee"}
    assert {one.label for one in sheet.others} == {"SHO", "SpR", "Night SHO"}


def test_columns_are_people_where_they_hold_codes() -> None:
    sheet = listed("Date,Mina,Jun\n1 Mar 2026,D,N\n2 Mar 2026,E,\n3 Mar 2026,OFF,D")

    assert [one.label for one in sheet.people] == ["Mina", "Jun"]
    assert codes(sheet.people[1]) == "03-01:N 03-03:D"
    assert [one.code for one in sheet.people[1].entries] == ["N", "", "D"]


def test_rows_name_the_person_and_the_code() -> None:
    sheet = listed(
        "날짜,이름,근무\n2026-03-01,가람,D\n2026-03-01,나래,N\n2026-03-02,가람,OFF\n2026-03-03,가람,E"
    )

    assert codes(person_named(sheet, "가람")) == "03-01:D 03-02:OFF 03-03:E"


def test_rows_name_the_hours() -> None:
    sheet = listed(
        "날짜,이름,출근,퇴근\n2026-03-01,가람,09:00,18:00\n2026-03-02,가람,,\n"
        "2026-03-03,가람,오후 10:00,오전 6:00\n2026-03-04,가람,x,18:00\n2026-03-05,가람,9:30pm,2400"
    )

    (person,) = sheet.people
    assert [one.hours for one in person.entries] == [(540, 1080), None, (1320, 360), (1290, 0)]
    assert [(one.line, one.reason) for one in person.notes] == [(5, "bad_time")]


def test_rows_of_ones_own_need_no_name() -> None:
    for text in (
        "Date,Shift\n1 Mar 2026,D\n2 Mar 2026,E\n3 Mar 2026,OFF",
        "Date,Start,End\n1 Mar 2026,09:00,17:00\n2 Mar 2026,09:00,17:00\n3 Mar 2026,25:00,1",
    ):
        assert [one.label for one in listed(text).people] == [""]


def test_a_head_called_shift_over_names_is_a_duty() -> None:
    sheet = listed("Date,Shift\n1 Mar 2026,Ann\n2 Mar 2026,Bo\n3 Mar 2026,Ann")

    assert [one.label for one in sheet.people] == ["Ann", "Bo"]


UNUSUAL = "\n".join(
    [
        "Nov,,",
        *(f"{day},R{day % 3},{'R2 doing 4th Dec' if day == 7 else ''}" for day in range(1, 31)),
        "dEC,,",
        *(f"{day},R{day % 3}{'(JR)' if day == 5 else ''}," for day in range(1, 32)),
        "2018,,",
        *(f"2018/01/{day:02},R{day % 3}," for day in range(1, 15)),
    ]
)


def test_months_and_years_may_be_rows_and_a_later_year_says_the_first() -> None:
    sheet = listed(UNUSUAL)

    assert span(sheet) == ("2017-11-01", "2018-01-14")
    assert codes(person_named(sheet, "R1")).startswith("11-01:#2 11-04:#2 11-07:#2")


def test_swaps_in_words_are_noted_and_the_rest_is_kept() -> None:
    sheet = listed(UNUSUAL)

    named = {one.label: [(note.line, note.column) for note in one.notes] for one in sheet.people}
    assert named == {"R1": [(8, 3)], "R2": [(8, 3), (37, 2)], "R0": []}
    assert len(person_named(sheet, "R2").entries) == 24


def test_a_date_that_cannot_be_is_noted() -> None:
    sheet = listed("Feb 2026,\n27,Ann\n28,Ann\n29,Bo\n30,Ann\nMar,\n1,Ann")

    assert [(note.line, note.reason) for note in person_named(sheet, "Ann").notes] == [
        (4, "impossible_date"),
        (5, "impossible_date"),
    ]
    assert span(sheet) == ("2026-02-27", "2026-03-01")


def test_a_list_of_dates_that_cannot_be_is_none() -> None:
    text = "Feb 2026,\n29,Ann\n30,Bo\n31,Ann"

    assert read_list(table_of_text(text), Said(TODAY)) is None


def test_names_that_are_sentences_or_numbers_are_nobody() -> None:
    rows = "\n".join(f"{day} Mar 2026,Ann,{day * 3},{'x' * 41}" for day in range(1, 6))

    assert [one.label for one in listed(rows).people] == ["Ann"]


@pytest.mark.parametrize(
    "text", ["a,b\nc,d", "1,A\n5,B\n2,C\n9,D\n3,E", "Date\n1 Mar 2026\n2 Mar 2026\n3 Mar 2026"]
)
def test_a_table_without_days_or_people_is_no_list(text: str) -> None:
    assert read_list(table_of_text(text), Said(TODAY)) is None


@pytest.mark.parametrize(
    "text",
    [ROTA, "날짜,이름,근무\n" + "\n".join(f"2026-03-0{day},{day}번,D" for day in range(1, 6))],
)
def test_more_people_than_a_ward_are_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_list, "MOST_PEOPLE", 2)

    with pytest.raises(Invalid, match="too_many_rows"):
        listed(text)


def test_a_name_without_letters_is_no_word_to_look_for() -> None:
    sheet = listed("1 Mar 2026,***\n2 Mar 2026,***\n3 Mar 2026,? (?)")

    assert [(one.label, len(one.notes)) for one in sheet.people] == [("***", 0)]


def test_more_words_than_a_roster_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_list, "MOST_WORDY", 9)
    rows = [f"2026-03-{day:02},Ann,(swap with Bo {day})" for day in range(1, 12)]

    assert listed("Date,Ward,Free\n" + "\n".join(rows[:9])).people[0].label == "Ann"
    with pytest.raises(Invalid, match="too_many_rows"):
        listed("Date,Ward,Free\n" + "\n".join(rows))
