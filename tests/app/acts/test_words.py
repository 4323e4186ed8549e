"""Every act has its sentence, in both languages, whatever was kept of it."""

from typing import Any

import pytest
from flask import Flask, g

from app.acts.words import NOT_KEPT, reason, sentence
from journal.audit.queries import ActLine
from journal.vocabulary import Act, Locale, Role
from tests.app.acts.deeds import AT

FULL: dict[str, str | int] = {
    "organisation": "Centre",
    "unit": "Blue",
    "under": "Centre",
    "from": "Blue",
    "to": "Deep blue",
    "name": "Sora",
    "version": "1.2",
    "issuer": "login.example.com",
    "title": "Friday's breathing",
    "words": "clearer notice",
    "first_day": "2026-01-05",
    "last_day": "2026-02-01",
    "count": 12,
    "role": "agent",
}
SAID: list[tuple[Act, dict[str, Any], str]] = [
    (Act.FIGURES_OPENED, {"unit": "Blue"}, "Sora (lead) opened the figures of Blue."),
    (
        Act.FIGURES_OPENED,
        {"first_day": "2026-01-05", "last_day": "2026-02-01"},
        "Sora (lead) opened the team summaries of 5 Jan 2026 to 1 Feb 2026.",
    ),
    (Act.UNIT_MOVED, {"unit": "Blue", "under": ""}, "Sora (lead) moved Blue to the top."),
    (Act.UNIT_MOVED, {"unit": "Blue", "under": "East"}, "Sora (lead) moved Blue under East."),
    (Act.UNIT_RENAMED, {"from": "Blue", "to": "Red"}, "Sora (lead) renamed Blue to Red."),
    (Act.ROLE_TAKEN, {"role": "lead", "unit": "Blue"}, "Sora became the lead of Blue."),
    (Act.ROLE_TAKEN, {"role": "steward"}, "Sora became a steward."),
    (
        Act.ROLE_REVOKED,
        {"role": "lead", "unit": "Blue", "name": "Dae"},
        "Sora (lead) ended Dae's role as the lead of Blue.",
    ),
    (
        Act.ROLE_REVOKED,
        {"role": "steward", "name": "Dae"},
        "Sora (lead) ended Dae's role as a steward.",
    ),
    (
        Act.INVITED,
        {"role": "agent", "unit": "Blue", "count": 12},
        "Sora (lead) invited 12 people to Blue as members.",
    ),
    (
        Act.INVITED,
        {"role": "lead", "unit": "Blue", "count": 1},
        "Sora (lead) invited 1 person to Blue as a lead.",
    ),
    (
        Act.INVITED,
        {"role": "steward", "count": 2},
        "Sora (lead) invited 2 people as stewards.",
    ),
    (
        Act.STORAGE_COPIED,
        {"occasion": "upgrade"},
        "Sora (lead) copied the whole database before an upgrade.",
    ),
    (Act.UNIT_CLOSED, {}, "Sora (lead) closed …."),
    (Act.ROSTER_REMOVED, {}, "Sora (lead) removed 0 shifts from the roster of …."),
    (Act.UNIT_ADDED, {"unit": "100 %(who)s <b>"}, "Sora (lead) added a team: 100 %(who)s <b>."),
]


def make_line(act: Act, by: Role = Role.LEAD, **details: str | int) -> ActLine:
    return ActLine(1, AT, by, "Sora", act, details, is_about_me=False)


def in_words(app: Flask, locale: Locale, line: ActLine) -> str:
    with app.test_request_context():
        g.locale = locale
        return sentence(line)


def is_korean(text: str) -> bool:
    return any("가" <= letter <= "힣" for letter in text)


@pytest.mark.parametrize("locale", Locale)
def test_every_act_has_a_sentence(app: Flask, locale: Locale) -> None:
    told = {act: in_words(app, locale, make_line(act, **FULL)) for act in Act}

    assert [act for act, said in told.items() if "%(" in said or NOT_KEPT in said] == []
    assert {is_korean(said) for said in told.values()} == {locale is Locale.KO}
    assert min(map(len, told.values())) > 10


@pytest.mark.parametrize("locale", Locale)
def test_an_act_without_details_is_still_told(app: Flask, locale: Locale) -> None:
    told = [in_words(app, locale, make_line(act)) for act in Act]

    assert len(set(told)) == len(Act)
    assert "Sora" in "".join(told)


def test_no_two_acts_are_told_alike(app: Flask) -> None:
    for locale in Locale:
        told = [in_words(app, locale, make_line(act, **FULL)) for act in Act]

        assert len(set(told)) == len(told)


def test_a_sentence_says_what_was_done(app: Flask) -> None:
    told = [in_words(app, Locale.EN, make_line(act, **details)) for act, details, _ in SAID]

    assert told == [expected for _, _, expected in SAID]


def test_who_acted_is_named_with_the_role(app: Flask) -> None:
    told = [
        in_words(app, locale, make_line(Act.CAUSES_OPENED, role, unit="Blue")).split(" ", 2)[:2]
        for locale in Locale
        for role in (Role.LEAD, Role.STEWARD, Role.OPERATOR)
    ]

    assert [" ".join(words) for words in told] == [
        "Sora 님(팀장)이",
        "Sora 님(관리",
        "운영자가 Blue의",
        "Sora (lead)",
        "Sora (steward)",
        "The operator",
    ]


def test_a_reason_is_given_where_there_is_one(app: Flask) -> None:
    with app.test_request_context():
        g.locale = Locale.EN

        assert reason(make_line(Act.ROSTER_REMOVED, reason="wrong month")) == "Reason: wrong month"
        assert reason(make_line(Act.ROSTER_REMOVED)) == ""
