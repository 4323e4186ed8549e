import pytest
from flask import Flask

from tests.app.gatherings.gathering import Harbour, Wall
from tests.conftest import CastMember


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    return Wall(monkeypatch)


@pytest.fixture
def harbour(app: Flask, wall: Wall) -> Harbour:
    assert wall.now
    return Harbour(app)


@pytest.fixture
def mina(harbour: Harbour) -> CastMember:
    return harbour.seat("mina")


@pytest.fixture
def jun(harbour: Harbour) -> CastMember:
    return harbour.seat("jun")
