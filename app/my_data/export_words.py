"""What an export calls its parts, says it leaves out, and tells its reader in both languages."""

from collections.abc import Mapping

from app.language import gettext as _
from app.language import speaking
from journal.my_data.export_format import VERSION
from journal.my_data.export_table import EXPORTED
from journal.vocabulary import Locale

LINE = "\r\n"
"""How the README's lines end: the oldest Windows editor shows them so."""


SAID_WITH_OTHERS = frozenset(
    {
        *("account", "retention", "shift_rule_slots", "roster_days", "import_rooms"),
        *("check_in_tags", "note_versions"),
    }
)
"""Kinds that no list of a person's things needs: they are parts of others."""


def things() -> Mapping[str, str]:
    """The names of what a person would count, in the order of the file."""
    return {kind: name for kind, name in kind_names().items() if kind not in SAID_WITH_OTHERS}


def kind_names() -> Mapping[str, str]:
    """The name of every kind of rows, in the order of the file."""
    names = _entry_names() | _shift_names() | _contact_names() | _own_names() | _place_names()
    return {kind: names[kind] for kind in EXPORTED}


def _entry_names() -> dict[str, str]:
    return {
        "check_ins": _("Check-ins"),
        "tags": _("Tags of check-ins"),
        "check_in_tags": _("Which check-in has which tag"),
        "interactions": _("Hard interactions"),
        "employer_requests": _("What you asked your employer for"),
        "evidence_links": _("The chain of evidence"),
        "changes": _("Changes you marked"),
        "goals": _("What you hold on to"),
        "goal_taps": _("Days it went well"),
        "instrument_answers": _("Answers to questionnaires"),
        "instrument_wishes": _("Questionnaires you want to be reminded of"),
        "finding_replies": _("What you said about findings"),
        "answered_offers": _("Suggestions you answered"),
        "session_runs": _("Guided sessions"),
        "limits": _("What you don't want to be offered"),
        "learning_from": _("From when on your ratings count"),
        "message_plans": _("Plans for messages"),
        "session_places": _("Sessions you joined"),
        "sessions_feeds": _("Calendar of sessions"),
        "notes": _("Own words"),
        "note_versions": _("Own words, with their older versions"),
    }


def _shift_names() -> dict[str, str]:
    return {
        "shift_rules": _("Repeating shifts"),
        "shift_rule_slots": _("Hours of repeating shifts"),
        "single_shifts": _("Single shifts"),
        "days_off": _("Days off"),
        "shift_ends": _("When shifts really ended"),
        "rosters": _("Rosters you brought in"),
        "roster_shifts": _("Shifts of those rosters"),
        "roster_days": _("Free days of those rosters"),
        "calendar_feeds": _("Calendars by address, without the address"),
    }


def _contact_names() -> dict[str, str]:
    return {
        "contact_events": _("Contact outside and inside your shifts"),
        "rooms": _("Your rooms"),
        "room_alerts": _("When rooms rang"),
        "picked_partners": _("Numbers and rooms you called work or private"),
        "saved_columns": _("Columns you named"),
        "imports": _("Files you brought in"),
        "import_rooms": _("Rooms of those files"),
        "coverage": _("Times your sources cover"),
    }


def _own_names() -> dict[str, str]:
    return {
        "account": _("Your account: address, language, time zone"),
        "retention": _("How long entries stay"),
        "deleted_entries": _("That entries were deleted, and nothing of what they said"),
        "pending_erasures": _("Deletions you asked for"),
        "agreements": _("What you agreed to for yourself"),
        "devices": _("Devices signed in"),
        "tokens": _("Phones and tools that may report"),
        "sign_ins_elsewhere": _("Sign-ins of an organisation"),
    }


def _place_names() -> dict[str, str]:
    return {
        "consents": _("What you agreed to with an organisation"),
        "memberships": _("Units you belong or belonged to"),
        "roles": _("Roles you have or had"),
        "window_vetoes": _("Team summaries you keep out of"),
    }


def held_back() -> tuple[str, ...]:
    """What is in no export, and why."""
    return (
        _(
            "Whatever opens something: the fingerprint of your password, the tokens of devices and"
            " tools, the locked keys of your notes, the address of a calendar."
        ),
        _("What is worked out: findings and pictures. They're made anew from your entries."),
    )


def about_the_key() -> str:
    """Say that the key of imports is in it, what for, and what it lets a finder do."""
    return _(
        "The key by which files are known again is in offshift.json, so that another Offshift knows"
        " a chat you gave it before. Whoever has the file could try out names and numbers with it."
    )


def not_brought() -> tuple[str, ...]:
    """What an export tells, and another Offshift does not take over."""
    return (
        _("What you agreed to, here or with an organisation: there you're asked anew."),
        _("Units, roles, devices, tokens and calendars by address: they belong to one place."),
    )


def readme() -> str:
    """The text beside the files, Korean first, then English."""
    with speaking(Locale.KO):
        korean = _told()
    with speaking(Locale.EN):
        english = _told()
    return LINE.join((*korean, "", "-" * 40, "", *english, ""))


def _told() -> tuple[str, ...]:
    return (
        _("Offshift: all of your data"),
        "",
        _("index.html: to read, with pictures. Open it in a browser; it asks nobody for anything."),
        _("tables: one table for each kind, for Excel or LibreOffice. Times end in Z and are UTC."),
        _(
            "offshift.json: everything in one file (format %(version)s), for another Offshift:"
            " under Your data, bring in an export.",
            version=VERSION,
        ),
        "",
        _("This file is not locked: whoever has it can read it. Keep it where only you are."),
        about_the_key(),
        "",
        _("Not in it:"),
        *(f"- {one}" for one in held_back()),
        _("In it, and not taken over elsewhere:"),
        *(f"- {one}" for one in not_brought()),
    )
