"""Whoever runs the server and looks everywhere finds nothing that would open or tell her words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.needles import Needle
from tests.browser.own_words_story import (
    EMAIL,
    NOTE,
    OWN_WORDS,
    Told,
    device,
    on_a_second_device,
    on_her_phone,
)
from tests.browser.own_words_watch import PLACES, Watch

pytestmark = pytest.mark.browser

SEEN = {place: f"leaked-{place}-zorvantel" for place in PLACES}
LEAK = """async (words) => {
  const how = { method: "POST", body: JSON.stringify(words) };
  return (await fetch("/leak", how)).text();
}"""
Hits = dict[str, set[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("operator")


@pytest.fixture(scope="module")
def run(browser: Browser, folder: Path, empty_database: Path) -> Iterator[tuple[Told, Hits]]:
    """Live through everything, and look everywhere for what only she may know."""
    told = Told()
    with Watch(folder / "hers", empty_database) as watch:
        with device(browser, watch.address, told) as phone:
            entry = on_her_phone(phone, told)
            watch.look_into_memory()
            with device(browser, watch.address, told) as second:
                on_a_second_device(second, told, entry)
            assert (phone.elsewhere, second.elsewhere) == ([], [])
        watch.look_into_memory()
        watch.back_up()
        yield told, watch.hits({**told.needles, "awake": Needle((EMAIL,))})


def test_the_run_did_what_it_tells(run: tuple[Told, Hits]) -> None:
    told, _ = run

    assert told.opened == [NOTE, NOTE]
    assert NOTE in told.exported
    assert OWN_WORDS in told.exported
    assert {name: bool(needle.forms) for name, needle in told.needles.items()} == dict.fromkeys(
        told.needles, True
    )
    assert (len(told.needles["data key"].keys), len(told.needles["note key"].keys)) == (1, 2)


def test_the_operator_finds_none_of_the_seven(run: tuple[Told, Hits]) -> None:
    _, hits = run

    found = {place: hits[place] - {"awake"} for place in PLACES}
    assert found == {place: set() for place in PLACES}


def test_the_watch_was_awake_while_she_wrote(run: tuple[Told, Hits]) -> None:
    _, hits = run

    assert {place for place in PLACES if "awake" in hits[place]} >= set(PLACES) - {"shm", "file"}


@pytest.fixture(scope="module")
def control(browser: Browser, folder: Path, empty_database: Path) -> Iterator[Hits]:
    """Let a page send her words to a server that keeps each in another place."""
    told = Told()
    with Watch(folder / "leaky", empty_database, "tests.browser.leaking_server:app") as watch:
        with device(browser, watch.address, told) as phone:
            phone.go("/sign-in")
            assert phone.page.evaluate(LEAK, SEEN) == SEEN["response"]
        watch.back_up()
        watch.look_into_memory()
        yield watch.hits({place: Needle((words,)) for place, words in SEEN.items()})


def test_words_kept_by_a_leaking_server_are_found_where_they_are(control: Hits) -> None:
    assert {place for place in PLACES if place in control[place]} == set(PLACES)


def test_words_are_not_found_where_they_are_not(control: Hits) -> None:
    own = {place: control[place] for place in ("response", "shm", "file")}

    assert own == {place: {place} for place in own}
    assert control["request"] == set(SEEN)
    assert control["database"] == {"wal", "database"}
    assert control["backup"] == {"wal", "database", "backup"}
