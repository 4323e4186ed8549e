import re
from datetime import timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from journal.clock import utc_now
from journal.model.suggestion import SessionRun
from journal.sessions.script import Script, scripts
from journal.storage.engine import Database
from journal.vocabulary import Locale
from tests.conftest import CastMember, sign_up

ALL = [pytest.param(script, id=script.id) for script in scripts()]


def begin(member: CastMember, script_id: str, **said: str) -> str:
    form = {"id": str(uuid4()), "minutes": "", "tension": "", **said}
    answer = member.client.post(f"/sessions/{script_id}", data=form)
    assert answer.status_code == 303
    return answer.location.partition("?")[0]


def plans_of(page: TestResponse) -> list[str]:
    return re.findall(r"data-plans='([^']+)'", page.text)


def run_kept(member: CastMember, run_id: str) -> SessionRun:
    opened: Database = member.app.extensions["database"]
    with Session(opened.reader) as session:
        found = session.scalars(select(SessionRun).where(SessionRun.id == UUID(run_id))).one()
        session.expunge(found)
    return found


@pytest.mark.parametrize("script", ALL)
def test_every_session_goes_from_beginning_to_end(mina: CastMember, script: Script) -> None:
    words = script.worded(Locale.EN)
    first = unescape(mina.client.get(f"/sessions/{script.id}").text)
    place = begin(mina, script.id, tension="4")
    playing = unescape(mina.client.get(place).text)
    end = mina.client.post(f"{place}/after", data={"seconds": "60", "tension": "2"})
    last = mina.client.get(end.location).text

    assert words.title in first
    assert words.promise in first
    assert all(line in playing for line in (*words.before, *words.lines))
    assert all(word in playing for group in words.picks for word in group.words)
    assert "Tension 4 before, 2 now." in last


@pytest.mark.parametrize("script", ALL)
def test_the_caution_stands_before_and_during(mina: CastMember, script: Script) -> None:
    care = script.worded(Locale.EN).care or script.worded(Locale.EN).promise

    pages = [mina.client.get(f"/sessions/{script.id}"), mina.client.get(begin(mina, script.id))]

    assert care in unescape(pages[0].text)
    assert script.worded(Locale.EN).care is None or care in unescape(pages[1].text)


def test_korean_is_spoken_to_those_who_read_it(mina: CastMember) -> None:
    sora = sign_up(mina.app, "sora", locale=Locale.KO)

    page = sora.client.get(begin(sora, "body-scan", minutes="12")).text

    assert "몸을 차례로 느껴요" in page
    assert "기기 밖으로 나가는 건 없어요" in page


def test_how_well_it_is_supported_is_said_where_a_suggestion_knows(mina: CastMember) -> None:
    assert "How well supported" in mina.client.get("/sessions/shutdown").text
    assert "How well supported" not in mina.client.get("/sessions/grounding").text


def test_the_list_has_all_of_them_but_what_does_not_suit_her(mina: CastMember) -> None:
    whole = mina.client.get("/sessions/guided").text
    mina.client.post("/restore/limits", data={"limit": "breathing", "wish": "leave_out"})

    suited = mina.client.get("/sessions/guided").text

    assert all(f'href="/sessions/{script.id}"' in whole for script in scripts())
    assert 'href="/sessions/sigh"' not in suited
    assert 'href="/sessions/shutdown"' in suited


def test_no_sound_is_offered_to_somebody_whom_it_does_not_suit(mina: CastMember) -> None:
    place = begin(mina, "body-scan")
    offered = mina.client.get(place).text
    mina.client.post("/restore/limits", data={"limit": "sound", "wish": "leave_out"})

    silent = mina.client.get(place).text

    assert re.findall(r'data-act="(sound|voice)"', offered) == ["sound", "voice"]
    assert re.findall(r'data-act="(sound|voice)"', silent) == []
    assert 'data-silent="yes"' in silent


def test_what_is_picked_or_written_is_in_no_form(mina: CastMember) -> None:
    picking = mina.client.get(begin(mina, "name-it")).text
    place = begin(mina, "good-thing")
    mina.client.post(f"{place}/after", data={})

    assert not re.search(r'<input type="checkbox"[^>]*name=', picking)
    assert 'data-note-kind="good_thing"' in mina.client.get(f"{place}/done").text
    assert "data-note-kind" not in picking


@pytest.mark.parametrize("minutes", ["", "x", "-2", "\u00b2", "9" * 5000], ids=range(5))
def test_a_length_that_is_not_offered_is_the_usual_one(mina: CastMember, minutes: str) -> None:
    place = begin(mina, "body-scan")
    offered, usual = (mina.client.get(place, query_string={"minutes": m}) for m in ("15", None))

    answer = mina.client.get(place, query_string={"minutes": minutes})

    assert plans_of(offered) != plans_of(answer) == plans_of(usual) != []


def test_a_session_stands_under_its_own_address_only(mina: CastMember) -> None:
    place = begin(mina, "sigh").replace("/sigh/", "/shutdown/")

    assert mina.client.get(place).status_code == 404
    assert mina.client.post(f"{place}/after", data={}).status_code == 404


@pytest.mark.parametrize("path", ["/sessions/vent", "/sessions/slow_exhale", "/sessions"])
def test_what_is_not_there_is_not_found(mina: CastMember, path: str) -> None:
    assert mina.client.get(path).status_code == 404


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/sessions/guided").status_code == 303
    assert client.get("/sessions/body-scan").status_code == 303


def test_what_was_done_without_a_connection_is_kept_as_long_ago(mina: CastMember) -> None:
    run_id = str(uuid4())
    place = begin(mina, "sigh", id=run_id, ago="7200")
    for _ in range(2):
        said = {"seconds": "60", "tension": "2", "ago": "7140"}
        assert mina.client.post(f"{place}/after", data=said).status_code == 303

    kept = run_kept(mina, run_id)

    assert abs(utc_now() - timedelta(hours=2) - kept.started_at) < timedelta(minutes=1)
    assert kept.finished_at is not None
    assert abs(kept.finished_at - kept.started_at - timedelta(minutes=1)) < timedelta(seconds=30)


def test_a_double_tap_begins_one_and_another_answer_is_refused(mina: CastMember) -> None:
    said = {"id": str(uuid4()), "minutes": "1", "tension": "4"}

    taps = [mina.client.post("/sessions/sigh", data=said).status_code for _ in range(2)]
    other = [
        mina.client.post("/sessions/sigh", data={**said, "tension": "5"}).status_code,
        mina.client.post("/sessions/shutdown", data=said).status_code,
    ]

    assert (taps, other) == ([303, 303], [409, 409])


@pytest.mark.parametrize("path", ["/sessions/guided", "/sessions/body-scan"])
def test_the_pages_ask_little(mina: CastMember, statements: list[str], path: str) -> None:
    mina.client.get(path)

    assert len(statements) <= 4


def test_the_page_that_plays_is_told_from_the_one_before_by_its_title(mina: CastMember) -> None:
    titles = [
        re.findall(r"<title>(.*?)</title>", mina.client.get(path).text)[0]
        for path in ("/sessions/sigh", begin(mina, "sigh"))
    ]

    assert len(set(titles)) == 2
    assert all(title.startswith("Two breaths in") for title in titles)
