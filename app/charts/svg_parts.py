"""What every SVG picture has: its frame with title and description, patterns, words, numbers."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from app.charts.marks import Picture, Tone

WEAVES = {
    Tone.CHOSEN: '<path class="weave" d="M-1 1L1-1M0 6L6 0M5 7L7 5"/>',
    Tone.UNEASY: '<circle class="weave-dot" cx="1.500" cy="1.500" r="1"/>'
    '<circle class="weave-dot" cx="4.500" cy="4.500" r="1"/>',
    Tone.UNKNOWN: '<path class="weave" d="M0 3H6"/>',
}
"""The second sign beside the colour; what is pushed stays solid."""


def frame(picture: Picture, parts: Iterable[str], *, height: int = 0, view_box: str = "") -> Markup:
    name = escape(picture.name)
    size = f'viewBox="{view_box}"' if view_box else f'height="{height}"'
    return Markup(  # noqa: S704 - every word has gone through escape(), the rest is ours
        f'<svg class="picture {picture.form}" width="100%" {size} role="img" '
        f'aria-labelledby="{name}-what {name}-how"><title id="{name}-what">'
        f'{escape(picture.title)}</title><desc id="{name}-how">{escape(picture.alt)}</desc>'
        f"{_patterns(picture)}{''.join(parts)}</svg>"
    )


def swatch_fill(picture_name: str, tone: Tone) -> str:
    """The attribute that fills with a tone: its woven pattern, or its class where it is solid."""
    if tone in WEAVES:
        return f'fill="url(#{escape(picture_name)}-{tone})"'
    return f'class="{tone}"'


def text(classes: str, x: str, y: float | str, words: str, anchor: str = "") -> str:
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{classes}" x="{x}" y="{y}"{anchored}>{escape(words)}</text>'


def number(value: float) -> str:
    """The shortest way to write a coordinate to two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _patterns(picture: Picture) -> str:
    woven = [tone for tone, _name in picture.legend if tone in WEAVES]
    patterns = (
        f'<pattern id="{escape(picture.name)}-{tone}" width="6" height="6" '
        f'patternUnits="userSpaceOnUse"><rect class="{tone}" width="6" height="6"/>'
        f"{WEAVES[tone]}</pattern>"
        for tone in woven
    )
    return f"<defs>{''.join(patterns)}</defs>" if woven else ""
