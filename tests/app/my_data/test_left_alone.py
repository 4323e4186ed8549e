"""What nobody else could do once an account is gone is said before, and forbids nothing."""

from journal.vocabulary import Role
from tests.app.my_data.asking import ask_account, page_of
from tests.app.steward.running import found, seat
from tests.conftest import CastMember


def test_the_only_steward_is_told_what_nobody_could_do(mina: CastMember) -> None:
    before = page_of(mina.client, "/me/data/account")
    found(mina)

    page = mina.client.get("/me/data/account").text

    assert "the only steward" not in before
    assert "You're the only steward of Haesol." in page
    assert 'href="/steward' in page
    assert ask_account(mina.client).status_code == 303


def test_with_another_steward_nothing_is_said(mina: CastMember, jun: CastMember) -> None:
    house = found(mina)
    seat(house, jun, Role.STEWARD, "Jun")

    assert "only steward" not in page_of(mina.client, "/me/data/account")


def test_the_only_lead_of_a_unit_is_told(mina: CastMember, jun: CastMember) -> None:
    house = found(mina)
    seat(house, jun, Role.LEAD, "Jun")

    page = page_of(jun.client, "/me/data/account")

    assert "Nobody but you leads: Night." in page
    assert "only steward" not in page
