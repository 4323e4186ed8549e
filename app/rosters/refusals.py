"""Why a roster was not taken, in words: what happened, what is safe, what can be done."""

from app.language import format_number
from app.language import gettext as _
from journal.errors import Invalid


def refusal(invalid: Invalid) -> str:
    """Say why; raise ``KeyError`` for a reason that nobody has put into words."""
    place = _("a place in it")
    if invalid.line is not None:
        place = _("line %(line)s", line=format_number(invalid.line))
    return refusals(place)[invalid.reason]


def refusals(place: str) -> dict[str, str]:
    """Every reason for which a roster is not taken, in words; ``place`` is where it is."""
    return {
        **_about_files(place),
        **_about_tables(place),
        **_about_calendars(place),
        **_about_answers(),
        **_about_keeping(),
    }


def about_event(reason: str) -> str:
    """Say what is wrong with one event of a calendar."""
    return events()[reason]


def events() -> dict[str, str]:
    """Every reason for which one event of a calendar is left out, in words."""
    return {
        "cut_off": _("it has no end in the file"),
        "bad_rule": _("how it repeats can't be read"),
        "repeats_too_often": _("it repeats more often than once a day"),
        "repeats_too_long": _("it repeats over more dates than we look through"),
        "too_many_occurrences": _("the calendar holds more dates than we can take in one go"),
        "no_start": _("it doesn't say when it starts"),
        "bad_time": _("one of its dates or times can't be read"),
        "mixed_times": _("it starts on a date but ends at a time, or the other way round"),
        "ends_before_it_starts": _("it ends before it starts"),
        "no_length": _("it has a start but no end"),
        "too_long": _("it lasts longer than two months"),
        "contradicts_itself": _("its dates contradict each other"),
    }


def about_fetch(reason: str) -> str:
    """Say why a calendar could not be fetched, or not be read once it was."""
    return fetches().get(reason) or _("What stands there isn't a calendar that we can read.")


def fetches() -> dict[str, str]:
    """Every reason for which nothing came from an address, in words."""
    return {
        "bad_address": _("That isn't an address that begins with https, http or webcal."),
        "other_port": _("We only ask at the usual ports: 80, 443, 8080 and 8443."),
        "internal_address": _(
            "That address lies inside a closed network. We only fetch what is on the open internet."
        ),
        "unreachable": _("Nobody answers at that address."),
        "too_slow": _("The answer took longer than ten seconds."),
        "too_large": _("The calendar there is larger than 5 MB."),
        "too_many_redirects": _("That address only points on to others."),
        "not_found": _("There is no calendar at that address any more."),
        "refused": _("That address asks for a password. A secret address without one works."),
        "answered_badly": _("The other side answered, but with an error."),
        "busy": _("Too many calendars are being fetched right now. Please try again soon."),
        "one_at_a_time": _(
            "Another calendar of yours is being fetched right now. Please try again in a moment."
        ),
        "too_often": _("That was ten fetches in ten minutes. Please try again a little later."),
        "failed": _("Something went wrong here with us. We'll try again later."),
        "locked": _("The address can't be opened with this server's key any more. Add it again."),
        **dict.fromkeys(
            ("too_many_events", "too_many_lines", "too_many_shifts"),
            _("The calendar there holds more than we can take in one go."),
        ),
    }


