"""Lead and member see the same page, but for navigation and the line about one's own look."""

import re
from uuid import uuid4

import pytest

from journal.vocabulary import Role
from tests.app.team.house import NEWEST, House, everything
from tests.app.team.reading import look, main_of, page, same_for_all
from tests.conftest import CastMember

PAGES = ["", "?before=9", "/causes"]
CHANGE = {"cause": "cause:unclear_notice", "changed_on": "2026-09-14", "words": "Notice 12"}


@pytest.fixture
def published(house: House, sora: CastMember) -> House:
    house.publish_year()
    sent = {"id": str(uuid4()), **CHANGE}
    assert sora.client.post(house.path("Morning", "/actions"), data=sent).status_code == 303
    look(sora, house)
    return house


@pytest.mark.parametrize("rest", PAGES)
def test_lead_and_member_see_the_same_bytes(
    published: House, sora: CastMember, mina: CastMember, rest: str
) -> None:
    path = published.path("Morning", rest)

    hers, his = page(sora, path), page(mina, path)

    assert same_for_all(hers) == same_for_all(his)
    assert main_of(hers) != main_of(his)


@pytest.mark.parametrize("rest", PAGES)
def test_the_lead_above_and_another_member_see_them_too(
    published: House, hana: CastMember, jun: CastMember, rest: str
) -> None:
    look(hana, published)
    path = published.path("Morning", rest)

    assert same_for_all(page(hana, path)) == same_for_all(page(jun, path))


@pytest.mark.parametrize("rest", PAGES)
def test_a_lead_of_another_team_sees_them_as_a_member_too(
    published: House, dae: CastMember, mina: CastMember, rest: str
) -> None:
    published.end_membership(dae)
    published.join(dae, "Morning")
    published.grant(dae, "Dae", Role.LEAD, "Billing")
    look(dae, published)
    path = published.path("Morning", rest)

    assert same_for_all(page(dae, path)) == same_for_all(page(mina, path))


def test_looks_at_teams_told_together_are_the_same_for_all(
    published: House, sora: CastMember, hana: CastMember, mina: CastMember
) -> None:
    group = published.group("Morning", "Night", under="Care")
    published.publish(NEWEST + 1, (group, everything(NEWEST + 1)))
    look(hana, published, "Night")
    path = published.path("Morning")

    hers = same_for_all(page(sora, path))

    assert "opened Night" in hers
    assert hers == same_for_all(page(mina, path))


def test_what_differs_is_one_place_more_and_one_line(
    published: House, sora: CastMember, mina: CastMember
) -> None:
    path = published.path("Morning")

    hers, his = main_of(page(sora, path)), main_of(page(mina, path))

    more = set(hers.splitlines()) - set(his.splitlines())
    assert len(more) == 2
    assert sum(bool(re.search(r"/actions\"|look-line", line)) for line in more) == 2


def test_there_is_nothing_to_choose_from(published: House, mina: CastMember) -> None:
    for rest in PAGES:
        text = main_of(page(mina, published.path("Morning", rest)))

        assert not re.search(r"<(form|select|input|button)\b", text)
