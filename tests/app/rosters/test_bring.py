"""From a file or pasted rows to the question whose row it is, or which events are shifts."""

import io

import openpyxl
import pytest
from flask.testing import FlaskClient

from app.rosters import forms
from tests.app.rosters.browsing import CALENDAR, GRID, choose_row, fields_of, paste, send_file
from tests.conftest import CastMember
from tests.journal.rosters.tables import DAYS, DENO, make_grid
from tests.journal.rosters.test_long_list import ROTA

TWO = make_grid(["이나래", *reversed(DENO)])


def test_a_grid_asks_which_row_is_hers(mina: CastMember) -> None:
    page = send_file(mina.client, TWO)

    assert page.status_code == 200
    assert "Which row is yours?" in page.text
    assert "이나래" in page.text
    assert "secret-name" not in page.text


def test_pasted_rows_are_a_file_too(mina: CastMember) -> None:
    page = paste(mina.client, TWO)

    assert "이나래" in page.text


def test_a_calendar_asks_which_events_are_shifts(mina: CastMember) -> None:
    page = send_file(mina.client, CALENDAR)

    assert "Which events are shifts?" in page.text
    assert "Dentist" in page.text
    assert "Event 4 (line 22): it ends before it starts" in page.text


def test_a_table_of_one_person_goes_on_to_her_codes(mina: CastMember) -> None:
    page = send_file(mina.client, GRID)

    assert "What stands for which hours?" in page.text


def test_what_the_table_does_not_say_is_asked_on_the_same_page(mina: CastMember) -> None:
    page = send_file(mina.client, make_grid(title="근무표"))

    assert "Which month is it?" in page.text
    assert "Which year is it?" in page.text
    again = choose_row(mina.client, page)
    assert again.status_code == 422
    good = choose_row(mina.client, page, year="2026", month="3")
    assert "What stands for which hours?" in good.text


def test_dates_that_can_be_read_in_two_ways_are_asked_about(mina: CastMember) -> None:
    page = send_file(
        mina.client, "Date,Night\n" + "\n".join(f"0{d}/01/2018,Ann" for d in range(1, 9))
    )

    assert "The day: 3/4 is 3 April" in page.text
    assert choose_row(mina.client, page).status_code == 422
    assert choose_row(mina.client, page, order="dmy").status_code == 200


def test_weekdays_of_another_month_are_asked_about(mina: CastMember) -> None:
    days = [f"{day}({weekday})" for day, weekday in zip(DAYS, "월화수목금토일" * 5, strict=False)]

    page = send_file(mina.client, make_grid(days=days))

    assert "belong to another month or year" in page.text
    assert choose_row(mina.client, page, year="2026", month="6").status_code == 200


def test_another_sheet_can_be_shown(mina: CastMember) -> None:
    book = openpyxl.Workbook()
    for name, who in (("2026년 3월", "김가람"), ("2026년 4월", "이나래")):
        sheet = book.create_sheet(name)
        for row in (["이름", *DAYS], [who, *DENO], ["박다온", *DENO]):
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)

    page = send_file(mina.client, content.getvalue())
    form = {**fields_of(page), "sheet": "1"}
    other = mina.client.post("/rosters/row", data={k: v for k, v in form.items() if k != "row"})

    assert "김가람" in page.text
    assert "이나래" in other.text
    assert other.status_code == 200


def test_a_row_has_to_be_chosen(mina: CastMember) -> None:
    page = send_file(mina.client, TWO)

    for row in ("", "7", "x"):
        assert choose_row(mina.client, page, row=row).status_code == 422


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "There is nothing in it"),
        (b"%PDF-1.4 x", "neither a table nor a calendar"),
        (b"\xd0\xcf\x11\xe0 xls", "an old kind of Excel file"),
        (b"PK\x03\x04 broken", "open this spreadsheet"),
        (b"a,b\nc,d\n", "no row and no column of days"),
        (b'a,"b\nc', "The row at line"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "no event in this calendar"),
        (("Date,On\n" + "\n".join(["13/13/2018,A"] * 3)).encode(), "no row and no column"),
        (("D\n" + "13/01/2018,A\n01/13/2018,B\n01/01/2018,A").encode(), "fit one order"),
    ],
)
def test_a_refusal_says_why_and_that_nothing_is_saved(
    mina: CastMember, content: bytes, said: str
) -> None:
    page = send_file(mina.client, content)

    assert page.status_code == 422
    assert said.lower() in page.text.replace("&#39;", "'").lower()
    assert "Nothing is saved" in page.text


def test_a_table_far_larger_than_a_roster_is_refused(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST_CELLS", 10)

    assert "more rows than a roster" in send_file(mina.client, ROTA).text


def test_a_file_over_the_limit_has_a_page_of_its_own(mina: CastMember) -> None:
    page = send_file(mina.client, b"x" * (23 * 1024 * 1024))

    assert page.status_code == 413
    assert "too large" in page.text


@pytest.mark.parametrize("changes", [{"zone": "Mars/Olympus"}, {"text": "x" * 400_001}])
def test_a_field_that_cannot_be_read_is_refused(mina: CastMember, changes: dict[str, str]) -> None:
    sent = {"zone": "Asia/Seoul", "text": GRID, **changes}

    assert mina.client.post("/rosters/file", data=sent).status_code == 422


@pytest.mark.parametrize("path", ["/rosters/row", "/rosters/month", "/rosters"])
def test_a_parcel_of_somebody_else_does_not_open(
    mina: CastMember, jun: CastMember, path: str
) -> None:
    fields = fields_of(send_file(mina.client, TWO), row="0")

    page = jun.client.post(path, data=fields)

    assert page.status_code == 422
    assert "This page was too old" in page.text


def test_a_parcel_opens_only_where_it_belongs(mina: CastMember) -> None:
    whole = fields_of(send_file(mina.client, TWO))
    own = fields_of(send_file(mina.client, GRID))

    assert mina.client.post("/rosters/month", data=whole).status_code == 422
    assert mina.client.post("/rosters/row", data={**own, "row": "0"}).status_code == 422


def test_strangers_are_shown_the_way_in(client: FlaskClient) -> None:
    assert send_file(client).status_code == 401
    assert client.get("/rosters").status_code == 303


@pytest.mark.parametrize("path", ["/rosters/file", "/rosters/row", "/rosters/month"])
def test_looking_is_not_a_page_to_get(mina: CastMember, path: str) -> None:
    assert mina.client.get(path).status_code == 405
