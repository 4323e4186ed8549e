"""Opening an invitation that was pasted: a link, a code, or the whole message."""

import pytest

from tests.app.membership.teaming import Team, join, rows
from tests.conftest import CastMember

CODE = "dqUS4EspbfSXs8C-IDC_pPNh"


@pytest.mark.parametrize(
    "pasted",
    [
        CODE,
        f"  {CODE}\r\n",
        f"/join/{CODE}",
        f"https://offshift.example/join/{CODE}",
        f"http://127.0.0.1:8000/join/{CODE}/?utm=x#top",
        f"팀에 초대해요. https://offshift.example/join/{CODE} 일주일 안에 열어 주세요.",
    ],
)
def test_what_was_pasted_leads_to_the_invitation(mina: CastMember, pasted: str) -> None:
    answer = mina.client.post("/me/team/invitation", data={"invitation": pasted})

    assert (answer.status_code, answer.location) == (303, f"/join/{CODE}")


@pytest.mark.parametrize(
    "pasted",
    ["", " ", "two words", "<script>", "https://evil.example/", "/join/", "../me", "x" * 2001],
)
@pytest.mark.parametrize("is_member", [False, True])
def test_what_holds_none_is_said_with_what_was_typed(
    team: Team, mina: CastMember, pasted: str, *, is_member: bool
) -> None:
    if is_member:
        join(team, mina)

    answer = mina.client.post("/me/team/invitation", data={"invitation": pasted})

    assert answer.status_code == 422
    assert answer.text.count("no invitation in this.") == 2
    assert "<script>" not in answer.text.partition("<main")[2].partition("</main>")[0]
    assert ('<details class="disclosure" open>' in answer.text) is is_member


def test_nothing_is_kept_of_it(team: Team, mina: CastMember) -> None:
    path = team.invite()
    before = rows(team.app)

    mina.client.post("/me/team/invitation", data={"invitation": path})

    assert rows(team.app) == before
