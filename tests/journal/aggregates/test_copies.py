from pathlib import Path
from uuid import UUID

from journal.aggregates.copies import PublishedFiles
from journal.teams.windows import Window

HARBOUR = UUID(int=1)


def test_the_first_publication_stands(tmp_path: Path) -> None:
    files = PublishedFiles(tmp_path / "published")

    first = files.keep(HARBOUR, Window(1), b"first")
    second = files.keep(HARBOUR, Window(1), b"second")

    assert first == second == files.read(HARBOUR, Window(1)) == b"first"


def test_no_draft_is_left_behind(tmp_path: Path) -> None:
    files = PublishedFiles(tmp_path)

    files.keep(HARBOUR, Window(-2), b"one")
    files.keep(HARBOUR, Window(1), b"two")
    files.keep(HARBOUR, Window(1), b"three")

    assert sorted(file.name for file in tmp_path.rglob("*.*")) == ["-2.json", "1.json"]
    assert files.windows(HARBOUR) == (Window(-2), Window(1))


def test_only_the_owner_of_the_machine_reads_them(tmp_path: Path) -> None:
    PublishedFiles(tmp_path / "published").keep(HARBOUR, Window(1), b"one")

    (file,) = (tmp_path / "published").rglob("*.json")
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_nothing_published_is_nothing_read(tmp_path: Path) -> None:
    assert PublishedFiles(tmp_path).read(HARBOUR, Window(1)) is None
    assert PublishedFiles(tmp_path).windows(HARBOUR) == ()


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path) -> None:
    files = PublishedFiles(tmp_path)
    (tmp_path / str(HARBOUR)).mkdir()
    left, other = (tmp_path / str(HARBOUR) / name for name in ("1.77.draft", "11.77.draft"))
    for draft in (left, other):
        draft.write_bytes(b"another draw")

    files.keep(HARBOUR, Window(1), b"one")

    assert not left.exists()
    assert other.exists()
