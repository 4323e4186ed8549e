import re
from pathlib import Path

import pytest

import app
from app.charts.marks import Tone
from app.charts.palette import DARK, LIGHT, Palette

TOKENS = Path(app.__file__).parent / "static" / "css" / "tokens.css"
TOKEN = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")


@pytest.mark.parametrize(
    "palette, begins", [(LIGHT, ":root {"), (DARK, ':root[data-light="dark"] {')]
)
def test_a_picture_to_explore_has_the_colours_of_the_page(palette: Palette, begins: str) -> None:
    block = TOKENS.read_text().split(begins)[1].split("}")[0]
    said = dict(TOKEN.findall(block))

    assert dict(palette.tones) == {tone: said[tone.value] for tone in Tone}
    surroundings = (palette.ground, palette.ink, palette.soft, palette.grid)
    assert surroundings == tuple(said[name] for name in ("ground", "ink", "soft", "grid"))
