"""How to connect a phone or a tool, step by step, with the text to copy into it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.language import gettext as _

TOKEN = "YOUR-TOKEN"  # noqa: S105 - stands where a token goes
KAKAOTALK = "com.kakao.talk"
CHARACTERS_A_LINE = 30


@dataclass(frozen=True, slots=True)
class Copy:
    """A text to copy, with what it is for."""

    label: str
    text: str

    @property
    def rows(self) -> int:
        """How many lines it takes on a phone, about."""
        return sum(len(line) // CHARACTERS_A_LINE + 1 for line in self.text.splitlines())


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, with the texts it needs."""

    words: str
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """One way of connecting: what it does, what is sent, what isn't, what it doesn't see."""

    title: str
    lede: str
    steps: tuple[Step, ...]
    daily: tuple[Step, ...]
    sent: str
    unseen: str


def guide_of(tool: str, base: str) -> Guide:
    """Return the guide to a tool; ``base`` is this server's address and ends with a slash."""
    return GUIDES[tool](f"{base}api/v1")


def _macrodroid(api: str) -> Guide:
    event = {"channel": "push", "app": "{not_app_package}"}
    return Guide(
        title=_("MacroDroid on Android"),
        lede=_(
            "A notification comes in, and the phone tells Offshift that one came. Nothing else."
        ),
        steps=(
            Step(_("In MacroDroid, add a macro. As trigger take “Notification”, “Received”.")),
            Step(_("Choose the apps that bring work to you, and any content.")),
            Step(
                _("As action take “HTTP Request” with the method POST and this address."),
                (_address(api, "/contact-events"),),
            ),
            Step(_("Under the header parameters, add this one."), (*_header(),)),
            Step(
                _("As content type take application/json, and as content body this text."),
                (_body(event),),
            ),
            Step(_("Save it. The next notification shows on the page with your sources.")),
        ),
        daily=_alive_by_hand(api, _("Add a second macro with the trigger “Day/Time”, once a day.")),
        sent=_("The name of the app's package, and that it was just now."),
        unseen=_("While the phone is offline nothing is reported, and nothing is sent later."),
    )


def _tasker(api: str) -> Guide:
    return Guide(
        title=_("Tasker on Android"),
        lede=_(
            "A notification comes in, and the phone tells Offshift that one came. Nothing else."
        ),
        steps=(
            Step(
                _(
                    "Add a profile: “Event”, “UI”, “Notification”. As owner application choose "
                    "what brings work to you."
                )
            ),
            Step(
                _("As task take “Net”, “HTTP Request” with the method POST and this address."),
                (_address(api, "/contact-events"),),
            ),
            Step(_("Into the field for headers goes this."), (_headers(),)),
            Step(
                _("Into the body goes this. Tasker puts the app in by itself."),
                (_body({"channel": "push", "app": "%evtprm1"}),),
            ),
            Step(_("Save it. The next notification shows on the page with your sources.")),
        ),
        daily=_alive_by_hand(api, _("Add a second profile with the context “Time”, once a day.")),
        sent=_("The app as Tasker calls it, and that it was just now."),
        unseen=_("While the phone is offline nothing is reported, and nothing is sent later."),
    )


def _shortcuts(api: str) -> Guide:
    return Guide(
        title=_("Shortcuts on iPhone"),
        lede=_(
            "An iPhone shows no other app's notifications to anybody. It can tell when you "
            "open an app, and when you tap."
        ),
        steps=(
            Step(
                _(
                    "For an app you open: add an automation, “App”, “Is Opened”, “Run "
                    "Immediately”. For a tap: add a shortcut and put it on the home screen."
                )
            ),
            Step(
                _("As action take “Get Contents of URL” with this address and the method POST."),
                (_address(api, "/contact-events"),),
            ),
            Step(_("Add this header."), (*_header(),)),
            *_fields(),
        ),
        daily=_alive_by_hand(
            api, _("Add an automation with “Time of Day”, daily, “Run Immediately”.")
        ),
        sent=_("Which app you opened or what you tapped, and that it was just now."),
        unseen=_(
            "What reaches you without your opening an app. For that, bring in the chats as files."
        ),
    )


def _fields() -> tuple[Step, Step]:
    return (
        Step(
            _(
                "As request body take JSON, and for an app you open add the two text "
                "fields channel and app."
            ),
            (Copy("channel", "app_open"), Copy("app", KAKAOTALK)),
        ),
        Step(
            _(
                "For a tap add channel and initiation. Instead of pushed it can be chosen "
                "or uneasy."
            ),
            (Copy("channel", "other"), Copy("initiation", "pushed")),
        ),
    )


def _curl(api: str) -> Guide:
    bearer = f"-H 'Authorization: Bearer {TOKEN}'"
    as_json = "-H 'Content-Type: application/json'"
    event = json.dumps({"channel": "email", "direction": "in", "at": "2026-03-10T21:40:00+09:00"})
    entry = json.dumps({"id": "5f0f5b1e-6b0a-4a0e-9a44-0d7f5b1c2a10", "mood": 3, "energy": 2})
    return Guide(
        title=_("curl, or any program"),
        lede=_("Every address takes JSON and a token. What there is stands in one document."),
        steps=(
            Step(_("See what your token opens."), (Copy(_("Command"), f"curl {bearer} {api}/me"),)),
            Step(
                _("Report a contact. Without “at” it is right now."),
                (Copy(_("Command"), f"curl {bearer} {as_json} -d '{event}' {api}/contact-events"),),
            ),
            Step(
                _(
                    "Write a check-in down. Make a new id for each; sent again, the same id "
                    "changes nothing."
                ),
                (Copy(_("Command"), f"curl {bearer} {as_json} -d '{entry}' {api}/check-ins"),),
            ),
            Step(_("Read the whole document."), (Copy(_("Address"), f"{api}/openapi.json"),)),
        ),
        daily=(
            Step(
                _("If your program runs all day, let it say so once a day."),
                (Copy(_("Command"), f"curl {bearer} -X POST {api}/alive"),),
            ),
        ),
        sent=_("What you write into the command."),
        unseen=_("Whatever your program doesn't look at."),
    )


GUIDES: Mapping[str, Callable[[str], Guide]] = {
    "macrodroid": _macrodroid,
    "tasker": _tasker,
    "shortcuts": _shortcuts,
    "curl": _curl,
}


def _address(api: str, path: str) -> Copy:
    return Copy(_("Address"), api + path)


def _header() -> tuple[Copy, Copy]:
    return (
        Copy(_("Header name"), "Authorization"),
        Copy(_("Header value, with your token"), f"Bearer {TOKEN}"),
    )


def _headers() -> Copy:
    lines = f"Authorization:Bearer {TOKEN}\nContent-Type:application/json"
    return Copy(_("Headers, with your token"), lines)


def _body(said: Mapping[str, str]) -> Copy:
    return Copy(_("Body"), json.dumps(said))


def _alive_by_hand(api: str, when: str) -> tuple[Step, ...]:
    return (
        Step(when),
        Step(
            _("Its action is the same with this address and nothing in the body."),
            (_address(api, "/alive"),),
        ),
    )
