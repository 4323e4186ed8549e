"""A token is made by whoever knows the password, or has just come in."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from app.database import reading, writing
from journal.accounts.passwords import hash_of_nothing
from journal.accounts.rules import LIMITS
from journal.clock import utc_now
from journal.devices.tokens import tokens_of
from journal.model.account import Account, DeviceSession
from tests.app.connect.test_connect import PATH, make
from tests.conftest import PASSWORD, CastMember

ASKED = 'name="password"'
MINUTE = timedelta(minutes=1)


@pytest.fixture
def later(mina: CastMember) -> CastMember:
    """Let Mina's browser have been signed in for eleven minutes."""
    change(mina, update(DeviceSession).values(created_at=utc_now() - 11 * MINUTE))
    return mina


def change(member: CastMember, statement: object) -> None:
    with member.app.app_context(), writing() as session:
        session.execute(statement)  # type: ignore[call-overload]  # any statement


def names(member: CastMember) -> list[str]:
    with member.app.app_context(), reading() as session:
        return [one.name for one in tokens_of(session, member.id)]


def test_who_has_just_signed_in_is_not_asked(mina: CastMember) -> None:
    assert ASKED not in mina.client.get(PATH).text
    assert make(mina).status_code == 200


@pytest.mark.parametrize("said", [{}, {"password": ""}, {"password": "not hers"}])
def test_an_unlocked_phone_is_not_enough(later: CastMember, said: dict[str, str]) -> None:
    answer = make(later, name="My tablet", **said)

    assert answer.status_code == 422
    assert answer.text.count("This isn&#39;t your current password.") == 2
    assert ASKED in answer.text
    assert 'value="My tablet"' in answer.text
    assert names(later) == []


def test_the_password_makes_it(later: CastMember) -> None:
    assert ASKED in later.client.get(PATH).text

    answer = make(later, password=PASSWORD)

    assert answer.status_code == 200
    assert PASSWORD not in answer.text
    assert names(later) == ["Phone"]


def test_guesses_have_to_wait(later: CastMember) -> None:
    for _ in range(LIMITS["device"]):
        make(later, password="not hers")

    answer = make(later, password=PASSWORD)

    assert "Too many tries." in answer.text
    assert names(later) == []


def test_who_has_no_password_is_not_asked(later: CastMember) -> None:
    change(later, update(Account).values(password_hash=hash_of_nothing()))

    assert ASKED not in later.client.get(PATH).text
    assert make(later).status_code == 200
