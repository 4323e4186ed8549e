"""What heads and cells of tables are called, in Korean and English."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TypeVar

from journal.importing.table_mapping import head_words
from journal.vocabulary import ContactChannel, ContactOutcome, Direction

_T = TypeVar("_T")


class Part(StrEnum):
    """What a column can be for."""

    MOMENT = "moment"
    CLOCK = "clock"
    SENDER = "sender"
    DIRECTION = "direction"
    MEANS = "means"
    ROOM = "room"
    IDENTITY = "identity"
    DURATION = "duration"
    OUTCOME = "outcome"


def _words(written: str) -> tuple[str, ...]:
    return tuple(written.split())


_HEADS: Mapping[Part, tuple[str, ...]] = {
    Part.MOMENT: _words(
        "일시 날짜시간 등록일시 접수일시 문의일시 발생일시 통화일시 수신일시 작성일시 시작일시 "
        "datetime timestamp createdat created createdtime starttime startedat start receivedat "
        "sentat occurredat when calltime calldate date time 날짜 일자 등록일 접수일 문의일 작성일 "
        "통화일 통화일자 통화날짜 ts 시각 시간"
    ),
    Part.CLOCK: _words(
        "시간 시각 통화시간 통화시각 접수시간 접수시각 문의시간 시작시간 시작시각 time clock "
        "starttime timeofday calltime"
    ),
    Part.SENDER: _words(
        "보낸사람 발신인 작성자 발신자 작성자id 담당자 상담사 sender from author authorid user "
        "userid username agent"
    ),
    Part.DIRECTION: _words(
        "방향 수발신 발수신 수신발신 발신수신 구분 통화구분 통화유형 유형 direction inbound "
        "isinbound incoming calltype type inout io"
    ),
    Part.MEANS: _words("채널 수단 매체 접수채널 문의채널 channel via medium source"),
    Part.ROOM: _words(
        "방 대화방 상대 상대방 고객 고객명 전화번호 상대번호 번호 발신번호 큐 그룹 room chat "
        "queue group phone phonenumber number caller callerid customer contact conversation "
        "conversationid channelname"
    ),
    Part.IDENTITY: _words(
        "아이디 고유번호 문의번호 접수번호 통화번호 콜아이디 id uuid guid uniqueid callid "
        "messageid eventid commentid tweetid"
    ),
    Part.DURATION: _words(
        "통화시간 통화시간초 길이 소요시간 상담시간 duration durationseconds durations billsec "
        "length talktime seconds callduration"
    ),
    Part.OUTCOME: _words("결과 통화결과 상태 응답 응답여부 outcome result disposition status"),
}

_DIRECTIONS: Mapping[Direction, tuple[str, ...]] = {
    Direction.IN: _words(
        "in inbound incoming received receive missed rejected voicemail true 1 수신 수신전화 "
        "인바운드 받은 받음 받은전화 부재중 부재중전화 부재 거절 고객 착신 customer enduser "
        "client i"
    ),
    Direction.OUT: _words(
        "out outbound outgoing sent send dialed dialled false 0 발신 발신전화 아웃바운드 보낸 "
        "보냄 건전화 상담사 상담원 agent staff o"
    ),
}

_OUTCOMES: Mapping[ContactOutcome, tuple[str, ...]] = {
    ContactOutcome.MISSED: _words(
        "missed noanswer unanswered notanswered rejected declined busy abandoned failed cancelled "
        "canceled voicemail no false 부재중 부재중전화 부재 거절 미응답 무응답 포기 취소 통화중 "
        "실패"
    ),
    ContactOutcome.ANSWERED: _words(
        "answered answer completed complete connected ok success yes true 응답 연결 완료 통화 "
        "통화완료 성공 수신 수신전화"
    ),
}

_CHANNELS: Mapping[ContactChannel, tuple[str, ...]] = {
    ContactChannel.CALL: _words("call phone voice tel 전화 통화 콜 음성"),
    ContactChannel.CHAT: _words("chat livechat webchat web 채팅 상담톡 톡톡 톡상담 웹채팅"),
    ContactChannel.MESSENGER: _words(
        "messenger message sms mms text kakao kakaotalk whatsapp line telegram 문자 카카오톡 카톡 "
        "메신저 메시지"
    ),
    ContactChannel.EMAIL: _words("email mail 메일 이메일"),
    ContactChannel.TICKET: _words("ticket form webform api 티켓 게시판 문의 문의글"),
    ContactChannel.PUSH: _words("push notification 알림 푸시"),
}


def places_named(heads: tuple[str, ...], part: Part) -> list[int]:
    """The columns whose head is a usual one for a part, the most usual first."""
    words = head_words(heads)
    known = _HEADS[part]
    return [words.index(head) for head in known if head in words]


def direction_named(value: str) -> Direction | None:
    """Which way a cell says contact went, None when it is no known word."""
    return _named(value, _DIRECTIONS)


def outcome_named(value: str) -> ContactOutcome:
    """What became of a call by the word of a cell."""
    return _named(value, _OUTCOMES) or ContactOutcome.NONE


def channel_named(value: str) -> ContactChannel:
    """By what means contact came by the word of a cell."""
    return _named(value, _CHANNELS) or ContactChannel.OTHER


def are_directions(values: Collection[str]) -> bool:
    """Whether most of the different texts of a column say which way contact went."""
    return sum(direction_named(value) is not None for value in values) * 2 > len(values)


def are_outcomes(values: Collection[str]) -> bool:
    """Whether most of the different texts of a column say what became of a call."""
    return sum(_named(value, _OUTCOMES) is not None for value in values) * 2 > len(values)


def are_channels(values: Collection[str]) -> bool:
    """Whether most of the different texts of a column say by what means contact came."""
    return sum(_named(value, _CHANNELS) is not None for value in values) * 2 > len(values)


def _named(value: str, words: Mapping[_T, tuple[str, ...]]) -> _T | None:
    (word,) = head_words((value,))
    return next((meant for meant, known in words.items() if word in known), None)
