"""A diary of another app becomes check-ins: its moods are mapped once, its activities ticked."""

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from app.forms import Draft
from app.imports.diary_forms import seal_diary, unseal_diary
from journal.importing.daylio import read_daylio
from tests.app.imports.browsing import hidden_fields, picks, send_file
from tests.conftest import CastMember
from tests.journal.importing.diaries import TABLE_A, TABLES, backup

MOODS = re.compile(r'<option value="(\d+):([1-5]?)"( selected)?>')


def steps(page: TestResponse) -> dict[str, str]:
    """Read which step each mood stands on."""
    return {index: step for index, step, is_on in MOODS.findall(page.text) if is_on}


def answers(page: TestResponse, **said: Any) -> dict[str, Any]:
    chosen = [f"{index}:{step or 3}" for index, step in steps(page).items()]
    return {**hidden_fields(page), "mood": chosen, "zone": "Asia/Seoul", **said}


@pytest.mark.parametrize("content", [*TABLES.values(), backup()])
def test_a_diary_is_asked_about_its_moods(mina: CastMember, content: str | bytes) -> None:
    page = send_file(mina.client, content)

    assert page.status_code == 200
    assert "Which mood is which step?" in page.text
    assert len(steps(page)) == 4
    assert "a secret line" not in page.text


def test_it_is_saved_taken_back_and_saved_again(mina: CastMember) -> None:
    done = mina.client.post("/imports/diary", data=answers(send_file(mina.client, TABLE_A)))
    listed = mina.client.get(done.headers["Location"]).text
    undo = re.search(r'action="(/imports/[^"]+/undo)"', listed)
    assert undo

    mina.client.post(undo[1])
    again = mina.client.post("/imports/diary", data=answers(send_file(mina.client, TABLE_A)))

    assert "Saved. New: 4 entries." in listed
    assert "Saved. New: 4 entries." in mina.client.get(again.headers["Location"]).text


def test_a_second_time_nothing_is_new(mina: CastMember) -> None:
    mina.client.post("/imports/diary", data=answers(send_file(mina.client, TABLE_A)))

    page = send_file(mina.client, TABLE_A)
    fields = answers(page)
    again = mina.client.post("/imports/diary/preview", data=fields)

    assert "0 of them would be new; 4 are there already." in again.text


def look(mina: CastMember) -> str:
    """Send the diary and look at it with a step for each mood."""
    fields = answers(send_file(mina.client, TABLE_A))
    return mina.client.post("/imports/diary/preview", data=fields).text


def test_an_entry_she_deleted_stays_deleted_unless_she_takes_that_back(mina: CastMember) -> None:
    mina.client.post("/imports/diary", data=answers(send_file(mina.client, TABLE_A)))
    entry = re.search(r'href="(/check-ins/[0-9a-f-]{36})"', mina.client.get("/log").text)
    assert entry

    deleted = mina.client.post(f"{entry[1]}/delete")
    without = look(mina)
    mina.client.post("/check-ins", data=hidden_fields(deleted))
    again = look(mina)

    assert "You deleted 1 of them here. It stays deleted." in without
    assert "0 of them would be new; 3 are there already." in without
    assert "0 of them would be new; 4 are there already." in again


def test_a_double_tap_makes_one_import(mina: CastMember) -> None:
    fields = answers(send_file(mina.client, TABLE_A))

    codes = [mina.client.post("/imports/diary", data=fields).status_code for _ in range(2)]

    assert codes == [303, 303]
    assert mina.client.get("/imports").text.count("Undo this import") == 1


def test_looking_again_keeps_steps_and_ticks(mina: CastMember) -> None:
    first = send_file(mina.client, TABLE_A)
    work = next(place for name, (place, _on) in picks(first, "kept").items() if "work" in name)

    fields = answers(first, mood=["0:5", "1:"], kept=[work])
    again = mina.client.post("/imports/diary/preview", data=fields)

    assert steps(again)["0"] == "5"
    assert [name for name, (_place, is_on) in picks(again, "kept").items() if is_on] == ["work 3"]
    assert "left out, because" in again.text


@pytest.mark.parametrize("moods", [[], ["0:", "1:"], ["0:9"], ["x:1"], ["²:2"]])
def test_without_a_step_nothing_is_kept(mina: CastMember, moods: list[str]) -> None:
    fields = answers(send_file(mina.client, TABLE_A), mood=moods)

    page = mina.client.post("/imports/diary", data=fields)

    assert page.status_code == 422
    assert 'href="#f-moods"' in page.text
    assert "awful" in page.text


def test_moods_with_names_of_her_own_are_shown_before_any_has_a_step(mina: CastMember) -> None:
    table = TABLE_A
    for number, word in enumerate(("meh", "awful", "good ")):
        table = table.replace(f",{word},", f",맘{number},")

    page = send_file(mina.client, table)

    assert page.status_code == 200
    assert "In the file: 4 entries." in page.text


@pytest.mark.parametrize("address", ["/imports/diary", "/imports/diary/preview"])
def test_an_old_foreign_or_odd_page_is_refused(
    mina: CastMember, jun: CastMember, address: str
) -> None:
    fields = answers(send_file(mina.client, TABLE_A))

    assert jun.client.post(address, data=fields).status_code == 422
    assert mina.client.post(address, data={**fields, "parcel": "x.y"}).status_code == 422
    assert mina.client.post(address, data={**fields, "zone": "Mars/Base"}).status_code in {200, 422}
    assert mina.client.post(address, data={**fields, "id": "x"}).status_code == 422
    assert mina.client.get(address).status_code == 405


def test_a_stranger_keeps_nothing(mina: CastMember, client: Any) -> None:
    fields = answers(send_file(mina.client, TABLE_A))

    assert client.post("/imports/diary", data=fields).status_code == 401


def test_a_diary_comes_out_as_it_was_sealed(mina: CastMember) -> None:
    for content in (TABLE_A.encode(), backup()):
        diary = read_daylio(content)
        names = [f"{index}|{mood.name}" for index, mood in enumerate(diary.moods)]
        tags = [f"{index}|{name}" for index, name in enumerate(diary.activities)]
        with mina.app.app_context():
            sealed = seal_diary(mina.id, diary, b"k" * 32)
            opened = unseal_diary(mina.id, sealed, Draft({"mood_name": names, "activity": tags}))

        assert (opened.diary, opened.file_key) == (diary, b"k" * 32)


def test_no_name_travels_in_what_is_sealed(mina: CastMember) -> None:
    diary = read_daylio(TABLE_A.encode())
    longer = read_daylio(TABLE_A.replace("late tea", "late tea" * 7).encode())
    with mina.app.app_context():
        sizes = [len(seal_diary(mina.id, one, b"k" * 32)) for one in (diary, longer)]

    assert sizes[0] == sizes[1]


def test_entries_too_old_to_stay_are_told(mina: CastMember) -> None:
    page = send_file(mina.client, TABLE_A)

    assert "3 of them are from before" in page.text
    assert "so they go again" in page.text
