"""Both organisations and everybody in them, made once for a file of tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal import clock
from tests.app.matrix.world import World, make
from tests.conftest import CompiledPages


@pytest.fixture(scope="module")
def gathered(
    tmp_path_factory: pytest.TempPathFactory,
    empty_database: Path,
    compiled_pages: CompiledPages,
) -> World:
    made = make(tmp_path_factory.mktemp("matrix"), empty_database)
    made.app.jinja_env.bytecode_cache = compiled_pages
    return made


@pytest.fixture
def world(gathered: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Give everybody as just signed in, however long the file of tests has taken so far."""
    monkeypatch.setattr(clock, "_present", lambda: gathered.made_at)
    gathered.put_back()
    yield gathered
    gathered.put_back()
