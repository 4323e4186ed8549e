"""Exports of an invented room, in every layout KakaoTalk writes; times are 8 to 12 May 2023."""

from datetime import datetime, timedelta

from journal.importing.export import ParsedExport
from journal.importing.kakaotalk import read_kakaotalk

TITLE = "새벽별 문의방"
NAMES = ("가람", "나래, 총무")
BODIES = ("배송 언제 와요", "환불 : 오늘 [급함] [오후 1:00]", "2023년 5월 8일")
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - exports have no zone

ANDROID_KOREAN = (
    "\ufeff새벽별 문의방 3 님과 카카오톡 대화\r\n저장한 날짜 : 2023년 5월 12일 오전 12:51\n\n\r\n"
    "2023년 5월 8일 오후 12:05\r\n"
    "2023년 5월 8일 오후 12:05, 가람님이 나래, 총무님을 초대했습니다.\r\n"
    "2023년 5월 8일 오후 12:05, 가람 : 배송 언제 와요\r\n"
    "2023년 5월 8일 오후 9:30, 회원님 : 환불 : 오늘 [급함] [오후 1:00]\n"
    "2023년 5월 8일 오후 9:31, 가람 : 붙여 넣은 줄\n\n2023년 5월 8일\r\n"
    "2023년 5월 9일 오전 12:23\r\n"
    "2023년 5월 9일 오전 12:23, 나래, 총무 : <사진>\r\n"
)
ANDROID_KOREAN_24H = (
    "새벽별 문의방 3 님과 카카오톡 대화\n저장한 날짜 : 2023년 5월 12일 00:51\n\n\n"
    "2023년 5월 8일 12:05\n2023년 5월 8일 12:05, 나래, 총무님이 들어왔습니다.\n"
    "2023년 5월 8일 12:05, 가람 : 배송 언제 와요\n2023년 5월 8일 21:30, 회원님 : 환불\n"
    "2023년 5월 9일 00:23, 나래, 총무 : 사진\n"
)
ANDROID_ENGLISH_OLD = (
    "KakaoTalk Chats with 새벽별 문의방 (3)\r\nDate Saved : 12:51am, May 12, 2023\r\n\r\n"
    "12:05pm, May 8, 2023\r\n12:05pm, May 8, 2023, 가람 invited 나래.\r\n"
    "12:05pm, May 8, 2023, 가람 : 배송 언제 와요\r\n9:30pm, May 8, 2023, you : 환불\r\n"
    "12:23am, May 9, 2023, 나래, 총무 : photo\r\n"
)
ANDROID_ENGLISH = (
    "KakaoTalk Chats with 새벽별 문의방\nDate Saved : May 12, 2023, 12:51 AM\n\n"
    "May 8, 2023, 12:05 PM\nMay 8, 2023, 12:05 PM, 가람 invited 나래.\n"
    "May 8, 2023, 12:05 PM, 가람 : 배송 언제 와요\nMay 8, 2023, 9:30\u202fPM, you : 환불\n"
    "May 9, 2023, 12:23 AM, 나래, 총무 : photo\n"
)
IOS_KOREAN = (
    "\ufeff새벽별 문의방 (3)-1.txt\r\n저장한 날짜 : 2023. 5. 12. 오전 12:51\r\n\r\n\r\n"
    "2023년 5월 8일 월요일\r\n2023. 5. 8. 오후 12:05: 가람님이 나래님을 초대했습니다.\r\n"
    "2023. 5. 8. 오후 12:05, 가람 : 배송 언제 와요\r\n2023. 5. 8. 오후 9:30, 회원님 : 환불\n"
    "둘째 줄\r\n2023년 5월 9일 화요일\r\n2023. 5. 9. 오전 12:23, 나래, 총무 : 사진\r\n"
)
IOS_KOREAN_24H = (
    "Talk_2023.5.12 00:51-1.txt\n저장한 날짜 : 2023. 5. 12. 00:51\n\n"
    "2023. 5. 8. 월요일\n2023. 5. 8. 12:05: 나래님이 들어왔습니다.\n"
    "2023. 5. 8. 12:05, 가람 : 배송 언제 와요\n2023. 5. 8. 21:30, 회원님 : 환불\n"
    "2023. 5. 9. 00:23, 나래, 총무 : 사진\n"
)
IOS_SHORT = (
    "새벽별 문의방 카카오톡 대화\n저장한 날짜 : 2023년 5월 12일 오전 12:51\n\n\n"
    "2023년 5월 8일 월요일\n오후 12:05,  : 알림\n오후 12:05, 가람 : 배송 언제 와요\n둘째 줄\n"
    "오후 9:30, 회원님 : 환불\n\n2023년 5월 9일 화요일\n오전 12:23, 나래, 총무 : 사진"
)
IOS_ENGLISH = (
    "\ufeffKakaoTalk Chats with 새벽별 문의방 (3 people)-1.txt\r\n"
    "Date Saved : May 12, 2023, 12:51 AM\r\n\r\n\r\nMonday, May 8, 2023\r\n"
    "May 8, 2023, 12:05 PM: 가람 invited 나래.\r\nMay 8, 2023, 12:05 PM, 가람 : 배송 언제 와요\r\n"
    "May 8, 2023, 9:30 PM, You : 환불\n둘째 줄\r\nTuesday, May 9, 2023\r\n"
    "May 9, 2023, 12:23 AM, 나래, 총무 : photo\r\n"
)
IOS_ENGLISH_AT = (
    "\ufeffTalk_2023.5.12 00:51-1.txt\nDate Saved : May 12, 2023 at 00:51\n\n"
    "Monday, May 8, 2023\nMay 8, 2023 at 12:05: 가람 invited 나래 .\n"
    "May 8, 2023 at 12:05, 가람 : 배송 언제 와요\nMay 8, 2023 at 21:30, You : 환불\n"
    "May 9, 2023 at 00:23, 나래, 총무 : photo\n"
)
IOS_DAY_FIRST = (
    "KakaoTalk Chats with 새벽별 문의방\nDate Saved : 12 May 2023 at 00:51\n\n"
    "Monday, 8 May 2023\n8 May 2023 at 12:05: 가람 invited 나래.\n"
    "8 May 2023 at 12:05, 가람 : 배송 언제 와요\n8 May 2023 at 21:30, You : 환불\n"
    "9 May 2023 at 00:23, 나래, 총무 : photo\n"
)
ISO_KOREAN = (
    "새벽별 문의방 님과 카카오톡 대화\n저장한 날짜 : 2023-05-12 오전 12:51\n\n"
    "2023년 5월 8일 월요일\n2023-05-08 오후 12:05, 나래님이 들어왔습니다.\n"
    "2023-05-08 오후 12:05, 가람 : 배송 언제 와요\n2023-05-08 오후 9:30, 회원님 : 환불\n"
    "2023-05-09 오전 12:23, 나래, 총무 : 사진\n"
)
WINDOWS_KOREAN = (
    "새벽별 문의방 님과 카카오톡 대화\r\n저장한 날짜 : 2023-05-12 00:51:00\r\n\r\n"
    "--------------- 2023년 5월 8일 월요일 ---------------\r\n가람님이 나래님을 초대하였습니다.\r\n"
    "[가람] [오후 12:05] 배송 언제 와요\n[나래] [오후 1:00] 붙여 넣은 줄\r\n"
    "[다온 [주인]] [오후 9:30] 환불 [나래] [오후 1:00]\r\n"
    "--------------- 2023년 5월 9일 화요일 ---------------\r\n[나래, 총무] [오전 12:23] 사진\r\n"
)
WINDOWS_ENGLISH = (
    "새벽별 문의방 with KakaoTalk Chats\nDate Saved : 2023-05-12 00:51:00\n\n"
    "--------------- Monday, May 8, 2023 ---------------\n나래 joined this chatroom.\n"
    "[가람] [12:05 PM] 배송 언제 와요\n[다온] [9:30 PM] 환불\n"
    "--------------- Tuesday, May 9, 2023 ---------------\n[나래, 총무] [12:23 AM] photo\n"
)
WINDOWS_24H = (
    "새벽별 문의방 님과 카카오톡 대화\n저장한 날짜 : 2023-05-12 00:51:00\n\n"
    "--------------- 2023년 5월 8일 월요일 ---------------\n[] [12:05] 나래님이 들어왔습니다.\n"
    "[가람] [12:05] 배송 언제 와요\n[다온] [21:30] 환불\n"
    "--------------- 2023년 5월 9일 화요일 ---------------\n[나래, 총무] [00:23] 사진\n"
)
MAC_TABLE = (
    'Date,User,Message\n2023-05-08 12:05:10,"가람","가람 invited 나래."\n'
    '2023-05-08 12:05:26,"가람","배송 ""언제"" 와요\n2023-05-08 12:06:00,둘째 줄"\n'
    '2023-05-08 21:30:00,"다온","환불"\n,"","The message has been deleted."\n'
    '2023-05-09 00:23:59,"나래, 총무","(사진)"\n'
)

