"""Every address, method and actor: who is let in, who is shown the way in, who sees nothing."""

from pathlib import Path

import pytest
from werkzeug.routing import Rule

from app import create_app
from app.config import Config
from tests.app.matrix.intended import MAY, WHO_IT_IS_MEANT_FOR, expected
from tests.app.matrix.judging import faults_at
from tests.app.matrix.world import METHODS, SECRET, World, method_of, rules_of

# It asks for everything once more; what each line does is measured where it is tested.
pytestmark = pytest.mark.no_cover

RULES = rules_of(create_app(Config(Path(), "sqlite:///never-opened.sqlite3", SECRET)))


def test_somebody_thought_of_every_address() -> None:
    assert {rule.endpoint for rule in RULES} == set(WHO_IT_IS_MEANT_FOR)


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_an_address_is_open_to_whom_it_is_meant_for(world: World, rule: Rule) -> None:
    assert faults_at(world, rule, method_of(rule)) == []


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_no_other_method_does_anything(world: World, rule: Rule) -> None:
    before = world.mark()
    others = [method for method in METHODS if method not in (rule.methods or ())]
    # The method is judged before the person: a stranger, and one who may come in, stand for all.
    actors = {"nobody", min(MAY[WHO_IT_IS_MEANT_FOR[rule.endpoint]])}

    answers = {
        world.browser(actor).open(world.path_of(rule), method=method).status_code
        for method in others
        for actor in actors
    }

    # A neighbour at the same address may take the method; it is asked under its own name.
    assert answers <= {405} or has_neighbour(rule)
    assert not world.has_changed(before) or has_neighbour(rule)


def has_neighbour(rule: Rule) -> bool:
    return any(str(other) == str(rule) and other is not rule for other in RULES)


def test_who_is_not_meant_to_is_seen_as_such() -> None:
    assert not expected("units.close", "yuri").is_open
    assert expected("units.close", "han").is_open
    assert expected("team.figures", "bo").is_shown_the_way_in
    assert not expected("check_ins.show", "sora").is_shown_the_way_in
