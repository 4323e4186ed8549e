"""The matrix is only worth something if it notices: faults are put in, and nearly all are seen."""

from collections.abc import Iterator

import pytest
from werkzeug.routing import Rule

from tests.app.matrix.judging import faults
from tests.app.matrix.seeding import FAULTS, Fault
from tests.app.matrix.world import World, method_of, rules_of

# It asks for everything once more; what each line does is measured where it is tested.
pytestmark = pytest.mark.no_cover

LEAST_CAUGHT = 0.95


@pytest.fixture
def falling(world: World) -> Iterator[World]:
    """Let a broken view that falls over answer 500, which nobody expects."""
    world.app.config["PROPAGATE_EXCEPTIONS"] = False
    yield world
    world.app.config["PROPAGATE_EXCEPTIONS"] = None


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_nearly_every_seeded_fault_is_noticed(falling: World, fault: Fault) -> None:
    noticed = dict(tried(falling, fault))

    missed = sorted(where for where, is_seen in noticed.items() if not is_seen)
    assert len(noticed) >= 5
    assert len(missed) <= (1 - LEAST_CAUGHT) * len(noticed), missed


def tried(world: World, fault: Fault) -> Iterator[tuple[str, bool]]:
    for rule in rules_of(world.app):
        good = world.app.view_functions[rule.endpoint]
        with world.app.app_context():
            broken = fault.break_view(world, rule.endpoint, good)
        if broken is not None:
            world.app.view_functions[rule.endpoint] = broken
            is_seen = is_noticed(world, rule)
            world.app.view_functions[rule.endpoint] = good
            world.put_back()
            yield rule.endpoint, is_seen


def is_noticed(world: World, rule: Rule) -> bool:
    return next(faults(world, rule, method_of(rule)), None) is not None
