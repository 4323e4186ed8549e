import re
from pathlib import Path

import pytest

from app.charts.palette import DARK, LIGHT

CSS = Path(__file__).parents[3] / "app" / "static" / "css"
AAA = 7.0
AA = 4.5
MARKS = 3.0
GROUNDS = ("ground", "raised", "sunk")
DATA = ("pushed", "chosen", "uneasy", "unknown", "plain", "mood", "energy", "tension")


def tokens(selector: str) -> dict[str, str]:
    css = (CSS / "tokens.css").read_text()
    block = css.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block))


LIGHTS = {"bright": tokens(":root"), "dark": tokens(':root[data-light="dark"]')}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(light: str, one: str, other: str) -> float:
    dark, bright = sorted(luminance(LIGHTS[light][name]) for name in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def test_black_on_white_is_the_most_there_is() -> None:
    assert (luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05) == pytest.approx(21)


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "soft"])
def test_text_that_is_read_is_aaa_on_every_ground(light: str, ground: str, text: str) -> None:
    assert contrast(light, text, ground) >= AAA


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize(
    "text, ground",
    [("on-accent", "accent"), ("ink", "glow"), ("accent", "ground"), ("ink", "shift-band")],
)
def test_acts_and_what_is_chosen_are_aaa(light: str, text: str, ground: str) -> None:
    assert contrast(light, text, ground) >= AAA


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_word_that_deletes_is_aa_on_every_ground(light: str, ground: str) -> None:
    assert contrast(light, "delete", ground) >= AA


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("mark", [*DATA, "edge"])
def test_marks_and_edges_stand_out_from_every_ground(light: str, ground: str, mark: str) -> None:
    assert contrast(light, mark, ground) >= MARKS


@pytest.mark.parametrize("light", LIGHTS)
def test_how_contact_came_is_drawn_in_hues_of_equal_weight(light: str) -> None:
    weights = [contrast(light, name, "ground") for name in ("pushed", "chosen", "uneasy")]

    assert max(weights) / min(weights) < 1.1


@pytest.mark.parametrize("light", LIGHTS)
def test_the_steps_go_from_deep_to_light(light: str) -> None:
    steps = [luminance(LIGHTS[light][f"step-{step}"]) for step in range(1, 6)]

    assert steps == sorted(steps)


def test_the_device_and_the_switch_turn_on_the_same_dark() -> None:
    assert tokens(':root:not([data-light="light"])') == LIGHTS["dark"]


@pytest.mark.parametrize("light", LIGHTS)
def test_pictures_to_explore_have_the_same_colours(light: str) -> None:
    palette = {"bright": LIGHT, "dark": DARK}[light]

    tones = {tone.value: colour for tone, colour in palette.tones.items()}

    assert tones == {name: LIGHTS[light][name] for name in tones}
    assert palette.ground == LIGHTS[light]["ground"]


def test_both_lights_have_the_same_tokens() -> None:
    assert LIGHTS["bright"].keys() == LIGHTS["dark"].keys()


def test_pages_use_colours_by_their_token_only() -> None:
    files = [file for file in CSS.glob("*.css") if file.name != "tokens.css"]

    assert not [file.name for file in files if re.search(r"#[0-9a-f]{3,8}\b", file.read_text())]


def test_only_deletion_uses_the_red() -> None:
    rules = re.findall(r"([^{}]+)\{[^{}]*var\(--delete\)", (CSS / "parts.css").read_text())

    assert rules
    assert all("delete" in rule for rule in rules)
