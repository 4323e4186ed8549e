"""Small files of our own making, one or more for each layout that a reader knows; all invented.

A file that is packed is given as its parts, so that what is inside can be bent too.
"""

import json

Seed = bytes | dict[str, bytes]

_DAY, _CLOCKS = "2024-05-10", ("12:05", "20:31", "23:59")
_NAMES = ("가람", "Ara B", "나래, 총무")


def file_of(*lines: str, mark: str = "", end: str = "\n") -> bytes:
    """Lines as a file; ``end`` is what ends each."""
    return (mark + end.join(lines) + end).encode()


def _records(pattern: str) -> list[str]:
    """Three records of one layout; a pattern says where clock and name stand."""
    together = zip(_CLOCKS, _NAMES, strict=True)
    return [pattern.format(clock=clock, name=name) for clock, name in together]


KAKAOTALK = (
    file_of(
        "방 4 님과 카카오톡 대화",
        "저장한 날짜 : 2024년 5월 12일 오전 12:51",
        "",
        "2024년 5월 10일 오후 12:05",
        *_records("2024년 5월 10일 오후 {clock}, {name} : 말 : [x] [오후 1:00]"),
        "2024년 5월 11일 오전 12:23, 회원님 : 둘째 줄\n셋째",
        mark="\ufeff",
        end="\r\n",
    ),
    file_of(
        "KakaoTalk Chats with Room (3)",
        "Date Saved : 1:01am, May 12, 2024",
        "8:34pm, May 10, 2024",
        *_records("8:35pm, May 10, 2024, {name} : text"),
    ),
    file_of(
        "KakaoTalk Chats with Room",
        "Date Saved : May 12, 2024, 1:08 PM",
        *_records("May 10, 2024, 9:30 PM, {name} : text"),
        "May 11, 2024 at 09:00, You : text",
    ),
    file_of(
        "방 (3)-1.txt",
        "저장한 날짜 : 2024. 5. 12. 오전 12:15",
        "2024년 5월 10일 금요일",
        *_records("2024. 5. 10. 오후 {clock}, {name} : 말"),
        "2024. 5. 10. 오후 8:34: 누가 나갔습니다.",
    ),
    file_of("방 카카오톡 대화", "2024년 5월 10일 금요일", *_records("오후 {clock}, {name} : 말")),
    file_of(
        "방 with KakaoTalk Chats",
        "Date Saved : 2024-05-12 10:44:52",
        "--------------- 2024년 5월 10일 금요일 ---------------",
        *_records("[{name}] [오후 {clock}] 말"),
        "--------------- Saturday, May 11, 2024 ---------------",
        *_records("[{name}] [2:37 PM] text"),
        end="\r\n",
    ),
    file_of("Date,User,Message", *_records('2024-05-10 {clock}:26,"{name}","말, ""더"""')),
)
WHATSAPP = (
    file_of(*_records("10/05/24, {clock} - {name}: text"), "more", "13/05/24, 09:00 - B: x"),
    file_of(*_records("[10/05/24, {clock}:10] {name}: text"), "[13/05/24, 20:49:10] Ara B: \u200e"),
    file_of(*_records("5/10/24, 8:49\u202fPM - {name}: text"), "5/13/24, 9:00 AM - You: text"),
    file_of(*_records("2024-05-10 {clock} - {name}: text")),
    file_of(*_records("[10.5.2024 klo 14.08.18] {name}: text")),
    file_of(*_records("2024. 5. 10. 오후 8:49, {name}: 말"), "2024. 5. 10. 오후 9:49, 공지"),
)
LINE = (
    file_of(
        "[LINE] Chat history with Room",
        "Saved on: 05/12/2024 10:00",
        "",
        "Fri, 05/10/2024",
        *_records("8:15AM\t{name}\ttext"),
        '9:15PM\tAra B\t"more\nlines"',
    ),
    file_of(
        "[LINE] 방와의 대화 내용",
        "2024/05/10(금)",
        *_records("{clock}\t{name}\t말"),
        "20:10\t\t공지",
    ),
    file_of("2024.05.10 금요일", *_records("{clock} {name} 말")),
    file_of("2024.05.10 Friday", *_records("{clock} Ara text")).decode().encode("utf-16"),
)


def _telegram_chat(number: int) -> dict[str, object]:
    talk = {
        "id": 7,
        "type": "message",
        "date": f"{_DAY}T20:31:00",
        "date_unixtime": "1715340660",
        "from": "Ara B",
        "from_id": "user1",
        "text": ["a", {"type": "bold", "text": "b"}],
    }
    rung = {"type": "service", "action": "phone_call", "actor_id": "user2", "duration_seconds": 9}
    old = {name: value for name, value in talk.items() if name != "date_unixtime"}
    messages = [talk, old | {"id": 8}, talk | rung | {"id": 9}]
    return {"name": "방", "type": "personal_chat", "id": number, "messages": messages}


