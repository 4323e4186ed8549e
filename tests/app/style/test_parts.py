import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

TEMPLATES = Path(__file__).parents[3] / "app" / "templates"
# What the page shows, by a piece of markup that only this part has.
PARTS = {
    "scale": 'class="scale scale-rise"',
    "wave": 'class="scale scale-wave"',
    "rings": 'class="scale scale-rings"',
    "apart": 'class="scale scale-apart"',
    "chips": 'class="chips"',
    "date": 'type="date"',
    "time": 'type="time"',
    "select": 'class="field field-select"',
    "stepper": 'class="field field-number"',
    "tick": 'class="field field-tick"',
    "taps": 'class="taps"',
    "refusal": 'class="error-summary"',
    "saved": 'class="saved"',
    "trust, mine": 'class="trust only-mine"',
    "trust, lead": 'class="trust lead-sees"',
    "empty": 'class="empty"',
    "card": 'class="card"',
    "disclosure": '<details class="disclosure"><summary>',
    "lines": 'class="lines"',
    "progress": '<progress value="400" max="1000">',
    "help panel": 'class="help-panel"',
    "way back": 'class="way-back"',
    "out now": 'class="out-now"',
    "suggestion": 'class="suggestion"',
    "after abuse": 'class="acknowledged"',
    "grade": 'class="grade grade-a"',
    "silence": 'class="silences"',
    "breathing player": 'class="player"',
    "tension": 'class="scale taps"',
    "days": 'id="chart-days"',
    "weekly": 'id="chart-weeks"',
    "dial": 'class="figure" id="chart-clock"',
    "week": 'id="chart-week"',
    "kinds": 'id="chart-kinds"',
    "causes": 'id="chart-causes"',
    "lateness": 'id="chart-lateness"',
    "not yet": 'class="not-yet"',
    "strips": 'class="picture strips"',
    "import bars": 'viewBox="0 0 336.0 116.0"',
    "too early": 'class="tier tier-too-early"',
    "cannot tell": 'class="tier tier-cannot-tell"',
    "no difference": 'class="tier tier-no-difference"',
    "tentative": 'class="tier tier-tentative"',
    "supported": 'class="tier tier-supported"',
    "door": 'class="door-scene"',
    "icon": "<code>reflection</code>",
    "release": 'class="release flow"',
    "gauge": 'class="gauge large"',
    "consent": 'class="consent flow"',
    "strain": 'id="chart-strain"',
    "colours": 'class="patch patch-step-5"',
    "table": 'class="number"',
}
# The frame around every page shows these.
ELSEWHERE = {"navigation.html", "help_footer.html"}


@pytest.fixture
def workbench(app: Flask) -> FlaskClient:
    """Give the browser of somebody who builds Offshift."""
    app.extensions["config"] = replace(app.extensions["config"], is_development=True)
    return app.test_client()


def test_it_is_not_there_unless_developing(client: FlaskClient) -> None:
    assert client.get("/style").status_code == 404


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("part", PARTS)
def test_it_shows_every_part(workbench: FlaskClient, part: str, language: str) -> None:
    page = workbench.get("/style", headers={"Accept-Language": language}).get_data(as_text=True)

    assert f'<html lang="{language}"' in page
    assert PARTS[part] in page


def test_the_breathing_player_is_drawn_as_on_its_own_page(workbench: FlaskClient) -> None:
    its_own = (TEMPLATES / "sessions" / "_lamp.html").read_text(encoding="utf-8")
    drawing = its_own[its_own.index('<svg class="breath"') :].split("</svg>", 1)[0]

    assert drawing in workbench.get("/style").get_data(as_text=True)


def test_the_breathing_player_stands_still(workbench: FlaskClient) -> None:
    assert "js/sessions" not in workbench.get("/style").get_data(as_text=True)


def test_no_id_stands_twice(workbench: FlaskClient) -> None:
    ids = re.findall(r'\sid="([^"]+)"', workbench.get("/style").get_data(as_text=True))

    assert sorted(each for each in set(ids) if ids.count(each) > 1) == []


def test_pictures_are_not_to_explore(workbench: FlaskClient) -> None:
    assert "data-explore" not in workbench.get("/style").get_data(as_text=True)


def test_every_part_that_templates_share_is_on_the_page() -> None:
    shared = {path.name for path in (TEMPLATES / "_parts").glob("*.html")}

    assert shared - used_by("style/parts.html") == ELSEWHERE


def used_by(name: str) -> set[str]:
    text = (TEMPLATES / name).read_text(encoding="utf-8")
    named = set(re.findall(r'{% (?:from|include) "([^"]+)"', text))
    return {Path(each).name for each in named}.union(*map(used_by, named))


def test_a_scale_is_five_answers_and_none_in_a_named_group(workbench: FlaskClient) -> None:
    page = workbench.get("/style").get_data(as_text=True)

    for value in ("1", "2", "3", "4", "5", ""):
        assert page.count(f'type="radio" name="energy" value="{value}"') == 1
    assert "<legend>How much energy is left?</legend>" in page


def test_nothing_is_chosen_beforehand(workbench: FlaskClient) -> None:
    page = workbench.get("/style").get_data(as_text=True)

    answers = [line for line in page.splitlines() if 'name="energy"' in line]

    assert not [answer for answer in answers if "checked" in answer]


def test_a_refusal_links_to_its_field_and_repeats_the_message_there(workbench: FlaskClient) -> None:
    page = workbench.get("/style").get_data(as_text=True)

    assert '<a href="#f-minutes">A whole number, such as 3.</a>' in page
    assert '<p class="message" id="m-minutes">A whole number, such as 3.</p>' in page
    assert 'aria-invalid="true" aria-describedby="m-minutes"' in page


def test_it_is_written_in_korean_too(workbench: FlaskClient) -> None:
    page = workbench.get("/style", headers={"Accept-Language": "ko"}).get_data(as_text=True)

    assert "화면을 이루는 모든 것" in page


def test_it_takes_no_form(workbench: FlaskClient) -> None:
    assert workbench.post("/style").status_code == 405


def test_no_page_part_styles_inline(workbench: FlaskClient) -> None:
    page = workbench.get("/style").get_data(as_text=True)

    assert " style=" not in page
    assert "<style" not in page
