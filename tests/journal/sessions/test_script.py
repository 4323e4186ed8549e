from importlib.resources import files

import pytest
from pydantic import ValidationError

from journal.errors import NotFound
from journal.sessions.script import Pace, Script, read_script, script_named, scripts
from journal.suggestions.catalogue import catalogue
from journal.vocabulary import Locale

FOLDER = files("journal.sessions").joinpath("scripts")
BREATHING = FOLDER.joinpath("slow_exhale.toml").read_text("utf-8")
STEPWISE = FOLDER.joinpath("name_it.toml").read_text("utf-8")
ALL = [pytest.param(script, id=script.id) for script in scripts()]


def test_all_guided_sessions_are_there_in_their_order() -> None:
    assert [script.id for script in scripts()] == [
        "slow-exhale",
        "sigh",
        "grounding",
        "shoulders-and-eyes",
        "name-it",
        "shutdown",
        "plan-open-case",
        "good-thing",
        "body-scan",
    ]


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        script_named("vent")


@pytest.mark.parametrize("script", ALL)
def test_each_length_is_filled(script: Script) -> None:
    for minutes in script.minutes:
        assert 60 * minutes - 8 < script.plan(minutes).seconds <= 60 * minutes


@pytest.mark.parametrize("script", ALL)
def test_both_languages_say_as_much(script: Script) -> None:
    english, korean = script.worded(Locale.EN), script.worded(Locale.KO)

    assert len(english.lines) == len(korean.lines)
    assert len(english.before) == len(korean.before)
    assert bool(english.care) == bool(korean.care)
    assert max(len(line) for line in korean.lines) <= 50
    assert not any(sign in f"{english} {korean}" for sign in "!！")


@pytest.mark.parametrize("script", ALL)
def test_a_suggestion_and_its_session_agree(script: Script) -> None:
    for entry in (one for one in catalogue() if one.session == script.id):
        low, high = entry.minutes
        assert low <= script.usual_minutes <= high
        assert script.needs <= entry.needs
        if entry.mark == "own":
            assert script.mark == "own"
        for spoken, stop in ((Locale.EN, "Stop if it feels worse"), (Locale.KO, "더 힘들")):
            if stop in entry.worded(spoken).when_not:
                assert stop in str(script.worded(spoken).care)


def test_every_session_that_a_suggestion_opens_is_there() -> None:
    opened = {entry.session for entry in catalogue() if entry.session}

    assert {script.id for script in scripts()} - opened == {"grounding"}
    assert opened <= {script.id for script in scripts()}


def test_six_breaths_make_a_minute() -> None:
    script = script_named("slow-exhale")

    assert [script.plan(minutes).times for minutes in script.minutes] == [12, 18, 30]
    assert [part.seconds for part in script.plan(3).parts] == [4, 6]


def test_a_pace_is_hers_within_safe_bounds() -> None:
    script = script_named("slow-exhale")

    assert dict(script.paces) == {
        Pace.QUICKER: (3, 5),
        Pace.USUAL: (4, 6),
        Pace.SLOWER: (5, 7),
    }
    assert script.plan(2, Pace.SLOWER).times == 10
    assert script_named("shutdown").plan(3, Pace.SLOWER) == script_named("shutdown").plan(3)
    assert script_named("shutdown").paces == ()


def test_what_is_not_offered_becomes_the_usual() -> None:
    script = script_named("slow-exhale")
    only_usual = read_script(BREATHING.replace("quicker = [3, 5], ", "", 1))

    assert script.plan(4) == script.plan(3)
    assert only_usual.plan(3, Pace.QUICKER) == only_usual.plan(3)


@pytest.mark.parametrize(
    "right, wrong",
    [
        ("usual = [4, 6]", "usual = [5, 5]"),
        ("usual = [4, 6]", "usual = [2, 4]"),
        ("usual = [4, 6]", "usual = [4, 3, 6]"),
        ("usual = [4, 6]", "slowest = [4, 6]"),
        ("quicker = [3, 5], usual = [4, 6]", "quicker = [3, 5]"),
        ('ways = ["in", "out"]', 'ways = ["in", "hold"]'),
        ("usual_minutes = 3", "usual_minutes = 4"),
        ("minutes = [2, 3, 5]", "minutes = [3, 40]"),
        ("[ko]", "[fr]"),
        ('title = "Breathe out slowly"', ""),
        ('lines = ["들이쉬어요", "내쉬어요"]', 'lines = ["들이쉬어요"]'),
    ],
)
def test_a_breath_that_is_not_safe_or_whole_is_refused(right: str, wrong: str) -> None:
    assert right in BREATHING
    with pytest.raises(ValidationError):
        read_script(BREATHING.replace(right, wrong, 1))


@pytest.mark.parametrize(
    "right, wrong",
    [
        ('kind = "wait", seconds = 20', 'kind = "hold", seconds = 20'),
        ('kind = "wait", seconds = 20', 'kind = "wait", seconds = 2'),
        ('kind = "wait", seconds = 20', 'kind = "count", seconds = 20'),
        ('kind = "wait", seconds = 20', 'kind = "wait", seconds = 20, of = 3'),
        ('"화", ', ""),
        ("[en]", '[breathe]\nways = ["in", "out"]\npaces = { usual = [4, 6] }\n[en]'),
    ],
)
def test_steps_that_are_not_whole_are_refused(right: str, wrong: str) -> None:
    assert right in STEPWISE
    with pytest.raises(ValidationError):
        read_script(STEPWISE.replace(right, wrong, 1))


def test_without_anything_to_do_it_is_refused() -> None:
    before, _, rest = STEPWISE.partition("step = [")
    with pytest.raises(ValidationError):
        read_script(before + rest.partition("\n]\n")[2])
