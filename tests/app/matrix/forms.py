"""A good form for every act about a team, by endpoint; the ids are those of the cast."""

import io
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from flask.testing import FlaskClient

from journal.clock import utc_now
from tests.app.a_full_life import FORMS, Form
from tests.app.matrix.cast import Cast
from tests.app.own_words import NOTE_BODIES
from tests.app.steward.quiet_room import quiet_room_form
from tests.conftest import PASSWORD, SEOUL

MakeForm = Callable[[Cast], Form]

SOON = (utc_now() + timedelta(days=3)).astimezone(SEOUL).date()
ROSTER = "worker,date,start,end\n7,2026-03-02,09:00,18:00\n"

TEAM_FORMS: dict[str, MakeForm] = {
    "announcements.announce": lambda _: fresh(
        title="Walk",
        kind="walk",
        place="Gate 3",
        date=str(SOON),
        time="12:10",
        minutes="20",
        zone="Asia/Seoul",
        repeats="once",
        unit_id="",
    ),
    "announcements.cancel": lambda _: {},
    "announcements.cancel_one": lambda _: {},
    "announcements.move": lambda _: {"place": "Hall", "link": ""},
    "causes.bring_in": lambda _: {"file": (io.BytesIO(ROSTER.encode()), "roster.csv")},
    "causes.remove": lambda _: {},
    "consent_words.change": lambda _: {"after": "1", "words_ko": "노조", "words_en": "Union"},
    "gatherings.join": lambda _: fresh(),
    "gatherings.leave": lambda _: {},
    "identity.go_on": lambda _: {},
    "identity.open_new": lambda _: fresh(email=f"{uuid4()}@example.com"),
    "identity.tie_mine": lambda _: {"password": PASSWORD},
    "invitations.send": lambda cast: fresh(
        role="agent", unit_id=str(cast.ids["unit_id"]), count="2", people=""
    ),
    "invitations.take_back": lambda _: {},
    "joining.accept": lambda _: fresh(role="agent", text_version="1"),
    "membership.come_back": lambda _: {"window": "99999"},
    "membership.give_consent": lambda _: fresh(text_version="1"),
    "membership.go": lambda _: {},
    "membership.open_pasted": lambda cast: {"invitation": f"/join/{cast.ids['token']}"},
    "membership.stay_out": lambda _: {"window": "99999"},
    "membership.take_consent_back": lambda _: {},
    "own_sign_in.choose_password": lambda _: {"new_password": PASSWORD},
    "own_sign_in.end": lambda cast: {"organisation": str(cast.ids["organisation_id"])},
    "local_offers.add": lambda _: fresh(**quiet_room_form()),
    "local_offers.retire": lambda _: {},
    "roles.end": lambda _: {"reason": "moved on"},
    "session_feeds.end": lambda _: {},
    "session_feeds.make": lambda _: {},
    "service_keys.make": lambda _: fresh(name="bot"),
    "service_keys.revoke": lambda _: {},
    "steward.found_new": lambda _: fresh(
        unit_id=str(uuid4()),
        name="Newport",
        zone="Asia/Seoul",
        own_name="Ara",
        unit_name="First",
    ),
    "team.look": lambda _: {"page": "figures"},
    "team_actions.record": lambda _: fresh(
        cause="cause:delay", changed_on="2026-03-02", words="Notice 12 rewritten"
    ),
    "team_actions.withdraw": lambda _: {},
    "units.add": lambda _: fresh(name="Quay", parent_id=""),
    "units.close": lambda _: {},
    "units.move": lambda _: {"parent_id": ""},
    "units.rename": lambda _: {"name": "North side"},
}


def fresh(**answers: object) -> Form:
    return {"id": str(uuid4()), **answers}


def form_for(endpoint: str, cast: Cast, browser: FlaskClient) -> Form:
    """Make the form that a person who may would send."""
    if endpoint in TEAM_FORMS:
        return TEAM_FORMS[endpoint](cast)
    if endpoint == "imports.create" and browser.post("/imports/preview").status_code == 401:
        return {}
    return FORMS[endpoint](browser)


def said_in_json(endpoint: str, cast: Cast) -> object:
    """What a good program says at a JSON address; nothing where it only reads."""
    if endpoint in NOTE_BODIES:
        return NOTE_BODIES[endpoint](cast.ids)
    return JSON_FORMS[endpoint](cast) if endpoint in JSON_FORMS else None


def reports(cast: Cast) -> dict[str, object]:
    """One report of contact that was sent to North, as JSON."""
    one = {"id": str(uuid4()), "unit": str(cast.ids["unit_id"]), "source": "helpdesk", "count": 1}
    return {"reports": [{**one, "at": utc_now().isoformat()}]}


SHIFT: Form = {"date": str(SOON), "begin": "09:00", "end": "18:00"}
JSON_FORMS: dict[str, Callable[[Cast], object]] = {
    "api.company_contact": reports,
    "api.replace_shift": lambda _: SHIFT,
    "api.send_alive": lambda _: {},
    "api.send_check_ins": lambda _: fresh(mood=3),
    "api.send_contact_events": lambda _: fresh(channel="push", app="chat"),
    "api.send_interactions": lambda _: fresh(kind="insult"),
    "api.send_shifts": lambda _: fresh(**SHIFT),
}
