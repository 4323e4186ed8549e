"""Where a person's data comes from, which time it covers, and what is not known."""

from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient

from app.sources.pictures import strip_of, window_of
from journal.exposure.stretches import Stretch
from tests.app.contact.tapping import kept
from tests.app.imports.browsing import bring_in, send_file
from tests.app.imports.test_diary import answers
from tests.app.imports.test_questions import PHONE
from tests.conftest import CastMember
from tests.journal.importing.diaries import TABLE_A
from tests.journal.importing.exports import ANDROID_KOREAN, make_room

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


def days(first: float, last: float) -> Stretch:
    return Stretch(BEGIN + timedelta(days=first), BEGIN + timedelta(days=last))


def test_without_anything_the_page_says_what_will_be_here(mina: CastMember) -> None:
    page = mina.client.get("/sources")

    assert page.status_code == 200
    assert "Contact that you tap yourself will be counted here." in page.text


def test_a_room_shows_what_it_covers_and_since_when_nothing_is_known(mina: CastMember) -> None:
    bring_in(mina.client, ANDROID_KOREAN)

    page = mina.client.get("/sources").text

    assert "Covers 8 May 2023 to 12 May 2023." in page
    assert "Nothing is known since 12 May 2023." in page
    assert "3 contacts, the last on 9 May 2023 12:23" in page
    assert page.count('class="picture coverage"') == 1


def test_gaps_between_imports_are_named(mina: CastMember) -> None:
    later = make_room(30).replace("2023년 5월", "2024년 5월")
    bring_in(mina.client, ANDROID_KOREAN)
    room = mina.client.get("/rooms").text.partition('href="/rooms/')[2].partition('"')[0]
    bring_in(mina.client, later, room=room)

    page = mina.client.get("/sources").text

    assert "1 earlier gap" in page
    assert "Nothing is known from 12 May 2023 to 8 May 2024." in page


def test_an_import_is_taken_back_from_here(mina: CastMember) -> None:
    bring_in(mina.client, PHONE, picked=["0"])
    page = mina.client.get("/sources").text
    undo = page.partition('action="/imports/')[2].partition('"')[0]

    done = mina.client.post(f"/imports/{undo}")

    assert "Imported on" in page
    assert done.status_code == 303
    assert "Imported on" not in mina.client.get("/sources").text


def test_a_diary_is_a_source_of_its_own(mina: CastMember) -> None:
    mina.client.post("/imports/diary", data=answers(send_file(mina.client, TABLE_A)))

    page = mina.client.get("/sources").text

    assert "<h2>Diaries</h2>" in page
    assert "4 were new" in page


def test_what_is_tapped_is_counted(mina: CastMember) -> None:
    kept(mina.client)

    page = mina.client.get("/sources").text

    assert "1 contact, the last on" in page
    assert "A tap makes its moment known, not the day around it." in page


def test_nobody_sees_somebody_elses(mina: CastMember, jun: CastMember) -> None:
    bring_in(mina.client)

    assert "Room 1" not in jun.client.get("/sources").text


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/sources").status_code == 303


def test_the_page_makes_few_queries(mina: CastMember, statements: list[str]) -> None:
    bring_in(mina.client)
    statements.clear()

    mina.client.get("/sources")

    assert len(statements) <= 8


def test_a_strip_is_whole_and_shows_even_an_hour() -> None:
    window = window_of([(days(0, 10),), (), (days(40, 40.01),)], days(0, 100).ends_at)
    assert window == days(0, 100)

    strip = strip_of((days(0, 10), days(40, 40.01), days(99.999, 101)), window)

    assert strip.covered[0].width == pytest.approx(10)
    assert min(span.width for span in strip.covered) > 0.5
    assert all(span.x >= 0 and span.x + span.width <= 100 for span in strip.covered)
    assert (strip.unknown[0].x, strip.unknown[0].width) == (10, 30)


def test_without_anything_covered_there_is_no_strip() -> None:
    assert window_of([(), ()], BEGIN) is None
    assert window_of([(days(1, 2),)], BEGIN) is None
