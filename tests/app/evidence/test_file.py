import json
import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from app.database import reading
from journal.chain.queries import chain_of
from journal.evidence.checking import check_file
from journal.evidence.reading import Checked
from journal.storage.engine import Database
from journal.vocabulary import Locale
from tests.app.evidence.asking import asked, change, data_file, incident, preview
from tests.conftest import CastMember, sign_up


def plain(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def checked(content: bytes) -> Checked:
    found = check_file(content, lambda *_: None)
    assert isinstance(found, Checked)
    return found


def test_the_preview_tells_all_that_is_in_the_file(mina: CastMember) -> None:
    one = incident(mina.client, ending="escalated", overtime_minutes="20")
    change(mina.client, asked(mina.client, one), answered_on="2026-03-05")

    page = plain(preview(mina.client, one).text)

    for words in (
        "1. Threat",
        "It happened 5 Mar 2026 4:50 PM (Asia/Seoul)",
        "How it came in Call in",
        "Backed up by Nobody",
        "Overtime after it 20 minutes",
        "Written down 5 Mar 2026 8:00 PM, link 1",
        "A longer rest, asked for on 5 Mar 2026. No answer yet.",
        "It was refused, on 5 Mar 2026. Written down 5 Mar 2026 8:00 PM, link 3",
        "It isn't proof.",
        "Links in the chain 3",
    ):
        assert words in page


def test_the_document_speaks_korean_on_an_english_page(mina: CastMember) -> None:
    page = preview(mina.client, incident(mina.client), language="ko").text

    assert '<article class="document flow" lang="ko"' in page
    for words in (
        "힘든 응대 기록",
        "2026년 3월 5일 오후 4:50",
        "도와준 사람",
        "This is what will be in it",
    ):
        assert words in page
    assert "힘든 응대" not in preview(mina.client, incident(mina.client)).text


def test_the_file_holds_and_names_no_other_incident(mina: CastMember) -> None:
    one, other = incident(mina.client), incident(mina.client, kind="insult")

    content = data_file(mina.client, one)

    assert [each.id for each in checked(content).incidents] == [one]
    assert other not in content.decode()
    assert b"insult" not in content
    assert json.loads(content)["links"][1].keys() == {"number", "leaf", "link"}


def test_the_file_says_what_it_is_in_both_languages(mina: CastMember) -> None:
    said = json.loads(data_file(mina.client, incident(mina.client)))

    assert "It isn't proof." in said["says"]["en"]
    assert "증명은 아니에요" in said["says"]["ko"]


def test_how_hard_it_was_and_whose_slip_stay_out(mina: CastMember) -> None:
    one = incident(mina.client, intensity="5", still_with_me="4", cause="own_slip")

    content = data_file(mina.client, one)

    for word in (b"intensity", b"still", b"slip", b"cause"):
        assert word not in content


def test_a_change_is_told_with_what_it_was_before(mina: CastMember) -> None:
    one = incident(mina.client)
    said = {"version": "1", "kind": "insult", "date": "2026-03-05", "time": "16:50"}
    mina.client.post(f"/interactions/{one}", data=said)

    page = plain(preview(mina.client, one).text)

    assert "1. Insult" in page
    assert "Changed later What it was Insult" in page
    assert "Backed up by not answered any more" in page


def test_a_receipt_that_fits_is_told_and_another_is_named(mina: CastMember) -> None:
    one = incident(mina.client)
    page = mina.client.get("/evidence/receipt").text
    (own,) = re.findall(r">(offshift-receipt-1 1 [0-9a-f]{64})<", page)

    fitting = preview(mina.client, one, receipts=f"mail: {own}").text
    other = preview(mina.client, one, receipts=own.replace(" 1 ", " 2 ")).text

    assert "Receipt it fits" in fitting
    assert "1 receipt doesn't belong to this chain" in other
    assert checked(data_file(mina.client, one, receipts=own)).receipts[0].link in own


def test_before_the_chain_there_is_no_receipt(mina: CastMember) -> None:
    page = mina.client.get("/evidence/receipt").text

    assert "offshift-receipt" not in page
    assert "The chain begins with the first hard interaction" in page


def test_older_entries_are_brought_in_by_one_press(app: Flask, mina: CastMember) -> None:
    one = incident(mina.client)
    write(app, "DELETE FROM evidence_link")
    assert 'value="' + one not in mina.client.get("/evidence").text

    answer = mina.client.post("/evidence/begin")

    assert "Every entry has its link now." in mina.client.get(answer.location).text
    assert "Brought in: it was there before the chain began." in preview(mina.client, one).text


def test_what_is_chosen_stays_chosen_while_looking_at_older_ones(mina: CastMember) -> None:
    ids = [incident(mina.client, time=f"16:{minute:02}") for minute in range(52)]

    first = mina.client.get("/evidence", query_string={"i": ids[-1]}).text
    (before,) = re.findall(r'name="before" value="([^"]+)"', first)
    older = mina.client.get("/evidence", query_string={"i": ids[-1], "before": before}).text

    assert f'value="{ids[-1]}" checked' in first
    assert f'<input type="hidden" name="i" value="{ids[-1]}">' in older
    assert ids[0] in older
    assert "1 chosen on another page comes along." in older


@pytest.mark.parametrize("before", ["x", "2026-03-05T00:00~x", "x~" + "0" * 32])
def test_an_older_page_that_is_none_is_not_there(mina: CastMember, before: str) -> None:
    assert mina.client.get("/evidence", query_string={"before": before}).status_code == 404


def test_too_few_and_too_many_are_told(mina: CastMember) -> None:
    ids = [str(uuid4()) for _ in range(61)]

    assert "Choose at least one incident." in preview(mina.client).text
    answer = preview(mina.client, *ids)
    assert answer.status_code == 422
    assert "Up to 60 incidents fit into one file." in answer.text


def test_what_is_not_hers_is_in_no_file(mina: CastMember, jun: CastMember) -> None:
    one = incident(mina.client)

    for path in ("preview", "file"):
        for which in (one, "x", str(uuid4())):
            assert jun.client.get(f"/evidence/{path}?i={which}").status_code == 404
    assert jun.client.get(f"/evidence/words?i={one}").json == []


def write(app: Flask, statement: str, **values: Any) -> None:
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection:
        connection.execute(text(statement), values)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE evidence_link SET at = '2026-03-01 00:00:00.000000' WHERE number = 2",
        "UPDATE evidence_link SET link = previous WHERE number = 2",
        "UPDATE evidence_link SET content = replace(content, 'threat', 'insult') WHERE number = 2",
    ],
)
def test_a_chain_changed_past_offshift_is_told(
    app: Flask, mina: CastMember, tampering: str
) -> None:
    ids = [incident(mina.client) for _ in range(3)]
    write(app, tampering)

    page = preview(mina.client, *ids).text

    assert "The chain doesn&#39;t hold" in page
    assert "Link 2:" in page


