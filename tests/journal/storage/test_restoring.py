"""A backup is checked and finished beside the database, and takes its place in one step."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journal.storage.backup import back_up
from journal.storage.engine import Database, open_database
from journal.storage.restoring import (
    NotABackup,
    close,
    discard,
    draft_of,
    is_in_use,
    prepare,
    put_in_place,
    unknown_people,
)
from journal.storage.upgrade import NewerSchema, newest_revision, revision_of, run_to, upgrade

ACCOUNT = (
    "INSERT INTO account (id, email, password_hash, locale, zone, import_key, journal_version, "
    "created_at) VALUES ('1', 'm@x.kr', 'h', 'ko', 'UTC', x'00', 1, '2026-01-01')"
)


def made(file: Path, mark: str) -> Database:
    database = open_database(f"sqlite:///{file}")
    upgrade(database)
    sign(database, mark)
    return database


def sign(database: Database, mark: str) -> None:
    with database.writer.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO failed_sign_in VALUES (?, ?, '2026-03-02')", (mark, b"x")
        )


def marks(file: Path) -> list[str]:
    opened = open_database(f"sqlite:///{file}")
    with opened.reader.connect() as connection:
        found = connection.exec_driver_sql("SELECT id FROM failed_sign_in ORDER BY id")
        said = [str(row[0]) for row in found]
    close(opened)
    return said


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give where a database is that holds the mark b, with a backup that holds only a."""
    file = tmp_path / "offshift.sqlite3"
    database = made(file, "a")
    back_up(database, tmp_path / "backup.sqlite3")
    sign(database, "b")
    close(database)
    return file


def test_a_backup_takes_the_place_and_the_old_one_stays_beside_it(
    place: Path, tmp_path: Path
) -> None:
    aside = put_in_place(prepare(tmp_path / "backup.sqlite3", place), place, "now")

    assert marks(place) == ["a"]
    assert aside == tmp_path / "offshift-replaced-now.sqlite3"
    assert marks(aside) == ["a", "b"]
    assert place.stat().st_mode & 0o777 == 0o600
    assert not draft_of(place).exists()


def test_without_a_database_the_backup_is_the_first(tmp_path: Path) -> None:
    close(made(tmp_path / "backup.sqlite3", "a"))
    target = tmp_path / "new.sqlite3"

    assert put_in_place(prepare(tmp_path / "backup.sqlite3", target), target, "now") is None

    assert marks(target) == ["a"]


def test_nothing_happens_before_it_is_put_in_place(place: Path, tmp_path: Path) -> None:
    close(prepare(tmp_path / "backup.sqlite3", place))
    discard(place)

    assert marks(place) == ["a", "b"]
    assert not list(tmp_path.glob("*.restoring*"))


def test_what_a_log_beside_the_backup_holds_is_part_of_it(tmp_path: Path) -> None:
    copied = made(tmp_path / "copied.sqlite3", "late")
    assert Path(tmp_path / "copied.sqlite3-wal").stat().st_size > 0

    prepared = prepare(tmp_path / "copied.sqlite3", tmp_path / "new.sqlite3")
    put_in_place(prepared, tmp_path / "new.sqlite3", "now")

    close(copied)
    assert marks(tmp_path / "new.sqlite3") == ["late"]


def test_nobody_is_signed_in_to_a_backup(place: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "backup.sqlite3")) as opened:
        opened.execute(ACCOUNT)
        opened.execute("INSERT INTO device_session VALUES (x'01', '1', '2026', '2027')")
        opened.commit()

    prepared = prepare(tmp_path / "backup.sqlite3", place)

    with prepared.reader.connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM device_session")
        assert found.scalar() == 0
    close(prepared)


def test_an_older_backup_is_upgraded(tmp_path: Path) -> None:
    older = open_database(f"sqlite:///{tmp_path / 'older.sqlite3'}")
    with older.writer.begin() as connection:
        run_to(connection, "0005")
    close(older)

    prepared = prepare(tmp_path / "older.sqlite3", tmp_path / "new.sqlite3")

    assert revision_of(prepared) == newest_revision()
    close(prepared)


def test_a_newer_backup_is_refused(place: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "backup.sqlite3")) as opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
        opened.commit()

    with pytest.raises(NewerSchema):
        prepare(tmp_path / "backup.sqlite3", place)


def test_what_is_no_backup_is_refused(place: Path, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("not a database, but longer than a header of one " * 9)
    sqlite3.connect(tmp_path / "empty").close()

    for name, reason in (("text", "not_a_database"), ("empty", "not_offshift")):
        with pytest.raises(NotABackup) as refusal:
            prepare(tmp_path / name, place)
        assert refusal.value.reason == reason


def test_a_damaged_backup_is_refused(place: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "backup.sqlite3")) as opened:
        opened.execute("INSERT INTO device_session VALUES (x'01', '1', '2026', '2027')")
        opened.commit()

    with pytest.raises(NotABackup) as refusal:
        prepare(tmp_path / "backup.sqlite3", place)

    assert refusal.value.reason == "damaged"


def test_a_backup_with_a_torn_page_is_refused(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite3"
    content = bytearray(file.read_bytes())
    content[3 * 4096 : 12 * 4096] = b"\xff" * (9 * 4096)
    file.write_bytes(content)

    with pytest.raises(NotABackup):
        prepare(file, place)


def test_an_open_database_is_in_use(place: Path) -> None:
    assert not is_in_use(place)

    opened = open_database(f"sqlite:///{place}")
    with opened.reader.connect() as connection:
        connection.exec_driver_sql("SELECT 1 FROM account").all()

    assert is_in_use(place)
    close(opened)
    assert not is_in_use(place)


def test_a_damaged_database_can_be_replaced_with_all_beside_it(place: Path, tmp_path: Path) -> None:
    place.write_bytes(b"broken" * 1000)
    assert not is_in_use(place)
    Path(f"{place}-wal").write_bytes(b"rest")

    aside = put_in_place(prepare(tmp_path / "backup.sqlite3", place), place, "now")

    assert marks(place) == ["a"]
    assert aside is not None
    assert aside.read_bytes() == b"broken" * 1000
    assert Path(f"{aside}-wal").read_bytes() == b"rest"


def test_people_whom_the_database_does_not_know_are_counted(place: Path, tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'backup.sqlite3'}")
    with database.writer.begin() as connection:
        connection.exec_driver_sql(ACCOUNT)
    close(database)
    prepared = prepare(tmp_path / "backup.sqlite3", place)

    assert unknown_people(prepared, place) == 1
    assert unknown_people(prepared, draft_of(place)) == 0

    place.write_bytes(b"broken" * 1000)
    assert unknown_people(prepared, place) == 0
    close(prepared)


def test_a_copy_is_nobody_elses_to_read_from_its_first_byte(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, modes = shutil.copyfile, []

    def look(source: str, target: str) -> None:
        modes.append(Path(target).stat().st_mode & 0o777)
        right(source, target)

    Path(f"{tmp_path / 'backup.sqlite3'}-wal").touch()
    monkeypatch.setattr(shutil, "copyfile", look)

    close(prepare(tmp_path / "backup.sqlite3", place))

    assert modes == [0o600, 0o600]
