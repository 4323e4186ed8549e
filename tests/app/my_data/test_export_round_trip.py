"""Everything goes out, comes in at a new empty Offshift, and goes out the same."""

import pytest
from flask import Flask

from tests.app.my_data.carrying import Told, bring, brought_parts, exported
from tests.app.my_data.living import live_richly, signed_in_as
from tests.conftest import sign_up

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
