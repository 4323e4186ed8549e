"""Who stands before a steward's pages, and what no steward reads on them."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app import create_app
from app.access import audience_of
from app.config import Config
from journal.vocabulary import Role
from tests.app.steward.running import House, found, seat, somebody
from tests.conftest import CastMember

SOME_ID = UUID(int=5)


def rules_of(method: str) -> list[Rule]:
    app = create_app(Config(Path(), "sqlite:///never-opened.sqlite3", "k" * 8 + "0123456789" * 3))
    found = app.url_map.iter_rules()
    ours = (one for one in found if str(one).startswith("/steward") and "found" not in str(one))
    return sorted((one for one in ours if method in (one.methods or ())), key=str)


def path_of(house: House, rule: Rule) -> str:
    ids = dict.fromkeys(rule.arguments, SOME_ID) | {"unit_id": house.night}
    url_map = house.yuna.app.url_map.bind("localhost")
    return url_map.build(rule.endpoint, {name: ids[name] for name in rule.arguments})


def others(house: House) -> list[FlaskClient]:
    """Give a member, a lead, and somebody without an organisation."""
    people = [somebody(house, name) for name in ("mina", "sora", "jun")]
    seat(house, people[0], Role.AGENT)
    seat(house, people[1], Role.LEAD, "Sora Yun")
    return [one.client for one in people]


@pytest.mark.parametrize("rule", rules_of("GET"), ids=str)
def test_a_page_is_there_for_stewards_only(house: House, rule: Rule, client: FlaskClient) -> None:
    path = path_of(house, rule)

    assert audience_of(house.yuna.app.view_functions[rule.endpoint]) == "stewards"
    assert [one.get(path).status_code for one in others(house)] == [404, 404, 404]
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (303, f"/sign-in?next={path}")


@pytest.mark.parametrize("rule", rules_of("POST"), ids=str)
def test_an_act_is_open_to_stewards_only(house: House, rule: Rule, client: FlaskClient) -> None:
    path, form = path_of(house, rule), {"id": str(uuid4()), "name": "Mine", "role": "lead"}

    assert audience_of(house.yuna.app.view_functions[rule.endpoint]) == "stewards"
    assert [one.post(path, data=form).status_code for one in others(house)] == [404, 404, 404]
    assert client.post(path, data=form).status_code == 401


@pytest.mark.parametrize("rule", [*rules_of("GET"), *rules_of("POST")], ids=str)
def test_a_steward_elsewhere_reaches_nothing_here(house: House, rule: Rule) -> None:
    dae = found(somebody(house, "dae"), name="Another house", unit_name="Counter").yuna.client
    path, form = path_of(house, rule), {"name": "Mine", "reason": "None", "parent_id": ""}
    is_named = bool(rule.arguments)

    answer = dae.get(path) if "GET" in (rule.methods or ()) else dae.post(path, data=form)

    assert (answer.status_code == 404) == is_named
    assert "Haesol" not in answer.text
    assert "Night" not in answer.text


@pytest.mark.parametrize("rule", [one for one in rules_of("GET") if not one.arguments], ids=str)
def test_no_page_names_a_member_or_an_address(house: House, mina: CastMember, rule: Rule) -> None:
    seat(house, mina, Role.AGENT)
    seat(house, somebody(house, "sora"), Role.LEAD, "Sora Yun")

    page = house.yuna.client.get(path_of(house, rule)).text.lower()

    assert "@" not in page
    assert "mina" not in page
    assert str(mina.id) not in page
