"""How long the KakaoTalk reader takes on a long room: 100,626 invented messages, about 10 MB.

Run: .venv/bin/python -m benchmarks.kakaotalk_reader [--json]
The floor is a bare pass: one compiled pattern tried on each line of the same file. Both are done
in turn; the median of the ratios counts.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

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
        words = " ".join(dice.choices(WORDS, k=dice.randrange(1, 14)))
        lines.append(f"{korean(moment)}, {dice.choice(NAMES)} : {words}")
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


LINE = re.compile(r"(\d{4}년 \d{1,2}월 \d{1,2}일) ((?:오전|오후) \d{1,2}:\d{2})(?:, (.*?) :)?")
"""The groups that the reader needs, written for the one layout of this file."""

ROUNDS = 5


def bare_pass(content: bytes) -> int:
    lines = content.decode("utf-8-sig").split("\r\n")
    return sum(LINE.match(line) is not None for line in lines)


def seconds_of(act: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    result = act()
    return time.process_time() - began, result


def memory_above_idle() -> float:
    """Megabytes that a process of its own needs for the reading, beyond having read the file."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(android_room())
        file.flush()
        command = [sys.executable, "-m", "benchmarks.kakaotalk_reader", "--memory-of", file.name]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def most_memory() -> float:
    """The most megabytes that this process ever held."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def own_memory(file: Path) -> float:
    content = file.read_bytes()
    read_kakaotalk(content[:100_000].rpartition(b"\r\n")[0])
    idle = most_memory()
    read_kakaotalk(content)
    return most_memory() - idle


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true")
    options.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.memory_of is not None:
        print(own_memory(chosen.memory_of))
        return
    content = android_room()
    floors, readings = [], []
    for _ in range(ROUNDS):
        floor, _lines = seconds_of(lambda: bare_pass(content))
        taken, export = seconds_of(lambda: read_kakaotalk(content))
        floors.append(floor)
        readings.append(taken)
    ratios = [taken / floor for taken, floor in zip(readings, floors, strict=True)]
    found = {
        "megabytes": round(len(content) / 1e6, 1),
        "messages": len(export.timeline.moments),
        "bare_pass_seconds": round(median(floors), 3),
        "reader_seconds": round(median(readings), 3),
        "reader_over_bare_pass": round(median(ratios), 2),
        "memory_above_idle_mb": round(memory_above_idle(), 1),
    }
    print(json.dumps(found) if chosen.json else found)


if __name__ == "__main__":
    main()
