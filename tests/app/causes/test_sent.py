import re
from datetime import date, timedelta

import pytest
from flask.testing import FlaskClient

from journal.model import CompanyContact
from journal.vocabulary import Locale
from tests.app.causes.rosters import heading, shown, words
from tests.app.team.house import House
from tests.conftest import CastMember, sign_up

TODAY = date(2027, 2, 17)


def send(house: House, hour: int, sent: int, outside: int = 0, **more: object) -> None:
    what = {"days_ago": 1, "source": "helpdesk", "unknown_count": 0, **more}
    day = TODAY - timedelta(days=int(str(what.pop("days_ago"))))
    house.add(
        CompanyContact,
        organisation_id=house.id,
        unit_id=house.units["Morning"],
        local_date=day,
        hour=hour,
        sent_count=sent,
        outside_count=outside,
        **what,
    )


def page(browser: FlaskClient, house: House, query: str = "") -> str:
    answer = browser.get(house.path("Morning", "/contact" + query))
    assert answer.status_code == 200
    return answer.text


def rows(text: str) -> list[list[str]]:
    return [
        [words(cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    ]


def test_the_sentence_says_how_much_fell_outside_the_duty(mina: CastMember, house: House) -> None:
    send(house, 10, 300)
    send(house, 22, 100, 60)
    send(house, 23, 12, 1)

    text = page(mina.client, house)

    assert heading(text) == ("Of 412 messages helpdesk sent, 61 reached people outside their duty")
    assert "Outside the duty, most came around 22:00." in text
    assert "Your lead sees this screen" in text


def test_systems_are_told_apart_and_hours_counted(mina: CastMember, house: House) -> None:
    send(house, 22, 10, 6, unknown_count=1)
    send(house, 22, 5, 5, source="chat")
    send(house, 9, 2, unknown_count=2)

    text = page(mina.client, house)

    assert heading(text).startswith("Of 17 messages the organisation sent, 11 reached")
    assert "For 3 messages it isn&#39;t known" in text
    assert [row for row in rows(text) if row[0] in {"chat", "helpdesk"}] == [
        ["chat", "5", "5", "0"],
        ["helpdesk", "12", "6", "3"],
    ]
    assert [row for row in rows(text) if row[0] in {"09:00", "22:00"}] == [
        ["09:00", "0", "0", "2"],
        ["22:00", "11", "3", "1"],
    ]


@pytest.mark.parametrize(
    "query, sent",
    [("", 3), ("?weeks=4", 3), ("?weeks=12", 7), ("?weeks=99", 3), ("?weeks=soon", 3)],
)
def test_four_or_twelve_weeks_are_counted(
    mina: CastMember, house: House, query: str, sent: int
) -> None:
    for days_ago, count in ((0, 1), (27, 2), (28, 4), (84, 8)):
        send(house, 22, count, days_ago=days_ago)

    assert heading(page(mina.client, house, query)).startswith(f"Of {sent} messages")


def test_without_contact_outside_nothing_is_said_of_an_hour(mina: CastMember, house: House) -> None:
    send(house, 10, 1)

    text = page(mina.client, house)

    assert heading(text) == "Of 1 message helpdesk sent, 0 reached people outside their duty"
    assert "most came around" not in text


def test_without_any_report_the_page_says_what_will_be_here(mina: CastMember, house: House) -> None:
    text = page(mina.client, house)

    assert heading(text) == "No contact reported in these weeks"
    assert "reports what it sends, its hours stand here" in text


def test_the_page_speaks_korean(house: House) -> None:
    reader = sign_up(house.app, "hae", locale=Locale.KO)
    house.join(reader, "Morning")
    send(house, 22, 412, 61)

    text = page(reader.client, house)

    assert heading(text) == "helpdesk에서 보낸 메시지 412건 중 61건이 근무 밖에 닿았어요"


def test_lead_and_member_see_the_same(sora: CastMember, mina: CastMember, house: House) -> None:
    send(house, 22, 412, 61)

    assert shown(page(sora.client, house)) == shown(page(mina.client, house))


def test_it_is_there_for_its_team_and_who_leads_it(
    house: House, hana: CastMember, dae: CastMember, client: FlaskClient
) -> None:
    address = house.path("Morning", "/contact")

    assert hana.client.get(address).status_code == 200
    assert dae.client.get(address).status_code == 404
    assert client.get(address).location.startswith("/sign-in")
    assert hana.client.post(address).status_code == 405


def test_the_page_makes_few_queries(mina: CastMember, house: House, statements: list[str]) -> None:
    send(house, 22, 412, 61)
    statements.clear()

    page(mina.client, house)

    assert len(statements) <= 8
    assert house.records() == 0
