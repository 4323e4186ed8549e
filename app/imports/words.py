"""What is said when something in a file is odd, and what it is that was counted."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from app.imports.refusals import refusal
from app.language import format_date, format_number, ngettext
from app.language import gettext as _
from app.words import label, room_name
from journal.importing.export import ReadingWarning
from journal.importing.queries import Import
from journal.my_data.rules import already_too_old, kept_from
from journal.vocabulary import SourceKind

__all__ = ["came_from", "counted", "going_again", "refusal", "warning", "warnings_known"]


def warning(found: ReadingWarning) -> str:
    """Say what was odd and how it was taken."""
    return warnings_known(found)[found.code]


def warnings_known(found: ReadingWarning) -> dict[str, str]:
    """Every doubt in words, with the count and the lines of this one."""
    lines = ", ".join(format_number(line) for line in found.lines)
    return {
        **_about_times(found.count, lines),
        **_about_rows(found.count),
        **_about_rooms(),
    }


def _about_times(count: int, lines: str) -> dict[str, str]:
    return {
        "time_goes_backwards": ngettext(
            "At %(num)s place the time runs backwards (line %(lines)s). It is kept as written.",
            "At %(num)s places the time runs backwards (first at line %(lines)s). They are kept as"
            " written.",
            count,
            lines=lines,
        ),
        "day_unknown": ngettext(
            "%(num)s message stands before the first date (line %(lines)s) and was left out.",
            "%(num)s messages stand before the first date (from line %(lines)s) and were left out.",
            count,
            lines=lines,
        ),
        "time_skipped_by_clock": ngettext(
            "%(num)s message has a time that the change to summer time skips. Is the zone right?",
            "%(num)s messages have a time that the change to summer time skips. Is the zone right?",
            count,
        ),
    }


def _about_rows(count: int) -> dict[str, str]:
    return {
        "repeated_rows": ngettext(
            "%(num)s row stood in the file twice and counts once.",
            "%(num)s rows stood in the file twice and count once.",
            count,
        ),
        "loose_quotes": ngettext(
            "%(num)s row holds a quotation mark that isn't closed. It was read as it stands.",
            "%(num)s rows hold a quotation mark that isn't closed. They were read as they stand.",
            count,
        ),
        "rows_left_out": ngettext(
            "%(num)s row couldn't be read and was left out.",
            "%(num)s rows couldn't be read and were left out.",
            count,
        ),
        "blocked_calls": ngettext(
            "%(num)s blocked call never rang and was left out.",
            "%(num)s blocked calls never rang and were left out.",
            count,
        ),
        "unsent_messages": ngettext(
            "%(num)s message was never sent and was left out.",
            "%(num)s messages were never sent and were left out.",
            count,
        ),
        "other_buckets": ngettext(
            "%(num)s other log in the file says nothing about apps and was passed over.",
            "%(num)s other logs in the file say nothing about apps and were passed over.",
            count,
        ),
    }


def _about_rooms() -> dict[str, str]:
    return {
        "owner_unknown": _(
            "It isn't known which of them is you, so it can't be told who wrote to whom."
        ),
        "room_without_title": _(
            "This file doesn't say which room it is. It was matched by what it holds."
        ),
        "only_own_messages": _(
            "All of it is from you, so nothing in it reached you from somebody else."
        ),
    }


def going_again(by_day: Iterable[tuple[date, int]], months: int, today: date) -> str:
    """Say how many of what would come are too old to stay; an empty text when none is."""
    first_kept = kept_from(today, months)
    old = already_too_old(by_day, first_kept)
    if not old:
        return ""
    return ngettext(
        "%(num)s of them is from before %(day)s. Entries stay here for %(time)s, so it goes again,"
        " in a week at the earliest.",
        "%(num)s of them are from before %(day)s. Entries stay here for %(time)s, so they go again,"
        " in a week at the earliest.",
        old,
        day=format_date(first_kept),
        time=ngettext("%(num)s month", "%(num)s months", months),
    )


def counted(source: SourceKind, count: int) -> str:
    """Say how many there are of what a source brings."""
    said = {
        SourceKind.PHONE: ngettext("%(num)s call or text", "%(num)s calls and texts", count),
        SourceKind.CDR: ngettext("%(num)s call", "%(num)s calls", count),
        SourceKind.NOTIFICATION: ngettext("%(num)s notification", "%(num)s notifications", count),
        SourceKind.ACTIVITY: ngettext("%(num)s look at an app", "%(num)s looks at apps", count),
        SourceKind.HELPDESK: ngettext("%(num)s comment", "%(num)s comments", count),
        SourceKind.CSV: ngettext("%(num)s contact", "%(num)s contacts", count),
        SourceKind.DAYLIO: ngettext("%(num)s entry", "%(num)s entries", count),
    }
    return said.get(source) or ngettext("%(num)s message", "%(num)s messages", count)


def came_from(one: Import) -> str:
    """Name what an import is of: its source, and the room if it filled one."""
    if one.room_id is None or one.room_number is None:
        return label(one.source)
    room = room_name(one.room_id, one.room_number, one.room_label)
    return Markup("{}, {}").format(label(one.source), room)
