"""An operator's files are read at the start and when they change, and can do no harm."""

from pathlib import Path

import pytest
from flask import Flask

from app.instrument_files import Shelf, known, name_of
from journal.instruments.catalogue import shipped
from tests.conftest import CastMember
from tests.journal.instruments.samples import TEXT


def put(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def test_without_files_of_the_operators_there_are_ours(app: Flask) -> None:
    with app.app_context():
        assert known() == shipped()


def test_a_file_is_there_as_soon_as_it_is_put(app: Flask, mina: CastMember) -> None:
    put(app.extensions["config"].instruments, "calm.toml", TEXT)

    page = mina.client.get("/instruments").text

    assert "Calm" in page
    assert "Mina, 2026" in page


def test_any_page_can_call_one_by_its_name(app: Flask) -> None:
    with app.test_request_context():
        assert name_of("dolan") == "One question about burnout"


def test_an_unchanged_folder_is_not_read_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    put(tmp_path, "calm.toml", TEXT)

    assert shelf.catalogue() is shelf.catalogue()


def test_a_bad_file_is_named_in_the_log_once_and_harms_nothing(
    app: Flask, mina: CastMember, caplog: pytest.LogCaptureFixture
) -> None:
    put(app.extensions["config"].instruments, "calm.toml", TEXT.replace("minutes = 1", ""))

    pages = [mina.client.get("/instruments") for _look in range(2)]

    assert [page.status_code for page in pages] == [200, 200]
    assert "PHQ-2" in pages[0].text
    (line,) = [one.getMessage() for one in caplog.records if "instrument" in one.name]
    assert line.startswith("instrument file calm.toml is not used: minutes: is missing.")


def test_the_log_is_not_flooded(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    put(tmp_path, "empty.toml", "")

    Shelf(tmp_path).catalogue()

    assert caplog.messages[0].endswith("And 8 more.")
