"""How long the KakaoTalk reader takes on a long room: 100,626 invented messages, about 10 MB.

Run: .venv/bin/python benchmarks/kakaotalk_reader.py
The floor is the time of a bare split into lines of the same text.
"""

import random
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from journal.importing.kakaotalk import read_kakaotalk

MESSAGES = 100_626
NAMES = ("회원님", "가람", "나래 팀장", "다온")
WORDS = [
    "문의",
    "확인",
    "부탁",
    "내일",
    "배송",
    "환불",
    "오늘",
    "다시",
    "연락",
    "감사",
    "합니다",
    "네",
    "아니요",
    "조금",
    "늦게",
]


def korean(moment: datetime) -> str:
    half = "오전" if moment.hour < 12 else "오후"
    day = f"{moment.year}년 {moment.month}월 {moment.day}일"
    return f"{day} {half} {moment.hour % 12 or 12}:{moment:%M}"


def android_room() -> bytes:
    dice = random.Random(20)
    moment = datetime(2022, 1, 1, 9, 0)  # noqa: DTZ001 - exports have no zone
    lines = ["긴 방 4 님과 카카오톡 대화", "저장한 날짜 : 2025년 8월 3일 오전 12:51", "", ""]
    for _ in range(MESSAGES):
        moment += timedelta(minutes=dice.randrange(30))
        words = " ".join(dice.choices(WORDS, k=dice.randrange(1, 11)))
        lines.append(f"{korean(moment)}, {dice.choice(NAMES)} : {words}")
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def seconds_of(act: object, *arguments: object) -> tuple[float, object]:
    began = time.process_time()
    result = act(*arguments)  # type: ignore[operator]
    return time.process_time() - began, result


def main() -> None:
    content = android_room()
    floor, _ = seconds_of(lambda: content.decode().split("\r\n"))
    taken, export = seconds_of(read_kakaotalk, content)
    print(f"{len(content) / 1e6:.1f} MB, {len(export.timeline.moments)} messages")
    print(f"floor (decode and split) {floor:.2f} s CPU, reader {taken:.2f} s CPU")


if __name__ == "__main__":
    main()
