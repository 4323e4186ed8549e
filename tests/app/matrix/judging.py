"""What is wrong at an address: somebody let in who should not be, or left out who should not."""

from collections.abc import Iterator

from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.app.matrix.intended import ACTORS, expected
from tests.app.matrix.world import World

UNTIED = frozenset(
    {
        "identity.back",
        "identity.begin",
        "identity.go_on",
        "identity.open_new",
        "identity.show",
        "identity.tie_mine",
        # An address that nobody may fetch from; the network is closed here anyway.
        "roster_feeds.look",
    }
)
"""Doors to a sign-in that Harbour does not have; the answer is the same refusal for everybody."""


def faults_at(world: World, rule: Rule, method: str) -> list[str]:
    """Knock as every actor and name each unexpected answer; the database is put back between."""
    return list(faults(world, rule, method))


def faults(world: World, rule: Rule, method: str) -> Iterator[str]:
    """The same one by one, for who only wants to know whether there is any."""
    for actor in ACTORS:
        should = expected(rule.endpoint, actor)
        may_write = should.is_open and method != "GET"
        before = None if may_write else world.mark()
        answer = world.knock(actor, rule, method)
        seen = outcome(rule, answer)
        if seen != wanted(rule, should.is_open, should.is_shown_the_way_in):
            yield f"{method} {rule} as {actor}: {answer.status_code}, {seen}"
        if before is not None and world.has_changed(before):
            yield f"{method} {rule} as {actor}: something was written"
            world.put_back()
        if may_write:
            world.put_back()


def wanted(rule: Rule, is_open: bool, is_way_in: bool) -> str:  # noqa: FBT001 - two facts about one actor
    """Name the answer that an address should give."""
    if rule.endpoint.startswith("api."):
        return "let in" if is_open else "way in"
    if is_open:
        return "let in"
    return "way in" if is_way_in else "not there"


def outcome(rule: Rule, answer: TestResponse) -> str:
    """Name the answer that an address gave."""
    code = answer.status_code
    location = answer.location or ""
    if code == 401 or (code == 303 and location.startswith("/sign-in?next=")):
        return "way in"
    if rule.endpoint in UNTIED and code in {400, 404, 422}:
        return "let in"
    if code in {200, 303, 409}:
        return "let in"
    return "not there" if code == 404 else f"status {code}"
