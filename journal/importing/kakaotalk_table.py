"""Reads KakaoTalk's table from a Mac: Date, User, Message, with seconds and without an owner."""

import csv
import re
from array import array
from collections.abc import Iterator
from io import StringIO

from journal.errors import Invalid
from journal.files.text import LARGEST_FILE_BYTES
from journal.importing.export import MOST_MESSAGES, ParsedExport, Timeline, WarningLog
from journal.importing.kakaotalk_grammar import Moments

COLUMNS = 3

_HEAD = re.compile(
    r'\s*"?(?:Date|날짜|日付)"? *, *"?(?:User|사용자|ユーザー)"? *,'
    r' *"?(?:Message|메시지|メッセージ)"? *\r?(?:\n|\Z)',
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:님이 .{0,400}(?:초대(?:하였|했)|내보냈|들어왔|나갔)습니다"
    r"| (?:has )?(?:joined|left|entered)\b.{0,60}| invited .{0,400})\.? *\Z",
    re.DOTALL,
)


_LOOSE_END = re.compile(r'" +(\r?\n)')


def is_table(text: str) -> bool:
    """Whether a text begins with the head row of the Mac table."""
    return _HEAD.match(text) is not None


def read_table_export(text: str) -> ParsedExport:
    """Times and senders of a Mac table; rows without a date or a user are notices.

    Refusals: ``damaged_table``, ``impossible_date`` with a line, ``no_messages``,
    ``too_many_messages``.
    """
    moments, indices, names, log = array("q"), array("I"), dict[str, int](), WarningLog()
    system_lines, known = 0, Moments()
    for line, (written, user, message) in _rows(text):
        if not written.strip() or not user.strip() or _is_notice(user.strip(), message):
            system_lines += 1
            continue
        seconds = known.seconds(written)
        if seconds is None:
            raise Invalid("impossible_date", line=line)
        if len(moments) == MOST_MESSAGES:
            raise Invalid("too_many_messages", line=line)
        if moments and seconds < moments[-1]:
            log.add("time_goes_backwards", line)
        moments.append(seconds)
        indices.append(names.setdefault(user.strip(), len(names)))
    if not moments:
        raise Invalid("no_messages")
    timeline = Timeline(
        layout="kakaotalk_table",
        moments=moments,
        sender_indices=indices,
        owner=None,
        has_seconds=any(seconds % 60 for seconds in moments),
        system_lines=system_lines,
        saved=None,
        warnings=log.all(),
    )
    return ParsedExport(timeline, None, tuple(names))


def _rows(text: str) -> Iterator[tuple[int, tuple[str, str, str]]]:
    csv.field_size_limit(LARGEST_FILE_BYTES)
    tidy = _LOOSE_END.sub(r'"\1', text)
    reader = csv.reader(StringIO(tidy, newline=""), strict=True)
    line, is_head = 1, True
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            raise Invalid("damaged_table", line=line) from None
        if row is None:
            return
        if any(row) and not is_head:
            if len(row) < COLUMNS:
                raise Invalid("damaged_table", line=line)
            yield line, (row[0], row[1], ",".join(row[COLUMNS - 1 :]))
        line, is_head = reader.line_num + 1, False


def _is_notice(user: str, message: str) -> bool:
    return message.startswith(user) and _NOTICE.match(message, len(user)) is not None
