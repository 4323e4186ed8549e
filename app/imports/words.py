"""What is said when a file could not be read, or when something in it is odd."""

from app.language import format_number, ngettext
from app.language import gettext as _
from journal.errors import Invalid
from journal.importing.export import ReadingWarning


def refusal(invalid: Invalid) -> str:
    """Say what happened, what is safe and what can be done."""
    line = format_number(invalid.line or 0)
    return _about_file(line).get(invalid.reason) or _about_answers(invalid.reason)


def warning(found: ReadingWarning) -> str:
    """Say what was odd and how it was taken."""
    count = found.count
    lines = ", ".join(format_number(line) for line in found.lines)
    said = {
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
        "owner_unknown": _(
            "It isn't known which of them is you, so it can't be told who wrote to whom."
        ),
        "room_without_title": _(
            "This file doesn't say which room it is. It was matched by what it holds."
        ),
        "only_own_messages": _(
            "Only you wrote in this room, so nothing in it reached you from somebody else."
        ),
    }
    return said[found.code]


def _about_file(line: str) -> dict[str, str]:
    return {
        "too_large": _(
            "This file is larger than 20 MB. Nothing is saved. Export the room as text only,"
            " without photos and videos."
        ),
        "empty_file": _("This file is empty. Nothing is saved. Please export the room once more."),
        "zip_file": _(
            "This is a packed file. Nothing is saved. Unpack it and choose the text file inside."
        ),
        "not_text": _(
            "This isn't a text file. Nothing is saved. KakaoTalk's export ends in .txt or .csv."
        ),
        "damaged_text": _(
            "We couldn't read the file to its end: line %(line)s is damaged. Nothing is saved."
            " Please export the room once more.",
            line=line,
        ),
        "damaged_table": _(
            "We couldn't read the table to its end: the row from line %(line)s is damaged."
            " Nothing is saved. Please export the room once more.",
            line=line,
        ),
        "impossible_date": _(
            "We couldn't read the file to its end: line %(line)s has a date or time that can't"
            " be. Nothing is saved. Exporting from another device may help.",
            line=line,
        ),
        "too_many_messages": _(
            "This file holds more messages than we can take in one go. Nothing is saved."
            " Please export a shorter stretch."
        ),
    }


def _about_answers(reason: str) -> str:
    return {
        "unknown_layout": _(
            "We don't recognise this as a KakaoTalk export. Nothing is saved. In the room, open"
            " the menu, then settings, then export the chat as text."
        ),
        "no_messages": _(
            "There is no message in this file. Nothing is saved. Please choose another file."
        ),
        "no_day_lines": _(
            "The messages in this file have a time but no date. Nothing is saved. Please export"
            " the room once more, from its beginning."
        ),
        "me_not_in_file": _("Nobody in this file has that name. Nothing is saved."),
        "owner_differs": _(
            "This room was imported before with another answer to “Which one is you?”. Nothing is"
            " saved. Undo the earlier import first, or choose another room."
        ),
        "bad_payload": _("This page was too old. Nothing is saved. Please choose the file again."),
    }[reason]