TELEGRAM = (
    json.dumps(_telegram_chat(5), ensure_ascii=False).encode(),
    json.dumps(
        {
            "personal_information": {"user_id": 1, "first_name": "A"},
            "chats": {"list": [_telegram_chat(5), _telegram_chat(6)]},
        }
    ).encode(),
)
SLACK: tuple[Seed, ...] = (
    {
        "users.json": b'[{"id": "U1", "name": "ara", "tz": "Asia/Seoul", "real_name": "Ara B"}]',
        "channels.json": b'[{"id": "C1", "name": "help", "members": ["U1"]}]',
        "dms.json": b'[{"id": "D1", "members": ["U1", "U2"]}]',
        "help/2024-05-10.json": (
            b'[{"type": "message", "user": "U1", "ts": "1715340660.000100", "text": "a"},'
            b'{"type": "message", "subtype": "channel_join", "user": "U2", "ts": "1715340661.1"},'
            b'{"type": "message", "bot_id": "B1", "ts": "1715340662.000100", "thread_ts": "1.1"}]'
        ),
        "D1/2024-05-11.json": b'[{"type": "message", "user": "U2", "ts": "1715390660.000100"}]',
    },
)
PHONE = (
    file_of(
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>",
        '<smses count="3" backup_date="1715425200000">',
        '  <call number="+82 10-1234-5678" duration="30" date="1715338800123" type="1"',
        '    readable_date="x" contact_name="Ara" />',
        '  <call number="-1" duration="0" date="1715338900123" type="3" />',
        '  <sms address="15880000" date="1715339800000" type="2" body="&#55357;&#56832; a" />',
        '  <mms date="1715339900000" msg_box="1" address="0101~0102">',
        '    <parts><part data="//"/></parts></mms>',
        "</smses>",
    ),
)
_CALL = '"","{0}","{1}","ctx","""가"" <{0}>","SIP/{0}-0a","SIP/{1}-0b","Dial","x",'
_CALL_END = '"{2} 11:00:00","","{2} 11:00:40","40","30","ANSWERED","DOC","1715338800.{3}",""'
CDR = (
    file_of(
        (_CALL + _CALL_END).format("0212345678", "101", _DAY, 1),
        (_CALL + _CALL_END + ',"","1715338800.1","2"').format("101", "600", _DAY, 2),
        (_CALL + _CALL_END).format("101", "102", _DAY, 3),
    ),
    file_of(
        "calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,duration,billsec,disposition,uniqueid",
        f"{_DAY} 11:00:00,x,101,0212345678,c,SIP/101-0a,SIP/t-0b,Dial,40,30,ANSWERED,1715338800.1",
    ),
    file_of(
        f'"가","0212345678","1001","d","{_DAY} 20:00:00","","{_DAY} 20:00:40","40","0",'
        '"ORIGINATOR_CANCEL","12345678-1234-1234-1234-123456789012","","","PCMU","PCMU"'
    ),
)
ACTIVITY = (
    json.dumps(
        {
            "buckets": {
                "aw-watcher-android-test": {
                    "type": "currentwindow",
                    "events": [
                        {
                            "id": 1,
                            "timestamp": f"{_DAY}T11:00:00{rest}",
                            "duration": lasted,
                            "data": {"app": "Talk", "package": "kr.talk", "classname": "x"},
                        }
                        for rest, lasted in ((".123Z", 0.0), ("Z", 12.5), ("+00:00", 3))
                    ],
                },
                "aw-watcher-window": {"type": "currentwindow", "events": [{"data": {"app": "x"}}]},
                "unlocks": {"type": "os.lockscreen.unlocks", "events": [{"data": {}}]},
            }
        }
    ).encode(),
)
CALENDAR = (
    file_of(
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "X-WR-TIMEZONE:Asia/Seoul",
        "BEGIN:VTIMEZONE",
        "TZID:Own",
        "BEGIN:STANDARD",
        "DTSTART:19701025T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:D",
        "DTSTART;TZID=Own:20240506T080000",
        "DTEND;TZID=Own:20240506T160000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20",
        "EXDATE:20240508T080000",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:1",
        "RECURRENCE-ID;TZID=Own:20240513T080000",
        "DTSTART:20240513T220000Z",
        "DURATION:PT8H",
        "STATUS:CANCELLED",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:2",
        "SUMMARY:N",
        "DTSTART;VALUE=DATE:20240510",
        "RDATE;VALUE=DATE:20240512,20240514",
        "END:VEVENT",
        "END:VCALENDAR",
        end="\r\n",
    ),
)
