"""Invented tables of contact in the layouts that apps, phone systems and helpdesks write."""

from datetime import UTC, datetime

from journal.files.table import Table, table_of_text
from journal.importing.export import WAYS, ParsedExport
from journal.vocabulary import Direction

NOTIFICATION_HEAD = "id,notificationId,packageName,timestamp,appName,title,content,imageUrl,extras"
COMMENT_HEAD = "id,body,created,public,ticket_id,user_id"
TWEET_HEAD = "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id"

NOTIFICATIONS = f"""{NOTIFICATION_HEAD}
1,7,com.shop.talk,1772701500000,상점톡,가람,배송 언제 와요,,
2,7,com.shop.talk,1772701540000,상점톡,가람,"여보세요
계세요",,
3,8,com.shop.talk,1772701545000,상점톡,나래,환불,,
4,7,com.shop.talk,1772701560000,상점톡,가람,네,,
5,7,com.bank,1772701561000,은행,입금,1000,,
"""

COMMENTS = f"""{COMMENT_HEAD}
11,첫 글,2026-03-04 09:05:00,TRUE,1,501
12,답,2026-03-04 18:30:10,TRUE,1,502
13,"둘
째",2026-03-05 02:00:00,FALSE,2,502
"""

TWEETS = f"""{TWEET_HEAD}
1,acme,False,Tue Oct 31 22:10:47 +0000 2017,"안녕하세요
@1",2,3
2,115712,True,Tue Oct 31 22:11:45 +0000 2017,@acme 고장,,1
3,115712,TRUE,Tue Oct 31 22:08:27 +0000 2017,@acme 도와줘요,1,
"""

CALLS = """일자,통화시각,구분,상대번호,통화시간(초),결과
2026-03-04,18:05:10,수신,010-1111-2222,75,응답
2026-03-04,19:20:00,부재중,010-1111-2222,0,
2026-03-05,오전 7:10:30,발신,010-3333-4444,12,응답
"""


def table(text: str) -> Table:
    """A table of a text."""
    return table_of_text(text)


def moments(export: ParsedExport) -> list[str]:
    """When the events of a file were, on its own clock."""
    return [f"{datetime.fromtimestamp(at, UTC):%m-%d %H:%M:%S}" for at in export.timeline.moments]


def ways(export: ParsedExport) -> list[Direction]:
    """Which way the events of a file went."""
    return [WAYS[way] for way in export.timeline.ways]
