from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from journal.vocabulary import Locale
from tests.app.helped.rating import NOW, page_of, rate
from tests.conftest import CastMember, sign_up

HELPS = [(5, 2), (4, 1), (5, 1), (4, 2)] * 6
DOES_NOT = [(5, 4), (4, 4), (5, 5), (4, 4)] * 6


class Wall:
    now = NOW


@pytest.fixture(autouse=True)
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    clock = Wall()
    monkeypatch.setattr("app.helped.routes.utc_now", lambda: clock.now)
    return clock


def test_an_empty_page_says_what_will_be_here(mina: CastMember) -> None:
    page = page_of(mina)

    assert "From then on you see here what your taps say." in page
    assert "Start again" not in page


def test_what_works_best_is_told_with_its_size_and_number(mina: CastMember) -> None:
    rate(mina, "calm_exhale", HELPS)
    rate(mina, "water_walk", DOES_NOT)

    page = page_of(mina)

    assert "Breathing slowly Works best for you, of all you've rated. Tension was" in page
    assert "Rated 24 times." in page
    assert "Walking Tension fell less than with your others, so far." in page


def test_alike_is_no_difference(mina: CastMember) -> None:
    rate(mina, "calm_exhale", DOES_NOT)
    rate(mina, "water_walk", DOES_NOT)

    page = page_of(mina)

    assert page.count("No difference seen yet.") == 2
    assert "Tension was" not in page


def test_few_ratings_are_counted_and_not_compared(mina: CastMember) -> None:
    rate(mina, "calm_exhale", HELPS[:7])
    rate(mina, "water_walk", DOES_NOT)
    rate(mina, "plan_open", DOES_NOT[:2])

    page = page_of(mina)

    assert "Breathing slowly Compared once it's rated 8 times. Rated 7 times." in page
    assert "Walking Nothing else is rated often enough to compare it with." in page
    assert "Not compared: 2 times something that's meant for more than tension" in page


def test_korean_says_the_same(mina: CastMember) -> None:
    minji = sign_up(mina.app, "minji", locale=Locale.KO)
    rate(minji, "calm_exhale", HELPS)
    rate(minji, "water_walk", DOES_NOT)

    assert "천천히 숨쉬기 기록한 것 가운데 나에게 가장 잘 맞아요." in page_of(minji)


def test_a_reload_says_the_same(mina: CastMember) -> None:
    rate(mina, "calm_exhale", [(4, 3), (3, 2), (5, 3)] * 4)
    rate(mina, "water_walk", [(4, 4), (2, 2), (5, 3)] * 4)

    assert page_of(mina) == page_of(mina)


def test_beginning_anew_forgets_nothing_and_can_be_undone(mina: CastMember) -> None:
    rate(mina, "calm_exhale", HELPS)
    before = page_of(mina)

    answer = mina.client.post("/restore/helped/anew", data={"seen": ""})
    anew = page_of(mina, answer.location)

    assert answer.status_code == 303
    assert "Started again. Only ratings from now on count. Undo" in anew
    assert "Only what you rated since 5 Mar 2026 counts. Count everything again" in anew
    assert "Rated" not in anew
    undone = mina.client.post("/restore/helped/take-back", data={"seen": NOW.isoformat()})
    assert "Taken back. Your earlier ratings count again." in page_of(mina, undone.location)
    assert page_of(mina) == before


def test_an_undo_goes_back_to_where_it_was(mina: CastMember, wall: Wall) -> None:
    mina.client.post("/restore/helped/anew", data={"seen": ""})
    wall.now = NOW + timedelta(days=3)
    seen = {"seen": NOW.isoformat()}

    anew = mina.client.post("/restore/helped/anew", data=seen)
    assert f'name="back_to" value="{NOW.isoformat()}"' in mina.client.get(anew.location).text
    back = {"seen": wall.now.isoformat(), "back_to": NOW.isoformat()}
    mina.client.post("/restore/helped/take-back", data=back)

    assert "Only what you rated since 5 Mar 2026 counts." in page_of(mina)


@pytest.mark.parametrize("seen", ["yesterday", "2026-03-05", "0001-01-01T00:00:00+14:00"])
@pytest.mark.parametrize("act", ["anew", "take-back"])
def test_what_no_page_sends_is_refused(mina: CastMember, act: str, seen: str) -> None:
    answer = mina.client.post(f"/restore/helped/{act}", data={"seen": seen})

    assert answer.status_code == 422
    assert "This page has changed since. Nothing was done." in answer.text


def test_a_page_from_before_another_device_began_anew_is_a_conflict(mina: CastMember) -> None:
    seen = {"seen": datetime(2026, 3, 1, tzinfo=NOW.tzinfo).isoformat()}

    assert mina.client.post("/restore/helped/anew", data=seen).status_code == 409
    mina.client.post("/restore/helped/anew", data={"seen": ""})
    assert mina.client.post("/restore/helped/take-back", data=seen).status_code == 409


def test_nobody_else_sees_any_of_it(mina: CastMember, jun: CastMember, client: FlaskClient) -> None:
    rate(mina, "calm_exhale", HELPS)

    assert "Rated" not in page_of(jun)
    assert client.post("/restore/helped/anew", data={"seen": ""}).status_code == 401
    assert mina.client.put("/restore/helped").status_code == 405


def test_the_page_makes_few_queries(mina: CastMember, statements: list[str]) -> None:
    rate(mina, "calm_exhale", HELPS)
    statements.clear()

    page_of(mina)

    assert len(statements) <= 5
