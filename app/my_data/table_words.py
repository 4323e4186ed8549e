"""What each table of the server is, in one plain sentence beside its own name."""

from collections.abc import Mapping

from app.language import gettext as _


def about(name: str) -> str:
    """Say what a table holds; an empty text for one that nobody has told of yet."""
    said = {**_account(), **_entries(), **_contact(), **_shifts(), **_worked_out(), **_choices()}
    return said.get(name, "")


def _account() -> Mapping[str, str]:
    return {
        "account": _("Your account: address, language, time zone, your password as a hash"),
        "device_session": _("Devices that are signed in"),
        "personal_token": _("Keys of your phone and tools, as hashes"),
        "outside_identity": _("Ties to an organisation's sign-in"),
        "membership": _("The teams you belong and belonged to"),
        "role_grant": _("Roles you took on, as a lead or a steward"),
    }


def _entries() -> Mapping[str, str]:
    return {
        "check_in": _("Your check-ins"),
        "own_tag": _("Words of your own from a diary you brought in"),
        "check_in_tag": _("Which of those words stand at which check-in"),
        "interaction": _("What hit you"),
        "note": _("That there is a note, about what, and when; none of its words"),
        "note_version": _("Your notes as ciphertext: the server can't read these"),
        "note_key": _("The key to your own words, locked in two ways: the server can't open it"),
        "evidence_link": _("The chain that shows when something was written down"),
        "employer_request": _("What you asked your employer for, and what came of it"),
        "instrument_answer": _("Your answers to questionnaires"),
        "goal": _("Your goals"),
        "goal_tap": _("Days that you counted for a goal"),
        "change": _("Changes that you marked"),
        "session_run": _("Guided sessions, with the tension before and after"),
        "answered_offer": _("What you answered to suggestions"),
        "own_limit": _("What you don't want to be offered"),
        "learning_start": _("From when on your ratings count for what helps"),
        "message_plan": _("When you meant to look at messages"),
        "session_place": _("Sessions that you joined or wait for"),
        "sessions_feed": _("The secret address of your calendar of sessions, as a hash"),
    }


def _contact() -> Mapping[str, str]:
    return {
        "contact_event": _("Contact: when, which way, how it came; never what it said"),
        "room": _("Rooms that contact came from"),
        "room_alerts": _("From when on a room rings or doesn't"),
        "import_batch": _("Files that you brought in: what kind, how much, when"),
        "import_room": _("Which rooms a file covers"),
        "coverage_interval": _("Times for which it's known whether contact came"),
        "picked_partner": _("Which numbers or conversations of a file are work, as hashes"),
        "saved_mapping": _("How the columns of your tables are read"),
    }


def _shifts() -> Mapping[str, str]:
    return {
        "weekly_pattern": _("Your repeating shifts"),
        "weekly_slot": _("The hours of your repeating shifts"),
        "single_shift": _("Shifts of single dates"),
        "day_off": _("Days off"),
        "shift_end": _("When you really got out"),
        "calendar_feed": _("Calendars that are fetched, with their address sealed"),
        "roster_import": _("Rosters that you brought in"),
        "imported_shift": _("Shifts from those rosters"),
        "imported_day": _("Free days from those rosters"),
    }


def _worked_out() -> Mapping[str, str]:
    return {
        "finding": _("Findings worked out from your entries; made anew when they change"),
        "finding_reply": _("What you said about findings"),
        "forgotten": _("That an entry was deleted, so that nothing brings it again"),
    }


def _choices() -> Mapping[str, str]:
    return {
        "consent": _("What you agreed to for team figures, and when"),
        "window_veto": _("Windows you keep out of, until they are published"),
        "own_agreement": _("What you agreed to for yourself, and when"),
        "instrument_wish": _("Questionnaires you want to be reminded of"),
        "retention": _("How long your entries stay"),
        "pending_erasure": _("What is going to be erased, and when"),
    }
