"""What codes and titles mean, and the months that come of it, before anything is kept."""

import pytest

from tests.app.rosters.browsing import (
    CALENDAR,
    GRID,
    bring_in,
    choose_row,
    fields_of,
    look,
    month_of,
    paste,
    send_file,
)
from tests.conftest import CastMember
from tests.journal.rosters.tables import DENO, make_grid


def test_known_codes_are_proposed_with_their_hours(mina: CastMember) -> None:
    fields = fields_of(send_file(mina.client))

    assert sorted(fields["kind"]) == ["off", "work", "work", "work"]
    assert sorted(zip(fields["begin"], fields["end"], strict=True)) == [
        ("", ""),
        ("07:00", "15:00"),
        ("15:00", "23:00"),
        ("23:00", "07:00"),
    ]


def test_the_month_is_shown_before_anything_is_kept(mina: CastMember) -> None:
    page = month_of(mina.client)

    assert page.status_code == 200
    assert "24 shifts, 7 free days, from 1 Mar 2026 to 31 Mar 2026." in page.text
    assert "March 2026" in page.text
    assert "7:00 AM to 3:00 PM" in page.text.replace("\u202f", " ")
    assert "No roster yet" in mina.client.get("/rosters").text


def test_a_night_is_told_in_both_ways_and_can_be_looked_at_again(mina: CastMember) -> None:
    page = month_of(mina.client)

    assert "The night of Tue, 3 Mar" in page.text
    assert "Mon, 2 Mar 11:00" in page.text.replace("\u202f", " ")
    again = look(mina.client, page, nights="morning")
    assert "from 1 Mar 2026" in again.text
    assert fields_of(again)["nights"] == ["morning"]


def test_words_that_nobody_can_read_are_named_and_never_quoted_there(mina: CastMember) -> None:
    text = make_grid().replace("김가람,D,E", "김가람,D(김 대신),E") + ",5일은 이와 바꿈"
    page = month_of(mina.client, text)

    assert "1 place holds words" in page.text
    assert "Sun, 1 Mar (row 3, column 2)" in page.text
    assert "김 대신" not in page.text


def test_hours_that_are_missing_are_asked_for_beside_their_code(mina: CastMember) -> None:
    page = send_file(mina.client, make_grid().replace(",N", ",Z"))
    fields = fields_of(page)
    kinds = ["work" if one == "none" else one for one in fields["kind"]]

    refused = mina.client.post("/rosters/month", data={**fields, "kind": kinds})

    assert refused.status_code == 422
    assert "From when to when is it?" in refused.text
    assert fields_of(refused)["kind"] == kinds


def test_a_roster_that_comes_to_nothing_is_refused(mina: CastMember) -> None:
    page = send_file(mina.client)
    fields = {**fields_of(page), "kind": ["none"] * 4}

    refused = mina.client.post("/rosters/month", data=fields)

    assert refused.status_code == 422
    assert "no shift would be kept" in refused.text


@pytest.mark.parametrize(
    "changes", [{"kind": ["work"]}, {"kind": ["murder"] * 4}, {"nights": "noon"}, {"zone": "Mars"}]
)
def test_answers_that_no_page_sends_are_refused(
    mina: CastMember, changes: dict[str, object]
) -> None:
    page = send_file(mina.client)

    assert look(mina.client, page, **changes).status_code == 422


def test_all_events_with_a_time_are_shifts_unless_said_otherwise(mina: CastMember) -> None:
    page = send_file(mina.client, CALENDAR)
    assert "5 shifts, from 2 Mar 2026" in look(mina.client, page).text

    fields = fields_of(page)
    kinds = list(fields["kind"])
    kinds[-1] = "no"
    assert "4 shifts, from 2 Mar 2026" in look(mina.client, page, kind=kinds).text


def test_only_chosen_events_are_shifts_where_she_chooses(mina: CastMember) -> None:
    page = send_file(mina.client, CALENDAR)

    assert "1 shift, from 7 Mar 2026" in look(mina.client, page, which="some").text
    nothing = look(mina.client, page, which="some", kind=["none"] * 3)
    assert (nothing.status_code, "Please choose at least one" in nothing.text) == (422, True)


def test_a_whole_day_needs_hours(mina: CastMember) -> None:
    page = send_file(mina.client, CALENDAR.replace("SUMMARY:N", "SUMMARY:Shift"))
    kinds = ["work", *fields_of(page)["kind"][1:]]

    refused = look(mina.client, page, kind=kinds)
    assert (refused.status_code, "From when to when" in refused.text) == (422, True)
    called = look(
        mina.client,
        page,
        kind=["on_call", "none", "none"],
        begin=["08:00", "", ""],
        end=["08:00", "", ""],
    )
    assert "4 shifts, 1 time on call" in called.text


def test_what_codes_meant_last_time_is_proposed_again(mina: CastMember) -> None:
    page = send_file(mina.client)
    fields = fields_of(page)
    hours = {"begin": ["06:30" if one == "07:00" else one for one in fields["begin"]]}
    month = look(mina.client, page, **hours)
    mina.client.post("/rosters", data=fields_of(month))

    again = fields_of(send_file(mina.client, make_grid(title="2026년 4월")))

    assert "06:30" in again["begin"]


def test_a_row_of_hours_needs_no_codes(mina: CastMember) -> None:
    rows = "\n".join(f"2026-03-0{day},09:00,18:00" for day in range(1, 6))
    page = look(mina.client, paste(mina.client, f"Date,Start,End\n{rows}"))

    assert "5 shifts, from 1 Mar 2026 to 5 Mar 2026." in page.text


def test_long_rosters_show_their_first_months(mina: CastMember) -> None:
    rows = "\n".join(f"2026-{month:02}-01,09:00,18:00" for month in range(1, 8))
    page = look(mina.client, paste(mina.client, f"Date,Start,End\n{rows}"))

    assert "March 2026" in page.text
    assert "and 4 more months" in page.text


def test_many_names_are_a_list_to_choose_from(mina: CastMember) -> None:
    page = send_file(mina.client, make_grid(*([f"이{n}", *DENO] for n in range(20))))

    assert '<select name="row"' in page.text
    assert choose_row(mina.client, page, row="3").status_code == 200


def test_nothing_of_a_file_stays_in_the_address_or_the_list(mina: CastMember) -> None:
    done = bring_in(mina.client, GRID)

    page = mina.client.get(done.headers["Location"])
    assert "김가람" not in page.text + done.headers["Location"]
