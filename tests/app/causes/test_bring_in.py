import io

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.database import reading
from journal.model import Duty
from tests.app.causes.rosters import HEAD, QUICK, bring, page, send_file, words
from tests.app.team.house import House
from tests.conftest import CastMember


def duties(house: House) -> int:
    with house.app.app_context(), reading() as session:
        return session.execute(select(func.count()).select_from(Duty)).scalar_one()


def test_a_pasted_roster_is_brought_in_and_answered_with_what_came(
    sora: CastMember, house: House
) -> None:
    done = bring(sora.client, house)

    assert done.status_code == 303
    said = words(sora.client.get(done.location).text)
    assert "Duties: 3, workers: 2. New: 3, taken out: 0." in said
    assert "Feb 2027: 1 place in the roster to change" in said
    assert (duties(house), house.records()) == (3, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_a_file_is_read_in_every_encoding(sora: CastMember, house: House, encoding: str) -> None:
    table = "이름\t날짜\t시작\t종료\n가람\t2027. 2. 9.\t9:00\t24:00\n"

    done = send_file(sora.client, house, table.encode(encoding))

    assert done.status_code == 303
    assert duties(house) == 1


def test_the_same_roster_again_changes_nothing(sora: CastMember, house: House) -> None:
    bring(sora.client, house)

    again = bring(sora.client, house)

    assert "known already. Nothing has changed" in sora.client.get(again.location).text
    assert (duties(house), house.records()) == (3, 1)


def test_a_newer_roster_says_what_it_changed(sora: CastMember, house: House) -> None:
    bring(sora.client, house, HEAD + "12,2027-02-16,9:00,18:00\n12,2027-02-20,9:00,18:00\n")

    done = bring(sora.client, house, HEAD + "12,2027-02-16,8:00,18:00\n12,2027-02-21,9:00,18:00\n")

    said = words(sora.client.get(done.location).text)
    assert "Duties: 2, workers: 1. New: 1, taken out: 1." in said
    assert "1 duty differs from one that has begun." in said


def test_a_roster_of_another_month_is_shown_where_it_begins(sora: CastMember, house: House) -> None:
    done = bring(sora.client, house, HEAD + "12,2027-05-04,9:00,18:00\n")

    assert "month=2027-05" in done.location
    assert "May 2027: nothing in the roster to change" in sora.client.get(done.location).text


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "Choose a file or paste the table"),
        (QUICK.replace("worker", "who"), "The heads in line 1 name no worker."),
        (QUICK.replace("date", "when"), "The heads in line 1 name no date."),
        (QUICK.replace("start", "in"), "The heads in line 1 name no start."),
        (QUICK.replace("end", "out"), "The heads in line 1 name no end."),
        (HEAD, "There is no duty under the heads."),
        (QUICK + "12,soon,9:00,18:00\n", "Line 5 has no date"),
        (QUICK + "12,2027-02-11,9:00,late\n", "Line 5 has no start and end"),
        (QUICK + "\u202e12,2027-02-11,9:00,18:00\n", "line 5 holds signs"),
        (QUICK + "1\x002,2027-02-11,9:00,18:00\n", "Line 5 is damaged."),
        (QUICK + "12,2097-02-11,9:00,18:00\n", "the one in line 5 the furthest"),
    ],
)
def test_a_roster_that_cannot_be_read_is_refused_whole_and_stays_on_the_page(
    sora: CastMember, house: House, text: str, said: str
) -> None:
    refused = bring(sora.client, house, text)

    assert refused.status_code == 422
    assert said in words(refused.text)
    assert text.split("\n")[-2:-1] == [] or text.split("\n")[1] in refused.text
    assert (duties(house), house.records()) == (0, 0)


def test_a_refusal_never_repeats_what_stands_in_the_file(sora: CastMember, house: House) -> None:
    refused = send_file(sora.client, house, (QUICK + "12,a secret,9:00,18:00\n").encode())

    assert refused.status_code == 422
    assert "Line 5 has no date" in refused.text
    assert "a secret" not in refused.text


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "There is nothing in it."),
        (b"PK\x03\x04 and so on", "a packed file or a workbook"),
        (b"%PDF-1.7", "isn&#39;t a text file"),
        (b"a" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
        (HEAD.encode() + b"\xff\xfe\xff 12,2027\n", "Line 2 is damaged"),
        (HEAD.encode() + b'"12,2027-02-11,9:00,18:00\n', "The row from line 2 is damaged"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_help(
    sora: CastMember, house: House, content: bytes, said: str
) -> None:
    refused = send_file(sora.client, house, content)

    assert refused.status_code == 422
    assert said in refused.text


def test_a_file_beside_a_pasted_table_is_refused(sora: CastMember, house: House) -> None:
    both = {"file": (io.BytesIO(QUICK.encode()), "roster.csv"), "text": QUICK}

    refused = sora.client.post(house.path("Morning", "/roster"), data=both)

    assert refused.status_code == 422
    assert "one of the two" in refused.text


def test_more_than_the_limit_is_not_read(sora: CastMember, house: House) -> None:
    assert send_file(sora.client, house, b"a" * 30_000_000).status_code == 413
    field = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n'
    pasted = field + b"a" * 5_000_000 + b"\r\n--x--\r\n"
    kind = "multipart/form-data; boundary=x"
    address = house.path("Morning", "/roster")
    assert sora.client.post(address, data=pasted, content_type=kind).status_code == 413


def test_an_upload_waits_in_memory(
    sora: CastMember, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spool(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", spool)
    rows = "".join(f"{number},2027-02-09,9:00,18:00\n" for number in range(20_000))

    assert send_file(sora.client, house, (HEAD + rows).encode()).status_code == 303
    assert duties(house) == 20_000


def test_a_field_of_another_page_is_refused(sora: CastMember, house: House) -> None:
    answer = sora.client.post(house.path("Morning", "/roster"), data={"text": QUICK, "more": "1"})

    assert answer.status_code == 422
    assert "This page was too old" in answer.text


def test_a_lead_above_may_and_nobody_else(
    hana: CastMember, mina: CastMember, dae: CastMember, house: House, client: FlaskClient
) -> None:
    assert bring(mina.client, house).status_code == 404
    assert bring(dae.client, house).status_code == 404
    assert bring(client, house).status_code == 401
    assert duties(house) == 0

    assert bring(hana.client, house).status_code == 303
    assert bring(hana.client, house, unit="Billing").status_code == 404
    assert "1 place in the roster" in page(mina.client, house)


def test_bringing_in_makes_few_queries(
    sora: CastMember, house: House, statements: list[str]
) -> None:
    bring(sora.client, house)
    statements.clear()

    bring(sora.client, house, QUICK + "14,2027-02-20,9:00,18:00\n")

    assert len(statements) <= 10
