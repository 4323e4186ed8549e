"""Leads and stewards by name, and ending a role."""

from uuid import UUID

import pytest

from journal.vocabulary import Role
from tests.app.steward.running import House, acts, found, is_steward, seat, somebody
from tests.conftest import CastMember

PATH = "/steward/roles"
LATER = "She moved on to another house."


def lead_of(house: House) -> UUID:
    held = seat(house, somebody(house, "sora"), Role.LEAD, "Sora Yun")
    assert held is not None
    return held.id


def end(house: House, grant_id: UUID, reason: str) -> tuple[int, str]:
    answer = house.yuna.client.post(f"{PATH}/{grant_id}/end", data={"reason": reason})
    return answer.status_code, answer.location or answer.text


def test_leads_and_stewards_have_names_and_members_have_none(
    house: House, mina: CastMember
) -> None:
    lead_of(house)
    seat(house, mina, Role.AGENT)

    page = house.yuna.client.get(PATH).text

    assert "Sora Yun" in page
    assert "Yuna Seo" in page
    assert "@example.com" not in page
    assert str(mina.id) not in page


def test_a_role_ends_with_a_reason(house: House) -> None:
    grant_id = lead_of(house)
    assert "<h1>Sora Yun</h1>" in house.yuna.client.get(f"{PATH}/{grant_id}").text

    assert end(house, grant_id, LATER) == (303, f"{PATH}?saved=1")

    assert "Sora" not in house.yuna.client.get(PATH).text
    act, details = acts(house.yuna.app)[-1]
    assert (act, details["reason"]) == ("role_revoked", LATER)


@pytest.mark.parametrize(
    "reason, message", [(" ", "This is needed."), ("x" * 201, "This is too long.")]
)
def test_a_role_does_not_end_without_a_reason(house: House, reason: str, message: str) -> None:
    grant_id = lead_of(house)

    code, page = end(house, grant_id, reason)

    assert code == 422
    assert f'id="m-reason">{message}' in page
    assert f'value="{reason}"' in page
    assert "Sora" in house.yuna.client.get(PATH).text


def test_a_role_ends_once(house: House) -> None:
    grant_id = lead_of(house)

    assert [end(house, grant_id, LATER)[0] for _tap in range(2)] == [303, 303]
    assert [act for act, _details in acts(house.yuna.app)].count("role_revoked") == 1


def own_grant(house: House) -> UUID:
    page = house.yuna.client.get(PATH).text
    return UUID(page.split("Yuna Seo")[0].rsplit(f"{PATH}/", 1)[1][:36])


def test_the_last_steward_stays(house: House) -> None:
    code, page = end(house, own_grant(house), LATER)

    assert code == 422
    assert "This is the only steward. Invite another one first." in page
    assert LATER in page
    assert is_steward(house.yuna)


def test_a_steward_can_give_up_her_own_role(house: House) -> None:
    seat(house, somebody(house, "bora"), Role.STEWARD, "Bora Lim")

    assert end(house, own_grant(house), LATER) == (303, "/me")
    assert house.yuna.client.get(PATH).status_code == 404


def test_a_role_of_another_organisation_is_not_there(house: House) -> None:
    elsewhere = own_grant(found(somebody(house, "dae"), own_name="Yuna Seo"))

    assert house.yuna.client.get(f"{PATH}/{elsewhere}").status_code == 404
    assert end(house, elsewhere, LATER)[0] == 404


def test_the_pages_ask_few_times(house: House, statements: list[str]) -> None:
    grant_id = own_grant(house)
    for path, count in ((PATH, 3), (f"{PATH}/{grant_id}", 4)):
        statements.clear()
        house.yuna.client.get(path)

        assert len(statements) == count
