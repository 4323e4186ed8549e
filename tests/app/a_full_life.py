"""Mina with one of everything, made through her own pages, and a form for every act."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient

from journal.clock import utc_now
from tests.app.a_look_back import LOOK_BACK_FORMS, look_back
from tests.app.a_roster import ROSTER_FORMS, bring_rosters
from tests.app.own_words import keep_words
from tests.app.shift_forms import CYCLE, RULE, two_days
from tests.conftest import PASSWORD, SEOUL, sign_up

Form = dict[str, object]
TODAY = utc_now().astimezone(SEOUL).date()
YESTERDAY = TODAY - timedelta(days=1)
WEEK: Form = {
    "days": ["0", "1", "2", "3", "4", "5", "6"],
    "begin": "09:00",
    "end": "18:00",
    "zone": "Asia/Seoul",
    "starting": str(YESTERDAY - timedelta(days=60)),
}
EXPORT = (
    "해솔방 2 님과 카카오톡 대화\r\n저장한 날짜 : 2026년 3월 4일 오후 11:30\r\n\r\n"
    "2026년 3월 3일 오후 8:10, 가람 : 내일 봐요\r\n2026년 3월 3일 오후 8:11, 회원님 : 네\r\n"
)


def at(day: object, clock: str) -> Form:
    return {"date": str(day), "time": clock}


def fresh(**answers: object) -> Form:
    return {"id": str(uuid4()), **answers}


def check_in(**more: object) -> Form:
    return {"mood": "3", **at(YESTERDAY, "18:30"), **more}


def hit(**more: object) -> Form:
    return {"kind": "insult", "intensity": "4", **at(YESTERDAY, "16:50"), **more}


def tap(**more: object) -> Form:
    return {"initiation": "pushed", **at(YESTERDAY, "23:40"), **more}


def answer(**more: object) -> Form:
    said = {"entry": "water_walk", "moment": "evening", "reason": "drained", "answer": "started"}
    return fresh(**{**said, **more})


def id_in(location: str) -> str:
    found = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", location)
    assert found, location
    return found.group(0)


def upload() -> Form:
    return {"file": (io.BytesIO(EXPORT.encode()), "export.txt")}


DIARY = "full_date,date,weekday,time,mood,activities,note\n2024-03-04,x,x,2:00 PM,good,work,\n"


def diary() -> Form:
    return {"file": (io.BytesIO(DIARY.encode()), "diary.csv")}


TABLE = "일시,상대\n2026-03-04 20:05,가람\n2026-03-04 21:05,나래\n"


def columns_form(browser: FlaskClient) -> Form:
    """Say the columns of a table; somebody without a journal has no page to send."""
    sent = {"file": (io.BytesIO(TABLE.encode()), "calls.csv")}
    page = browser.post("/imports/preview", data=sent)
    if page.status_code == 401:
        return {}
    kept = {name: hidden(page.text, name) for name in ("id", "table")}
    return {**kept, "moment": "0", "room": "1", "name": f"calls {kept['id'][:8]}"}


def keep_columns(browser: FlaskClient) -> str:
    """Keep a way to read a table and return its id."""
    browser.post("/imports/columns", data=columns_form(browser))
    return id_in(browser.get("/imports/columns/saved").text.partition("/saved/")[2])


def way_back(browser: FlaskClient) -> Form:
    """Delete a way to read a table and take that back; without a journal there is none."""
    if browser.get("/imports/columns/saved").status_code != 200:
        return {}
    page = browser.post(f"/imports/columns/saved/{keep_columns(browser)}/delete")
    return {"again": hidden(page.text, "again")}


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]+)"', page)
    assert found, name
    return found.group(1)


def import_form(page: str) -> Form:
    kept = {name: hidden(page, name) for name in ("id", "parcel")}
    return {**kept, "owner": "1", "room": "new", "alerts": "on", "zone": "Asia/Seoul"}


def diary_form(browser: FlaskClient) -> Form:
    """Map the one mood of a diary; somebody without a journal has no page to send."""
    page = browser.post("/imports/preview", data=diary())
    if page.status_code == 401:
        return {}
    kept = {name: hidden(page.text, name) for name in ("id", "parcel", "mood_name")}
    return {**kept, "mood": "0:4", "zone": "Asia/Seoul"}


@dataclass(frozen=True)
class FullLife:
    """The ids of what Mina has, by the names that addresses use."""

    ids: dict[str, object]


PLACES: dict[str, object] = {
    "country": "kr",
    "day": str(YESTERDAY),
    "month": str(YESTERDAY)[:7],
    "name": "kinds",
    "part": "changes",
    "script_id": "slow-exhale",
}
"""What addresses name that is nobody's."""


