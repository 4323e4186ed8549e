"""What a person sends becomes real types, or messages beside the fields."""

from datetime import date, time
from typing import Annotated, ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.forms import (
    ClientId,
    Draft,
    Errors,
    Form,
    LocalDate,
    LocalTime,
    OptionalDate,
    OptionalTime,
    Scale,
    WholeNumber,
    YesNo,
    Zone,
    choice,
    parse,
    refuse,
    within,
)
from journal.vocabulary import Backed

ID = "2f1c1a52-7a0e-4d8e-9a53-111111111111"


class EveryKind(Form):
    many: ClassVar[frozenset[str]] = frozenset({"days"})

    id: ClientId
    mood: Scale = None
    minutes: WholeNumber = None
    day: LocalDate
    at: LocalTime
    until: OptionalDate = None
    begun: Annotated[OptionalDate, within(date(2000, 1, 1), date(2100, 1, 1))] = None
    end: OptionalTime = None
    zone: Zone
    is_free: YesNo = None
    backed: Annotated[Backed | None, choice(Backed)] = None
    days: list[str] = []  # noqa: RUF012 - pydantic copies a default


GOOD = {"id": ID, "day": "2026-03-02", "at": "16:50", "zone": "Asia/Seoul"}


@pytest.fixture(autouse=True)
def in_a_request(app: Flask) -> object:
    with app.test_request_context("/"):
        yield


def test_text_becomes_real_types() -> None:
    typed = MultiDict({**GOOD, "mood": "4", "minutes": " 70 ", "is_free": "no", "backed": "lead"})
    typed.setlist("days", ["mon", "tue"])
    typed["csrf_token"] = "x"

    form = parse(EveryKind, typed)

    assert isinstance(form, EveryKind)
    assert (form.id, form.day, form.at) == (UUID(ID), date(2026, 3, 2), time(16, 50))
    assert (form.mood, form.minutes, form.is_free, form.backed) == (4, 70, False, Backed.LEAD)
    assert (form.zone, form.days) == (ZoneInfo("Asia/Seoul"), ["mon", "tue"])


def test_an_empty_answer_is_none() -> None:
    form = parse(EveryKind, MultiDict({**GOOD, "mood": "", "until": " ", "backed": "", "end": ""}))

    assert isinstance(form, EveryKind)
    assert (form.mood, form.until, form.backed, form.end) == (None, None, None, None)


@pytest.mark.parametrize(
    "name, value, message",
    [
        ("mood", "6", "At most 5."),
        ("mood", "0", "At least 1."),
        ("mood", "good", "A whole number, such as 3."),
        ("mood", "٣", "A whole number, such as 3."),
        ("minutes", "1e3", "A whole number, such as 3."),
        ("day", "", "This is needed."),
        ("day", "2026-02-30", "A date, such as 2026-03-14."),
        ("begun", "1999-12-31", "1 Jan 2000 at the earliest."),
        ("begun", "2100-01-02", "1 Jan 2100 at the latest."),
        ("at", "25:00", "A time, such as 18:00."),
        ("at", "6pm", "A time, such as 18:00."),
        ("zone", "Seoul", "This time zone isn't known here."),
        ("zone", "localtime", "This time zone isn't known here."),
        ("backed", "everybody", "Please choose one of these."),
        ("id", "7", "This page was too old. Please open it again."),
        ("unknown", "x", "This page was too old. Please open it again."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(name: str, value: str, message: str) -> None:
    refused = parse(EveryKind, MultiDict({**GOOD, name: value}))

    assert isinstance(refused, Errors)
    assert refused.messages == {name: message}
    assert refused.get(name) == value


def test_a_missing_field_is_asked_for() -> None:
    refused = parse(EveryKind, MultiDict({"id": ID}))

    assert isinstance(refused, Errors)
    assert refused.messages["day"] == "This is needed."


def test_json_is_read_by_the_same_model_and_strictly() -> None:
    good = {**GOOD, "mood": 4}

    assert isinstance(parse(EveryKind, good), EveryKind)
    assert isinstance(parse(EveryKind, {**good, "mood": True}), Errors)
    assert isinstance(parse(EveryKind, {**good, "mood": 4.0}), Errors)


@given(st.dictionaries(st.sampled_from(list(EveryKind.model_fields)), st.text(max_size=30)))
def test_no_text_whatever_breaks_a_form(typed: dict[str, str]) -> None:
    answer = parse(EveryKind, MultiDict(typed))

    if isinstance(answer, Errors):
        assert {name: answer.get(name) for name in typed if name != "days"} == {
            name: value for name, value in typed.items() if name != "days"
        }


def test_the_journals_own_refusal_keeps_what_was_typed() -> None:
    refused = refuse(MultiDict(GOOD), day="Not this day.")

    assert refused.get("at") == "16:50"
    assert refused.messages == {"day": "Not this day."}


def test_a_draft_answers_with_empty_text_for_what_is_not_there() -> None:
    assert Draft({"mood": None}).get("mood") == ""
    assert Draft().get("energy") == ""
