"""Each act of a lead or a steward leaves exactly one record; an agent's own act leaves none."""

from pathlib import Path

import pytest
from werkzeug.routing import Rule

from app import create_app
from app.config import Config
from app.database import reading
from journal.audit.queries import links
from journal.audit.rules import walk
from journal.clock import utc_now
from tests.app.matrix.intended import MAY, WHO_IT_IS_MEANT_FOR, Meant
from tests.app.matrix.world import SECRET, World, method_of, rules_of

# It asks for everything once more; what each line does is measured where it is tested.
pytestmark = pytest.mark.no_cover

ACTS = [
    rule
    for rule in rules_of(create_app(Config(Path(), "sqlite:///never-opened.sqlite3", SECRET)))
    if method_of(rule) != "GET"
]
OFFICES = {Meant.HAN, Meant.STEWARDS, Meant.LEAD_OF_NORTH}
WHO = {
    Meant.EVERYBODY: "nobody",
    Meant.SIGNED_IN: "mina",
    Meant.MINA: "mina",
    Meant.HARBOUR: "mina",
    Meant.LEAD_OF_NORTH: "sora",
    Meant.STEWARDS: "han",
    Meant.HAN: "han",
    Meant.SYSTEMS: "of_harbour",
    Meant.PHONES: "phone_of_mina",
}
AS_ANOTHER = {"steward.found_new": ("ara", 1), "causes.remove": ("sora", 0)}
"""Founding makes a steward, which is written down; a roster that is not there is not removed."""


@pytest.mark.parametrize("rule", ACTS, ids=lambda rule: rule.endpoint)
def test_an_act_leaves_as_many_records_as_it_should(world: World, rule: Rule) -> None:
    meant = WHO_IT_IS_MEANT_FOR[rule.endpoint]
    actor, expected = AS_ANOTHER.get(rule.endpoint, (WHO[meant], int(meant in OFFICES)))
    before = records(world)

    answer = world.knock(actor, rule, method_of(rule))

    assert answer.status_code < 500
    assert actor in MAY[meant]
    assert records(world) - before == expected
    assert is_whole(world)


def test_joining_as_an_agent_leaves_no_record(world: World) -> None:
    (rule,) = [rule for rule in ACTS if rule.endpoint == "joining.accept"]
    before = records(world)

    answer = world.knock("ara", rule, "POST")

    assert answer.location.startswith("/me/team")
    assert records(world) == before


def records(world: World) -> int:
    tables = dict(world.version())
    rows = tables["audit_record"]
    assert isinstance(rows, tuple)
    return len(rows)


def is_whole(world: World) -> bool:
    with world.app.app_context(), reading() as session:
        return walk(links(session), utc_now()).first_break is None
