"""The list: what is hers, what fits her shifts, the rest."""

from datetime import timedelta
from uuid import uuid4

from flask import Flask

from app.database import writing
from journal.audit.rules import OPERATOR
from journal.teams.announcing import cancel_date
from journal.vocabulary import Locale, OwnPurpose
from tests.app.gatherings.gathering import BEGINS, HELD_ON, LIST, NOW, Harbour, Wall, later, page_of
from tests.conftest import CastMember, sign_up


def shift(member: CastMember, begin: str, end: str) -> None:
    form = {"id": str(uuid4()), "begin": begin, "end": end}
    assert member.client.post(f"/shifts/days/{HELD_ON}/shift", data=form).status_code == 303


def test_what_fits_stands_open_and_the_rest_is_folded(harbour: Harbour, mina: CastMember) -> None:
    fits = harbour.announce()
    harbour.announce(title="Late walk", starts_at=later(hours=5))
    shift(mina, "08:00", "17:00")

    page = mina.client.get(LIST).text

    first, _fold, rest = page.partition("At other times")
    assert "Friday class" in first
    assert "Fri, 13 Mar 5:30 PM to 6:10 PM<br>30 minutes after your shift · Free places" in first
    assert f'href="{page_of(fits)}"' in first
    assert "Late walk" in rest
    assert "5 hours after your shift" in rest


def test_in_a_shift_and_on_a_day_off_it_says_so(harbour: Harbour, mina: CastMember) -> None:
    harbour.announce()
    harbour.announce(title="Walk", starts_at=BEGINS + timedelta(days=1))
    shift(mina, "09:00", "19:00")

    page = mina.client.get(LIST).text

    assert "in your shift" in page
    assert "on your day off" in page


def test_before_a_shift_it_says_how_long(harbour: Harbour, mina: CastMember) -> None:
    harbour.announce()
    harbour.announce(title="Walk", starts_at=later(minutes=-80))
    shift(mina, "18:40", "23:00")

    page = mina.client.get(LIST).text

    assert "30 minutes before your shift" in page
    assert "1 hour before your shift" in page


def test_nothing_of_her_own_organisation_is_a_sentence(harbour: Harbour, mina: CastMember) -> None:
    theirs = harbour.announce(unit_id=harbour.team)
    stranger = sign_up(harbour.app, "ara")

    assert "open to you at any time" in stranger.client.get(LIST).text
    assert str(theirs) not in stranger.client.get(LIST).text
    assert "Friday class" in mina.client.get(LIST).text


def test_without_anything_planned_it_says_so(harbour: Harbour, mina: CastMember) -> None:
    assert harbour.id
    assert "Nothing is planned for the weeks ahead." in mina.client.get(LIST).text


def test_what_was_called_off_says_so_to_who_joined(harbour: Harbour, mina: CastMember) -> None:
    class_ = harbour.announce()
    harbour.join(mina, class_)
    with harbour.app.app_context(), writing() as session:
        cancel_date(session, harbour.id, OPERATOR, class_, HELD_ON, now=NOW)

    assert "Called off" in mina.client.get(LIST).text
    assert "The date is called off." in mina.client.get(page_of(class_)).text


def test_near_one_of_hers_she_is_reminded_here(
    harbour: Harbour, mina: CastMember, wall: Wall
) -> None:
    class_ = harbour.announce()
    harbour.join(mina, class_)
    shift(mina, "09:00", "18:00")
    wall.now = later(minutes=-20)
    assert "One of yours is near." not in mina.client.get(LIST).text

    harbour.agree(mina, OwnPurpose.REMINDERS)

    page = mina.client.get(LIST).text
    assert "One of yours is near." in page
    assert "Reminders are on" in page


def test_it_speaks_korean(harbour: Harbour) -> None:
    hana = harbour.seat("hana", Locale.KO)
    harbour.announce(title="금요일 명상")
    shift(hana, "08:00", "17:30")

    page = hana.client.get(LIST).text

    assert "함께하는 세션" in page
    assert "근무가 끝나자마자" in page


def test_a_stranger_is_shown_the_way_in(app: Flask) -> None:
    answer = app.test_client().get(LIST)

    assert answer.location == "/sign-in?next=/sessions/group"


def test_the_page_asks_few_times(harbour: Harbour, mina: CastMember, statements: list[str]) -> None:
    harbour.announce(unit_id=harbour.team)
    harbour.join(mina, harbour.announce())
    statements.clear()

    mina.client.get(LIST)

    assert len(statements) <= 8
