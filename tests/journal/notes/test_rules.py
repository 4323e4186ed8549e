from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from journal.errors import Invalid
from journal.notes.rules import check_body, check_note, check_wrapped
from journal.vocabulary import NoteKind
from tests.journal.notes.sealing import FLOOR, body, by_passphrase, note, wrapped

KOREAN = "오늘은 정말 길고 힘든 하루였다. "


def of_length(count: int) -> bytes:
    return (b"\x01" + body(65)[1:])[:count]


def refusal(check: Callable[..., object], *given: object) -> str | None:
    try:
        check(*given)
    except Invalid as refused:
        return refused.reason
    return None


@pytest.mark.parametrize("blocks", [1, 2, 63, 64])
def test_what_was_sealed_is_taken(blocks: int) -> None:
    assert refusal(check_body, body(blocks)) is None


@pytest.mark.parametrize(
    "sent, reason",
    [
        (b"", "format"),
        (b"\x00" + body()[1:], "format"),
        (b"\x02" + body()[1:], "format"),
        (body()[:-1], "length"),
        (body() + b"x", "length"),
        (of_length(1 + 12 + 16), "length"),
        (of_length(13), "length"),
        (of_length(1), "length"),
        (body(65), "length"),
    ],
)
def test_another_shape_is_refused(sent: bytes, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_body(sent)

    assert (refusal.value.reason, refusal.value.field) == (reason, "body")


@pytest.mark.parametrize(
    "text",
    [
        b"a note that nobody sealed".ljust(272),
        (KOREAN * 20).encode()[:270] + b"  ",
        (KOREAN * 20).encode("cp949")[:272],
        (KOREAN * 20).encode("utf-16-le")[:272],
        b64encode(body()[:204]),
        bytes(272),
    ],
)
def test_text_passed_off_as_ciphertext_is_refused(text: bytes) -> None:
    with pytest.raises(Invalid, match="not_sealed"):
        check_body(b"\x01" + bytes(12) + text)


def test_a_wrapped_key_at_the_floor_is_taken() -> None:
    most = replace(wrapped(), by_passphrase=by_passphrase(costing(1_048_576, 10, 16)))

    assert refusal(check_wrapped, wrapped()) is None
    assert refusal(check_wrapped, most) is None


def costing(memory: int, passes: int, lanes: int) -> bytes:
    return b"\x01\x01" + memory.to_bytes(4) + bytes([passes, lanes])


@pytest.mark.parametrize(
    "head, reason",
    [
        (costing(47_103, 1, 1), "weak"),
        (costing(47_104, 0, 1), "weak"),
        (costing(47_104, 1, 0), "weak"),
        (costing(1_048_577, 1, 1), "excessive"),
        (costing(47_104, 11, 1), "excessive"),
        (costing(47_104, 1, 17), "excessive"),
        (b"\x02" + FLOOR[1:], "format"),
        (b"\x01\x02" + FLOOR[2:], "format"),
        (FLOOR[:-1], "length"),
    ],
)
def test_a_key_that_is_cheaper_to_guess_is_refused(head: bytes, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_wrapped(replace(wrapped(), by_passphrase=by_passphrase(head)))

    assert (refusal.value.reason, refusal.value.field) == (reason, "by_passphrase")


def test_a_key_in_the_open_is_refused() -> None:
    bare = b"\x01\x02" + bytes(28) + b"the data key itself, with a tag of zeros".ljust(48)

    with pytest.raises(Invalid, match="not_sealed") as refusal:
        check_wrapped(replace(wrapped(), by_recovery=bare))

    assert refusal.value.field == "by_recovery"


@pytest.mark.parametrize("kind", NoteKind)
def test_a_note_has_the_subject_that_its_kind_needs(kind: NoteKind) -> None:
    needs = kind is not NoteKind.GOOD_THING

    check_note(note(uuid4() if needs else None, kind))

    with pytest.raises(Invalid, match="subject"):
        check_note(note(None if needs else uuid4(), kind))
