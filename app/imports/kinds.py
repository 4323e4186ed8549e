"""The kinds of file in words: what each is called, how to get it, and what is kept of it."""

from dataclasses import dataclass

from app.language import gettext as _
from app.words import label
from journal.vocabulary import SourceKind

OFFERED = {
    "kakaotalk": SourceKind.KAKAOTALK,
    "whatsapp": SourceKind.WHATSAPP,
    "line": SourceKind.LINE,
    "telegram": SourceKind.TELEGRAM,
    "slack": SourceKind.SLACK,
    "phone": SourceKind.PHONE,
    "cdr": SourceKind.CDR,
    "activity": SourceKind.ACTIVITY,
    "daylio": SourceKind.DAYLIO,
    "csv": SourceKind.CSV,
}
"""Kinds a person can choose, in the order of the page; a table can be many things."""


@dataclass(frozen=True, slots=True)
class Help:
    """How to get one kind of file."""

    key: str
    name: str
    steps: tuple[str, ...]


def kind_options() -> list[tuple[str, str]]:
    """Return what the field for the kind offers."""
    named = [(key, label(source)) for key, source in OFFERED.items()]
    return [("", _("Find out by itself")), *named]


def helps() -> list[Help]:
    """Return how to get each kind of file, in the order of the page."""
    steps = {**_messenger_steps(), **_other_steps()}
    return [Help(key, label(source), steps[key]) for key, source in OFFERED.items()]


def kept_of(source: SourceKind) -> str:
    """Say what is kept of a file of this source, and what is not."""
    said = {
        SourceKind.PHONE: _(
            "Kept: when each call or text was, which way it went, whether it was answered and how"
            " long it took. Not kept: numbers, names, words, the file."
        ),
        SourceKind.CDR: _(
            "Kept: when each call was, which way it went, whether it was answered and how long it"
            " took. Not kept: numbers, names, the file."
        ),
        SourceKind.ACTIVITY: _(
            "Kept: when you opened the apps you pick. Not kept: other apps, what was on the screen,"
            " the file."
        ),
        SourceKind.NOTIFICATION: _(
            "Kept: when each notification of the apps you pick came. Not kept: other apps, titles,"
            " words, names, the file."
        ),
        SourceKind.HELPDESK: _(
            "Kept: when each comment was written, and which way it went. Not kept: words, names,"
            " titles, the file."
        ),
        SourceKind.CSV: _(
            "Kept: the times, the direction and the means. Not kept: every other column, the file."
        ),
        SourceKind.DAYLIO: _(
            "Kept: when each entry was, its mood on five steps, and the activities you tick. Not"
            " kept: notes, other activities, photos, the file."
        ),
    }
    usual = _(
        "Kept: when each message came, and which way it went. Not kept: words, names, the room's"
        " title, the file."
    )
    return said.get(source, usual)


def picking(source: SourceKind) -> tuple[str, str]:
    """Return the question which parts of a file are work, and what is said under it."""
    forgotten = _("The names are only on this page and are not kept.")
    if source is SourceKind.CDR:
        return _("Which extension is yours?"), forgotten
    if source is SourceKind.PHONE:
        return _("Which of these numbers are work?"), _(
            "The others are passed over. Numbers and names are only on this page and are not kept."
        )
    if source in {SourceKind.ACTIVITY, SourceKind.NOTIFICATION}:
        return _("Which of these apps are work?"), _(
            "The others are passed over. Their names are only on this page and are not kept."
        )
    return _("Which of these are work?"), _(
        "The others are passed over. The names are only on this page and are not kept."
    )


def _messenger_steps() -> dict[str, tuple[str, ...]]:
    return {
        "kakaotalk": (
            _(
                "On a phone: open the room, then the menu, the settings (the cog), and export the"
                " chat as text only."
            ),
            _("On a computer: open the room, then the menu, then save the chat."),
            _("Long chats come in parts. Bring them in one after the other, in any order."),
        ),
        "whatsapp": (
            _("Open the chat, then the menu, then More, then Export chat, without media."),
            _("Choose the .txt file. If the phone has packed it, unpack it first."),
        ),
        "line": (
            _("On a phone: open the chat, then the menu, Settings, and Export chat."),
            _("On a computer: open the chat, then the menu with three dots, and Save chat."),
        ),
        "telegram": (
            _(
                "In Telegram on a computer: open the chat, then the menu with three dots, and"
                " Export chat history. For all chats: Settings, Advanced, Export Telegram data."
            ),
            _("As the format choose JSON, without photos and files. Then choose result.json."),
        ),
        "slack": (
            _("Whoever runs the workspace can export it. Choose the .zip as it is."),
            _("Photos and files aren't in it, and nothing of your words is kept here."),
        ),
    }


def _other_steps() -> dict[str, tuple[str, ...]]:
    return {
        "phone": (
            _("On Android: install SMS Backup & Restore and make a backup on the phone."),
            _("Choose the .xml file with the calls, or the one with the messages."),
        ),
        "cdr": (
            _("Whoever runs the phone system (Asterisk) can give you its call records as CSV."),
            _("Only the calls of the extension you pick are kept."),
        ),
        "activity": (
            _("In ActivityWatch on Android: export all buckets as JSON."),
            _("It says when you opened an app, so it shows when you looked by yourself."),
        ),
        "daylio": (
            _("In Daylio: More, then Export, then CSV. Or choose a backup that ends in .daylio."),
            _("It becomes check-ins with a mood. You say once which mood is which step."),
        ),
        "csv": (
            _("Any table with a column of times: CSV, TSV or XLSX, up to 50,000 rows."),
            _("On the next page you say which column is what; that can be kept for next time."),
            _("Logs of notification apps and comments of a helpdesk are recognised."),
        ),
    }
