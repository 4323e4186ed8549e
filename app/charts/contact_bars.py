"""Contact outside the shift as stacked bars; one way of coming about stands on the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.charts.marks import Axis, Band, Bar, Bars, Gap, Panel, Tick
from app.charts.words import TONES, WAYS, amount, initiation_names
from journal.vocabulary import Initiation

HALF_WAY = 0.6
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def stacked(counts: Iterable[tuple[float, Initiation, int]], width: float) -> tuple[Bars, ...]:
    """Stack counts that stand at the same place, pushed at the foot; counts of a place add up."""
    at_places: dict[Initiation, dict[float, int]] = {way: defaultdict(int) for way in WAYS}
    for place, initiation, count in counts:
        at_places[initiation][place] += count
    feet: dict[float, int] = defaultdict(int)
    layers = []
    names = initiation_names()
    for initiation, places in at_places.items():
        bars = []
        for place, count in sorted(places.items()):
            bars.append(Bar(place, width, feet[place], feet[place] + count))
            feet[place] += count
        if bars:
            layers.append(Bars(TONES[initiation], names[initiation], tuple(bars)))
    return tuple(layers)


def highest(layers: Iterable[Bars]) -> float:
    return max((bar.top for layer in layers for bar in layer.bars), default=0)


def count_axis(most: float) -> Axis:
    """Make an axis from zero, which goes without saying, to the most, with a round tick or two."""
    step = max((step for step in STEPS if step <= most * HALF_WAY), default=1)
    ticks = tuple(Tick(at, amount(at)) for at in (step, 2 * step) if at <= most)
    return Axis(0, max(most, 1) * 1.12, (Tick(0, ""), *ticks))


def contact_panel(name: str, layers: tuple[Bars, ...], bands: tuple[Band | Gap, ...] = ()) -> Panel:
    return Panel(name, count_axis(highest(layers)), (*bands, *layers), height=84)


def totals(counts: Iterable[tuple[float, Initiation, int]]) -> Mapping[Initiation, int]:
    sums: dict[Initiation, int] = dict.fromkeys(WAYS, 0)
    for _place, initiation, count in counts:
        sums[initiation] += count
    return sums
