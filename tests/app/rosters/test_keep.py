"""Keeping a roster, seeing it among the shifts, and taking it back."""

from html import unescape

import pytest

from tests.app.rosters.browsing import CALENDAR, bring_in, keep, month_of
from tests.conftest import CastMember
from tests.journal.rosters.tables import make_grid


def day(mina: CastMember, day: str) -> str:
    return mina.client.get(f"/shifts/days/{day}").text.replace("\u202f", " ")


def test_what_was_looked_at_is_kept(mina: CastMember) -> None:
    done = bring_in(mina.client)

    page = mina.client.get(done.headers["Location"])
    assert done.status_code == 303
    assert "Saved. It counts from 1 Mar 2026 to 31 Mar 2026." in page.text
    assert "7:00 AM to 3:00 PM" in day(mina, "2026-03-01")


def test_a_double_tap_makes_one_roster_and_another_answer_a_conflict(mina: CastMember) -> None:
    month = month_of(mina.client)

    first, second = keep(mina.client, month), keep(mina.client, month)

    assert first.status_code == second.status_code == 303
    assert mina.client.get("/rosters").text.count("Undo this roster") == 1
    assert keep(mina.client, month, first="2026-03-09").status_code == 409


def test_the_same_file_again_changes_nothing(mina: CastMember) -> None:
    bring_in(mina.client)

    again = mina.client.get(bring_in(mina.client, first="2026-03-01").headers["Location"])

    assert "All of it was there already" in again.text
    assert again.text.count("Undo this roster") == 1


def test_a_roster_may_count_from_a_later_date(mina: CastMember) -> None:
    bring_in(mina.client, first="2026-03-05")

    assert "No shift on this day" in day(mina, "2026-03-01")
    assert "7:00 AM to 3:00 PM" in day(mina, "2026-03-05")


@pytest.mark.parametrize("first", ["2026-04-01", "1980-01-01", "soon"])
def test_a_date_that_cannot_be_is_refused_beside_the_field(mina: CastMember, first: str) -> None:
    page = keep(mina.client, month_of(mina.client), first=first)

    assert page.status_code == (303 if first == "1980-01-01" else 422)


def test_a_roster_may_stand_beside_the_usual_shifts(mina: CastMember) -> None:
    bring_in(mina.client, whole="no")

    assert "beside your usual shifts" in mina.client.get("/rosters").text


def test_undoing_takes_it_all_back(mina: CastMember) -> None:
    done = bring_in(mina.client)
    roster_id = done.headers["Location"].rpartition("=")[2]

    undone = mina.client.post(f"/rosters/{roster_id}/undo")

    assert "Taken back" in mina.client.get(undone.headers["Location"]).text
    assert "No shift on this day" in day(mina, "2026-03-01")
    assert mina.client.post(f"/rosters/{roster_id}/undo").status_code == 404


def test_somebody_elses_roster_is_not_found(mina: CastMember, jun: CastMember) -> None:
    roster_id = bring_in(mina.client).headers["Location"].rpartition("=")[2]

    assert jun.client.post(f"/rosters/{roster_id}/undo").status_code == 404
    assert jun.client.get(f"/rosters/{roster_id}/undo").status_code == 405


def test_a_calendar_is_kept_with_its_exact_hours(mina: CastMember) -> None:
    bring_in(mina.client, CALENDAR)

    assert "4:00 PM until 12:00 AM the next day" in day(mina, "2026-03-02")
    assert "1 place couldn't be read" in unescape(mina.client.get("/rosters").text)


def test_answers_that_miss_hours_are_asked_for_once_more(mina: CastMember) -> None:
    month = month_of(mina.client, make_grid())

    page = keep(mina.client, month, begin=[""] * 4)

    assert page.status_code == 422
    assert "From when to when" in page.text


def test_the_list_asks_little_of_the_database(mina: CastMember, statements: list[str]) -> None:
    bring_in(mina.client)
    statements.clear()

    mina.client.get("/rosters")

    assert len(statements) <= 4


def test_the_preview_asks_little_of_the_database(mina: CastMember, statements: list[str]) -> None:
    statements.clear()
    month_of(mina.client)

    assert len(statements) <= 12


def test_no_name_and_no_word_of_a_file_is_stored(mina: CastMember) -> None:
    bring_in(mina.client, make_grid().replace("김가람,D", "김가람,D(나래 대신)"))
    bring_in(mina.client, CALENDAR)

    folder = mina.app.extensions["config"].instance
    kept = b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())
    for word in ("김가람", "나래", "대신", "Ward seven", "Dentist", "secret-name", "근무표"):
        assert word.encode() not in kept
        assert word.encode("unicode-escape") not in kept or word.isascii()
