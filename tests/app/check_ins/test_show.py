from uuid import UUID, uuid4

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from journal.model import CheckInTag, OwnTag
from journal.storage.engine import Database
from tests.app.check_ins.entering import CORE, logged
from tests.conftest import CastMember


def test_the_entry_shows_what_was_said_and_when(mina: CastMember) -> None:
    entry = logged(mina.client, **CORE, sleep_minutes="390", leaving="passing")

    page = mina.client.get(f"/check-ins/{entry}").text

    assert "Mon, 2 Mar 6:30" in page
    assert 'name="masking" value="5" id="f-masking-5" checked' in page
    assert '<option value="390" selected>6 h 30 min</option>' in page


def test_details_stay_folded_until_there_are_some(mina: CastMember) -> None:
    plain = mina.client.get(f"/check-ins/{logged(mina.client, mood='3')}").text
    detailed = mina.client.get(f"/check-ins/{logged(mina.client, open_cases='0')}").text

    assert '<details class="disclosure" open>' not in plain
    assert '<details class="disclosure" open>' in detailed


def test_tags_stand_on_the_page_and_nothing_without_them(mina: CastMember) -> None:
    entry = logged(mina.client)
    plain = mina.client.get(f"/check-ins/{entry}").text
    hang_tags(mina, entry, "걷기", "<b>밤 산책</b>")

    tagged = mina.client.get(f"/check-ins/{entry}").text

    assert "Kept with it" not in plain
    assert "Kept with it: &lt;b&gt;밤 산책&lt;/b&gt;, 걷기" in tagged


def test_the_page_makes_three_queries(mina: CastMember, statements: list[str]) -> None:
    entry = logged(mina.client)
    statements.clear()

    mina.client.get(f"/check-ins/{entry}")

    assert len(statements) == 3


def hang_tags(member: CastMember, check_in_id: UUID, *labels: str) -> None:
    opened: Database = member.app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        for label in labels:
            tag = OwnTag(account_id=member.id, id=uuid4(), label=label)
            session.add(tag)
            session.flush()
            session.add(CheckInTag(account_id=member.id, check_in_id=check_in_id, tag_id=tag.id))
            session.flush()


def test_somebody_elses_entry_is_not_there(mina: CastMember, jun: CastMember) -> None:
    entry = logged(mina.client)

    assert jun.client.get(f"/check-ins/{entry}").status_code == 404


def test_an_unknown_entry_is_not_there(mina: CastMember) -> None:
    assert mina.client.get(f"/check-ins/{uuid4()}").status_code == 404


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get(f"/check-ins/{uuid4()}").status_code == 303
