import re
from uuid import uuid4

from flask.testing import FlaskClient

from tests.app.shift_forms import RULE
from tests.app.shifts.roster import send_cycle, send_week, undo
from tests.conftest import CastMember


def delete_form(client: FlaskClient) -> str:
    found = re.search(r'action="(/shifts/rules/[0-9a-f-]+/delete)"', client.get("/shifts").text)
    assert found is not None
    return found[1]


def rules_of(client: FlaskClient) -> str:
    """What the overview says the shifts come from, without ids."""
    page = client.get("/shifts").text
    found = page[page.index("What your shifts come from") : page.index("Another roster")]
    return re.sub(r"/rules/[0-9a-f-]+|value=\"[^\"]+\"", "", found)


def test_a_removed_week_can_be_taken_back_whole(mina: CastMember) -> None:
    send_week(mina.client, end="12:00", second_begin="22:00", second_end="07:00")
    before = mina.client.get("/shifts").text

    page = mina.client.post(delete_form(mina.client)).text

    assert "The shift is deleted" in page
    assert "Mon to Fri" not in mina.client.get("/shifts").text
    answer = mina.client.post("/shifts/rules/restore", data=undo(page, "/shifts/rules/restore"))
    assert answer.status_code == 303
    after = mina.client.get("/shifts").text
    assert after.count("Mon to Fri 9:00") == before.count("Mon to Fri 9:00") == 1


def test_a_week_for_a_while_comes_back_for_a_while(mina: CastMember) -> None:
    send_week(mina.client, until="2026-12-31")
    page = mina.client.post(delete_form(mina.client)).text

    mina.client.post("/shifts/rules/restore", data=undo(page, "/shifts/rules/restore"))

    assert "to 31 Dec 2026" in mina.client.get("/shifts").text


def test_a_cycle_comes_back_as_it_was(mina: CastMember) -> None:
    send_cycle(mina.client, holidays="KR", on_call="N")
    before = rules_of(mina.client)

    page = mina.client.post(delete_form(mina.client)).text
    mina.client.post("/shifts/rules/restore", data=undo(page, "/shifts/rules/restore"))

    assert "Free on public holidays (South Korea)" in before
    assert "On call 7:00 PM" in before
    assert rules_of(mina.client) == before


def test_what_the_page_cannot_send_is_refused(mina: CastMember) -> None:
    slots = ("0:9-1440", "8:0-1", "", "0:540-1080 0:540-1080", "0:1-2x")
    changes = [{"slots": one} for one in slots]
    changes += [{"cycle_days": "0"}, {"cycle_days": "367"}, {"holidays": "XX"}, {"anchor": "x"}]

    for change in changes:
        sent = {"id": str(uuid4()), **RULE, **change}
        assert mina.client.post("/shifts/rules/restore", data=sent).status_code == 422
    assert "Delete" not in mina.client.get("/shifts").text


def test_somebody_elses_week_stays(mina: CastMember, jun: CastMember) -> None:
    send_week(mina.client)

    assert jun.client.post(delete_form(mina.client)).status_code == 404
    assert "Mon to Fri" in mina.client.get("/shifts").text


def test_a_stranger_removes_nothing(client: FlaskClient) -> None:
    assert client.post(f"/shifts/rules/{uuid4()}/delete").status_code == 401
    assert client.post("/shifts/rules/restore").status_code == 401
