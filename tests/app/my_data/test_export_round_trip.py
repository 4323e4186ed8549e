"""Everything goes out, comes in at a new empty Offshift, and goes out the same."""

import pytest
from flask import Flask

from tests.app.imports.browsing import bring_in, send_file
from tests.app.my_data.carrying import Told, bring, brought_parts, exported
from tests.app.my_data.living import live_richly, signed_in_as
from tests.conftest import CastMember, sign_up

OF_AN_ORGANISATION = {"consents", "memberships", "roles", "window_vetoes", "sign_ins_elsewhere"} | {
    "session_places"
}


@pytest.fixture
def told(app: Flask) -> Told:
    live_richly(app)
    return exported(signed_in_as(app, "mina"))


def test_a_full_life_has_every_kind_of_rows(told: Told) -> None:
    assert {kind for kind, rows in told.items() if rows == []} == OF_AN_ORGANISATION


def test_it_comes_out_again_as_it_went_in(app: Flask, told: Told) -> None:
    dae = sign_up(app, "dae").client

    fates = bring(dae, told)

    assert {fate for own in fates.values() for fate in own} <= {"added", "known"}
    assert brought_parts(exported(dae)) == brought_parts(told)


def test_bringing_it_twice_does_nothing_more(app: Flask, told: Told) -> None:
    dae = sign_up(app, "dae").client
    bring(dae, told)
    once = exported(dae)

    fates = bring(dae, told)

    assert {fate for own in fates.values() for fate in own} == {"known"}
    assert brought_parts(exported(dae)) == brought_parts(once)


def test_a_chat_from_before_the_move_is_known_after_it(mina: CastMember) -> None:
    bring_in(mina.client)
    dae = sign_up(mina.app, "dae").client

    bring(dae, exported(mina.client))

    assert "0 of them would be new; 3 are there already" in send_file(dae).text


def test_where_files_came_in_before_the_key_stays_and_it_is_said(app: Flask, told: Told) -> None:
    dae = sign_up(app, "dae").client
    bring_in(dae)

    said = dae.post("/me/data/bring/rows/account", json={"rows": told["account"]}).json
    bring(dae, told)

    assert said["keeps_its_key"] is True
    assert "0 of them would be new; 3 are there already" in send_file(dae).text
    assert exported(dae)["account"][0]["import_key"] != told["account"][0]["import_key"]
    page = dae.get("/me/data/bring").text
    assert "A chat or call log from before the move would count twice" in page


def test_whoever_took_the_key_out_of_her_file_brings_the_rest(app: Flask, told: Told) -> None:
    dae = sign_up(app, "dae").client
    del told["account"][0]["import_key"]

    assert set(bring(dae, told)["changes"]) == {"added"}
