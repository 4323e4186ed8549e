"""What every SVG picture has: its frame with title and description, patterns, words, numbers.

Each picture carries its own patterns, so that it stays whole wherever it is put. Colours come
from static/css/charts.css by class.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from app.charts.marks import Gap, Picture, Tone

WEAVES = {
    Tone.CHOSEN: '<path class="weave" d="M-1 1L1-1M0 6L6 0M5 7L7 5"/>',
    Tone.UNEASY: '<circle class="weave-dot" cx="1.5" cy="1.5" r="1"/>'
    '<circle class="weave-dot" cx="4.5" cy="4.5" r="1"/>',
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


def fill(picture: Picture, tone: Tone) -> str:
    """The attribute that fills with a tone: its woven pattern, or its class where it is solid."""
    return f'fill="url(#{escape(picture.name)}-{tone})"' if tone in WEAVES else f'class="{tone}"'


def hatch(picture: Picture) -> str:
    """The attribute that fills with hatching: nothing is known there."""
    return f'fill="url(#{escape(picture.name)}-gap)"'


def swatch(picture: Picture, tone: Tone) -> Markup:
    """The little square beside a name in the key; it borrows the patterns of its picture."""
    filled = fill(picture, tone) if tone in WEAVES else f'class="swatch {tone}"'
    return Markup(  # noqa: S704 - a tone and the escaped name of a picture
        '<svg class="swatch" width="20" height="14" aria-hidden="true" focusable="false">'
        f'<rect {filled} width="20" height="14" rx="2"/></svg>'
    )


def text(classes: str, x: str, y: float | str, words: str, anchor: str = "") -> str:
    classed = f' class="{classes}"' if classes else ""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text{classed} x="{x}" y="{y}"{anchored}>{escape(words)}</text>'


def number(value: float) -> str:
    """The shortest way to write a coordinate between 0 and 1000, sharp enough for any screen."""
    return f"{value:.4g}"


def _patterns(picture: Picture) -> str:
    woven = [tone for tone, _name in picture.legend if tone in WEAVES]
    patterns = (
        f'<pattern id="{escape(picture.name)}-{tone}" width="6" height="6" '
        f'patternUnits="userSpaceOnUse"><rect class="{tone}" width="6" height="6"/>'
        f"{WEAVES[tone]}</pattern>"
        for tone in woven
    )
    hatched = _hatching(picture)
    return f"<defs>{''.join(patterns)}{hatched}</defs>" if woven or hatched else ""


def _hatching(picture: Picture) -> str:
    marks = (mark for panel in picture.panels for mark in panel.marks)
    if not any(isinstance(mark, Gap) for mark in marks):
        return ""
    return (
        f'<pattern id="{escape(picture.name)}-gap" width="6" height="6" '
        'patternUnits="userSpaceOnUse">'
        '<path class="hatch" d="M-1 1L1-1M0 6L6 0M5 7L7 5"/></pattern>'
    )
