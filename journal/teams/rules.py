"""What may be called what, how long an invitation is open, and from when a change counts."""

import re
import unicodedata
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.teams.windows import Window, window_at
from journal.vocabulary import Role

LONGEST_NAME = 80
LONGEST_LINE = 200
LONGEST_WORDS = 4000
LONGEST_LINK = 300

MOST_LEVELS = 20
"""How deep units can hang under each other; the ones at the top are the first level."""

MOST_UNITS = 2000
"""How many units an organisation can have open at a time."""

INVITATION_LASTS = timedelta(days=7)
MOST_AT_ONCE = 200
"""How many invitations one act can make."""

SHIPPED_TEXT = "1"
"""The consent text that Offshift brings along; it rises when that text says something else."""

LONGEST_SESSION = 480
"""Minutes of the longest session that can be announced."""

ANNOUNCED_AHEAD = timedelta(days=366)

# Of an address nothing but signs that need no care on a page or in a calendar.
_LINK = re.compile(
    r"https://[A-Za-z0-9.\-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%\-]*)?"
)


def tidy_name(typed: str, field: str) -> str:
    """A name of up to 80 characters on one line; ``Invalid`` names the field."""
    return _line(typed, field, word="name", longest=LONGEST_NAME)


def tidy_reason(typed: str) -> str:
    """Why something is done, in up to 200 characters; it is never left out."""
    return _line(typed, "reason", word="reason", longest=LONGEST_LINE)


def tidy_place(typed: str) -> str:
    """Where a session is: up to 200 characters, or nothing."""
    if not typed.strip():
        return ""
    return _line(typed, "place", word="place", longest=LONGEST_LINE)


def tidy_link(typed: str) -> str:
    """A way to take part from elsewhere: an https address of up to 300 characters, or nothing."""
    link = typed.strip()
    if not link:
        return ""
    if len(link) > LONGEST_LINK or not _LINK.fullmatch(link):
        raise Invalid("link_unreadable", field="link")
    return link


def tidy_words(typed: str, field: str) -> str:
    """An addition to the consent page: lines of up to 4,000 characters altogether, or nothing."""
    words = "\n".join(unicodedata.normalize("NFC", typed).splitlines()).strip()
    if len(words) > LONGEST_WORDS:
        raise Invalid("words_too_long", field=field)
    if not all(line.replace("\t", " ").isprintable() for line in words.split("\n")):
        raise Invalid("words_not_printable", field=field)
    return words


def refuse_organisations_id(organisation_id: UUID, unit_id: UUID) -> None:
    """Raise ``Invalid`` for a unit that would have the id of its organisation."""
    if unit_id == organisation_id:
        raise Invalid("organisations_id", field="id")


def check_levels(levels: int) -> None:
    """Raise ``Invalid`` for units that would hang too deep under each other."""
    if levels > MOST_LEVELS:
        raise Invalid("too_deep", field="parent_id")


def check_room(open_units: int) -> None:
    """Raise ``Invalid`` where so many units are open that none can be added."""
    if open_units >= MOST_UNITS:
        raise Invalid("too_many_units")


def check_count(count: int) -> None:
    """Raise ``Invalid`` for no invitation, or too many at once."""
    if not 1 <= count <= MOST_AT_ONCE:
        raise Invalid("out_of_range", field="count")


def unit_for(role: Role, unit_id: UUID | None) -> UUID | None:
    """The unit an invitation to a role leads to; a steward's is for the whole organisation."""
    if role is Role.STEWARD:
        return None
    if role not in {Role.AGENT, Role.LEAD}:
        raise Invalid("role_not_invited", field="role")
    if unit_id is None:
        raise Invalid("unit_needed", field="unit_id")
    return unit_id


def check_session_time(starts_at: datetime, minutes: int, now: datetime) -> None:
    """Raise ``Invalid`` for a session that is past, more than a year ahead, or too long."""
    if starts_at <= now:
        raise Invalid("in_the_past", field="starts_at")
    if starts_at > now + ANNOUNCED_AHEAD:
        raise Invalid("too_far_ahead", field="starts_at")
    if not 1 <= minutes <= LONGEST_SESSION:
        raise Invalid("out_of_range", field="minutes")


def invitation_hash(token: str) -> bytes:
    """What is kept of an invitation's token: its SHA-256."""
    return sha256(token.encode()).digest()


def invitation_id(batch_id: UUID, index: int) -> UUID:
    """The id of one invitation of a batch, the same whenever the batch is sent again."""
    return uuid5(batch_id, str(index))


def grant_id(account_id: UUID, acceptance_id: UUID) -> UUID:
    """The id of the role that an acceptance brings.

    The person's device makes the acceptance's id; with the account in it nobody can give an own
    role the id of somebody else's.
    """
    return uuid5(acceptance_id, account_id.hex)


def text_version(addition: int) -> str:
    """What a consent text is called: "1" as it is shipped, "1.3" with the third addition."""
    return f"{SHIPPED_TEXT}.{addition}" if addition else SHIPPED_TEXT


def addition_in(version: str) -> int:
    """Which addition a text of ``text_version`` holds, 0: none."""
    return int(version.partition(".")[2] or 0)


def next_window(moment: datetime, zone: ZoneInfo) -> Window:
    """The window from which moving and closing units count: the one after an aware moment's."""
    return Window(window_at(moment, zone).number + 1)


def _line(typed: str, field: str, *, word: str, longest: int) -> str:
    line = " ".join(unicodedata.normalize("NFC", typed).split())
    if not line:
        raise Invalid(f"{word}_needed", field=field)
    if len(line) > longest:
        raise Invalid(f"{word}_too_long", field=field)
    if not line.isprintable():
        raise Invalid(f"{word}_not_printable", field=field)
    return line
