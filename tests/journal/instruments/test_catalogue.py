import os
import re
from pathlib import Path

import pytest

from journal.errors import NotFound
from journal.instruments.catalogue import (
    FILES,
    LARGEST,
    MOST_FILES,
    Catalogue,
    read_file,
    shipped,
    state_of,
    with_own,
)
from journal.instruments.reading import Refused
from tests.journal.instruments.samples import TEXT

WHO5 = (FILES / "who5.toml").read_text("utf-8")
KOREAN = WHO5 + WHO5[WHO5.index("[wording.en]") :].replace("wording.en", "wording.ko")
NEVER = re.compile(r"\brisk\b|\bdiagnos|위험|진단|!|you should|하셔야", re.IGNORECASE)


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def only_fault(known: Catalogue) -> str:
    (bad,) = known.bad
    return bad.faults[0].sentence


def test_every_file_of_ours_is_good() -> None:
    assert set(shipped().instruments) == {path.stem for path in FILES.glob("*.toml")}
    assert set(shipped().instruments) == {"who5", "phq2", "dolan", "cbi"}


def test_no_korean_wording_ships_but_our_own_which_says_so() -> None:
    korean = {
        key: one.wording["ko"].kind
        for key, one in shipped().instruments.items()
        if "ko" in one.wording
    }

    assert korean == {"dolan": "own_translation"}


def test_every_file_of_ours_begins_with_its_licence_and_source() -> None:
    for path in FILES.glob("*.toml"):
        head = path.read_text("utf-8").partition("key =")[0]
        assert "Licence of the question" in head
        assert shipped().named(path.stem).licence.source in head


def test_no_name_of_ours_judges() -> None:
    names = [
        text
        for one in shipped().instruments.values()
        for about in one.about.values()
        for text in (about.name, about.what, *about.scales.values())
    ]

    assert [text for text in names if NEVER.search(text)] == []
    assert all(set(one.about) == {"en", "ko"} for one in shipped().instruments.values())


def test_a_key_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        shipped().named("mbi")


def test_without_a_folder_there_is_what_ships(tmp_path: Path) -> None:
    assert with_own(tmp_path / "nowhere") == shipped()
    assert state_of(tmp_path / "nowhere") == ()


def test_an_operators_file_is_read(tmp_path: Path) -> None:
    known = with_own(put(tmp_path, "calm.toml", "\ufeff" + TEXT))

    assert known.named("calm").made_by == "Mina, 2026"
    assert known.bad == ()


def test_a_bad_file_leaves_the_others_alone(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", TEXT.replace("minutes = 1", ""))

    known = with_own(put(tmp_path, "b.toml", TEXT))

    assert [bad.name for bad in known.bad] == ["a.toml"]
    assert set(known.instruments) == {"calm", *shipped().instruments}


def test_a_file_may_bring_another_language_to_what_ships(tmp_path: Path) -> None:
    known = with_own(put(tmp_path, "who5-ko.toml", KOREAN))

    assert known.bad == ()
    assert set(known.named("who5").wording) == {"en", "ko"}
    assert set(shipped().named("who5").wording) == {"en"}


def test_a_file_may_not_change_what_ships(tmp_path: Path) -> None:
    known = with_own(put(tmp_path, "who5.toml", WHO5.replace("fewest = 5", "fewest = 1")))

    assert only_fault(known).startswith('key: "who5" is there already')
    assert known.named("who5") == shipped().named("who5")


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")

    assert only_fault(with_own(tmp_path)).startswith("can't be read. Expected: a file of text")


def test_what_is_too_large_is_not_opened(tmp_path: Path) -> None:
    put(tmp_path, "large.toml", "#" * (LARGEST + 1))

    assert (
        only_fault(with_own(tmp_path)) == f"has {LARGEST + 1} bytes. Expected: at most {LARGEST}."
    )


@pytest.mark.parametrize("kind", ["folder", "pipe", "lost link", "loop"])
def test_what_is_no_file_keeps_nobody_waiting(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "x.toml"
    make = {
        "folder": place.mkdir,
        "pipe": lambda: os.mkfifo(place),
        "lost link": lambda: place.symlink_to(tmp_path / "gone"),
        "loop": lambda: place.symlink_to(place),
    }
    make[kind]()

    assert only_fault(with_own(tmp_path)).startswith("can't be read")
    assert [name for name, _at, _bytes in state_of(tmp_path)] == ["x.toml"]


def test_a_folder_that_cannot_be_listed_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "glob", refuse)

    assert state_of(tmp_path) == ()


def test_only_so_many_files_are_read(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        put(tmp_path, f"{number:03}.toml", "")

    assert len(with_own(tmp_path).bad) == MOST_FILES


def test_a_change_of_a_file_is_seen(tmp_path: Path) -> None:
    put(tmp_path, "calm.toml", TEXT)
    before = state_of(tmp_path)

    put(tmp_path, "calm.toml", TEXT + "\n")

    assert state_of(tmp_path) != before


def test_a_good_file_is_good_wherever_it_lies(tmp_path: Path) -> None:
    assert not isinstance(read_file(put(tmp_path, "x.txt", TEXT) / "x.txt"), Refused)
