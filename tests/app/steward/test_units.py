"""The teams of an organisation."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from journal.teams.rules import MOST_LEVELS
from tests.app.steward.conftest import MARCH
from tests.app.steward.running import House, acts, add, found, somebody

IN_APRIL = MARCH + timedelta(days=28)


def post(house: House, path: str, **form: str) -> tuple[int, str]:
    answer = house.yuna.client.post(f"/steward/units{path}", data=form)
    return answer.status_code, answer.text


def test_a_new_team_hangs_where_it_was_put(house: House) -> None:
    add(house, "Night at the weekend", house.night)

    page = house.yuna.client.get("/steward/units").text

    assert page.index("Night<") < page.index("Night at the weekend<")
    assert page.count('<ul class="lines tree"') == 2
    assert acts(house.yuna.app)[-1][0] == "unit_added"


def test_a_double_tap_adds_one_team(house: House) -> None:
    form = {"id": str(uuid4()), "name": "Day", "parent_id": ""}

    assert [post(house, "", **form)[0] for _tap in range(2)] == [303, 303]
    assert [act for act, _details in acts(house.yuna.app)] == ["founded", "unit_added"]
    assert post(house, "", **{**form, "name": "Another"})[0] == 409


def test_a_team_needs_a_name(house: House) -> None:
    code, page = post(house, "", id=str(uuid4()), name=" ", parent_id=str(house.night))

    assert code == 422
    assert 'id="m-name">This is needed.' in page
    assert f'<option value="{house.night}" selected>' in page


def test_a_team_gets_another_name_at_once(house: House) -> None:
    assert post(house, f"/{house.night}/name", name="Late")[0] == 303

    assert "<h1>Late</h1>" in house.yuna.client.get(f"/steward/units/{house.night}").text
    assert acts(house.yuna.app)[-1][0] == "unit_renamed"


def test_a_name_that_will_not_do_stays_in_its_field(house: House) -> None:
    code, page = post(house, f"/{house.night}/name", name="x" * 81)

    assert code == 422
    assert f'value="{"x" * 81}"' in page
    assert "<h1>Night</h1>" in page


def test_moving_holds_from_the_next_window(house: House, on: Callable[[datetime], None]) -> None:
    day = add(house, "Day")

    assert post(house, f"/{day}/place", parent_id=str(house.night))[0] == 303

    before = house.yuna.client.get("/steward/units").text
    assert "<h2>From Mon, 30 Mar on</h2>" in before
    on(IN_APRIL)
    after = house.yuna.client.get("/steward/units").text
    assert "<h2>From" not in after
    assert after.count('<ul class="lines tree"') == 2


def test_the_page_of_a_team_says_from_when_a_move_counts(house: House) -> None:
    page = house.yuna.client.get(f"/steward/units/{house.night}").text

    assert "Counts from the next window, 30 Mar 2026." in page
    assert "At the top" in page


def test_a_team_is_not_offered_itself_or_what_is_under_it(house: House) -> None:
    late = add(house, "Late", house.night)
    day = add(house, "Day")

    page = house.yuna.client.get(f"/steward/units/{house.night}").text

    assert f'value="{day}"' in page
    assert f'value="{late}"' not in page
    code, refused = post(house, f"/{house.night}/place", parent_id=str(late))
    assert code == 422
    assert "can&#39;t hang under itself" in refused


def test_closing_holds_from_the_next_window(house: House, on: Callable[[datetime], None]) -> None:
    day = add(house, "Day")

    assert post(house, f"/{day}/close")[0] == 303

    page = house.yuna.client.get("/steward/units").text
    assert "closes on Mon, 30 Mar" in page
    assert "From 30 Mar 2026 on it has no figures" in (
        house.yuna.client.get(f"/steward/units/{day}").text
    )
    on(IN_APRIL)
    assert "Day<" not in house.yuna.client.get("/steward/units").text
    assert house.yuna.client.get(f"/steward/units/{day}").status_code == 404


def test_a_team_with_others_under_it_is_not_closed(house: House) -> None:
    add(house, "Late", house.night)

    code, page = post(house, f"/{house.night}/close")

    assert code == 422
    assert "Move or close the teams under it first." in page
    assert 'id="f-close"' in page


def test_teams_hang_under_each_other_so_deep_and_no_deeper(house: House) -> None:
    under = house.night
    for level in range(2, MOST_LEVELS + 1):
        under = add(house, f"Level {level}", under)
    day = add(house, "Day")

    code, page = post(house, "", id=str(uuid4()), name="One more", parent_id=str(under))

    assert code == 422
    assert 'id="m-parent_id">Teams go 20 levels deep at most.' in page
    assert 'value="One more"' in page
    code, page = post(house, f"/{day}/place", parent_id=str(under))
    assert code == 422
    assert 'id="m-parent_id">Teams go 20 levels deep at most.' in page


def test_where_too_many_teams_are_open_none_is_added(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.teams.rules.MOST_UNITS", 1)

    code, page = post(house, "", id=str(uuid4()), name="Day", parent_id="")

    assert code == 422
    assert "At most 2,000 teams can be open." in page


def test_a_team_does_not_get_the_organisations_id(house: House) -> None:
    code, page = post(house, "", id=str(house.id), name="Day", parent_id="")

    assert code == 422
    assert "This page was too old. Please open it again." in page
    assert [act for act, _details in acts(house.yuna.app)] == ["founded"]


@pytest.mark.parametrize("act", ["name", "place", "close"])
def test_a_team_of_another_organisation_is_not_there(house: House, act: str) -> None:
    other = found(somebody(house, "dae"))
    form = {"name": "Mine"} if act == "name" else {}

    assert house.yuna.client.get(f"/steward/units/{other.night}").status_code == 404
    assert post(house, f"/{other.night}/{act}", **form)[0] == 404
    new = {"id": str(uuid4()), "name": "Day", "parent_id": str(other.night)}
    assert post(house, "", **new)[0] == 404


def test_what_is_no_team_is_refused(house: House) -> None:
    assert post(house, f"/{house.night}/place", parent_id="upstairs")[0] == 422


def test_the_pages_ask_few_times(house: House, statements: list[str]) -> None:
    for path in ("/steward/units", f"/steward/units/{house.night}"):
        statements.clear()
        house.yuna.client.get(path)

        assert len(statements) == 5
