"""A file that leaves open which number is the day: asked once, and sent only once."""

import re
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from journal.vocabulary import Locale
from tests.app.imports.browsing import answered, hidden_fields, send_file
from tests.app.imports.test_progress import wait_for
from tests.conftest import CastMember, sign_up

WHATSAPP = "\n".join(f"0{n}/05/23, 20:0{n} - 가람: 말" for n in range(1, 6))
LINE = "05/06/2023\n8:50\tGaram\twhen\n8:51\tMina\tnow\n"


def choose(member: CastMember, asked: TestResponse, order: str = "parcel_day") -> TestResponse:
    return member.client.post("/imports/preview", data={**hidden_fields(asked), "order": order})


def keep(member: CastMember, preview: TestResponse, **said: Any) -> TestResponse:
    said = {"owner": "0", **said}
    return member.client.post("/imports", data=answered(preview, **said))


@pytest.mark.parametrize(
    "locale, day, month",
    [
        (Locale.EN, "3 Apr 2026", "4 Mar 2026"),
        (Locale.KO, "2026년 4월 3일", "2026년 3월 4일"),
    ],
)
def test_it_is_asked_beside_the_two_answers(
    app: Flask, locale: Locale, day: str, month: str
) -> None:
    mina = sign_up(app, "mina", locale=locale)

    asked = send_file(mina.client, WHATSAPP)

    assert asked.status_code == 422
    assert 'href="#f-order"' in asked.text
    assert day in asked.text
    assert month in asked.text
    assert 'name="file"' not in asked.text


@pytest.mark.parametrize("locale", [Locale.EN, Locale.KO])
@pytest.mark.parametrize("content", [WHATSAPP, LINE])
def test_the_answer_leads_to_the_preview_and_to_keeping(
    app: Flask, content: str, locale: Locale
) -> None:
    mina = sign_up(app, "mina", locale=locale)

    preview = choose(mina, send_file(mina.client, content))
    kept = keep(mina, preview)

    assert preview.status_code == 200
    assert "saved=" in kept.headers["Location"]


def test_each_answer_reads_the_dates_its_way(mina: CastMember) -> None:
    asked = send_file(mina.client, WHATSAPP)

    day_first, month_first = (choose(mina, asked, f"parcel_{one}") for one in ("day", "month"))

    assert "1 May 2023 to 5 May 2023" in day_first.text
    assert "5 Jan 2023 to 5 May 2023" in month_first.text


@pytest.mark.parametrize("order", ["", "sideways", "parcel"])
def test_without_an_answer_it_is_asked_again(mina: CastMember, order: str) -> None:
    asked = choose(mina, send_file(mina.client, WHATSAPP), order)

    assert asked.status_code == 422
    assert choose(mina, asked).status_code == 200


def test_the_kept_dates_are_those_of_the_answer(mina: CastMember) -> None:
    listed = keep(mina, choose(mina, send_file(mina.client, WHATSAPP), "parcel_month"))

    page = mina.client.get(listed.headers["Location"]).text

    assert "New: 5 messages" in page
    assert "covers 5 Jan 2023 to 5 May 2023" in page


def test_the_same_file_and_answer_add_nothing_more(mina: CastMember) -> None:
    keep(mina, choose(mina, send_file(mina.client, WHATSAPP)))

    again = choose(mina, send_file(mina.client, WHATSAPP))
    room = re.search(r'name="room" value="([^"]+)"[^>]* checked', again.text)
    assert room
    listed = keep(mina, again, room=room[1])

    assert "There already: 5 messages" in mina.client.get(listed.headers["Location"]).text


def test_a_large_file_goes_on_in_the_background(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.imports.routes.LARGE", 3)

    begun = keep(mina, choose(mina, send_file(mina.client, WHATSAPP)))

    assert begun.headers["Location"].endswith("/progress")
    assert wait_for(mina, begun.headers["Location"], "done")["address"]


def test_an_old_or_foreign_page_is_refused(mina: CastMember, jun: CastMember) -> None:
    asked = send_file(mina.client, WHATSAPP)

    for order in ("parcel_day", ""):
        refused = choose(jun, asked, order)
        assert refused.status_code == 422
        assert "This page was too old." in refused.text


def test_no_word_of_the_file_is_packed(mina: CastMember) -> None:
    asked = send_file(mina.client, LINE.replace("when", "hush-hush"))

    assert "hush-hush" not in asked.text