WITH_OWNER = {
    "moment_korean": ANDROID_KOREAN,
    "moment_korean 24 h": ANDROID_KOREAN_24H,
    "moment_english_clock_first": ANDROID_ENGLISH_OLD,
    "moment_english": ANDROID_ENGLISH,
    "moment_dotted": IOS_KOREAN,
    "moment_dotted 24 h": IOS_KOREAN_24H,
    "clock": IOS_SHORT,
    "moment_english ios": IOS_ENGLISH,
    "moment_english at": IOS_ENGLISH_AT,
    "moment_english_day_first": IOS_DAY_FIRST,
    "moment_iso": ISO_KOREAN,
}
WITHOUT_OWNER = {
    "bracket": WINDOWS_KOREAN,
    "bracket english": WINDOWS_ENGLISH,
    "bracket 24 h": WINDOWS_24H,
    "table": MAC_TABLE,
}
ALL = WITH_OWNER | WITHOUT_OWNER


def read(text: str) -> ParsedExport:
    return read_kakaotalk(text.encode())


def times(export: ParsedExport) -> list[str]:
    """Write each message's local time and sender."""
    line = export.timeline
    return [
        f"{EPOCH + timedelta(seconds=moment):%m-%d %H:%M} {export.senders[index]}"
        for moment, index in zip(line.moments, line.sender_indices, strict=True)
    ]


def make_room(messages: int = 30, *, owner: str = "회원님", other: str = "가람") -> str:
    """Write an Android room: one message every 7 minutes from 18:00 on 8 May, in turns."""
    moments = (datetime(2023, 5, 8, 18) + timedelta(minutes=7 * n) for n in range(messages))  # noqa: DTZ001 - exports have no zone
    lines = [
        f"2023년 5월 {moment.day}일 {moment:%H:%M}, {(other, owner)[number % 2]} : 말"
        for number, moment in enumerate(moments)
    ]
    return "\n".join(["새벽별 문의방 님과 카카오톡 대화", "", *lines, ""])
