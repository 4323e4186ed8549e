import pytest

from journal.importing.table_mapping import DirectionWay
from journal.importing.table_mapping_times import TimeWay
from journal.importing.table_presets import preset_of
from journal.vocabulary import ContactChannel, Direction, SourceKind
from tests.journal.importing.tables import CALLS, COMMENTS, NOTIFICATIONS, TWEETS, table


def test_the_log_of_notificity_is_known() -> None:
    found = preset_of(table(NOTIFICATIONS))

    assert (found.source, found.layout) == (SourceKind.NOTIFICATION, "notifications")
    assert (found.moment, found.written) == ((3,), TimeWay.EPOCH)
    assert (found.room, found.room_name, found.identity, found.folds) == (2, 4, 1, True)
    assert (found.way, found.channel) == (DirectionWay.ALL_IN, ContactChannel.PUSH)


@pytest.mark.parametrize(
    "text",
    [
        "package,app,posted,title\ncom.a,가,2026-03-04 18:05:00,x\n",
        "날짜시간,패키지명,앱이름,내용\n2026-03-04 18:05:00,com.a,가,x\n",
        "Package Name,Post Time,Text\ncom.a,1772701500000,x\n",
    ],
)
def test_other_logs_of_notifications_are_known_too(text: str) -> None:
    assert preset_of(table(text)).layout == "notifications"


def test_comments_of_a_helpdesk_are_known() -> None:
    found = preset_of(table(COMMENTS))

    assert (found.source, found.zone) == (SourceKind.HELPDESK, "UTC")
    assert (found.moment, found.sender, found.identity) == ((2,), 5, 0)
    assert (found.way, found.channel) == (DirectionWay.SENDER, ContactChannel.TICKET)


def test_support_on_twitter_is_known() -> None:
    found = preset_of(table(TWEETS))

    assert (found.moment, found.written) == ((3,), TimeWay.NAMED_MONTH)
    assert (found.direction, found.identity) == (2, 0)
    assert found.meanings == {
        "False": Direction.OUT,
        "True": Direction.IN,
        "TRUE": Direction.IN,
    }
    assert found.channel is ContactChannel.CHAT


@pytest.mark.parametrize(
    "text",
    [
        CALLS,
        "package,version\ncom.a,1\n",
        "package,date,version\ncom.a,2026-03-04 18:05,1\n",
        "package,title,date\ncom.a,가,곧\n",
        "created,user_id\n2026-03-04 18:05,1\n",
        "created_at,inbound\n2026-03-04 18:05,True\n",
    ],
)
def test_other_tables_are_not(text: str) -> None:
    assert preset_of(table(text)) is None


def test_day_and_month_can_be_open_in_a_known_table_too() -> None:
    text = "package,app,posted,title\ncom.a,가,03/04/2026 18:05,x\n"

    assert preset_of(table(text)).written is None
