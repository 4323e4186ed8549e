"""An operator checks a file before it goes into the folder."""

from pathlib import Path

from flask import Flask

from tests.cli.acting import run, say
from tests.journal.instruments.samples import TEXT


def put(place: Path, text: str) -> str:
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, "utf-8")
    return str(place)


def test_a_good_file_is_said_to_be_good(app: Flask, tmp_path: Path) -> None:
    file = put(tmp_path / "calm.toml", TEXT)

    code, answer = run(app, "instrument", "check", file)
    _code, said = say(app, "instrument", "check", file)

    assert (code, answer["key"], answer["languages"]) == (0, "calm", ["en"])
    assert said == "calm.toml is good: 3 questions, 2 scales, wording in en (official).\n"


def test_a_bad_file_is_refused_with_every_fault_on_a_line(app: Flask, tmp_path: Path) -> None:
    spoilt = TEXT.replace("minutes = 1", "minutes = 0").replace('"CC0"', '""')

    code, answer = run(app, "instrument", "check", put(tmp_path / "calm.toml", spoilt))

    assert (code, answer["error"]) == (1, "bad_file")
    assert answer["message"].splitlines() == [
        "calm.toml is not used:",
        "  minutes: is 0. Expected: a whole number from 1 to 60.",
        "  licence.name: is ''. Expected: a text of 1 to 300 characters.",
    ]


def test_a_file_that_takes_a_key_of_ours_is_refused(app: Flask, tmp_path: Path) -> None:
    taken = TEXT.replace('key = "calm"', 'key = "who5"', 1)

    code, answer = run(app, "instrument", "check", put(tmp_path / "calm.toml", taken))

    assert code == 1
    assert '"who5" is there already' in answer["message"]


def test_a_file_that_is_not_there_is_refused(app: Flask, tmp_path: Path) -> None:
    code, answer = run(app, "instrument", "check", str(tmp_path / "nowhere.toml"))

    assert code == 1
    assert "can't be read" in answer["message"]


def test_the_list_names_what_is_offered_and_what_is_not(app: Flask) -> None:
    folder = app.extensions["config"].instruments
    put(folder / "a.toml", TEXT)
    put(folder / "b.toml", TEXT.replace('key = "calm"', "", 1))

    code, answer = run(app, "instrument", "list")

    assert (code, answer["offered"]) == (0, ["calm", "cbi", "dolan", "phq2", "who5"])
    assert list(answer["not_used"]) == ["b.toml"]
    assert "b.toml is not used:" in say(app, "instrument", "list")[1]


def test_an_editor_can_be_given_the_format(app: Flask) -> None:
    code, answer = run(app, "instrument", "schema")

    assert code == 0
    assert "shortest_interval_days" in answer["properties"]
    assert '"title": "Instrument"' in say(app, "instrument", "schema")[1]
