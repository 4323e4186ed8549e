"""The same commands and the same pages work on PostgreSQL."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from app import create_app
from app.access import audience_of
from app.config import Config

pytestmark = pytest.mark.postgres
MINA = "mina@example.com"
PASSWORD = "a quiet evening by the river"
# The layout of an Android phone in Korean; everybody in it is invented.
EXPORT = """\
가온 님과 카카오톡 대화
저장한 날짜 : 2026년 3월 6일 오전 9:00

2026년 3월 2일 오후 11:40
2026년 3월 2일 오후 11:40, 가온 : 내일 아침 것만 봐 주세요
2026년 3월 2일 오후 11:42, 회원님 : 네
2026년 3월 3일 오전 10:00
2026년 3월 3일 오전 10:00, 가온 : 고마워요
"""


@pytest.fixture
def house(postgres_url: str, tmp_path: Path) -> Iterator[Flask]:
    made = create_app(Config(tmp_path, postgres_url, "a secret of the tests, long enough to pass"))
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    runner = made.test_cli_runner()
    assert runner.invoke(args=["storage", "upgrade"]).exit_code == 0
    added = runner.invoke(args=["accounts", "add", MINA], input=f"{PASSWORD}\n")
    assert added.exit_code == 0, added.output
    yield made
    opened = made.extensions["database"]
    opened.reader.dispose()
    opened.team_reader.dispose()


@pytest.fixture
def mina(house: Flask) -> FlaskClient:
    client = house.test_client()
    answer = client.post("/sign-in", data={"email": MINA, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    return client


def answer_of(house: Flask, *words: str) -> dict:
    done = house.test_cli_runner().invoke(args=[*words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_an_export_is_imported_once(house: Flask, tmp_path: Path) -> None:
    (tmp_path / "KakaoTalkChats.txt").write_text(EXPORT, encoding="utf-8", newline="\r\n")
    words = ("import", "kakaotalk", str(tmp_path / "KakaoTalkChats.txt"), "--for", MINA)

    first = answer_of(house, *words, "--zone", "Asia/Seoul", "--alerts", "on")
    again = answer_of(house, *words, "--zone", "Asia/Seoul", "--alerts", "on")

    assert (first["added"], again["added"], again["duplicates"]) == (3, 0, 3)


def test_a_finding_is_worked_out(house: Flask) -> None:
    assert answer_of(house, "findings", "show", MINA)["findings"]


def test_every_page_is_served(house: Flask, mina: FlaskClient) -> None:
    weekly = ("shifts", "weekly", MINA, "--days", "mon-fri", "--from", "09:00", "--to", "18:00")
    answer_of(house, *weekly, "--zone", "Asia/Seoul", "--starting", "2026-01-05")
    join_a_team_of_her_own(mina)

    pages = [rule for rule in plain_pages(house) if not rule.rule.startswith("/api/")]
    codes = {rule.rule: mina.get(rule.rule).status_code for rule in pages}

    assert codes["/today"] == codes["/reflection"] == 200
    assert {path: code for path, code in codes.items() if code not in {200, 303}} == {}


def join_a_team_of_her_own(mina: FlaskClient) -> None:
    """Found an organisation as its steward, and become a member of its first team."""
    unit = str(uuid4())
    names = {"name": "Haesol", "unit_name": "Night", "own_name": "Mina Seo"}
    founding = {"id": str(uuid4()), "unit_id": unit, "zone": "Asia/Seoul", **names}
    assert mina.post("/steward/found", data=founding).status_code == 303
    asked = {"id": str(uuid4()), "role": "agent", "unit_id": unit, "count": "1"}
    links = mina.post("/steward/invitations", data=asked).text
    link = re.search(r"/join/[\w-]+", links)
    assert link, links
    yes = {"id": str(uuid4()), "role": "agent", "text_version": "1", "agrees": "yes"}
    assert mina.post(link.group(0), data=yes).status_code == 303


def plain_pages(house: Flask) -> list[Rule]:
    """Every page that needs no id in its address and is not for developers."""
    return [
        rule
        for rule in house.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.arguments
        if audience_of(house.view_functions[rule.endpoint]) != "developers"
    ]
