"""Tables that are known by their heads, so that nothing has to be asked about their columns."""

from collections.abc import Sequence
from dataclasses import replace

from journal.files.table import Table
from journal.importing.table_mapping import (
    ColumnMapping,
    DirectionWay,
    TableShape,
    head_words,
    shape_of,
    values_of,
)
from journal.importing.table_mapping_proposal import ways_written
from journal.importing.table_mapping_words import direction_named
from journal.vocabulary import ContactChannel, SourceKind

NOTIFICATIONS = "notifications"
COMMENTS = "comments"
TWEETS = "tweets"

_PACKAGES = ("packagename", "package", "pkg", "apppackage", "패키지", "패키지명", "패키지이름")
_APPS = ("appname", "app", "application", "applabel", "앱", "앱이름", "앱명")
_POSTED = (
    *("timestamp", "posttime", "postedat", "posted", "when", "datetime", "date", "time"),
    *("일시", "날짜시간", "시각", "시간", "날짜"),
)
_POSTS = ("notificationid", "notifid", "nid", "알림id", "알림번호")
_TEXTS = ("title", "content", "text", "ticker", "bigtext", "subtext", "제목", "내용", "본문")
_WRITTEN_AT = ("createdat", "created", "작성일시")
_AUTHORS = ("authorid", "userid", "author", "작성자")


def preset_of(table: Table) -> ColumnMapping | None:
    """How a known table is read; None for any other.

    ``written`` is None where day and month cannot be told apart.
    """
    shape = shape_of(table)
    words = head_words(shape.heads)
    for known in (_notifications, _comments, _tweets):
        mapping = known(words, table, shape)
        ways = ways_written(table, mapping.moment[0], shape) if mapping else []
        if mapping is not None and ways:
            return replace(mapping, written=ways[0] if len(ways) == 1 else None)
    return None


def _notifications(words: Sequence[str], _table: Table, _shape: TableShape) -> ColumnMapping | None:
    """The log of an app that writes down what is posted, such as Notificity."""
    package, posted = _place(words, _PACKAGES), _place(words, _POSTED)
    if package is None or posted is None or not set(words) & {*_TEXTS, *_POSTS, *_APPS}:
        return None
    return ColumnMapping(
        layout=NOTIFICATIONS,
        source=SourceKind.NOTIFICATION,
        moment=(posted,),
        channel=ContactChannel.PUSH,
        room=package,
        room_name=_place(words, _APPS),
        identity=_place(words, _POSTS),
        folds=True,
    )


def _comments(words: Sequence[str], _table: Table, _shape: TableShape) -> ColumnMapping | None:
    """Comments of a helpdesk (Zendesk): who wrote one is who worked, at a time in UTC."""
    at, author = _place(words, _WRITTEN_AT), _place(words, _AUTHORS)
    if at is None or author is None or not {"ticketid", "public"} <= set(words):
        return None
    return ColumnMapping(
        layout=COMMENTS,
        source=SourceKind.HELPDESK,
        moment=(at,),
        zone="UTC",
        way=DirectionWay.SENDER,
        sender=author,
        channel=ContactChannel.TICKET,
        identity=_place(words, ("id",)),
    )


def _tweets(words: Sequence[str], table: Table, shape: TableShape) -> ColumnMapping | None:
    """Support on Twitter, one row a tweet, with whether it came in."""
    at, inbound, tweet = (_place(words, (head,)) for head in ("createdat", "inbound", "tweetid"))
    if at is None or inbound is None or tweet is None:
        return None
    said = {value: direction_named(value) for value in values_of(table, inbound, shape)}
    return ColumnMapping(
        layout=TWEETS,
        source=SourceKind.HELPDESK,
        moment=(at,),
        way=DirectionWay.COLUMN,
        direction=inbound,
        meanings={value: way for value, way in said.items() if way is not None},
        channel=ContactChannel.CHAT,
        identity=tweet,
    )


def _place(words: Sequence[str], known: Sequence[str]) -> int | None:
    return next((words.index(word) for word in known if word in words), None)
