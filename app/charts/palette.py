"""The colours of pictures to explore, which a stylesheet cannot reach; the same as tokens.css."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.charts.marks import Tone

WEAVES = {Tone.CHOSEN: "/", Tone.UNEASY: ".", Tone.UNKNOWN: "-"}
"""The second sign beside the colour, as in the picture on the page; pushed stays solid."""


@dataclass(frozen=True, slots=True)
class Palette:
    """One light of the page: the tones, the ground behind them, letters and lines."""

    tones: Mapping[Tone, str]
    ground: str
    ink: str
    soft: str
    grid: str


LIGHT = Palette(
    tones=MappingProxyType(
        {
            Tone.MOOD: "#28725e",
            Tone.ENERGY: "#6f7d28",
            Tone.TENSION: "#554b42",
            Tone.PUSHED: "#b35c29",
            Tone.CHOSEN: "#2d7eb5",
            Tone.UNEASY: "#a057a4",
            Tone.UNKNOWN: "#777068",
            Tone.SHIFT: "#e8e0d4",
            Tone.PLAIN: "#7d684b",
        }
    ),
    ground="#f8f4ec",
    ink="#251c15",
    soft="#52473d",
    grid="#ddd6cb",
)
DARK = Palette(
    tones=MappingProxyType(
        {
            Tone.MOOD: "#7cc9b1",
            Tone.ENERGY: "#c4d580",
            Tone.TENSION: "#c5bcb0",
            Tone.PUSHED: "#ef9963",
            Tone.CHOSEN: "#75bae7",
            Tone.UNEASY: "#d697d9",
            Tone.UNKNOWN: "#9e978e",
            Tone.SHIFT: "#2c251e",
            Tone.PLAIN: "#b4a285",
        }
    ),
    ground="#150f0b",
    ink="#e8e2d7",
    soft="#bbb1a4",
    grid="#2c2620",
)
