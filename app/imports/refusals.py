"""Why a file was not taken, in words: what happened, what is safe, what can be done."""

from app.imports.columns_refusals import about_columns, about_mappings
from app.language import format_number
from app.language import gettext as _
from journal.errors import Invalid


def refusal(invalid: Invalid) -> str:
    """Say why, as exactly as there are words for it."""
    place = _("a place in it")
    if invalid.line is not None:
        place = _("line %(line)s", line=format_number(invalid.line))
    unsaid = _("We couldn't read this file. Nothing is saved. Please export it once more.")
    return refusals(place).get(invalid.reason, unsaid)


def refusals(place: str) -> dict[str, str]:
    """Every reason in words; ``place`` says where in the file."""
    return {
        **_about_files(),
        **_about_reading(place),
        **_about_tables(place),
        **_about_spreadsheets(),
        **_about_packed(place),
        **_about_answers(),
        **about_columns(place),
        **about_mappings(),
        **_about_saving(),
    }


def _about_files() -> dict[str, str]:
    return {
        "too_large": _(
            "This file is larger than 20 MB. Nothing is saved. Export text only, without photos and"
            " videos, or a shorter stretch."
        ),
        "empty_file": _("This file is empty. Nothing is saved. Please export it once more."),
        "zip_file": _(
            "This is a packed file. Nothing is saved. Unpack it and choose the text file inside."
        ),
        "not_text": _(
            "This isn't a text file, so we couldn't read it. Nothing is saved. Please choose the"
            " file as it was exported."
        ),
        "unknown_kind": _(
            "We couldn't find out what kind of file this is. Nothing is saved. If you know it,"
            " choose the kind below and bring the file in again."
        ),
        "calendar_file": _(
            "This is a calendar. Nothing is saved. Calendars belong to your shifts and can be"
            " brought in there."
        ),
        "unknown_layout": _(
            "This file isn't written the way we know for its kind. Nothing is saved. Below it says"
            " how to export it; you can also choose another kind."
        ),
        "unknown_call_layout": _(
            "These call records have their columns in an order we don't know. Nothing is saved."
            " Choose the kind for tables, and say which column is what."
        ),
        "no_messages": _(
            "There is nothing in this file that could be counted. Nothing is saved. Please choose"
            " another file."
        ),
        "no_day_lines": _(
            "The messages in this file have a time but no date. Nothing is saved. Please export"
            " the room once more, from its beginning."
        ),
    }


def _about_reading(place: str) -> dict[str, str]:
    return {
        "damaged_text": _(
            "We couldn't read the file to its end: %(place)s is damaged. Nothing is saved."
            " Please export it once more.",
            place=place,
        ),
        "impossible_date": _(
            "We couldn't read the file to its end: %(place)s has a date or time that can't"
            " be. Nothing is saved. Exporting from another device may help.",
            place=place,
        ),
        "dates_ambiguous": _(
            "In this file day and month can't be told apart. Nothing is saved. Say which"
            " comes first."
        ),
        "too_many_messages": _(
            "This file holds more than we can take in one go. Nothing is saved."
            " Please export a shorter stretch."
        ),
        "too_many_rooms": _(
            "This file holds more rooms or numbers than we can take in one go. Nothing is saved."
            " Please export a shorter stretch."
        ),
    }


def _about_tables(place: str) -> dict[str, str]:
    return {
        "damaged_table": _(
            "We couldn't read the table to its end: the row that begins at %(place)s is damaged."
            " Nothing is saved. Please export it once more.",
            place=place,
        ),
        "too_many_rows": _(
            "This table has more than 50,000 rows. Nothing is saved. Please cut it into parts;"
            " they can be brought in one after the other."
        ),
        "too_many_cells": _(
            "This table has more cells than we can take. Nothing is saved. Leave out columns that"
            " aren't needed, or cut it into parts."
        ),
        "too_many_columns": _(
            "This table has more columns than we can take (%(place)s). Nothing is saved. Leave out"
            " those that aren't needed.",
            place=place,
        ),
        "cell_too_long": _(
            "A cell of this table is too long (%(place)s). Nothing is saved. Leave out columns with"
            " long texts; they aren't needed.",
            place=place,
        ),
    }


def _about_spreadsheets() -> dict[str, str]:
    return {
        "old_spreadsheet": _(
            "This is a spreadsheet in the old XLS form. Nothing is saved. Open it, save it as XLSX"
            " or CSV, and bring that in."
        ),
        "locked_spreadsheet": _(
            "This spreadsheet is locked with a password. Nothing is saved. Save it without one and"
            " bring that in."
        ),
        "damaged_spreadsheet": _(
            "We couldn't read this spreadsheet. Nothing is saved. Open it, save it as CSV, and"
            " bring that in."
        ),
        "unknown_sheet": _(
            "This spreadsheet has no such sheet. Nothing is saved. Please choose the file again."
        ),
    }


def _about_packed(place: str) -> dict[str, str]:
    return {
        "damaged_zip": _(
            "We couldn't unpack this file. Nothing is saved. Please export it once more."
        ),
        "unsafe_zip": _(
            "This packed file is locked, or holds far more than it seems to. It wasn't unpacked and"
            " nothing is saved. Unpack it yourself and choose the file inside."
        ),
        "damaged_json": _(
            "We couldn't read the file to its end: it seems to be cut off. Nothing is saved."
            " Please export it once more."
        ),
        "damaged_xml": _(
            "We couldn't read the file to its end: %(place)s isn't as it was meant. Nothing is"
            " saved. Please make the backup once more.",
            place=place,
        ),
        "unsafe_xml": _(
            "This file refers to other files, which no backup of calls does. It wasn't read and"
            " nothing is saved. Please make the backup once more."
        ),
        "damaged_backup": _(
            "We couldn't read this backup. Nothing is saved. In Daylio, export a CSV instead and"
            " bring that in."
        ),
    }


def _about_answers() -> dict[str, str]:
    return {
        "me_not_in_file": _("Nobody in this file has that name. Nothing is saved."),
        "nothing_picked": _("Please pick at least one. Nothing is saved yet."),
        "owner_differs": _(
            "This room was imported before with another answer to “Which one is you?”. Nothing is"
            " saved. Undo the earlier import first, or choose another room."
        ),
        "mood_not_in_file": _("This mood isn't in the file. Nothing is saved."),
        "mood_out_of_range": _("A mood is one of five steps, or left out. Nothing is saved."),
        "activity_not_in_file": _("This activity isn't in the file. Nothing is saved."),
    }


def _about_saving() -> dict[str, str]:
    return {
        "bad_payload": _("This page was too old. Nothing is saved. Please choose the file again."),
        "still_saving": _(
            "Another file of yours is still being saved. Nothing of this one is saved. Please try"
            " again in a minute."
        ),
        "too_busy": _(
            "Many files are being saved just now. Nothing of this one is saved. Please try again in"
            " a few minutes."
        ),
    }
