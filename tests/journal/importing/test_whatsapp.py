from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.export import ParsedExport
from journal.importing.whatsapp import looks_like, read_whatsapp
from tests.journal.importing.exports import EPOCH, IOS_KOREAN

ANDROID = (
    "13/05/23, 20:49 - Messages are end-to-end encrypted.\n"
    "13/05/23, 20:50 - Garam: when does it come\n\nthe second line: 13/05/23\n"
    "14/05/23, 00:08 - Mina Kim: tomorrow\n"
    '14/05/23, 00:09 - Garam created group "Shop"\n'
)
IPHONE = (
    "\ufeff[13.05.23, 20:50:07] Garam: \u200ewhen\r\n"
    "\u200e[13.05.23, 20:51:00] Mina: <attached>\r\n[14.05.23, 00:08:59] Garam: ok\r\n"
)
WRITTEN = {
    "android": (ANDROID, ["05-13 20:50 Garam", "05-14 00:08 Mina Kim"]),
    "iphone": (IPHONE, ["05-13 20:50 Garam", "05-13 20:51 Mina", "05-14 00:08 Garam"]),
    "month first": ("5/13/23, 8:50\u202fPM - Garam: a\n5/14/23, 12:08 AM - Mina: b\n",
                    ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
    "spanish": ("13/5/2023, 8:50 p. m. - Garam: a\n14/5/2023, 12:08 a. m. - Mina: b\n",
                ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
    "iso": ("2023-05-13 20:50 - Garam: a\n2023-05-14 12:00 - Mina: b\n",
            ["05-13 20:50 Garam", "05-14 12:00 Mina"]),
    "finnish": ("[13.5.2023 klo 20.50.18] Garam: a\n[14.5.2023 klo 0.08.01] Mina: b\n",
                ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
    "german": ("13.05.23, 20:50 - Garam: a\n14.05.23, 00:08 - Mina: b\n",
               ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
    "korean": ("2023. 5. 13. 오후 8:50 - 가람: 언제\n2023. 5. 14. 오전 12:08 - 미나: 내일\n",
               ["05-13 20:50 가람", "05-14 00:08 미나"]),
    "korean in words": (("2023년 5월 13일 오후 8:50 - 가람: 언제\n"
                        "2023년 5월 14일 오전 12:08 - 미나: 네\n"),
                        ["05-13 20:50 가람", "05-14 00:08 미나"]),
}  # fmt: skip


def times(export: ParsedExport) -> list[str]:
    line = export.timeline
    return [
        f"{EPOCH + timedelta(seconds=at):%m-%d %H:%M} {export.senders[index]}"
        for at, index in zip(line.moments, line.sender_indices, strict=True)
    ]


@pytest.mark.parametrize("written", WRITTEN)
def test_every_way_of_writing_is_read(written: str) -> None:
    text, expected = WRITTEN[written]

    assert looks_like(text.encode())
    assert times(read_whatsapp(text.encode())) == expected


def test_what_happened_in_a_group_is_no_message() -> None:
    assert read_whatsapp(ANDROID.encode()).timeline.system_lines == 2


def test_days_that_could_be_months_are_asked() -> None:
    text = b"01/02/23, 20:50 - Garam: a\n03/04/23, 00:08 - Mina: b\n"

    with pytest.raises(Invalid, match="dates_ambiguous") as refused:
        read_whatsapp(text)

    assert refused.value.field == "order"
    assert times(read_whatsapp(text, day_first=True))[0] == "02-01 20:50 Garam"
    assert times(read_whatsapp(text, day_first=False))[0] == "01-02 20:50 Garam"


def test_days_that_would_go_back_in_time_are_not_the_days() -> None:
    text = b"05/01/23, 20:50 - Garam: a\n06/01/23, 00:08 - Mina: b\n04/02/23, 00:08 - Mina: b\n"

    assert times(read_whatsapp(text))[2] == "02-04 00:08 Mina"


def test_time_that_goes_backwards_is_kept_and_counted() -> None:
    text = b"13/05/23, 20:50 - Garam: a\n13/05/23, 20:40 - Mina: b\n"

    (found,) = read_whatsapp(text).timeline.warnings

    assert (found.code, found.lines) == ("time_goes_backwards", (2,))


@pytest.mark.parametrize(
    "text, reason, line",
    [
        ("hello", "unknown_layout", None),
        ("31/02/23, 20:50 - Garam: a\n13/02/23, 20:50 - Garam: a\n", "impossible_date", 1),
        ("13/05/23, 20:50 - Garam: a\n13/05/23, 25:50 - Garam: a\n", "impossible_date", 2),
        ("13/05/23, 20:50 - You were added\n", "no_messages", None),
    ],
)
def test_what_cannot_be_is_refused(text: str, reason: str, line: int | None) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        read_whatsapp(text.encode())

    assert refused.value.line == line


def test_other_files_are_not_taken_for_it() -> None:
    assert not looks_like(IOS_KOREAN.encode())
    assert not looks_like(b"title\n13/05/23, 20:50 - Garam: a\n13/05/23, 20:51 - Garam: a\n")
    assert not looks_like(b"")


@given(st.data())
def test_damage_is_refused_and_never_breaks_the_reader(data: st.DataObject) -> None:
    content = bytearray(ANDROID.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    try:
        found = read_whatsapp(bytes(content))
    except Invalid:
        return
    assert len(found.timeline.moments) > 0


def test_a_year_long_ago_is_no_year() -> None:
    with pytest.raises(Invalid, match="impossible_date"):
        read_whatsapp(b"1999-05-13 20:50 - Garam: a\n1999-05-14 12:00 - Mina: b\n")