def test_a_deleted_incident_is_in_no_file_and_the_chain_holds(app: Flask, mina: CastMember) -> None:
    one, gone = incident(mina.client), incident(mina.client)
    asked(mina.client, gone)
    mina.client.post(f"/interactions/{gone}/delete")

    content = data_file(mina.client, one)

    assert gone.encode() not in content
    assert checked(content).links == 4
    with app.app_context(), reading() as session:
        chain = chain_of(session, mina.id)
    assert [link.content is None for link in chain] == [False, True, True, True]


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    for path in ("", "/preview", "/file", "/words", "/receipt"):
        assert client.get(f"/evidence{path}").status_code == 303


def test_the_pages_make_few_queries(mina: CastMember, statements: list[str]) -> None:
    one = incident(mina.client)
    for path in ("", f"/preview?i={one}", f"/file?i={one}", f"/words?i={one}", "/receipt"):
        statements.clear()
        assert mina.client.get(f"/evidence{path}").status_code == 200
        assert len(statements) <= 8, path


def test_it_is_all_there_in_korean(app: Flask) -> None:
    bora = sign_up(app, "bora", locale=Locale.KO)
    one = incident(bora.client)

    assert "어떤 일을 담을까요?" in bora.client.get("/evidence").text
    assert "이대로 파일에 담겨요" in preview(bora.client, one).text
