from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.export import ParsedExport
from journal.importing.whatsapp import looks_like, read_whatsapp
from tests.journal.importing.exports import EPOCH, IOS_KOREAN
from tests.journal.importing.mutated import assert_only_refused, bent

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
    "short korean": ("[23. 5. 13. 오후 8:50:01] 가람: a\n[23. 5. 14. 오전 12:08:59] 미나: b\n",
                     ["05-13 20:50 가람", "05-14 00:08 미나"]),
    "old iphone": ("13/05/23 20:50:01: Garam: a\n14/05/23 00:08:59: Mina: b\n",
                   ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
    "no comma": ("13/05/2023 20:50 - Garam: a\n14/05/2023 00:08 - Mina: b\n",
                 ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
    "french": ("[13/05/2023 à 20:50:01] Garam: a\n[14/05/2023 à 00:08:59] Mina: b\n",
               ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
    "canadian": ("[2023-05-13 20 h 50 min 01 s] Garam: a\n[2023-05-14 0 h 08 min 59 s] Mina: b\n",
                 ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
    "taiwan": ("[2023/5/13 下午8:50:01] Garam: a\n[2023/5/14 凌晨12:08:59] Mina: b\n",
               ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
    "arabic": (("١٣\u200f/٥\u200f/٢٠٢٣، ٨:٥٠ م - Garam: a\n"
                "١٤\u200f/٥\u200f/٢٠٢٣، ١٢:٠٨ ص - Mina: b\n"),
               ["05-13 20:50 Garam", "05-14 00:08 Mina"]),
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


def test_a_name_may_hold_a_clock_and_a_mark_before_it() -> None:
    text = (
        "13/05/23, 20:50 - Room 10:30: a\n13/05/23, 20:51 - ~ Mina: b\n"
        "13/05/23, 20:52 - \u202a+82 10-1234-5678\u202c: c\n13/05/23, 20:53 - Garam:.\n"
    )

    export = read_whatsapp(text.encode())

    assert export.senders == ("Room 10:30", "Mina", "+82 10-1234-5678", "Garam")


@pytest.mark.parametrize(
    "what", ['Garam changed the subject to "Shop: late"', "Garam named it “Shop: late”", " : x"]
)
def test_a_colon_in_what_happened_makes_no_sender(what: str) -> None:
    line = read_whatsapp(f"13/05/23, 20:50 - {what}\n13/05/23, 20:51 - Mina: b\n".encode()).timeline

    assert (len(line.moments), line.system_lines) == (1, 1)


def test_a_chat_that_was_pasted_into_a_message_stays_in_it() -> None:
    pasted = "[5/13/21, 8:50:00 PM] Other: x\n5/13/21, 8:51 PM - Other: y\n"

    export = read_whatsapp(f"13/05/23, 20:50 - Garam: look\n{pasted}".encode())

    assert export.senders == ("Garam",)


NOTICE = "\u200eMessages and calls are end-to-end encrypted. Nobody outside can read them."
GROUP = (
    f"[13.05.23, 20:50:07] Shop: {NOTICE}\n[13.05.23, 20:50:08] Shop: \u200eGaram joined\n"
    "[13.05.23, 20:51:00] Garam: a\n[13.05.23, 20:52:00] Mina: \u200eimage omitted\n"
)


def test_a_group_says_nothing_although_an_iphone_writes_so() -> None:
    export = read_whatsapp(GROUP.encode())

    assert (export.senders, export.timeline.system_lines) == (("Garam", "Mina"), 2)


def test_the_notice_at_the_beginning_is_not_said_by_the_other_person() -> None:
    text = f"[13.05.23, 20:50:07] Garam: {NOTICE}\n[13.05.23, 20:51:00] Garam: a\n"

    line = read_whatsapp(text.encode()).timeline

    assert (len(line.moments), line.system_lines) == (1, 1)


def packed(**parts: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


@pytest.mark.parametrize("name", ["_chat.txt", "WhatsApp Chat with Garam.txt"])
def test_an_iphone_packs_its_chat(name: str) -> None:
    content = packed(**{"photo.jpg": b"\xff\xd8\xff", name: ANDROID.encode()})

    assert looks_like(content)
    assert len(read_whatsapp(content).timeline.moments) == 2


def test_a_packed_file_without_a_chat_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed(**{"photo.jpg": b"x"})

    assert not looks_like(content)
    with pytest.raises(Invalid, match="unknown_layout"):
        read_whatsapp(content)
    monkeypatch.setattr("journal.importing.whatsapp.LARGEST_FILE_BYTES", 8)
    with pytest.raises(Invalid, match="too_large"):
        read_whatsapp(content)


def test_more_messages_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.importing.whatsapp.MOST_MESSAGES", 2)

    with pytest.raises(Invalid, match="too_many_messages") as refused:
        read_whatsapp(ANDROID.encode())

    assert refused.value.line == 5


@given(
    piece=st.sampled_from([b"\n", b": ", b"[", b"\r", b"\xe2\x80\x8e", b"13/05/23, 20:50 - x: "]),
    cuts=st.lists(st.integers(0, 200), max_size=6),
    which=st.sampled_from(sorted(WRITTEN)),
)
def test_bent_files_are_refused_and_nothing_else(piece: bytes, cuts: list[int], which: str) -> None:
    assert_only_refused(looks_like, read_whatsapp, bent(WRITTEN[which][0].encode(), piece, cuts))