def live(app: Flask) -> FullLife:
    """Let Mina sign up and use every page once."""
    mina = sign_up(app, "mina").client
    sign_up(app, "jun")

    def done(path: str, form: Form) -> str:
        said = mina.post(path, data=form)
        assert said.status_code == 303, (path, said.status_code, said.text[:2000])
        return str(said.location)

    week = fresh(**WEEK)
    done("/shifts/weekly", week)
    single = fresh(begin="20:00", end="21:00")
    done(f"/shifts/days/{YESTERDAY}/shift", single)
    starts = datetime.combine(YESTERDAY, datetime.min.time(), SEOUL) + timedelta(hours=9)
    page = mina.post("/imports/preview", data=upload()).text
    imported = import_form(page)
    done("/imports", imported)
    offered = answer()
    done("/restore/answers", offered)
    check_in_id = id_in(done("/check-ins", fresh(**check_in())))
    return FullLife(
        {
            "check_in_id": check_in_id,
            "note_id": keep_words(mina, check_in_id),
            "interaction_id": id_in(done("/interactions", fresh(**hit()))),
            "contact_id": id_in(done("/contact", fresh(**tap()))),
            "run_id": id_in(done("/sessions/slow-exhale", fresh(minutes="2", tension="4"))),
            "offer_id": offered["id"],
            "import_id": imported["id"],
            "room_id": id_in(mina.get("/rooms").text.partition('href="/rooms/')[2]),
            "mapping_id": keep_columns(mina),
            "pattern_id": week["id"],
            "single_id": single["id"],
            "starts": int(starts.timestamp()),
            **bring_rosters(app, mina),
            **look_back(done),
            **PLACES,
        }
    )


FORMS: dict[str, Callable[[FlaskClient], Form]] = {
    "account.open_new": lambda _: fresh(
        email=f"{uuid4()}@example.com", password=PASSWORD, zone="Asia/Seoul"
    ),
    "account.let_in": lambda _: {"email": "mina@example.com", "password": PASSWORD},
    "account.sign_out": lambda _: {},
    "settings.choose_words": lambda _: {"language": "ko"},
    "settings.choose_light": lambda _: {"light": "dark"},
    "settings.choose_clock": lambda _: {"zone": "Asia/Tokyo"},
    "settings.choose_password": lambda _: {"password": PASSWORD, "new_password": f"{PASSWORD} so"},
    "settings.sign_out_one": lambda _: {"device": "00"},
    "check_ins.create": lambda _: fresh(**check_in()),
    "check_ins.change": lambda _: check_in(version="1", mood="5"),
    "check_ins.remove": lambda _: {},
    "interactions.create": lambda _: fresh(**hit()),
    "interactions.change": lambda _: hit(version="1", intensity="1"),
    "interactions.remove": lambda _: {},
    "connect.make": lambda _: fresh(name="Phone", scopes=["write_contact"]),
    "connect.revoke": lambda _: {},
    "contact.create": lambda _: fresh(**tap()),
    "contact.change": lambda _: tap(version="1", initiation="uneasy"),
    "contact.delete": lambda _: {},
    "quick.keep": lambda _: fresh(initiation="pushed"),
    "helped.begin_anew": lambda _: {"seen": ""},
    "helped.take_back": lambda _: {"seen": "2026-03-01T00:00:00+00:00"},
    "quick.undo": lambda _: {},
    "imports.preview": lambda _: upload(),
    "imports.create": lambda browser: import_form(
        browser.post("/imports/preview", data=upload()).text
    ),
    "imports.undo": lambda _: {},
    **dict.fromkeys(("imports.cancel", "columns.forget", "rooms.drop_name"), lambda _: {}),
    "columns.look": columns_form,
    "columns.rename": lambda _: {"name": "Calls of the shop"},
    "columns.bring_back": way_back,
    "diaries.look_again": diary_form,
    "diaries.keep": diary_form,
    "rooms.change": lambda _: {"relation": "customer"},
    "rooms.ring": lambda _: {"alerts": "off"},
    "rooms.ring_since": lambda _: {"alerts": "off", "since": "2026-03-03"},
    "rooms.take_back": lambda _: {"since": "2026-03-03T00:00:00+09:00"},
    "rooms.say": lambda _: {"said": "chosen"},
    "leaving.out_now": lambda _: {},
    "leaving.correct": lambda _: {"time": "18:20"},
    "leaving.as_planned": lambda _: {},
    "sessions.begin": lambda _: fresh(minutes="2", tension="3"),
    "sessions.end": lambda _: {"tension": "2", "seconds": "120"},
    "shifts.set_weekly": lambda _: fresh(**WEEK),
    "shifts.remove_rule": lambda _: {},
    "shifts.restore_rule": lambda _: fresh(**RULE),
    "cycles.keep": lambda _: fresh(**CYCLE),
    "cycles.preview": lambda _: fresh(**CYCLE),
    "days.add_shift": lambda _: fresh(begin="21:00", end="22:00"),
    "days.change": lambda _: fresh(entry="leave"),
    "days.remove_shift": lambda _: {},
    "swaps.swap": two_days,
    "suggestions.answer": lambda _: answer(),
    "suggestions.finish": lambda _: {},
    "suggestions.tension": lambda _: {"tension": "4", "when": "before"},
    "limits.choose": lambda _: {"limit": "walking", "wish": "leave_out"},
    **ROSTER_FORMS,
    **LOOK_BACK_FORMS,
}
"""A good form for every act, by endpoint."""
