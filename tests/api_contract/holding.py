"""One key for each kind of holder: a token of each scope of Mina's, and a system's."""

from uuid import uuid4

from flask import Flask

from app.api.operations import OPERATIONS, Holder
from app.database import writing
from journal.audit.rules import Actor
from journal.causes.tokens import make_token as make_service_key
from journal.clock import utc_now
from journal.devices.tokens import NewToken, make_token
from journal.vocabulary import Role, TokenScope
from tests.app.team.house import make_house
from tests.conftest import sign_up

Keys = dict[str, str]


def hand_out(app: Flask) -> Keys:
    """Make them all, by what an operation asks for."""
    mina, house = sign_up(app, "mina"), make_house(app)
    steward = Actor(None, Role.STEWARD, "Han")
    with app.app_context(), writing() as session:
        service = make_service_key(session, house.id, steward, uuid4(), "desk", now=utc_now())
        tokens = {
            scope.value: make_token(
                session, mina.id, NewToken(uuid4(), scope.value, frozenset({scope})), utc_now()
            )
            for scope in TokenScope
        }
    return {**tokens, Holder.SERVICE.value: service, Holder.ANYBODY.value: "nothing"}


def right(keys: Keys) -> Keys:
    """Give each operation the key that it asks for."""
    return {one.name: keys[one.key.value] for one in OPERATIONS}


def wrong(keys: Keys) -> Keys:
    """Give each operation a key that opens something else."""
    following = dict(zip(keys, [*list(keys)[1:], next(iter(keys))], strict=True))
    return {one.name: keys[following[one.key.value]] for one in OPERATIONS}