def _about_files(place: str) -> dict[str, str]:
    return {
        "too_large": _("This file is larger than 20 MB, so we didn't read it. Nothing is saved."),
        "empty_file": _("There is nothing in it. Nothing is saved. Please choose another file."),
        "zip_file": _("This is a packed file. Nothing is saved. Unpack it and choose one inside."),
        "not_text": _(
            "This is neither a table nor a calendar. Nothing is saved. XLSX, CSV, TSV and ICS work;"
            " a picture or a PDF doesn't."
        ),
        "damaged_text": _(
            "We couldn't read the file to its end: %(place)s is damaged. Nothing is saved. Please"
            " export it once more.",
            place=place,
        ),
        "old_spreadsheet": _(
            "This is an old kind of Excel file. Nothing is saved. Open it, save it as XLSX or CSV,"
            " and choose that."
        ),
        "locked_spreadsheet": _(
            "This spreadsheet has a password. Nothing is saved. Save it without one and try again."
        ),
        "damaged_spreadsheet": _(
            "We couldn't open this spreadsheet. Nothing is saved. Saving it as CSV may help."
        ),
        "damaged_zip": _(
            "We couldn't open this spreadsheet. Nothing is saved. Saving it as CSV may help."
        ),
        "unsafe_zip": _(
            "This spreadsheet unpacks to far more than it should, so we didn't. Nothing is saved."
        ),
        "unknown_sheet": _("There is no such sheet in this file. Nothing is saved."),
        "bad_payload": _("This page was too old. Nothing is saved. Please choose the file again."),
        **dict.fromkeys(
            ("unsafe_xml", "damaged_xml"),
            _("We couldn't open this spreadsheet. Nothing is saved. Saving it as CSV may help."),
        ),
    }


def _about_tables(place: str) -> dict[str, str]:
    return {
        "damaged_table": _(
            "We couldn't read the table to its end: the row at %(place)s is damaged. Nothing is"
            " saved. Please export it once more.",
            place=place,
        ),
        "too_many_rows": _("This table has more rows than a roster. Nothing is saved."),
        "too_many_columns": _("This table has more columns than a roster. Nothing is saved."),
        "too_many_cells": _("This table has more cells than a roster. Nothing is saved."),
        "cell_too_long": _(
            "A cell at %(place)s is longer than any roster's. Nothing is saved.", place=place
        ),
        "no_roster": _(
            "We found no row and no column of days in it. Nothing is saved. A roster needs the days"
            " 1, 2, 3 ... or dates, in one row or one column."
        ),
        "month_needed": _("Which month is it? The table doesn't say."),
        "year_needed": _("Which year is it? The table doesn't say."),
        "weekday_differs": _(
            "The weekdays at %(place)s belong to another month or year. Which one is it?",
            place=place,
        ),
        "dates_ambiguous": _("The dates can be read in two ways. Which comes first?"),
        "dates_disagree": _("The dates in this column don't fit one order of day and month."),
        "nobody_named": _("Nobody in this roster is called so."),
        "several_named": _("More than one row is called so. Please say which one."),
    }


def _about_calendars(place: str) -> dict[str, str]:
    return {
        "not_a_calendar": _("This isn't a calendar file. Nothing is saved."),
        "other_calendar": _(
            "The calendar at %(place)s counts its years in another way than we can read. Nothing"
            " is saved.",
            place=place,
        ),
        "too_many_events": _(
            "This calendar holds more events than we can take in one go. Nothing is saved."
        ),
        "too_many_lines": _(
            "This calendar is longer than we can take in one go. Nothing is saved. A shorter span"
            " of time helps."
        ),
        "no_events": _("There is no event in this calendar. Nothing is saved."),
    }


def _about_answers() -> dict[str, str]:
    return {
        "row_needed": _("Please choose your row."),
        "hours_needed": _("From when to when is it?"),
        "nothing_chosen": _("No event was chosen that is a shift. Please choose at least one."),
        "nothing_left": _("The roster ends before that date."),
        "no_shifts": _("With these answers no shift would be kept."),
    }


def _about_keeping() -> dict[str, str]:
    return {
        "too_many_shifts": _(
            "That is more than 5,000 shifts. Nothing is saved. A later first date helps."
        ),
        "date_out_of_range": _("A date between 1990 and 2100, please."),
        "known_address": _("You have subscribed to that address already."),
        "too_many_feeds": _("Five calendars are as many as we fetch. Remove one first."),
    }
