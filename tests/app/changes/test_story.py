"""The shop owner's story, from what she logged to what the page says."""

import re
from html import unescape
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.database import writing
from journal.findings.commands import compute_findings
from journal.storage.engine import Database
from journal.vocabulary import Locale
from tests.app.changes.shop_owner import NOW, keep_half_year
from tests.cli.acting import run
from tests.conftest import CastMember, sign_up

HIGHER = {
    Locale.KO: re.compile(r"<h2>그 뒤로 기운이 전보다 [01]\.\d점 높았어요\(아마"),
    Locale.EN: re.compile(r"<h2>Since then your energy was [01]\.\d higher \(likely"),
}
TIMES = re.compile(r'<th scope="row">(?:Times|횟수)</th><td>([0-9.]+)</td><td>([0-9.]+)</td>')


def live(app: Flask, locale: Locale, **lived: object) -> tuple[CastMember, UUID]:
    """Let her live it, and return her with the id of her mark."""
    owner = sign_up(app, f"jisu-{locale}", locale=locale)
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        mark = keep_half_year(session, owner.id, **lived)  # type: ignore[arg-type]  # what matters
        session.flush()
    return owner, mark


def page_of(owner: CastMember, mark: UUID) -> str:
    return unescape(owner.client.get(f"/changes/{mark}").text)


def half_year_of(app: Flask, locale: Locale, **lived: object) -> str:
    return page_of(*live(app, locale, **lived))


@pytest.mark.parametrize("locale", list(Locale))
def test_after_the_app_is_gone_the_page_says_what_she_felt(app: Flask, locale: Locale) -> None:
    page = half_year_of(app, locale, gained=0.8)

    assert HIGHER[locale].search(page)
    assert page.index("tier-supported") < page.index("<figure")
    assert "2026" in page.partition("</h1>")[0]


def test_contact_that_was_pushed_falls_and_is_only_counted(app: Flask) -> None:
    page = half_year_of(app, Locale.EN, gained=0.8)

    found = TIMES.search(page)
    assert found
    assert (float(found[1]), float(found[2])) == (3.0, 0.0)
    assert "Plain counts of the evenings on each side; they claim nothing." in page


def test_mood_and_tension_that_did_not_move_are_not_said_to_have_moved(app: Flask) -> None:
    page = half_year_of(app, Locale.EN, gained=0.8)

    assert page.count("tier-supported") == 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_where_nothing_changed_nothing_is_claimed(app: Flask, seed: int) -> None:
    page = half_year_of(app, Locale.EN, gained=0.0, is_contact_less=False, seed=seed)

    found = TIMES.search(page)
    assert found
    assert found[1] == found[2] == "3.0"
    assert "tier-supported" not in page


def test_what_is_kept_by_the_job_says_the_same(app: Flask) -> None:
    owner, mark = live(app, Locale.KO, gained=0.8)
    before = page_of(owner, mark).partition("<figure")[0]

    with app.app_context(), writing() as session:
        compute_findings(session, owner.id, NOW)

    assert page_of(owner, mark).partition("<figure")[0] == before


def test_the_numbers_are_those_that_were_planted(app: Flask) -> None:
    owner, mark = live(app, Locale.EN, gained=0.8)

    (change,) = run(app, "change", "list", "--for", owner.email)[1]["changes"]

    energy = change["outcomes"][0]
    assert (change["id"], energy["tier"], energy["days_before"]) == (str(mark), "supported", 53)
    assert energy["low"] < 0.8 < energy["high"]
    assert energy["q"] <= 0.05
    assert energy["sentence"].startswith("Since then your energy was")
    assert change["evenings"]["before"]["episodes_per_evening"] == 3
