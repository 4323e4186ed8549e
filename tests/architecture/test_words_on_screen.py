"""Plain, short and warm: no shouting, no verdict on a person."""

import re

from tests.architecture.test_translations import Text, translated, used_texts

# style.md names these; they tell a person what she is instead of what she said.
NEVER = re.compile(
    r"\brisk\b|\byour score\b|\bscore of you\b|\bdiagnos|\byou should\b|위험도|진단|하셔야",
    re.IGNORECASE,
)
SHOUTING = re.compile("[!\uff01]")


def test_no_text_judges_or_shouts() -> None:
    korean = {text for message in translated() for text in flat(message.string)}
    english = {text for original in used_texts() for text in flat(original)}

    assert [text for text in sorted(korean | english) if faults(text)] == []


def test_a_verdict_and_a_shout_are_seen() -> None:
    assert faults("Your burnout risk is high")
    assert faults("Well done!")
    assert not faults("Two evenings with contact, five without")


def flat(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def faults(text: str) -> bool:
    return bool(NEVER.search(text) or SHOUTING.search(text))
